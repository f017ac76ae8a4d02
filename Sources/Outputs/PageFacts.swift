import Articles
import Chronology
import Entities
import SiteModel
import Templates

/// What the head of a page says about it.
extension Edition {
    func page(_ record: RecordRef) -> Page { plan.pages[record.number] }

    static func kind(of page: Page, in site: NotedSite) -> String {
        switch page {
        case .home: "home"
        case .briefing: "briefing"
        case .archive: "briefings"
        case .month: "month"
        case .article: "article"
        case .entity(let subject): site.entity(subject).kind.noun
        case .entities(let kind): kind.folder
        case .relation: "relation"
        case .section: "section"
        case .sections: "sections"
        case .sealed: "older"
        case .sealedPages: "pages"
        default: "error"
        }
    }

    func title(of page: Page) -> String {
        switch page {
        case .home: site.settings.title
        case .briefing(let number): title(ofBriefing: number)
        case .archive: "All briefings"
        case .month(let month): title(ofMonth: month)
        case .article(let number): site.articles[number].title
        case .entity(let subject): subjectNames[subject]
        case .entities(let kind): Self.title(of: kind)
        case .relation(let number): title(of: ItemList.relation(number))
        case .section(let number): site.sections[number].name
        case .sections: "Sections"
        case .sealed(let list, let number): "\(title(of: list)), \(span(list, number))"
        case .sealedPages(let list): "\(title(of: list)): all pages"
        case .notFound: "Page not found"
        default: site.settings.title
        }
    }

    static func title(of kind: EntityKind) -> String {
        kind.folder.prefix(1).uppercased() + kind.folder.dropFirst()
    }

    func title(of list: ItemList) -> String {
        switch list {
        case .subject(let subject): subjectNames[subject]
        case .section(let section): site.sections[section].name
        case .relation(let number):
            "\(site.registry.name(of: site.relation(number).first)) and \(site.registry.name(of: site.relation(number).second))"
        }
    }

    func title(of list: FeedList) -> String {
        switch list {
        case .site: site.settings.title
        case .subject(let subject): "\(subjectNames[subject]) – \(site.settings.title)"
        case .section(let section): "\(site.sections[section].name) – \(site.settings.title)"
        }
    }

    func title(ofBriefing number: Int) -> String {
        let briefing = site.briefings[number]
        if let title = briefing.note?().title { return title }
        let date = text(of: briefing.date, .long)
        // Isolated (Unicode Standard Annex 9): the date's number would join the Latin word.
        return isRightToLeft ? "Briefing, \u{2068}\(date)\u{2069}" : "Briefing, \(date)"
    }

    func title(ofMonth month: Int) -> String {
        CivilDate(year: month / 12, month: month % 12 + 1, day: 1).map { text(of: $0, .monthYear) } ?? ""
    }

    func text(of date: CivilDate, _ style: DateNames.Style) -> String {
        dates.pattern(style).text(moment(of: date), dates)
    }

    /// The day's midnight on the shown clock.
    func moment(of date: CivilDate) -> Moment { Moment(seconds: date.daysSinceEpoch * 86_400, hasTime: false) }

    private func span(_ list: ItemList, _ number: Int) -> String {
        let (from, to) = spanDates(list, number)
        let (first, last) = (dates.pattern(.short).text(from, dates), dates.pattern(.short).text(to, dates))
        return first == last ? first : "\(first) – \(last)"
    }

    /// The dates of the oldest and the newest item on a sealed page.
    func spanDates(_ list: ItemList, _ number: Int) -> (from: Moment, to: Moment) {
        // News never changes a sealed page: only what stands on it is noted.
        noteSlice(list, number)
        let items = site.unnoted.items(of: list)
        let range = site.unnoted.pages(of: list).items(onSealed: number)
        let oldest = items[items.startIndex + range.upperBound - 1]
        let newest = items[items.startIndex + range.lowerBound]
        return (site.articles[Int(oldest)].date, site.articles[Int(newest)].date)
    }

    func description(of page: Page) -> String? {
        switch page {
        case .home: site.settings.description
        case .article(let number): site.articles[number].summary
        case .briefing(let number):
            site.briefings[number].note?().summary
                ?? site.briefings[number].stories.first.map {
                    site.articles[Int($0)].title
                }
        case .entity(let subject):
            site.registry[site.entity(subject)].profile?.summary
                ?? role(of: subject, on: today).map { "\(subjectNames[subject]), \($0.title)" }
        case .section(let number): site.sections[number].description
        default: nil
        }
    }

    func language(of page: Page) -> String { article(of: page)?.language ?? site.settings.language }

    func isRightToLeft(_ page: Page) -> Bool {
        article(of: page)?.language.map(Self.isRightToLeft) ?? isRightToLeft
    }

    func article(of page: Page) -> ArticleHead? {
        if case .article(let number) = page { return site.articles[number] }
        return nil
    }

    func sectionName(of page: Page) -> String? {
        guard case .article(let number) = page, site.sectionOfArticle[number] >= 0 else { return nil }
        return site.sections[Int(site.sectionOfArticle[number])].name
    }

    func openGraphType(of page: Page) -> String {
        switch page {
        case .article: "article"
        case .entity(let subject) where site.entity(subject).kind == .person: "profile"
        default: "website"
        }
    }

    /// The picture that stands for a page in previews.
    func leadFigure(of page: Page) -> RecordRef? {
        switch page {
        case .article(let number): leadFigure(ofArticle: number)
        case .entity(let subject): portrait(of: subject)
        case .briefing(let number): leadFigure(ofBriefing: number)
        case .home: newestBriefings.last.flatMap { leadFigure(ofBriefing: $0) }
        default: nil
        }
    }

    func leadFigure(ofArticle number: Int) -> RecordRef? {
        site.articles[number].leadFigure.map { RecordRef(figure: $0, of: .article(number)) }
    }

    func leadFigure(ofBriefing number: Int) -> RecordRef? {
        if let picture = site.briefings[number].note?().picture {
            return RecordRef(figure: picture, of: .briefing(number))
        }
        return site.briefings[number].stories.first.flatMap { leadFigure(ofArticle: Int($0)) }
    }

    func portrait(of subject: Int) -> RecordRef? {
        site.texts[subject]?().portrait.map { RecordRef(figure: $0, of: .subject(subject)) }
    }

    // MARK: Feeds

    func feedList(_ record: RecordRef) -> FeedList {
        if record.aux & 2 != 0 { return .site }
        switch RecordRef.list(record.index) {
        case .subject(let subject): return .subject(subject)
        case .section(let section): return .section(section)
        case .relation: return .site
        }
    }

    func feeds(of record: RecordRef) -> ListValue {
        let kinds = site.settings.feeds.kinds
        var refs: [RecordRef] = []
        if kinds.contains(.site) { refs += [RecordRef(0, aux: 2), RecordRef(0, aux: 3)] }
        switch page(record) {
        case .entity(let subject) where kinds.contains(site.entity(subject).kind.feeds):
            let word = Int(RecordRef.word(.subject(subject)))
            refs += [RecordRef(word), RecordRef(word, aux: 1)]
        case .section(let number) where kinds.contains(.sections):
            let word = Int(RecordRef.word(.section(number)))
            refs += [RecordRef(word), RecordRef(word, aux: 1)]
        default: break
        }
        return .refs(refs)
    }
}
