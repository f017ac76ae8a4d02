import Articles
import Chronology
import Entities
import SiteModel
import Templates

/// Lists of articles: items, older pages, sections.
extension SiteSchema {
    static func defineLists(_ edition: Edition, in schema: inout Schema) {
        schema.define(
            "sectionsView",
            [.list("sections", of: "section") { _ in .range(0..<UInt32(edition.site.sections.unnotedCount), aux: 0) }])
        schema.define("section", standing: .onManyPages(), sectionFields(edition))
        schema.define(
            "item", standing: .onManyPages(varying: ["article", "contexts", "more", "role"]), itemFields(edition))
        schema.define("context", contextFields(edition))
        schema.define("span", spanFields(edition))
        schema.define("older", olderFields(edition))
        schema.define("pages", pagesFields(edition))
        schema.define("pageYear", pageYearFields(edition))
    }

    /// What the page of every list has.
    static func listFields(
        _ edition: Edition, _ list: @escaping @Sendable (RecordRef) -> ItemList
    ) -> [Field] {
        let site = edition.site
        return [
            .list("items", of: "item") { record in
                edition.items(list(record), site.pages(of: list(record)).own)
            },
            .list("spans", of: "span") { record in
                let list = list(record)
                let sealed = site.pages(of: list).sealed
                let shown = max(0, sealed - Site.linkedSpans)..<sealed
                return .refs(shown.reversed().map { RecordRef($0 + 1, aux: Int(RecordRef.word(list))) })
            },
            .optionalURL("pagesURL") { record in
                let list = list(record)
                return site.pages(of: list).sealed > Site.linkedSpans ? site.url(of: .sealedPages(list)) : nil
            },
            .list("activity", of: "bucket") { edition.activity(of: site.items(of: list($0))) },
        ]
    }

    private static func sectionFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return listFields(edition) { .section($0.number) } + [
            .text("name") { site.sections[$0.number].name },
            .path("url") { edition.sectionURLs[$0.number] },
            .text("slug") { site.sections[$0.number].slug },
            .optionalText("description") { site.sections[$0.number].description },
            .int("count") { site.articlesOfSection.count($0.number) },
        ]
    }

    /// An article in a list: aux is the list, 0 where the list makes no difference; index is the place in the list of a
    /// subject, else the article.
    private static func itemFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return [
            .record("article", type: "article") { RecordRef(edition.article(of: $0)) },
            .list("contexts", of: "context") { edition.contexts(of: $0).prefix(3) },
            .int("more") { max(0, edition.contextCount(of: $0) - 3) },
            .optionalRecord("role", type: "role") { record in
                guard case .subject(let subject) = record.list, site.entity(subject).kind == .person else { return nil }
                return edition.roleRecord(of: subject, on: site.articles[edition.article(of: record)].date.date)
            },
        ]
    }

    /// A sentence around a mention: index is the mention, aux the article.
    private static func contextFields(_ edition: Edition) -> [Field] {
        @Sendable func mention(_ record: RecordRef) -> Mention {
            edition.site.articles.mentions(of: record.extra)[record.number]
        }
        return [
            .html("html") { record, out in
                edition.writeContext(article: record.extra, mention: record.number, into: &out)
            },
            .text("text") { edition.contextText(article: $0.extra, mention: $0.number) },
            .text("place") { record in
                switch mention(record).place {
                case .body: "body"
                case .caption: "caption"
                case .dateline: "dateline"
                case .statement: "statement"
                }
            },
            .text("sense") { record in
                switch mention(record).sense {
                case .itself: "itself"
                case .capital: "capital"
                case .adjective: "adjective"
                }
            },
        ]
    }

    /// A sealed page: index is its number, aux the list.
    private static func spanFields(_ edition: Edition) -> [Field] {
        [
            .path("url") { edition.site.url(of: .sealed($0.list, number: $0.number)) },
            .date("from") { edition.spanDates($0.list, $0.number).from },
            .date("to") { edition.spanDates($0.list, $0.number).to },
            .int("number") { $0.number },
        ]
    }

    /// A sealed page as its own template sees it: index is the page.
    private static func olderFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func sealed(_ record: RecordRef) -> (list: ItemList, number: Int) {
            guard case .sealed(let list, let number) = edition.page(record) else { return (.section(0), 1) }
            return (list, number)
        }
        return [
            .text("title") { edition.title(of: sealed($0).list) },
            .path("parentURL") { site.url(of: site.ownPage(of: sealed($0).list)) },
            .text("kind") { Edition.kind(of: site.ownPage(of: sealed($0).list), in: site) },
            .list("items", of: "item") { record in
                let (list, number) = sealed(record)
                edition.noteSlice(list, number)
                return edition.items(list, site.unnoted.pages(of: list).items(onSealed: number))
            },
            .record("span", type: "span") { record in
                let (list, number) = sealed(record)
                return RecordRef(number, aux: Int(RecordRef.word(list)))
            },
            .optionalRecord("previous", type: "span") { record in
                let (list, number) = sealed(record)
                return number > 1 ? RecordRef(number - 1, aux: Int(RecordRef.word(list))) : nil
            },
        ]
    }

    private static func pagesFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return [
            .text("title") { edition.title(of: edition.sealedList($0.number)) },
            .path("parentURL") { site.url(of: site.ownPage(of: edition.sealedList($0.number))) },
            .list("years", of: "pageYear") { record in
                let list = edition.sealedList(record.number)
                var years: [Int] = []
                for number in (1...max(1, site.pages(of: list).sealed)).reversed() {
                    let year = edition.spanDates(list, number).to.date.year
                    if years.last != year { years.append(year) }
                }
                return .refs(years.map { RecordRef($0, aux: record.number) })
            },
        ]
    }

    /// A year's sealed pages: index is the year, aux the page that lists them.
    private static func pageYearFields(_ edition: Edition) -> [Field] {
        [
            .int("number") { $0.number },
            .list("spans", of: "span") { record in
                let list = edition.sealedList(record.extra)
                let numbers = (1...max(1, edition.site.pages(of: list).sealed)).reversed()
                return .refs(
                    numbers.filter { edition.spanDates(list, $0).to.date.year == record.number }.map {
                        RecordRef($0, aux: Int(RecordRef.word(list)))
                    })
            },
        ]
    }
}

extension Edition {
    /// Items of a list, newest first; who asks notes what decides which.
    func items(_ list: ItemList, _ range: Range<Int>) -> ListValue {
        let word = RecordRef.word(list)
        switch list {
        case .subject: return .range(UInt32(range.lowerBound)..<UInt32(range.upperBound), aux: word)
        case .section(let section):
            let all = site.unnoted.articlesOfSection[section]
            return .records(all[(all.startIndex + range.lowerBound)..<(all.startIndex + range.upperBound)])
        case .relation(let relation):
            // Few articles name both in one sentence; the others' items are the same in all lists.
            let all = site.unnoted.articlesOfRelation[relation]
            let countries = site.relation(relation)
            return .refs(
                range.map { place in
                    let article = Int(all[all.startIndex + place])
                    return RecordRef(article, aux: isNear(countries, inArticle: article) ? Int(word) : 0)
                })
        }
    }

    func sealedList(_ page: Int) -> ItemList {
        if case .sealedPages(let list) = plan.pages[page] { return list }
        return .section(0)
    }
}
