import Articles
import Bytes
import Entities
import Parallel
import SiteModel
import SourceText

/// Somebody whom an article names in so many words, and links nowhere.
public struct UnlinkedName: Sendable, Equatable {
    /// As the article writes it.
    public let name: String
    /// What would link it: `person:ada-example`.
    public let annotation: String
    /// The article's file.
    public let source: String
    /// How often it stands there.
    public let count: Int

    /// In the order of the articles, the newest first.
    static func all(in site: Site, jobs: Int) -> [UnlinkedName] {
        let names = KnownNames(site.registry)
        let count = site.articles.count
        let found = parallelMap(count, jobs: jobs, worker: ()) { _, place -> [UnlinkedName] in
            let number = count - 1 - place
            let linked = Set(site.subjectsOfArticle[number].map { site.entity(Int($0)) })
            let article = site.articles[number]
            return names.found(in: PlainWords.outsideLinks(article.text), except: linked).map { name, id, count in
                UnlinkedName(
                    name: name, annotation: "\(id.kind.scheme):\(site.registry.slug(of: id))", source: article.path,
                    count: count)
            }
        }
        return Array(found.joined())
    }
}

/// Names and aliases of people and organizations that have a file. Countries are left out: each capital is a name of one.
private struct KnownNames: Sendable {
    /// By the first word: all names that begin with it, the longest first.
    private var names: [ArraySlice<UInt8>: [(bytes: [UInt8], id: EntityID)]] = [:]
    private var firstBytes = [Bool](repeating: false, count: 256)

    init(_ registry: EntityRegistry) {
        for kind in [EntityKind.person, .organization] {
            for entity in registry.all(kind) {
                guard let profile = entity.profile else { continue }
                for name in Set([profile.name] + profile.aliases) { add(Array(name.utf8), entity.id) }
            }
        }
        for word in names.keys { names[word]?.sort { $0.bytes.count > $1.bytes.count } }
    }

    private mutating func add(_ name: [UInt8], _ id: EntityID) {
        guard let first = name.first else { return }
        firstBytes[Int(first)] = true
        names[name.prefix { PlainWords.isPart($0) }, default: []].append((name, id))
    }

    /// Each entity once, by the name that it is called by first.
    func found(in text: [UInt8], except linked: Set<EntityID>) -> [(name: String, id: EntityID, count: Int)] {
        var found: [(name: String, id: EntityID, count: Int)] = []
        var index = 0
        while index < text.count {
            guard PlainWords.isPart(text[index]) else {
                index += 1
                continue
            }
            let end = text[index...].firstIndex { !PlainWords.isPart($0) } ?? text.count
            if firstBytes[Int(text[index])], let candidates = names[text[index..<end]],
                let match = candidates.first(where: { Self.stands($0.bytes, in: text, at: index) })
            {
                if !linked.contains(match.id) {
                    if let place = found.firstIndex(where: { $0.id == match.id }) {
                        found[place].count += 1
                    } else {
                        found.append((String(decoding: match.bytes, as: UTF8.self), match.id, 1))
                    }
                }
                index += match.bytes.count
            } else {
                index = end
            }
        }
        return found
    }

    private static func stands(_ name: [UInt8], in text: [UInt8], at start: Int) -> Bool {
        let end = start + name.count
        return end <= text.count && text[start..<end].elementsEqual(name)
            && (end == text.count || !PlainWords.isPart(text[end]))
    }
}

/// What a text says outside its links and its code.
private enum PlainWords {
    /// Letters and digits; of scripts beyond ASCII everything.
    static func isPart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Of what is escaped in HTML that was written here, the character itself.
    private static func character(at index: Int, in html: [UInt8]) -> (byte: UInt8, count: Int) {
        if html[index] == UInt8(ascii: "&") {
            for (reference, byte) in references where html[index...].starts(with: reference) {
                return (byte, reference.count)
            }
        }
        return (html[index], 1)
    }

    private static let references: [([UInt8], UInt8)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

    static func outsideLinks(_ text: AnnotatedText) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.html.count)
        var depth = 0
        var index = 0
        while index < text.html.count {
            guard text.html[index] == UInt8(ascii: "<") else {
                let (byte, count) = character(at: index, in: text.html)
                if depth == 0 { out.append(byte) }
                index += count
                continue
            }
            let end = text.html[index...].firstIndex(of: UInt8(ascii: ">")) ?? text.html.count - 1
            let tag = text.html[(index + 1)..<end].prefix { isPart($0) || $0 == UInt8(ascii: "/") }
            let name = tag.drop { $0 == UInt8(ascii: "/") }
            if name.elementsEqual("a".utf8) || name.elementsEqual("code".utf8) {
                depth = max(0, depth + (tag.first == UInt8(ascii: "/") ? -1 : 1))
                // Words on both sides of a link are not one name.
                out.append(UInt8(ascii: "\n"))
            }
            index = end + 1
        }
        return out
    }
}
