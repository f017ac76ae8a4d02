import Foundation
import FuzzInputs

/// Somebody who edits a site at random, always in the same way for the same seed.
struct SiteEditor: Sendable {
    var writer: NewsWriter
    var site: EditedSite
    /// The site as it was, newest last: what an undo goes back to.
    var history: [EditedSite] = []
    private var deck: [Edit] = []
    private var fileCount = 0

    init(seed: UInt64) {
        writer = NewsWriter(random: RandomNumbers(seed: seed))
        site = writer.site()
        let start = Int(truncatingIfNeeded: seed &* 11 % UInt64(Edit.all.count))
        deck = Array(Edit.inAnyOrder[start...] + Edit.inAnyOrder[..<start])
        // Two sites of three have a theme of its own, which is much smaller than the default one.
        if seed % 3 != 0 { site.files.merge(Self.ownTheme) { $1 } }
    }

    static var ownTheme: [String: [UInt8]] {
        let files = (try? FileTree.files(below: FixtureSite.fixtures.appending(path: "templates"))) ?? [:]
        return Dictionary(uniqueKeysWithValues: files.map { ("templates/" + $0.key, Array($0.value)) })
    }

    /// One edit of a kind that can be made now. All kinds are gone through before one comes again; where they begin
    /// follows from the seed, so that few short sequences together try each.
    mutating func edit() -> MadeEdit {
        while true {
            if deck.isEmpty { deck = Edit.all.shuffled(using: &writer.random) }
            let next = deck.removeFirst()
            let before = site
            guard let story = next.make(&self) else { continue }
            history.append(before)
            if !writer.random.oneIn(5) { dropLooseEnds() }
            return MadeEdit(kind: next.name, story: story)
        }
    }

    /// Back to how the site was before the last `count` edits, with the clock and the wishes of now.
    mutating func undo(_ count: Int) -> MadeEdit? {
        guard count > 0, history.count >= count else { return nil }
        let wish = site.wish
        site = history[history.count - count]
        site.wish = wish
        history.removeLast(count)
        return MadeEdit(kind: Edit.undo, story: "the last \(count) edits")
    }

    /// Takes back what one edit, `count` edits ago, did to files, and keeps all that later ones did to others.
    mutating func mend(_ count: Int) -> MadeEdit? {
        guard count > 1, history.count >= count else { return nil }
        let (good, bad) = (history[history.count - count], history[history.count - count + 1])
        history.append(site)
        site.settings = bad.settings == good.settings ? site.settings : good.settings
        for path in Set(good.sources.keys).union(bad.sources.keys) where good.sources[path] != bad.sources[path] {
            site.sources[path] = good.sources[path]
        }
        for path in Set(good.files.keys).union(bad.files.keys) where good.files[path] != bad.files[path] {
            site.files[path] = good.files[path]
        }
        return MadeEdit(kind: Edit.mend, story: "the edit \(count) edits ago")
    }

    /// For names that nothing else has.
    mutating func freshNumber() -> Int {
        fileCount += 1
        return fileCount
    }

    /// Applies `change` to an article at random, and says what it was.
    mutating func change(
        _ what: String, of paths: [String], _ change: (inout EditedSource, inout NewsWriter) -> String?
    ) -> String? {
        guard let path = writer.random.one(of: paths), var source = site.sources[path] else { return nil }
        guard let story = change(&source, &writer), source != site.sources[path] else { return nil }
        site.sources[path] = source
        return "\(path): \(what) \(story)"
    }

    mutating func change(
        _ what: String, _ change: (inout EditedSource, inout NewsWriter) -> String?
    ) -> String? {
        self.change(what, of: site.articles, change)
    }

    /// What careful editors do after a deletion: links, pictures and orders that lead nowhere go.
    private mutating func dropLooseEnds() {
        var slugs: [String: Int] = [:]
        for path in site.articles { slugs[site.slug(ofArticle: path), default: 0] += 1 }
        let days = Set(site.articles.map { site.day(ofArticle: $0) })
        let pictures = Set(site.files.keys.compactMap { $0.split(separator: "/").last.map(String.init) })
        for (path, source) in site.sources {
            let isLoose = { (block: String) in
                Self.targets("article", in: block).contains { slugs[$0] != 1 }
                    || Self.targets("briefing", in: block).contains { !days.contains($0) }
                    || Self.pictures(in: block).contains { !pictures.contains($0) }
            }
            site.sources[path]?.blocks.removeAll(where: isLoose)
            if let image = source.keys["image"], !pictures.contains(image) { site.sources[path]?.keys["image"] = nil }
            if let order = source.keys["articles"] {
                let kept = Self.list(order).filter { slugs[$0] == 1 }
                site.sources[path]?.keys["articles"] = kept.isEmpty ? nil : "[\(kept.joined(separator: ", "))]"
            }
        }
    }

    static func list(_ yaml: String) -> [String] {
        yaml.split { "[], ".contains($0) }.map(String.init)
    }

    /// What links of a scheme lead to.
    private static func targets(_ scheme: String, in block: String) -> [String] {
        block.components(separatedBy: "](\(scheme):").dropFirst().map { String($0.prefix { $0 != ")" }) }
    }

    private static func pictures(in block: String) -> [String] {
        block.components(separatedBy: "![").dropFirst().compactMap { part in
            part.components(separatedBy: "](").dropFirst().first.map { String($0.prefix { $0 != ")" }) }
        }
    }
}

/// A kind of edit; nil from `make` where it cannot be made now.
struct Edit: Sendable {
    let name: String
    let make: @Sendable (inout SiteEditor) -> String?

    init(_ name: String, _ make: @escaping @Sendable (inout SiteEditor) -> String?) {
        self.name = name
        self.make = make
    }

    static let undo = "undo"
    static let mend = "mend"
    static let all = stories + frontMatter + entities + briefings + pictures + settings + templates + surroundings

    /// Kinds of all sorts beside each other, the same for all seeds.
    fileprivate static let inAnyOrder = {
        var random = RandomNumbers(seed: 0)
        return all.shuffled(using: &random)
    }()
}

/// An edit that was made, as failures tell of it.
struct MadeEdit: Sendable, CustomStringConvertible {
    let kind: String
    let story: String

    var description: String { "\(kind): \(story)" }
}
