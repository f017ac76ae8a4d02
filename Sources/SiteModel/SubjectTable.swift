import Articles
import Entities

/// Who is in which article.
struct SubjectTable {
    let starts: [Int]
    let count: Int
    /// By article: each subject once, those of the body first.
    let ofArticle: Postings
    private let adopted: AdoptedEntities

    init(registry: EntityRegistry, articles: PublishedArticles, adopted: AdoptedEntities) {
        var starts = [0]
        for kind in EntityKind.allCases { starts.append(starts[starts.count - 1] + registry.count(kind)) }
        self.starts = starts
        self.adopted = adopted
        count = starts[starts.count - 1]
        var found: [UInt32] = []
        found.reserveCapacity(articles.table.subjects.elements.count)
        var ends: [UInt32] = [0]
        ends.reserveCapacity(articles.count + 1)
        for row in articles.rows {
            for reference in articles.table.subjects[Int(row)] {
                guard let id = adopted.entity(reference, row: Int(row)) else { continue }
                found.append(UInt32(starts[Int(id.kind.rawValue)] + id.index))
            }
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

    func datelines(_ articles: PublishedArticles) -> Postings {
        Postings(subjects: count) { pair in
            for (number, row) in articles.rows.enumerated() {
                if let place = articles.table.facts[Int(row)].dateline, let subject = subject(place, Int(row)) {
                    pair(subject, UInt32(number))
                }
            }
        }
    }

    func statements(_ articles: PublishedArticles) -> Postings {
        Postings(subjects: count) { pair in
            for (number, row) in articles.rows.enumerated() {
                for (index, speaker) in articles.table.speakers[Int(row)].enumerated() {
                    if let subject = subject(speaker, Int(row)) { pair(subject, UInt32(number << 8 | index)) }
                }
            }
        }
    }

    func depictions(_ articles: PublishedArticles) -> Postings {
        Postings(subjects: count) { pair in
            for (number, row) in articles.rows.enumerated() {
                for depiction in articles.table.depicted[Int(row)] {
                    guard let subject = subject(depiction.entity, Int(row)) else { continue }
                    pair(subject, UInt32(number << 8) | depiction.figure)
                }
            }
        }
    }

    private func subject(_ reference: EntityReference, _ row: Int) -> Int? {
        adopted.entity(reference, row: row).map(number)
    }
}
