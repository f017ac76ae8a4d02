/// Finds files whose path is a folder of other files': `briefings` beside `briefings/index.html`.
///
/// Nearly all pages are an `index.html` or a feed, which nothing lies below; the few others are looked for above each path.
struct FolderClash {
    /// Keys, as `AddressClash` compares them, of files that could stand in the way; each is told once.
    private var files: Set<String> = []
    private var heads: Set<Substring> = []
    /// The first folder of the last path, and whether a file of that folder could stand in the way.
    private var last: (head: Substring, isSuspect: Bool) = ("", false)

    init(_ plan: PagePlan, _ paths: [String], _ others: [String]) {
        for (page, path) in zip(plan.pages, paths) where !path.isEmpty && !path.hasSuffix("/") {
            switch page {
            case .rssFeed, .jsonFeed: continue
            default: files.insert(AddressClash.key(path))
            }
        }
        for path in others { files.insert(AddressClash.key(path)) }
        heads = Set(files.map(Self.head))
    }

    private static func head(_ path: String) -> Substring { path.prefix { $0 != "/" } }

    /// The key of the file that is a folder of this path.
    mutating func file(inTheWayOf path: String) -> String? {
        if !path.utf8.starts(with: last.head.utf8) || !path.utf8.dropFirst(last.head.utf8.count).starts(with: "/".utf8)
        {
            let head = Self.head(path)
            last = (head, heads.contains(AddressClash.key(String(head))[...]))
        }
        guard last.isSuspect else { return nil }
        for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") {
            let key = AddressClash.key(String(path[..<index]))
            if files.remove(key) != nil { return key }
        }
        return nil
    }
}
