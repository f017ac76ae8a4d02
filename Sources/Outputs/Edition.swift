import Articles
import Bytes
import Chronology
import Entities
import Markdown
import SiteModel

/// The site as its pages see it: the resolved site with what many pages ask for again and again, worked out once.
///
/// A class because every getter of the templates' model refers to this one value from all threads; nothing in it
/// changes.
public final class Edition: Sendable {
    public let site: Site
    public let plan: PagePlan
    /// `https://example.org`: what stands before an address from the host's root.
    let origin: String
    /// By subject: its roles.
    let roles: [[Role]]
    let deaths: [PartialDate?]
    /// By article.
    let articleURLs: [String]
    /// By article: its date's `year * 12 + month - 1`.
    let monthOfArticle: [Int32]
    /// By relation.
    let relationURLs: [String]
    /// By page.
    let pageURLs: [String]
    /// By kind: the address of its index.
    let kindURLs: [String]
    let archiveURL: String
    let sectionsURL: String
    /// By section.
    let sectionURLs: [String]
    /// By subject.
    let subjectURLs: [String]
    let subjectNames: [String]
    /// By subject, countries only: the flag.
    let flags: [String?]
    let isRightToLeft: Bool
    let dates: DateNames
    /// Asset names up to their first dot, and file names, to addresses.
    let assetURLs: [String: String]
    let indexes: EntityIndexes
    let calendar: BriefingCalendar
    /// By briefing: its stories by section, the lead story left out.
    let groups: [[StoryGroup]]
    let version: String
    let countryNames: CountryNames
    let contextTable: ContextTable
    /// By subject: what an article's structured data says of it.
    let subjectData: [[UInt8]]
    /// What structured data says of the way to a page: by subject, by kind and by section.
    let subjectCrumbs: [[UInt8]]
    let kindCrumbs: [[UInt8]]
    let sectionCrumbs: [[UInt8]]
    /// By subject, countries only: people whose country it is, most mentioned first.
    let peopleOfCountry: [Int: [UInt32]]

    /// - Parameters:
    ///   - assets: published paths of the theme's files by their names below `templates/assets/`.
    ///   - version: the program's, for `generator`.
    public init(site: Site, plan: PagePlan, assets: [String: String], version: String) {
        self.site = site
        self.plan = plan
        self.version = version
        origin = String(site.settings.baseURL.dropLast(site.basePath.count))
        let profiles = (0..<site.subjectCount).map { site.registry[site.entity($0)].profile }
        roles = profiles.map { $0?.roles ?? [] }
        deaths = profiles.map { $0?.died }
        monthOfArticle = site.articles.map { Int32($0.date.date.year * 12 + $0.date.date.month - 1) }
        articleURLs = site.articles.indices.map { site.url(site.path(ofArticle: $0)) }
        relationURLs = site.relations.indices.map { site.url(of: .relation($0)) }
        pageURLs = plan.paths.map(site.url)
        kindURLs = EntityKind.allCases.map { site.url(of: .entities($0)) }
        archiveURL = site.url(of: .archive)
        sectionsURL = site.url(of: .sections)
        sectionURLs = site.sections.indices.map { site.url(of: .section($0)) }
        subjectURLs = (0..<site.subjectCount).map { site.url(site.path(ofSubject: $0)) }
        subjectNames = (0..<site.subjectCount).map { site.registry.name(of: site.entity($0)) }
        flags = (0..<site.subjectCount).map { site.registry[site.entity($0)].country?.flag }
        isRightToLeft = Self.isRightToLeft(site.settings.language)
        dates = DateNames(language: site.settings.language)
        var assetURLs: [String: String] = [:]
        for (name, path) in assets.sorted(by: { $0.key < $1.key }) {
            assetURLs[name] = site.url(path)
            let short = String(name.prefix { $0 != "." })
            if assetURLs[short] == nil { assetURLs[short] = site.url(path) }
        }
        self.assetURLs = assetURLs
        indexes = EntityIndexes(site: site, names: subjectNames)
        calendar = BriefingCalendar(site: site)
        countryNames = CountryNames(language: site.settings.language)
        peopleOfCountry = Self.peopleOfCountry(site)
        contextTable = ContextTable(site)
        let (names, urls, origin) = (subjectNames, subjectURLs, origin)
        subjectData = (0..<site.subjectCount).map { subject in
            var json = JSONWriter()
            var data = ByteBuffer(room: 256)
            json.open("{", &data)
            json.field("@type", site.entity(subject).kind.schemaType, &data)
            json.field("name", names[subject], &data)
            json.field("url", address: urls[subject], origin, &data)
            json.close("}", &data)
            return data.array
        }
        subjectCrumbs = zip(names, urls).map { Self.crumbMembers($0, $1, origin: origin) }
        kindCrumbs = zip(EntityKind.allCases, kindURLs).map {
            Self.crumbMembers(Self.title(of: $0), $1, origin: origin)
        }
        sectionCrumbs = zip(site.sections, sectionURLs).map { Self.crumbMembers($0.name, $1, origin: origin) }
        groups = site.briefings.map { StoryGroup.groups(of: $0, in: site) }
    }

    /// Languages that are written from right to left (Unicode CLDR, `characterOrder`).
    static func isRightToLeft(_ language: String) -> Bool {
        let tag = language.lowercased().split(separator: "-")
        if tag.contains("arab") || tag.contains("hebr") { return true }
        return ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "iw"].contains(tag.first ?? "")
    }

    private static func peopleOfCountry(_ site: Site) -> [Int: [UInt32]] {
        var people: [Int: [UInt32]] = [:]
        for subject in site.subjects(of: .person) {
            guard let country = site.registry[site.entity(subject)].belongsTo else { continue }
            people[site.subject(country), default: []].append(UInt32(subject))
        }
        return people.mapValues { subjects in
            subjects.sorted { left, right in
                let (one, other) = (site.appearances.count(Int(left)), site.appearances.count(Int(right)))
                return one == other ? left < right : one > other
            }
        }
    }

    func role(of subject: Int, on date: CivilDate) -> Role? {
        roles[subject].isEmpty ? nil : roles[subject].role(on: date, death: deaths[subject])
    }

    var today: CivilDate { site.now.date }
}

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
