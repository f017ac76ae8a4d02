import Articles
import Entities

/// Who is in which article.
struct SubjectTable {
    let starts: [Int]
    let count: Int
    /// By article: each subject once, those of the body first.
    private(set) var ofArticle = Postings(subjects: 0)
    private let adopted: AdoptedEntities

    init(registry: EntityRegistry, articles: PublishedArticles, adopted: AdoptedEntities) {
        var starts = [0]
        for kind in EntityKind.allCases { starts.append(starts[starts.count - 1] + registry.count(kind)) }
        self.starts = starts
        self.adopted = adopted
        count = starts[starts.count - 1]
        let column = articles.known.table.subjects
        let (references, bounds) = (column.elements, column.ends)
        var found: [UInt32] = []
        found.reserveCapacity(references.count)
        var ends: [UInt32] = [0]
        ends.reserveCapacity(articles.count + 1)
        for row in articles.rows {
            for place in (row == 0 ? 0 : Int(bounds[Int(row) - 1]))..<Int(bounds[Int(row)]) {
                if let subject = subject(references[place], Int(row)) { found.append(UInt32(subject)) }
            }
            ends.append(UInt32(found.count))
        }
        ofArticle = Postings(numbers: found, starts: ends)
    }

    func number(_ id: EntityID) -> Int { starts[Int(id.kind.rawValue)] + id.index }

    /// By kind: the same, of that kind only.
    func byKind() -> [Postings] {
        var kindOfSubject: [UInt8] = []
        for kind in EntityKind.allCases {
            kindOfSubject += [UInt8](
                repeating: kind.rawValue, count: starts[Int(kind.rawValue) + 1] - starts[Int(kind.rawValue)])
        }
        return EntityKind.allCases.map { kind in
            var found: [UInt32] = []
            var ends: [UInt32] = [0]
            ends.reserveCapacity(ofArticle.subjects + 1)
            for article in 0..<ofArticle.subjects {
                for place in ofArticle.places(of: article) {
                    let subject = ofArticle.number(at: place)
                    if kindOfSubject[Int(subject)] == kind.rawValue { found.append(subject) }
                }
                ends.append(UInt32(found.count))
            }
            return Postings(numbers: found, starts: ends)
        }
    }

    func appearances() -> Postings {
        var pairs = Postings.Pairs(expecting: ofArticle.total)
        for article in 0..<ofArticle.subjects {
            for place in ofArticle.places(of: article) { pairs.add(Int(ofArticle.number(at: place)), UInt32(article)) }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    func datelines(_ articles: PublishedArticles) -> Postings {
        var pairs = Postings.Pairs(expecting: articles.count)
        let facts = articles.known.table.facts
        for (number, row) in articles.rows.enumerated() {
            if let place = facts[Int(row)].dateline, let subject = subject(place, Int(row)) {
                pairs.add(subject, UInt32(number))
            }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    func statements(_ articles: PublishedArticles) -> Postings {
        var pairs = Postings.Pairs()
        let speakers = articles.known.table.speakers
        for (number, row) in articles.rows.enumerated() {
            for (index, speaker) in speakers[Int(row)].enumerated() {
                if let subject = subject(speaker, Int(row)) { pairs.add(subject, UInt32(number << 8 | index)) }
            }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    func depictions(_ articles: PublishedArticles) -> Postings {
        let depicted = articles.known.table.depicted
        var pairs = Postings.Pairs(expecting: depicted.elements.count)
        for (number, row) in articles.rows.enumerated() {
            for depiction in depicted[Int(row)] {
                guard let subject = subject(depiction.entity, Int(row)) else { continue }
                pairs.add(subject, UInt32(number << 8) | depiction.figure)
            }
        }
        return Postings(subjects: count, newestFirst: pairs)
    }

    @inline(__always)
    private func subject(_ reference: EntityReference, _ row: Int) -> Int? {
        // A registered entity's number is made of its reference without more ado: articles hold these by the million.
        let kind = Int(reference.packed >> 29)
        if kind < EntityKind.allCases.count { return starts[kind] + Int(reference.packed & 0x1FFF_FFFF) }
        return adopted.entity(reference, row: row).map(number)
    }
}
