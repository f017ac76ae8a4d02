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
        // Who is in a list's articles is part of the list's fact, which its reader noted.
        let named = site.unnoted.subjectsByKind[Int(kind.rawValue)]
        var counts = [UInt32](repeating: 0, count: range.count)
        for article in articles {
            named.forEach(of: Int(article)) { counts[Int($0) - range.lowerBound] += 1 }
        }
        if let subject, range.contains(subject) { counts[subject - range.lowerBound] = 0 }
        // The count before the subject's number, counted from the end, in one word: the higher one comes first.
        var best: [UInt64] = []
        best.reserveCapacity(Self.companionLimit + 1)
        var least: UInt32 = 0
        for index in counts.indices where counts[index] > least {
            let key = UInt64(counts[index]) << 32 | UInt64(UInt32.max - UInt32(index))
            var place = best.count
            best.append(key)
            while place > 0, best[place - 1] < key {
                best[place] = best[place - 1]
                place -= 1
            }
            best[place] = key
            if best.count <= Self.companionLimit { continue }
            best.removeLast()
            least = UInt32(best[best.count - 1] >> 32)
        }
        return .refs(
            best.map { key in
                RecordRef(range.lowerBound + Int(UInt32.max - UInt32(truncatingIfNeeded: key)), aux: Int(key >> 32))
            })
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
        values.lists.month(ofArticle: Int(article))
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
