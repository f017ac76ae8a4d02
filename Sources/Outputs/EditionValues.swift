import Articles
import Bytes
import Chronology
import Entities
import SiteModel

/// What many pages ask for again and again, worked out once from the resolved site.
public struct EditionValues: Sendable {
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
    /// By subject: what an article's structured data says of it.
    let subjectData: [[UInt8]]
    /// What structured data says of the way to a page: by subject, by kind and by section.
    let subjectCrumbs: [[UInt8]]
    let kindCrumbs: [[UInt8]]
    let sectionCrumbs: [[UInt8]]
    /// By subject, countries only: people whose country it is, most mentioned first.
    let peopleOfCountry: [Int: [UInt32]]
    let ownPages: OwnPages
    /// From the oldest month that has a briefing to the newest, as `year * 12 + month - 1`.
    let monthRange: Range<Int>

    /// How many briefings the home page shows before the newest.
    static let earlierBriefings = 14

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
        monthOfArticle = site.articles.indices.map { number in
            let date = site.articles.date(of: number).date
            return Int32(date.year * 12 + date.month - 1)
        }
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
        isRightToLeft = Edition.isRightToLeft(site.settings.language)
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
        monthRange = (calendar.months.last ?? 0)..<(calendar.months.first.map { $0 + 1 } ?? 0)
        countryNames = CountryNames(language: site.settings.language)
        peopleOfCountry = Self.peopleOfCountry(site)
        ownPages = OwnPages(site, plan)
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
        subjectCrumbs = zip(names, urls).map { Edition.crumbMembers($0, $1, origin: origin) }
        kindCrumbs = zip(EntityKind.allCases, kindURLs).map {
            Edition.crumbMembers(Edition.title(of: $0), $1, origin: origin)
        }
        sectionCrumbs = zip(site.sections, sectionURLs).map { Edition.crumbMembers($0.name, $1, origin: origin) }
        groups = site.briefings.map { StoryGroup.groups(of: $0, in: site) }
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
}

extension EditionValues {
    /// What all pages show besides what they are about: where one of these changes, all pages are made again.
    public var outline: UInt64 {
        var outline = PartsFingerprint()
        outline.add(origin)
        for section in site.sections {
            outline.add(section.name)
            outline.add(section.slug)
        }
        for kind in EntityKind.allCases { outline.add(site.subjects(of: kind).contains(where: site.hasPage)) }
        for (name, address) in assetURLs.sorted(by: { $0.key < $1.key }) {
            outline.add(name)
            outline.add(address)
        }
        return outline.value
    }
}

/// Where in the plan each list's own page stands; its sealed pages follow it.
struct OwnPages: Sendable {
    private var ofSubject: [UInt32]
    private var ofSection: [UInt32]
    private var ofRelation: [UInt32]

    init(_ site: Site, _ plan: PagePlan) {
        ofSubject = [UInt32](repeating: 0, count: site.subjectCount)
        ofSection = [UInt32](repeating: 0, count: site.sections.count)
        ofRelation = [UInt32](repeating: 0, count: site.relations.count)
        for (number, page) in plan.pages.enumerated() {
            switch page {
            case .entity(let subject): ofSubject[subject] = UInt32(number)
            case .section(let section): ofSection[section] = UInt32(number)
            case .relation(let relation): ofRelation[relation] = UInt32(number)
            default: break
            }
        }
    }

    func page(of list: ItemList) -> Int {
        switch list {
        case .subject(let subject): Int(ofSubject[subject])
        case .section(let section): Int(ofSection[section])
        case .relation(let relation): Int(ofRelation[relation])
        }
    }
}
