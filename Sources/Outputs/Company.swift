import Chronology
import Entities
import SiteModel
import Templates

/// Who appears with whom, and when.
extension Edition {
    /// How many companions a page shows.
    private static let companionLimit = 12

    func companions(of subject: Int, kind: EntityKind) -> ListValue {
        companions(in: site.appearances[subject], kind: kind, without: subject)
    }

    /// Those named most often in a briefing's stories.
    func participants(in briefing: Int, _ kind: EntityKind) -> ListValue {
        let company = companions(in: site.briefings[briefing].stories, kind: kind, without: nil)
        return .refs((0..<company.count).map { RecordRef(company[$0].number, aux: briefing) })
    }

    /// Those named most often in `articles`; of equals the one that comes first in the registry.
    func companions(in articles: some Sequence<UInt32>, kind: EntityKind, without subject: Int?) -> ListValue {
        let range = site.subjects(of: kind)
        var counts = [UInt32](repeating: 0, count: range.count)
        for article in articles {
            site.subjectsByKind[Int(kind.rawValue)].forEach(of: Int(article)) {
                counts[Int($0) - range.lowerBound] += 1
            }
        }
        if let subject, range.contains(subject) { counts[subject - range.lowerBound] = 0 }
        var best: [(subject: Int, count: UInt32)] = []
        for (index, count) in counts.enumerated() where count > 0 {
            if best.count == Self.companionLimit, best[best.count - 1].count >= count { continue }
            let place = best.firstIndex { $0.count < count } ?? best.count
            best.insert((range.lowerBound + index, count), at: place)
            if best.count > Self.companionLimit { best.removeLast() }
        }
        return .refs(best.map { RecordRef($0.subject, aux: Int($0.count)) })
    }

    /// Articles by month, or by year where they span more than two: oldest first, empty months in between included.
    func activity(of articles: ArraySlice<UInt32>) -> ListValue {
        guard let newest = articles.first, let oldest = articles.last else { return .refs([]) }
        let first = month(of: oldest)
        let byMonth = month(of: newest) - first < 24
        let range = byMonth ? first...month(of: newest) : (first / 12)...(month(of: newest) / 12)
        var counts = [Int](repeating: 0, count: range.count)
        for article in articles {
            let month = month(of: article)
            counts[(byMonth ? month : month / 12) - range.lowerBound] += 1
        }
        let highest = counts.max() ?? 1
        return .refs(
            range.map { key in
                let count = counts[key - range.lowerBound]
                let label = byMonth ? key / 12 * 16 + key % 12 + 1 : key * 16
                return RecordRef(label, aux: min(count, 0xFF_FFFF) << 8 | count * 100 / highest)
            })
    }

    private func month(of article: UInt32) -> Int {
        Int(monthOfArticle[Int(article)])
    }

    /// A date of a biography in the site's language, as exact as it is known.
    func text(of date: PartialDate) -> String {
        guard let month = date.month else { return String(date.year) }
        guard date.day != nil, let day = CivilDate(year: date.year, month: month, day: date.day ?? 1) else {
            return CivilDate(year: date.year, month: month, day: 1).map { text(of: $0, .monthYear) } ?? ""
        }
        return text(of: day, .long)
    }
}
