import Chronology
import Entities
import SiteModel

/// A section's stories in a briefing.
struct StoryGroup: Sendable {
    let section: Int32
    var stories: [UInt32]

    static func groups(of briefing: Briefing, in site: Site) -> [StoryGroup] {
        var groups: [StoryGroup] = []
        for story in briefing.stories.dropFirst() {
            let section = site.sectionOfArticle[Int(story)]
            if let index = groups.firstIndex(where: { $0.section == section }) {
                groups[index].stories.append(story)
            } else {
                groups.append(StoryGroup(section: section, stories: [story]))
            }
        }
        return groups
    }
}

/// Which days have a briefing.
struct BriefingCalendar: Sendable {
    /// `year * 12 + month - 1`, newest first.
    let months: [Int]
    /// By month: its briefings, newest first.
    let briefings: [Int: [UInt32]]
    let briefingOfDay: [CivilDate: Int]

    init(site: Site) {
        months = PagePlan.months(of: site).reversed()
        var ofMonth: [Int: [UInt32]] = [:]
        var ofDay: [CivilDate: Int] = [:]
        for (number, briefing) in site.briefings.enumerated().reversed() {
            ofMonth[briefing.date.year * 12 + briefing.date.month - 1, default: []].append(UInt32(number))
            ofDay[briefing.date] = number
        }
        briefings = ofMonth
        briefingOfDay = ofDay
    }

    /// Newest first.
    var years: [UInt32] {
        var years: [UInt32] = []
        for month in months where years.last != UInt32(month / 12) { years.append(UInt32(month / 12)) }
        return years
    }

    /// The month's days week by week as day numbers, 0 outside of the month. `firstWeekday` as in ISO 8601.
    static func weeks(ofMonth month: Int, firstWeekday: Int) -> [[Int]] {
        guard let first = CivilDate(year: month / 12, month: month % 12 + 1, day: 1) else { return [] }
        let blanks = (first.weekday - firstWeekday + 7) % 7
        let length = CivilDate.length(ofMonth: first.month, year: first.year)
        var days = [Int](repeating: 0, count: blanks) + Array(1...length)
        while days.count % 7 != 0 { days.append(0) }
        return stride(from: 0, to: days.count, by: 7).map { Array(days[$0..<($0 + 7)]) }
    }
}

/// The lists of people A to Z, of countries by region, and so on.
struct EntityIndexes: Sendable {
    struct Letter: Sendable {
        let letter: String
        var subjects: [UInt32]
    }

    struct RegionGroup: Sendable {
        let region: Region?
        var countries: [UInt32]
    }

    /// By kind.
    let letters: [[Letter]]
    let regions: [RegionGroup]

    init(site: Site, names: [String]) {
        letters = EntityKind.allCases.map { kind in
            Self.letters(site.subjects(of: kind).filter(site.hasPage), names, of: site)
        }
        let countries = site.subjects(of: .country).filter(site.hasPage).sorted { Self.isBefore($0, $1, names) }
        var groups: [RegionGroup] = Region.allCases.sorted().map { RegionGroup(region: $0, countries: []) }
        for country in countries {
            let region = site.registry[site.entity(country)].country?.region
            if let index = groups.firstIndex(where: { $0.region == region }) {
                groups[index].countries.append(UInt32(country))
            }
        }
        regions = groups.filter { !$0.countries.isEmpty }
    }

    /// By the last word of a name, as an index of people is, or by what its file says; the whole name decides between
    /// equal ones.
    private static func letters(_ subjects: [Int], _ names: [String], of site: Site) -> [Letter] {
        let keys = Dictionary(
            uniqueKeysWithValues: subjects.map { subject in
                let own = site.registry[site.entity(subject)].profile?.sortName
                return (subject, own.map(words(of:)) ?? sortKey(names[subject]))
            })
        let sorted = subjects.sorted { left, right in
            let (one, other) = (keys[left] ?? "", keys[right] ?? "")
            return one == other ? left < right : one < other
        }
        var letters: [Letter] = []
        for subject in sorted {
            let letter = keys[subject]?.first.map { $0.isLetter ? String($0).uppercased() : "#" } ?? "#"
            if letters.last?.letter != letter { letters.append(Letter(letter: letter, subjects: [])) }
            letters[letters.count - 1].subjects.append(UInt32(subject))
        }
        return letters
    }

    static func sortKey(_ name: String) -> String {
        let plain = words(of: name)
        let words = plain.split(separator: " ")
        guard let last = words.last, words.count > 1 else { return plain }
        return last + " " + words.dropLast().joined(separator: " ")
    }

    private static func words(of name: String) -> String { slugify(name).replacing("-", with: " ") }

    private static func isBefore(_ left: Int, _ right: Int, _ names: [String]) -> Bool {
        let (one, other) = (slugify(names[left]), slugify(names[right]))
        return one == other ? left < right : one < other
    }
}
