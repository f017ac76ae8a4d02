import Entities
import SiteModel

/// Facts in words, for authors who ask why a page was made.
extension SiteLists {
    /// What changed, as the end of a sentence that begins with `because`.
    ///
    /// - Parameters:
    ///   - kind: as `FactNumbers.changes` gives it.
    ///   - number: likewise.
    public func cause(kind: Int, number: Int, _ numbers: FactNumbers) -> String {
        guard Fact.Kind.allCases.indices.contains(kind) else { return "the record is of another program" }
        let kind = Fact.Kind.allCases[kind]
        guard let now = numbers.present(kind, number) else { return "something that it showed is gone" }
        switch kind {
        case .article: return "\(site.articles.path(of: now)), or what it leads to, changed"
        case .quotes, .mentions: return "what is quoted of \(site.articles.path(of: now)) changed"
        case .sentences: return "what is quoted of \(site.articles.path(of: now / Fact.sentenceParts)) changed"
        case .words: return "the words of \(site.articles.path(of: now)) changed"
        case .neighbours: return "an article came or went beside \(site.articles.path(of: now))"
        case .followUps: return "the articles that lead to \(site.articles.path(of: now)) changed"
        case .subject: return "\(name(ofSubject: now)) changed"
        case .subjectList: return "the articles about \(name(ofSubject: now)) changed"
        case .gallery: return "the statements, pictures or datelines of \(name(ofSubject: now)) changed"
        case .relationsOf: return "the relations of \(name(ofSubject: now)) changed"
        case .peopleOf: return "the people of \(name(ofSubject: now)) changed"
        case .section: return "section '\(site.sections[now].name)' changed"
        case .sectionList: return "the articles of section '\(site.sections[now].name)' changed"
        case .relationList: return "the articles about both countries changed"
        case .slice: return "the articles on an older page changed"
        case .briefing: return "the briefing of \(site.briefings[now].date) changed"
        case .briefingNeighbours: return "a briefing came or went beside that of \(site.briefings[now].date)"
        case .month, .calendar, .newestBriefings: return "a day's briefing came or went"
        case .index: return "the list of \(EntityKind.allCases[now].folder) changed"
        case .picture: return "picture content/\(site.pictures[now].path) changed"
        case .sitemap: return "the site's addresses changed"
        case .newestArticles: return "the newest articles changed"
        case .template: return "template '\(PageRenderer.entries[now].name)', or one that it includes, changed"
        }
    }

    private func name(ofSubject subject: Int) -> String {
        let id = site.entity(subject)
        return "\(id.kind.noun) '\(site.registry.name(of: id))'"
    }
}

extension FactNumbers {
    /// The number in this build of what a record's number means; nil where it is no more.
    func present(_ kind: Fact.Kind, _ number: Int) -> Int? {
        let parts = kind.parts
        let thing = numbers[kind.space.rawValue].firstIndex(of: UInt32(number / parts))
        return thing.map { $0 * parts + number % parts }
    }
}
