/// What happened to a file or folder of a site.
public struct FileEvent: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// It is being written: whoever does it has yet to close it, or has left it empty.
        case writing
        /// It is another one than it was; nobody tells whether it is whole.
        case changed
        /// Its owner or its permissions are others.
        case touched
        /// It is whole: closed after it was written, or moved into its place; or it was never meant, and is another one now.
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
