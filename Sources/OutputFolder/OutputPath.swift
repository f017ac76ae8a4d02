/// The rules for a path inside the output folder, and the one order that paths have: that of their bytes, whatever
/// the locale and however Unicode would compare them.
enum OutputPath {
    /// The folder that holds sitegen's own record inside the output.
    static let recordFolder = ".sitegen"
    /// Leaves room for the staging folder's name before the path within macOS's limit of 1,024 bytes.
    static let lengthLimit = 960
    static let depthLimit = 64

    /// Fails with `unsafePath` unless `path` is relative, stays inside the folder, and can be kept in a line of text.
    static func validate(_ path: String) throws(OutputError) {
        if let reason = fault(in: path) { throw .unsafePath(path: path, reason: reason) }
    }

    private static func fault(in path: String) -> String? {
        let bytes = path.utf8
        if bytes.isEmpty { return "it is empty" }
        if bytes.count > lengthLimit { return "it is longer than \(lengthLimit) bytes" }
        var depth = 0
        var length = 0
        var dots = 0
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F { return "it holds a control character" }
            if byte == UInt8(ascii: "/") {
                if length == 0 { return depth == 0 ? "it starts with '/'" : "it has an empty part" }
                if dots == length && length <= 2 { return "it has a part '.' or '..'" }
                depth += 1
                length = 0
                dots = 0
            } else {
                length += 1
                if byte == UInt8(ascii: ".") { dots += 1 }
                if length > 255 { return "a part of it is longer than 255 bytes" }
            }
        }
        if length == 0 { return "it ends with '/'" }
        if dots == length && length <= 2 { return "it has a part '.' or '..'" }
        if depth >= depthLimit { return "it is more than \(depthLimit) folders deep" }
        return isRecord(bytes) ? "'\(recordFolder)' is sitegen's own" : nil
    }

    /// Letter case is ignored: some file systems do so too.
    private static func isRecord(_ bytes: String.UTF8View) -> Bool {
        var name = recordFolder.utf8.makeIterator()
        for byte in bytes {
            guard let expected = name.next() else { return byte == UInt8(ascii: "/") }
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if lower != expected { return false }
        }
        return name.next() == nil
    }

    /// The folder that a path lies in; nil at the top.
    static func parent(of path: String) -> String? {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(path[..<slash])
    }

    /// Whether `left` comes first by bytes.
    static func precedes(_ left: String, _ right: String) -> Bool {
        let ordered = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { right in
                left.lexicographicallyPrecedes(right)
            }
        }
        return (ordered ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Byte for byte: `==` on strings would call two Unicode forms of a name equal.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }
}
