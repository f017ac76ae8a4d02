import Articles
import Bytes
import Chronology
import Entities
import Parallel
import SiteModel

/// Lists of the resolved site that both its facts and its pages are made from.
public struct SiteLists: Sendable {
    public private(set) var site: Site
    public let plan: PagePlan
    /// By subject: its roles.
    let roles: [[Role]]
    let deaths: [PartialDate?]
    let subjectNames: [String]
    /// By article: its date's `year * 12 + month - 1`; empty where few articles are asked for.
    private let monthOfArticle: [Int32]
    let indexes: Deferred<EntityIndexes>
    let calendar: BriefingCalendar
    /// From the oldest month that has a briefing to the newest, as `year * 12 + month - 1`.
    let monthRange: Range<Int>
    /// By subject, countries only: people whose country it is, most mentioned first.
    let peopleOfCountry: [Int: [UInt32]]

    public init(_ site: Site, _ plan: PagePlan) {
        self.site = site
        self.plan = plan
        roles = EntityKind.allCases.flatMap { site.registry.all($0).map { $0.profile?.roles ?? [] } }
        deaths = EntityKind.allCases.flatMap { site.registry.all($0).map { $0.profile?.died } }
        subjectNames = EntityKind.allCases.flatMap { site.registry.all($0).map(\.name) }
        monthOfArticle =
            site.areListsKept
            ? [] : site.articles.indices.map { Int32(Self.month(of: site.articles.date(of: $0).date)) }
        let names = subjectNames
        indexes = Deferred { EntityIndexes(site: site, names: names) }
        calendar = BriefingCalendar(site: site)
        monthRange = (calendar.months.last ?? 0)..<(calendar.months.first.map { $0 + 1 } ?? 0)
        peopleOfCountry = Self.peopleOfCountry(site)
    }

    func month(ofArticle number: Int) -> Int {
        if monthOfArticle.isEmpty { return Self.month(of: site.articles.date(of: number).date) }
        return Int(monthOfArticle[number])
    }

    private static func month(of date: CivilDate) -> Int { date.year * 12 + date.month - 1 }

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

extension SiteLists {
    /// The same with the words of every article.
    public func withAllAtHand(jobs: Int) -> SiteLists {
        var lists = self
        lists.site.articles = site.articles.withAllAtHand(jobs: jobs)
        return lists
    }

    /// What all pages show besides what they are about: where one of these changes, all pages are made again.
    ///
    /// - Parameter assets: published paths of the theme's files by their names below `templates/assets/`.
    public func outline(assets: [String: String]) -> UInt64 {
        var outline = PartsFingerprint()
        outline.add(site.settings.baseURL)
        for section in site.sections {
            outline.add(section.name)
            outline.add(section.slug)
        }
        for kind in EntityKind.allCases { outline.add(site.subjects(of: kind).contains(where: site.hasPage)) }
        for (name, path) in assets.sorted(by: { $0.key < $1.key }) {
            outline.add(name)
            outline.add(path)
        }
        return outline.value
    }
}
