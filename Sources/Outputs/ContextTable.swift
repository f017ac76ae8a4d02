import Articles
import SiteModel
import Templates

/// The mentions that lists of a subject's articles quote: one for each sentence, datelines left out. They lie in the order
/// of the lists, so that an item's are found by its place.
struct ContextTable: Sendable {
    struct Context: Sendable {
        /// An index into the article's mentions.
        let mention: UInt16
        let sentence: UInt16
        let place: MentionPlace
    }

    private(set) var contexts: [Context]
    /// By place in the site's `appearances`: where its contexts begin; after the last, where they end.
    private var starts: [UInt32]

    init(_ site: Site) {
        let appearances = site.appearances
        var counts = [UInt32](repeating: 0, count: appearances.total + 1)
        Self.visit(site) { place, _ in counts[place] += 1 }
        var sum: UInt32 = 0
        for place in counts.indices {
            (counts[place], sum) = (sum, sum + counts[place])
        }
        starts = counts
        var filled = [Context](
            repeating: Context(mention: 0, sentence: 0, place: .body), count: Int(starts[appearances.total]))
        Self.visit(site) { place, context in
            filled[Int(counts[place])] = context
            counts[place] += 1
        }
        contexts = filled
    }

    private static func visit(_ site: Site, _ body: (_ place: Int, _ context: Context) -> Void) {
        // By subject: its place in the article that is being read, and the sentence that was quoted last.
        var places = (0..<site.subjectCount).map { site.appearances.places(of: $0).upperBound }
        var last = [UInt32](repeating: .max, count: site.subjectCount)
        for article in site.articles.indices {
            site.subjectsOfArticle.forEach(of: article) { subject in
                places[Int(subject)] -= 1
                last[Int(subject)] = .max
            }
            let mentions = site.articles[article].text.mentions
            for number in mentions.indices.prefix(Int(UInt16.max)) where mentions[number].place != .dateline {
                guard let id = mentions[number].entity.registered else { continue }
                let subject = site.subject(id)
                let sentence = mentions[number].sentence
                if last[subject] == UInt32(sentence) { continue }
                last[subject] = UInt32(sentence)
                let place = mentions[number].place
                body(places[subject], Context(mention: UInt16(number), sentence: sentence, place: place))
            }
        }
    }

    /// The contexts of an item, by its place in `appearances`.
    func contexts(at place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }
}

extension Edition {
    /// The contexts that a list's item quotes; of a relation's, those in sentences that name both countries. A section's
    /// items have none.
    func contexts(of item: RecordRef) -> ListValue {
        switch item.list {
        case .section: return .refs([])
        case .subject(let subject):
            log.note(.article, article(of: item))
            let range = contextTable.contexts(at: site.unnoted.appearances.places(of: subject).lowerBound + item.number)
            return .range(UInt32(range.lowerBound)..<UInt32(range.upperBound), aux: UInt32(article(of: item)))
        case .relation(let number):
            log.note(.article, item.number)
            let relation = site.relation(number)
            let own = contexts(of: site.subject(relation.first), in: item.number)
            let others = contexts(of: site.subject(relation.second), in: item.number)
            let table = contextTable.contexts
            let shared = own.filter { one in others.contains { table[$0].sentence == table[one].sentence } }
            return .refs(shared.map { RecordRef($0, aux: item.number) })
        }
    }

    /// How many contexts there are.
    func contextCount(of item: RecordRef) -> Int {
        guard case .subject(let subject) = item.list else { return contexts(of: item).count }
        log.note(.article, article(of: item))
        return contextTable.contexts(at: site.unnoted.appearances.places(of: subject).lowerBound + item.number).count
    }

    private func contexts(of subject: Int, in article: Int) -> Range<Int> {
        let places = site.unnoted.appearances.places(of: subject)
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if site.unnoted.appearances.number(of: subject, at: middle) > UInt32(article) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return contextTable.contexts(at: places.lowerBound + low)
    }

    /// An item's article. A subject's item is known by its place in the list, every other by its article.
    func article(of item: RecordRef) -> Int {
        guard item.aux != 0, case .subject(let subject) = item.list else { return item.number }
        return Int(site.unnoted.appearances.number(of: subject, at: item.number))
    }
}
