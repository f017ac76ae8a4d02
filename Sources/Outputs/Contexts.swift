import Articles
import Entities
import SiteModel
import Templates

/// The sentences that lists of a subject's articles quote: one mention of the subject for each sentence, datelines left
/// out. They are found when a list is written, for an article has few mentions.
extension Edition {
    /// The contexts that a list's item quotes; of a relation's, those in sentences that name both countries. A section's
    /// items have none. A context's index is its mention, aux the article.
    func contexts(of item: RecordRef) -> ListValue {
        var contexts: [RecordRef] = []
        forEachContext(of: item) { article, mention in contexts.append(RecordRef(mention, aux: article)) }
        return .refs(contexts)
    }

    /// How many contexts there are.
    func contextCount(of item: RecordRef) -> Int {
        var count = 0
        forEachContext(of: item) { _, _ in count += 1 }
        return count
    }

    /// An item's article. A subject's item is known by its place in the list, every other by its article.
    func article(of item: RecordRef) -> Int {
        guard item.aux != 0, case .subject(let subject) = item.list else { return item.number }
        return Int(site.unnoted.appearances.number(of: subject, at: item.number))
    }

    private func forEachContext(of item: RecordRef, _ body: (_ article: Int, _ mention: Int) -> Void) {
        let number = article(of: item)
        switch item.list {
        case .section: return
        case .subject(let subject):
            site.articles.mentions(of: number).forEachContext(of: site.entity(subject)) { mention, _ in
                body(number, mention)
            }
        case .relation(let relation):
            let relation = site.relation(relation)
            let mentions = site.articles.mentions(of: number)
            var others: Set<UInt16> = []
            mentions.forEachContext(of: relation.second) { _, sentence in others.insert(sentence) }
            mentions.forEachContext(of: relation.first) { mention, sentence in
                if others.contains(sentence) { body(number, mention) }
            }
        }
    }

    /// Whether a sentence of the article may name both countries. Each sentence is one of 64 bits; those further apart
    /// than that share bits, so that two sets may meet where no sentence does, and never the other way round.
    func isNear(_ relation: Relation, inArticle number: Int) -> Bool {
        let (one, other) = (EntityReference(relation.first), EntityReference(relation.second))
        var (first, second) = (0 as UInt64, 0 as UInt64)
        for mention in site.articles.mentions(of: number) where mention.place != .dateline {
            if mention.entity == one {
                first |= 1 << UInt64(mention.sentence & 63)
            } else if mention.entity == other {
                second |= 1 << UInt64(mention.sentence & 63)
            }
        }
        return first & second != 0
    }
}

extension [Mention] {
    /// Calls `body` with the first mention of an entity in each sentence that names it.
    fileprivate func forEachContext(of entity: EntityID, _ body: (_ mention: Int, _ sentence: UInt16) -> Void) {
        let reference = EntityReference(entity)
        var last: UInt16?
        for (number, mention) in enumerated() where mention.entity == reference && mention.place != .dateline {
            if last == mention.sentence { continue }
            last = mention.sentence
            body(number, mention.sentence)
        }
    }
}
