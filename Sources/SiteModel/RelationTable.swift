import Entities

/// Pairs of countries that share enough articles.
struct RelationTable {
    private(set) var relations: [Relation] = []
    private(set) var articles = Postings(subjects: 0)
    private(set) var ofSubject = Postings(subjects: 0)

    init(subjects: SubjectTable, registry: EntityRegistry, minimum: Int) {
        let first = subjects.starts[Int(EntityKind.country.rawValue)]
        let count = registry.count(.country)
        let bySlug = (0..<count).sorted {
            registry.slug(of: EntityID(.country, index: $0)) < registry.slug(of: EntityID(.country, index: $1))
        }
        var ranks = [Int](repeating: 0, count: count)
        for (rank, country) in bySlug.enumerated() { ranks[country] = rank }
        var shared = [UInt32](repeating: 0, count: count * count)
        Self.visitPairs(subjects, first: first, ranks: ranks) { pair, _ in shared[pair] += 1 }
        var numbers = [Int32](repeating: -1, count: count * count)
        for pair in shared.indices where shared[pair] >= UInt32(clamping: minimum) {
            numbers[pair] = Int32(relations.count)
            relations.append(
                Relation(
                    first: EntityID(.country, index: bySlug[pair / count]),
                    second: EntityID(.country, index: bySlug[pair % count])))
        }
        articles = Postings(subjects: relations.count) { pair in
            Self.visitPairs(subjects, first: first, ranks: ranks) { key, article in
                if numbers[key] >= 0 { pair(Int(numbers[key]), article) }
            }
        }
        // Lists run backwards, so the relation with fewest articles goes in first.
        let counts = articles
        let order = relations.indices.sorted { (counts.count($0), $1) < (counts.count($1), $0) }
        let all = relations
        ofSubject = Postings(subjects: subjects.count) { pair in
            for relation in order {
                pair(subjects.number(all[relation].first), UInt32(relation))
                pair(subjects.number(all[relation].second), UInt32(relation))
            }
        }
    }

    /// Names each article's pairs of countries as `rank of the first * countries + rank of the second`.
    private static func visitPairs(
        _ subjects: SubjectTable, first: Int, ranks: [Int], _ visit: (_ pair: Int, _ article: UInt32) -> Void
    ) {
        var found: [Int] = []
        for article in 0..<subjects.ofArticle.subjects {
            found.removeAll(keepingCapacity: true)
            subjects.ofArticle.forEach(of: article) { subject in
                if Int(subject) >= first && Int(subject) < first + ranks.count {
                    found.append(ranks[Int(subject) - first])
                }
            }
            for index in found.indices {
                let rank = found[index]
                for place in index + 1..<found.count {
                    let other = found[place]
                    visit(min(rank, other) * ranks.count + max(rank, other), UInt32(article))
                }
            }
        }
    }
}
