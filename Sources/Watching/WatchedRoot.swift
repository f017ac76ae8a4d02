import Folders

/// The site's folder as it was when its watch began. A system's watch is of the folder, not of its path, and tells nothing of a
/// folder that was removed while something in it is open: so it is asked for.
struct WatchedRoot {
    let path: String
    private let number: UInt64?

    init(_ path: String) {
        self.path = path
        number = FileStamp(of: path)?.number
    }

    /// Whether the path still leads to that folder.
    var isSame: Bool { number != nil && FileStamp(of: path)?.number == number }
}
