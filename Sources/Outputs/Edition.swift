import Articles
import Bytes
import Chronology
import Entities
import SiteModel
import Templates

/// The site as the pages of one thread see it: whatever a page reads is noted in the thread's log.
///
/// A class because every getter of the templates' model refers to it; nothing in it changes. Getters count the reference
/// at each call, and two processors that count the same one take turns at it, which takes many times as long: so each
/// rendering thread has an edition of its own.
public final class Edition: Sendable {
    let values: EditionValues
    let log: ReadLog
    let site: NotedSite
    public let plan: PagePlan
    let origin: String
    let roles: Noted<[Role]>
    let deaths: Noted<PartialDate?>
    private let wholeArticleURLs: [String]
    private let pageURLs: [String]
    let kindURLs: [String]
    let archiveURL: String
    let sectionsURL: String
    let sectionURLs: Noted<String>
    let subjectURLs: NotedPerSubject<String>
    let subjectNames: Noted<String>
    let flags: NotedPerSubject<String?>
    let isRightToLeft: Bool
    let dates: DateNames
    let assetURLs: [String: String]
    let version: String
    let countryNames: CountryNames
    let subjectData: NotedPerSubject<[UInt8]>
    let subjectCrumbs: NotedPerSubject<[UInt8]>
    let kindCrumbs: [[UInt8]]
    let sectionCrumbs: Noted<[UInt8]>

    init(_ values: EditionValues, _ log: ReadLog) {
        self.values = values
        self.log = log
        site = NotedSite(values.site, values.sentenceParts, log)
        plan = values.plan
        origin = values.origin
        roles = Noted(values.lists.roles, .subject, log)
        deaths = Noted(values.lists.deaths, .subject, log)
        wholeArticleURLs = values.articleURLs
        pageURLs = values.pageURLs
        kindURLs = values.kindURLs
        archiveURL = values.archiveURL
        sectionsURL = values.sectionsURL
        sectionURLs = Noted(values.sectionURLs, .section, log)
        subjectURLs = NotedPerSubject(values.subjectURLs, log)
        subjectNames = Noted(values.lists.subjectNames, .subject, log)
        flags = NotedPerSubject(values.flags, log)
        isRightToLeft = values.isRightToLeft
        dates = values.dates
        assetURLs = values.assetURLs
        version = values.version
        countryNames = values.countryNames
        subjectData = NotedPerSubject(values.subjectData, log)
        subjectCrumbs = NotedPerSubject(values.subjectCrumbs, log)
        kindCrumbs = values.kindCrumbs
        sectionCrumbs = Noted(values.sectionCrumbs, .section, log)
    }

    func articleURL(_ number: Int) -> String {
        log.note(.article, number)
        if wholeArticleURLs.isEmpty { return site.url(site.path(ofArticle: number)) }
        return wholeArticleURLs[number]
    }

    /// Of the page that is made; another page's address is asked of what it is about.
    func pageURL(_ page: Int) -> String {
        pageURLs.isEmpty ? site.url(site.unnoted.path(of: plan.pages[page])) : pageURLs[page]
    }

    /// A briefing's stories by section, the lead story left out.
    func groups(ofBriefing number: Int) -> [StoryGroup] {
        StoryGroup.groups(of: site.briefings[number], in: site.unnoted)
    }

    /// Languages that are written from right to left (Unicode CLDR, `characterOrder`).
    static func isRightToLeft(_ language: String) -> Bool {
        let tag = language.lowercased().split(separator: "-")
        if tag.contains("arab") || tag.contains("hebr") { return true }
        return ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "iw"].contains(tag.first ?? "")
    }

    func role(of subject: Int, on date: CivilDate) -> Role? {
        roles[subject].isEmpty ? nil : roles[subject].role(on: date, death: deaths[subject])
    }

    /// Whoever asks what holds today notes the subject: its fact says what does.
    var today: CivilDate { site.now.date }
}

// MARK: Lists that are read as a whole

extension Edition {
    /// By letter, of a kind's number.
    func letters(ofKind kind: Int) -> [EntityIndexes.Letter] {
        log.note(.index, kind)
        return values.lists.indexes().letters[kind]
    }

    var regions: [EntityIndexes.RegionGroup] {
        log.note(.index, Int(EntityKind.country.rawValue))
        return values.lists.indexes().regions
    }

    /// Which days have a briefing.
    var calendar: BriefingCalendar {
        log.note(.calendar, 0)
        return values.lists.calendar
    }

    private func noteMonth(_ month: Int) {
        if values.lists.monthRange.contains(month) { log.note(.month, month - values.lists.monthRange.lowerBound) }
    }

    /// A month's briefings, newest first.
    func briefings(ofMonth month: Int) -> [UInt32] {
        noteMonth(month)
        return values.lists.calendar.briefings[month, default: []]
    }

    func newerMonth(than month: Int) -> Int? {
        noteMonth(month)
        return values.lists.calendar.months.last { $0 > month }
    }

    func olderMonth(than month: Int) -> Int? {
        noteMonth(month)
        return values.lists.calendar.months.first { $0 < month }
    }

    func briefing(ofDay day: CivilDate) -> Int? {
        noteMonth(day.year * 12 + day.month - 1)
        return values.lists.calendar.briefingOfDay[day]
    }

    /// The newest briefing and those before it.
    var newestBriefings: Range<Int> {
        log.note(.newestBriefings, 0)
        let count = values.site.briefings.count
        return max(0, count - 1 - EditionValues.earlierBriefings)..<count
    }

    func peopleOfCountry(_ subject: Int) -> [UInt32] {
        log.note(.peopleOf, subject)
        return values.lists.peopleOfCountry[subject, default: []]
    }

    func relationURL(_ number: Int) -> String {
        let relation = site.relation(number)
        log.note(.subject, site.subject(relation.first))
        log.note(.subject, site.subject(relation.second))
        return values.relationURLs.isEmpty ? site.unnoted.url(of: .relation(number)) : values.relationURLs[number]
    }

    func newer(thanArticle number: Int) -> Int? {
        newer(than: number, of: values.site.articles.count, .neighbours)
    }

    func older(thanArticle number: Int) -> Int? {
        older(than: number, .neighbours)
    }

    func newer(thanBriefing number: Int) -> Int? {
        newer(than: number, of: values.site.briefings.count, .briefingNeighbours)
    }

    func older(thanBriefing number: Int) -> Int? {
        older(than: number, .briefingNeighbours)
    }

    private func newer(than number: Int, of count: Int, _ neighbours: Fact.Kind) -> Int? {
        log.note(neighbours, number)
        return number + 1 < count ? number + 1 : nil
    }

    private func older(than number: Int, _ neighbours: Fact.Kind) -> Int? {
        log.note(neighbours, number)
        return number > 0 ? number - 1 : nil
    }

    /// Notes sealed page `number` of a list as the page of the plan that it is: it follows the list's own page.
    func noteSlice(_ list: ItemList, _ number: Int) {
        log.note(.slice, values.ownPages.page(of: list) + number)
    }
}
