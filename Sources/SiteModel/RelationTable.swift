import Entities

/// Pairs of countries that share enough articles.
struct RelationTable {
    private(set) var relations: [Relation] = []
    private(set) var articles = Postings(subjects: 0)
    private(set) var ofSubject = Postings(subjects: 0)

    init(subjects: SubjectTable, registry: EntityRegistry, minimum: Int) {
        let count = registry.count(.country)
        let bySlug = (0..<count).sorted {
            registry.slug(of: EntityID(.country, index: $0)) < registry.slug(of: EntityID(.country, index: $1))
        }
        var ranks = [Int](repeating: 0, count: count)
        for (rank, country) in bySlug.enumerated() { ranks[country] = rank }
        let (pairs, ends) = Self.pairs(subjects, ranks)
        var shared = [UInt32](repeating: 0, count: count * count)
        for pair in pairs { shared[Int(pair)] &+= 1 }
        var numbers = [Int32](repeating: -1, count: count * count)
        for pair in shared.indices where shared[pair] >= UInt32(clamping: max(minimum, 1)) {
            numbers[pair] = Int32(relations.count)
            relations.append(
                Relation(
                    first: EntityID(.country, index: bySlug[pair / count]),
                    second: EntityID(.country, index: bySlug[pair % count])))
        }
        var found = Postings.Pairs(expecting: pairs.count)
        var start = 0
        for article in ends.indices {
            for place in start..<Int(ends[article]) {
                let relation = numbers[Int(pairs[place])]
                if relation >= 0 { found.add(Int(relation), UInt32(article)) }
            }
            start = Int(ends[article])
        }
        articles = Postings(subjects: relations.count, newestFirst: found)
        // Lists run backwards, so the relation with fewest articles goes in first.
        let counts = articles
        let order = relations.indices.sorted { (counts.count($0), $1) < (counts.count($1), $0) }
        var members = Postings.Pairs(expecting: 2 * order.count)
        for relation in order {
            members.add(subjects.number(relations[relation].first), UInt32(relation))
            members.add(subjects.number(relations[relation].second), UInt32(relation))
        }
        ofSubject = Postings(subjects: subjects.count, newestFirst: members)
    }

    /// Each article's pairs of countries, as `rank of the first * countries + rank of the second`, and where they end.
    private static func pairs(_ subjects: SubjectTable, _ ranks: [Int]) -> (pairs: [UInt32], ends: [UInt32]) {
        let first = UInt32(subjects.starts[Int(EntityKind.country.rawValue)])
        let last = first + UInt32(ranks.count)
        let all = subjects.ofArticle
        let count = UInt32(ranks.count)
        let rankOf = ranks.map(UInt32.init)
        var pairs: [UInt32] = []
        var ends: [UInt32] = []
        ends.reserveCapacity(all.subjects)
        var found = [UInt32](repeating: 0, count: ranks.count)
        for article in 0..<all.subjects {
            var known = 0
            for place in all.places(of: article) {
                let subject = all.number(at: place)
                guard subject >= first, subject < last else { continue }
                let rank = rankOf[Int(subject &- first)]
                for other in 0..<known {
                    let second = found[other]
                    pairs.append(second < rank ? second &* count &+ rank : rank &* count &+ second)
                }
                found[known] = rank
                known &+= 1
            }
            ends.append(UInt32(pairs.count))
        }
        return (pairs, ends)
    }
}
