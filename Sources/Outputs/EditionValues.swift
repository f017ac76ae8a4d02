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
    let lists: SiteLists
    /// By article; empty where few pages are made, which work out what they need.
    let articleURLs: [String]
    /// By page; likewise.
    let pageURLs: [String]
    /// By relation; likewise.
    let relationURLs: [String]
    /// By kind: the address of its index.
    let kindURLs: [String]
    let archiveURL: String
    let sectionsURL: String
    /// By section.
    let sectionURLs: [String]
    /// By subject.
    let subjectURLs: PerSubject<String>
    /// By subject, countries only: the flag.
    let flags: PerSubject<String?>
    let isRightToLeft: Bool
    let dates: DateNames
    /// Asset names up to their first dot, and file names, to addresses.
    let assetURLs: [String: String]
    let version: String
    let countryNames: CountryNames
    /// By subject: what an article's structured data says of it.
    let subjectData: PerSubject<[UInt8]>
    /// What structured data says of the way to a page: by subject, by kind and by section.
    let subjectCrumbs: PerSubject<[UInt8]>
    let kindCrumbs: [[UInt8]]
    let sectionCrumbs: [[UInt8]]
    let ownPages: OwnPages
    let sentenceParts: SentenceParts

    /// How many briefings the home page shows before the newest.
    static let earlierBriefings = 14

    /// - Parameters:
    ///   - assets: published paths of the theme's files by their names below `templates/assets/`.
    ///   - version: the program's, for `generator`.
    ///   - paths: of all pages, where most of them are made, so that what many ask for is worked out beforehand.
    public init(_ lists: SiteLists, assets: [String: String], version: String, paths: [String]? = nil) {
        let isWhole = paths != nil
        pageURLs = (paths ?? []).map(lists.site.url)
        let site = lists.site
        self.lists = lists
        self.site = site
        plan = lists.plan
        self.version = version
        origin = String(site.settings.baseURL.dropLast(site.basePath.count))
        articleURLs = isWhole ? site.articles.indices.map { site.url(site.path(ofArticle: $0)) } : []
        relationURLs = isWhole ? site.relations.indices.map { site.url(of: .relation($0)) } : []
        kindURLs = EntityKind.allCases.map { site.url(of: .entities($0)) }
        archiveURL = site.url(of: .archive)
        sectionsURL = site.url(of: .sections)
        sectionURLs = site.sections.indices.map { site.url(of: .section($0)) }
        subjectURLs = PerSubject(site, isWhole) { site.url(site.path(ofSubject: $0)) }
        flags = PerSubject(site, isWhole) { site.registry[site.entity($0)].country?.flag }
        isRightToLeft = Edition.isRightToLeft(site.settings.language)
        dates = DateNames(language: site.settings.language)
        var assetURLs: [String: String] = [:]
        for (name, path) in assets.sorted(by: { $0.key < $1.key }) {
            assetURLs[name] = site.url(path)
            let short = String(name.prefix { $0 != "." })
            if assetURLs[short] == nil { assetURLs[short] = site.url(path) }
        }
        self.assetURLs = assetURLs
        countryNames = CountryNames(language: site.settings.language)
        ownPages = OwnPages(site, plan)
        sentenceParts = SentenceParts(site.registry)
        let (names, urls, origin) = (lists.subjectNames, subjectURLs, origin)
        subjectData = PerSubject(site, isWhole) { subject in
            var json = JSONWriter()
            var data = ByteBuffer(room: 256)
            json.open("{", &data)
            json.field("@type", site.entity(subject).kind.schemaType, &data)
            json.field("name", names[subject], &data)
            json.field("url", address: urls[subject], origin, &data)
            json.close("}", &data)
            return data.array
        }
        subjectCrumbs = PerSubject(site, isWhole) { Edition.crumbMembers(names[$0], urls[$0], origin: origin) }
        kindCrumbs = zip(EntityKind.allCases, kindURLs).map {
            Edition.crumbMembers(Edition.title(of: $0), $1, origin: origin)
        }
        sectionCrumbs = zip(site.sections, sectionURLs).map { Edition.crumbMembers($0.name, $1, origin: origin) }
    }
}

/// What pages show of each subject: worked out beforehand where most pages are made, else when a page asks.
struct PerSubject<Value: Sendable>: Sendable {
    private let values: [Value]
    private let make: @Sendable (Int) -> Value

    init(_ site: Site, _ isWhole: Bool, _ make: @escaping @Sendable (Int) -> Value) {
        self.make = make
        values = isWhole ? (0..<site.subjectCount).map(make) : []
    }

    @inline(__always)
    subscript(subject: Int) -> Value { values.isEmpty ? make(subject) : values[subject] }
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
