import Articles
import Chronology
import SourceText

/// Puts articles into briefings and orders them there.
struct BriefingPlan {
    let settings: SiteSettings
    let articles: PublishedArticles
    let sectionOfArticle: [Int32]

    /// The day of the briefing that shows what happened on `date`.
    static func digestDay(_ date: CivilDate, _ digest: SiteSettings.Digest) -> CivilDate {
        digest == .daily ? date : CivilDate(daysSinceEpoch: date.daysSinceEpoch - (date.weekday - 1))
    }

    /// Days that have articles, oldest first, with those articles' numbers.
    func days() -> [(date: CivilDate, articles: [UInt32])] {
        var found: [(date: CivilDate, articles: [UInt32])] = []
        for number in articles.indices {
            let day = Self.digestDay(articles.date(of: number).date, settings.digest)
            if found.last?.date == day {
                found[found.count - 1].articles.append(UInt32(number))
            } else {
                found.append((day, [UInt32(number)]))
            }
        }
        return found
    }

    /// The editor's order first, then weight, section and time.
    func order(
        _ day: [UInt32], note: BriefingNote?, links: inout LinkResolution, into diagnostics: inout [Diagnostic]
    ) -> [UInt32] {
        var first: [UInt32] = []
        for name in note?.articles ?? [] {
            guard
                case .article(let number) = links.article(
                    name.value, Origin(path: note?.path ?? "", position: name.position), &diagnostics),
                !first.contains(number)
            else { continue }
            first.append(number)
        }
        let rest = first.isEmpty ? day : day.filter { !first.contains($0) }
        if rest.count < 2 { return first + rest }
        let keys = rest.map { number in
            let section = UInt32(bitPattern: sectionOfArticle[Int(number)])
            return (weight: articles.weight(of: Int(number)) ?? .max, section: section, number: number)
        }
        return first + keys.sorted { $0 < $1 }.map(\.number)
    }
}
