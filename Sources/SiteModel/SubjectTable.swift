import Articles
import Entities

/// Who is in which article.
struct SubjectTable {
    let starts: [Int]
    let count: Int
    /// By article: each subject once, those of the body first.
    let ofArticle: Postings

    init(registry: EntityRegistry, articles: [Article]) {
        var starts = [0]
        for kind in EntityKind.allCases { starts.append(starts[starts.count - 1] + registry.count(kind)) }
        self.starts = starts
        count = starts[starts.count - 1]
        var stamps = [UInt32](repeating: .max, count: count)
        var found: [UInt32] = []
        var ends: [UInt32] = [0]
        ends.reserveCapacity(articles.count + 1)
        for (number, article) in articles.enumerated() {
            func add(_ reference: EntityReference) {
                guard let id = reference.registered else { return }
                let subject = starts[Int(id.kind.rawValue)] + id.index
                guard stamps[subject] != UInt32(number) else { return }
                stamps[subject] = UInt32(number)
                found.append(UInt32(subject))
            }
            let mentions = article.text.mentions
            let bodyStart = UInt32(article.text.bodyStart)
            for mention in mentions where mention.start >= bodyStart && mention.place != .dateline {
                add(mention.entity)
            }
            for mention in mentions where mention.start < bodyStart { add(mention.entity) }
            for subject in article.subjects { add(subject) }
            ends.append(UInt32(found.count))
        }
        ofArticle = Postings(numbers: found, starts: ends)
    }

    func number(_ id: EntityID) -> Int { starts[Int(id.kind.rawValue)] + id.index }

    func ofArticle(_ kind: EntityKind) -> Postings {
        let range = UInt32(starts[Int(kind.rawValue)])..<UInt32(starts[Int(kind.rawValue) + 1])
        var found: [UInt32] = []
        var ends: [UInt32] = [0]
        ends.reserveCapacity(ofArticle.subjects + 1)
        for article in 0..<ofArticle.subjects {
            ofArticle.forEach(of: article) { if range.contains($0) { found.append($0) } }
            ends.append(UInt32(found.count))
        }
        return Postings(numbers: found, starts: ends)
    }

    func appearances() -> Postings {
        Postings(subjects: count) { pair in
            for article in 0..<ofArticle.subjects {
                ofArticle.forEach(of: article) { pair(Int($0), UInt32(article)) }
            }
        }
    }

    func datelines(_ articles: [Article]) -> Postings {
        Postings(subjects: count) { pair in
            for (number, article) in articles.enumerated() {
                if let id = article.text.dateline?.place?.registered { pair(self.number(id), UInt32(number)) }
            }
        }
    }

    func statements(_ articles: [Article]) -> Postings {
        Postings(subjects: count) { pair in
            for (number, article) in articles.enumerated() {
                for (index, statement) in article.text.statements.enumerated().prefix(256) {
                    if let id = statement.speaker.registered { pair(self.number(id), UInt32(number << 8 | index)) }
                }
            }
        }
    }

    func depictions(_ articles: [Article]) -> Postings {
        Postings(subjects: count) { pair in
            for (number, article) in articles.enumerated() {
                for (index, figure) in article.text.figures.enumerated().prefix(256) {
                    var seen: [EntityID] = []
                    for depicted in figure.depicted {
                        guard let id = depicted.entity.registered, !seen.contains(id) else { continue }
                        seen.append(id)
                        pair(self.number(id), UInt32(number << 8 | index))
                    }
                }
            }
        }
    }
}
