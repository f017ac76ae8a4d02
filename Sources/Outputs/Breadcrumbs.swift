import Bytes
import Chronology
import Entities
import SiteModel
import Templates

/// The way from the home page to a page. A crumb is a record: aux is the kind of its page, index the page's number of
/// that kind.
extension Edition {
    private enum Step: UInt32 {
        case home, archive, month, kind, subject, sections, section, relation
        /// The page itself, by its number in the plan.
        case page
    }

    private func crumb(_ step: Step, _ number: Int = 0) -> RecordRef { RecordRef(number, aux: Int(step.rawValue)) }

    /// From the home page to the page itself; empty for the home page.
    func breadcrumbs(of number: Int) -> [RecordRef] {
        let page = plan.pages[number]
        if page == .home || page == .notFound { return [] }
        return [crumb(.home)] + way(to: page) + [crumb(.page, number)]
    }

    /// What lies between the home page and `page`.
    private func way(to page: Page) -> [RecordRef] {
        switch page {
        case .article(let number):
            let section = site.sectionOfArticle[number]
            return section < 0 ? [] : [crumb(.section, Int(section))]
        case .briefing(let number):
            let date = site.briefings[number].date
            return [crumb(.archive), crumb(.month, date.year * 12 + date.month - 1)]
        case .month: return [crumb(.archive)]
        case .entity(let subject): return [crumb(.kind, Int(site.entity(subject).kind.rawValue))]
        case .relation(let number):
            return [
                crumb(.kind, Int(EntityKind.country.rawValue)),
                crumb(.subject, site.subject(site.relation(number).first)),
            ]
        case .section: return [crumb(.sections)]
        case .sealed(let list, _), .sealedPages(let list):
            let own = site.ownPage(of: list)
            return switch list {
            case .subject(let subject): way(to: own) + [crumb(.subject, subject)]
            case .section(let section): way(to: own) + [crumb(.section, section)]
            case .relation(let relation): way(to: own) + [crumb(.relation, relation)]
            }
        default: return []
        }
    }

    /// What structured data says of a crumb: its name and its address.
    ///
    /// - Parameter title: of the page that the crumbs lead to.
    func writeCrumb(_ record: RecordRef, title: String, _ json: inout JSONWriter, into out: inout ByteBuffer) {
        switch Step(rawValue: record.aux) {
        case .subject: json.members(subjectCrumbs[record.number], &out)
        case .kind: json.members(kindCrumbs[record.number], &out)
        case .section: json.members(sectionCrumbs[record.number], &out)
        default:
            json.field("name", Step(rawValue: record.aux) == .page ? title : crumbTitle(record), &out)
            json.field("item", address: crumbURL(record), origin, &out)
        }
    }

    /// The members of a crumb's object, made beforehand.
    static func crumbMembers(_ name: String, _ url: String, origin: String) -> [UInt8] {
        var json = JSONWriter()
        var data = ByteBuffer(room: 256)
        json.field("name", name, &data)
        json.field("item", address: url, origin, &data)
        return data.array
    }

    func crumbTitle(_ record: RecordRef) -> String {
        switch Step(rawValue: record.aux) {
        case .archive: title(of: Page.archive)
        case .month: title(ofMonth: record.number)
        case .kind: Self.title(of: EntityKind.allCases[record.number])
        case .subject: subjectNames[record.number]
        case .sections: title(of: Page.sections)
        case .section: site.sections[record.number].name
        case .relation: title(of: ItemList.relation(record.number))
        case .page: title(of: plan.pages[record.number])
        case .home, nil: site.settings.title
        }
    }

    func crumbURL(_ record: RecordRef) -> String {
        switch Step(rawValue: record.aux) {
        case .archive: archiveURL
        case .month: site.url(of: .month(record.number))
        case .kind: kindURLs[record.number]
        case .subject: subjectURLs[record.number]
        case .sections: sectionsURL
        case .section: sectionURLs[record.number]
        case .relation: relationURL(record.number)
        case .page: pageURL(record.number)
        case .home, nil: site.basePath
        }
    }
}
