#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why the output folder could not be written. None of these is a fault of the author's: the process ends with 3, and
/// the site that stood there still stands.
public enum OutputError: Error, Equatable, Sendable {
    /// The operating system refused: the call, the file or folder as the user would name it, and `errno`.
    case system(call: String, path: String, code: Int32)
    /// Another build holds the folder and did not let go in the time allowed.
    case locked(path: String)
    /// A symbolic link stands where a folder of the site belongs; it is never followed.
    case symbolicLink(path: String)
    /// Files or folders that sitegen did not write stand at these addresses; nothing was changed.
    case occupied(folder: String, paths: [String])
    /// Two outputs of one build have this path, or one is a folder to the other.
    case duplicate(path: String)
    /// A path that cannot be a file of the site, and why.
    case unsafePath(path: String, reason: String)
}

extension OutputError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .system(let call, let path, let code):
            return "cannot \(call) '\(path)': \(String(cString: strerror(code)))"
        case .locked(let path):
            return "another build is writing '\(path)'"
        case .symbolicLink(let path):
            return "'\(path)' is a symbolic link; sitegen writes through none"
        case .occupied(let folder, let paths):
            let shown = paths.prefix(20).map { "'\(folder)/\($0)'" }.joined(separator: ", ")
            let more = paths.count > 20 ? " and \(paths.count - 20) more" : ""
            let verb = paths.count == 1 ? "stands" : "stand"
            return "\(shown)\(more) \(verb) where the site has files of its own, and sitegen did not write"
                + (paths.count == 1 ? " it; move it away" : " them; move them away")
        case .duplicate(let path):
            return "two files of the site want the path '\(path)'"
        case .unsafePath(let path, let reason):
            return "'\(path)' cannot be written: \(reason)"
        }
    }

    /// The disk or the quota is full: the one failure with a remedy that is always the same.
    public var isDiskFull: Bool {
        if case .system(_, _, let code) = self { return code == ENOSPC || code == EDQUOT }
        return false
    }
}
