/// What happened to a file or folder of a site.
public struct FileEvent: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// It is being written: whoever does it has yet to close it, or has left it empty.
        case writing
        /// It is another one than it was; nobody tells whether it is whole.
        case changed
        /// Its owner or its permissions are others.
        case touched
        /// It is whole: closed after it was written, or moved into its place.
        case whole
        /// It was removed, or moved away.
        case gone
        /// Nobody knows what; every file may have changed.
        case unknown
    }

    /// Relative to the site's folder.
    public let path: String
    public let kind: Kind

    public init(_ path: String, _ kind: Kind) {
        self.path = path
        self.kind = kind
    }
}

/// Tells of changes in a site's `content/` and `templates/`.
public protocol FolderWatch: AnyObject {
    /// Waits until something happened, the deadline has passed or `alarm` is rung; then tells all that happened.
    func wait(until deadline: ContinuousClock.Instant, or alarm: Alarm) -> [FileEvent]

    /// Whether it still sees all changes. Not once the site's folder is another one than it was, or where the system allows it
    /// no more; then another watch has to be begun.
    var seesAll: Bool { get }
}

/// The folders of a site that are watched.
enum WatchedFolders {
    static let names = ["content", "templates"]

    /// As deep as a build looks.
    static let deepest = 32

    /// Whether a build looks into a folder.
    static func isRead(_ name: String, in folder: String) -> Bool { !name.hasPrefix(".") || isStatic(folder) }

    /// Files that editors and systems write beside those that are meant; a build does not read them, or they are gone before
    /// it could.
    static func isIgnored(_ name: String, in folder: String) -> Bool {
        if name.hasSuffix("~") || name == ".DS_Store" || name == "Thumbs.db" { return true }
        // All others are the site's there, dotfiles too.
        if isStatic(folder) { return false }
        let endings = [".swp", ".swo", ".swx", ".tmp", "___jb_tmp___", "___jb_old___"]
        return name.hasPrefix(".") || name == "4913" || name.hasPrefix("#") && name.hasSuffix("#")
            || endings.contains(where: name.hasSuffix)
    }

    private static func isStatic(_ folder: String) -> Bool {
        folder == "content/static" || folder.hasPrefix("content/static/")
    }
}

/// Watches in the best way that this machine has.
///
/// - Returns: the watch, and why it is not the system's own where it is not.
public func watchFolder(_ root: String) -> (watch: any FolderWatch, note: String?) {
    #if os(Linux)
        if let watch = InotifyWatch(root) { return (watch, nil) }
        let reason = "the system allows no more watches (see fs.inotify.max_user_watches)"
    #elseif canImport(Darwin)
        if let watch = KqueueWatch(root) { return (watch, nil) }
        let reason = "the system allows no more open files (see ulimit -n)"
    #else
        let reason = "this system tells of no changes"
    #endif
    return (PollingWatch(root), reason)
}
