import Articles
import SiteModel

/// By subject: the mentions that a list of its articles quotes, one for each sentence, datelines left out.
struct ContextTable: Sendable {
    struct Context: Sendable {
        let article: UInt32
        /// An index into the article's mentions.
        let mention: UInt16
        let sentence: UInt16
    }

    private var starts: [UInt32]
    /// Each subject's, oldest article first.
    private var contexts: [Context] = []

    init(_ site: Site) {
        starts = [UInt32](repeating: 0, count: site.subjectCount + 1)
        var counts = [UInt32](repeating: 0, count: site.subjectCount)
        Self.visit(site) { subject, _ in counts[subject] += 1 }
        for subject in counts.indices { starts[subject + 1] = starts[subject] + counts[subject] }
        var places = starts
        let none = Context(article: 0, mention: 0, sentence: 0)
        contexts = [Context](repeating: none, count: Int(starts[site.subjectCount]))
        Self.visit(site) { subject, context in
            contexts[Int(places[subject])] = context
            places[subject] += 1
        }
    }

    private static func visit(_ site: Site, _ body: (_ subject: Int, _ context: Context) -> Void) {
        // What was last seen of each subject: its article, from 1 on, and sentence.
        var last = [UInt64](repeating: 0, count: site.subjectCount)
        for article in site.articles.indices {
            let mentions = site.articles[article].text.mentions
            for number in mentions.indices.prefix(Int(UInt16.max)) where mentions[number].place != .dateline {
                guard let id = mentions[number].entity.registered else { continue }
                let subject = site.subject(id)
                let sentence = mentions[number].sentence
                let seen = UInt64(article + 1) << 16 | UInt64(sentence)
                if last[subject] == seen { continue }
                last[subject] = seen
                body(subject, Context(article: UInt32(article), mention: UInt16(number), sentence: sentence))
            }
        }
    }

    /// A subject's contexts in an article.
    func contexts(of subject: Int, in article: Int) -> ArraySlice<Context> {
        var low = Int(starts[subject])
        let end = Int(starts[subject + 1])
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if contexts[middle].article < UInt32(article) { low = middle + 1 } else { high = middle }
        }
        var last = low
        while last < end, contexts[last].article == UInt32(article) { last += 1 }
        return contexts[low..<last]
    }

    /// A subject's contexts in an article whose sentences name another subject too.
    func contexts(of subject: Int, with other: Int, in article: Int) -> [Context] {
        let own = contexts(of: subject, in: article)
        let others = contexts(of: other, in: article)
        if !own.contains(where: { one in others.contains { $0.sentence == one.sentence } }) { return [] }
        return own.filter { one in others.contains { $0.sentence == one.sentence } }
    }
}

extension Edition {
    /// The mentions of a list's subject in an article, one for each sentence; for a relation those in sentences that name
    /// both countries. A section's items have none.
    func contexts(article: Int, in list: ItemList) -> ArraySlice<ContextTable.Context> {
        switch list {
        case .section: return []
        case .subject(let subject): return contextTable.contexts(of: subject, in: article)
        case .relation(let number):
            let relation = site.relations[number]
            let (first, second) = (site.subject(relation.first), site.subject(relation.second))
            return contextTable.contexts(of: first, with: second, in: article)[...]
        }
    }
}
