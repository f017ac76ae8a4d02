import Articles
import Chronology
import Entities
import Parallel
import SiteModel
import Templates

/// The site as the getters of one thread see it: what a page reads of it is noted in that thread's log.
///
/// What stands here without a note is the same in all builds with the same settings, or says only which thing is meant.
struct NotedSite: Sendable {
    /// For what notes its facts by itself.
    let unnoted: Site
    private let log: ReadLog

    let settings: SiteSettings
    let basePath: String
    let now: Moment
    let registry: NotedRegistry
    let articles: NotedArticles
    let sectionOfArticle: Noted<Int32>
    let briefingOfArticle: Noted<UInt32>
    let linkTargets: NotedLists<LinkDestination>
    let subjectsOfArticle: NotedPostings
    let subjectsByKind: [NotedPostings]
    let followUps: NotedPostings
    let texts: Noted<Deferred<EntityText>?>
    let appearances: NotedPostings
    let datelines: NotedPostings
    let statements: NotedPostings
    let depictions: NotedPostings
    let relationsOfSubject: NotedPostings
    let sections: Noted<Section>
    let articlesOfSection: NotedPostings
    let articlesOfRelation: NotedPostings
    let briefings: Noted<Briefing>
    let pictures: Noted<SitePicture>

    init(_ site: Site, _ parts: SentenceParts, _ log: ReadLog) {
        unnoted = site
        self.log = log
        settings = site.settings
        basePath = site.basePath
        now = site.now
        registry = NotedRegistry(site, log)
        articles = NotedArticles(site, parts, log)
        sectionOfArticle = Noted(site.sectionOfArticle, .article, log)
        briefingOfArticle = Noted(site.briefingOfArticle, .article, log)
        linkTargets = NotedLists(site.linkTargets, .article, log)
        subjectsOfArticle = NotedPostings(site.subjectsOfArticle, .article, log)
        subjectsByKind = site.subjectsByKind.map { NotedPostings($0, .article, log) }
        followUps = NotedPostings(site.followUps, .followUps, log)
        texts = Noted(site.texts, .subject, log)
        appearances = NotedPostings(site.appearances, .subjectList, log)
        datelines = NotedPostings(site.datelines, .gallery, log)
        statements = NotedPostings(site.statements, .gallery, log)
        depictions = NotedPostings(site.depictions, .gallery, log)
        relationsOfSubject = NotedPostings(site.relationsOfSubject, .relationsOf, log)
        sections = Noted(site.sections, .section, log)
        articlesOfSection = NotedPostings(site.articlesOfSection, .sectionList, log)
        articlesOfRelation = NotedPostings(site.articlesOfRelation, .relationList, log)
        briefings = Noted(site.briefings, .briefing, log)
        pictures = Noted(site.pictures, .picture, log)
    }
}

/// Entities, of whom whatever is read is noted.
struct NotedRegistry: Sendable {
    private let site: Site
    private let log: ReadLog

    init(_ site: Site, _ log: ReadLog) {
        self.site = site
        self.log = log
    }

    subscript(id: EntityID) -> Entity {
        log.note(.subject, site.subject(id))
        return site.registry[id]
    }

    func name(of id: EntityID) -> String {
        log.note(.subject, site.subject(id))
        return site.registry.name(of: id)
    }
}

// MARK: Which thing is meant

extension NotedSite {
    func subject(_ id: EntityID) -> Int { unnoted.subject(id) }
    func entity(_ subject: Int) -> EntityID { unnoted.entity(subject) }
    func subjects(of kind: EntityKind) -> Range<Int> { unnoted.subjects(of: kind) }
    func ownPage(of list: ItemList) -> Page { unnoted.ownPage(of: list) }
    func relation(_ number: Int) -> Relation { unnoted.relations[number] }
}

// MARK: Addresses and lists

extension NotedSite {
    func hasPage(_ subject: Int) -> Bool {
        log.note(.subject, subject)
        return unnoted.hasPage(subject)
    }

    func url(of page: Page) -> String {
        note(page)
        return unnoted.url(of: page)
    }

    func path(of page: Page) -> String {
        note(page)
        return unnoted.path(of: page)
    }

    func path(of list: FeedList) -> String {
        switch list {
        case .site: break
        case .subject(let subject): log.note(.subject, subject)
        case .section(let section): log.note(.section, section)
        }
        return unnoted.path(of: list)
    }

    func path(ofArticle number: Int) -> String {
        log.note(.article, number)
        return unnoted.path(ofArticle: number)
    }

    func path(ofPicture number: Int32) -> String {
        log.note(.picture, Int(number))
        return unnoted.path(ofPicture: number)
    }

    func linkTargets(ofText subject: Int) -> ArraySlice<LinkDestination> {
        log.note(.subject, subject)
        return unnoted.linkTargetsOfText[subject]
    }

    func url(_ path: String) -> String { unnoted.url(path) }
    func canonical(_ path: String) -> String { unnoted.canonical(path) }

    func items(of list: ItemList) -> ArraySlice<UInt32> {
        note(list)
        return unnoted.items(of: list)
    }

    func pages(of list: ItemList) -> ListPages {
        note(list)
        return unnoted.pages(of: list)
    }

    func note(_ list: ItemList) {
        switch list {
        case .subject(let subject): log.note(.subjectList, subject)
        case .section(let section): log.note(.sectionList, section)
        case .relation(let relation): log.note(.relationList, relation)
        }
    }

    /// What a page's address is made of.
    func note(_ page: Page) {
        switch page {
        case .article(let number), .redirect(let number, _): log.note(.article, number)
        case .entity(let subject): log.note(.subject, subject)
        case .section(let section): log.note(.section, section)
        case .relation(let number):
            log.note(.subject, subject(unnoted.relations[number].first))
            log.note(.subject, subject(unnoted.relations[number].second))
        case .sealed(let list, _), .sealedPages(let list): note(ownPage(of: list))
        case .rssFeed(let list), .jsonFeed(let list):
            switch list {
            case .site: break
            case .subject(let subject): log.note(.subject, subject)
            case .section(let section): log.note(.section, section)
            }
        // Their addresses hold nothing but a day, a kind or a number.
        case .home, .briefing, .archive, .month, .entities, .sections, .notFound, .sitemap, .robots, .formerAddress:
            break
        }
    }
}
