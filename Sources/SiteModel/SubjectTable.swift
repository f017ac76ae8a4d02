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

    /// By kind: the same, of that kind only.
    func byKind() -> [Postings] {
        var found = EntityKind.allCases.map { _ in [UInt32]() }
        var ends = EntityKind.allCases.map { _ in [0 as UInt32] }
        for kind in ends.indices { ends[kind].reserveCapacity(ofArticle.subjects + 1) }
        let bounds = starts.map(UInt32.init)
        for article in 0..<ofArticle.subjects {
            for subject in ofArticle[article] {
                var kind = 0
                while bounds[kind + 1] <= subject { kind += 1 }
                found[kind].append(subject)
            }
            for kind in ends.indices { ends[kind].append(UInt32(found[kind].count)) }
        }
        return zip(found, ends).map { Postings(numbers: $0, starts: $1) }
    }

    func appearances() -> Postings {
        var pairs = Postings.Pairs(expecting: ofArticle.total)
        for article in 0..<ofArticle.subjects {
            for subject in ofArticle[article] { pairs.add(Int(subject), UInt32(article)) }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    func datelines(_ articles: PublishedArticles) -> Postings {
        var pairs = Postings.Pairs(expecting: articles.count)
        for (number, row) in articles.rows.enumerated() {
            if let place = articles.table.facts[Int(row)].dateline, let subject = subject(place, Int(row)) {
                pairs.add(subject, UInt32(number))
            }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    func statements(_ articles: PublishedArticles) -> Postings {
        var pairs = Postings.Pairs()
        for (number, row) in articles.rows.enumerated() {
            for (index, speaker) in articles.table.speakers[Int(row)].enumerated() {
                if let subject = subject(speaker, Int(row)) { pairs.add(subject, UInt32(number << 8 | index)) }
            }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    func depictions(_ articles: PublishedArticles) -> Postings {
        var pairs = Postings.Pairs(expecting: articles.table.depicted.elements.count)
        for (number, row) in articles.rows.enumerated() {
            for depiction in articles.table.depicted[Int(row)] {
                guard let subject = subject(depiction.entity, Int(row)) else { continue }
                pairs.add(subject, UInt32(number << 8) | depiction.figure)
            }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    private func subject(_ reference: EntityReference, _ row: Int) -> Int? {
        adopted.entity(reference, row: row).map(number)
    }
}
