import Articles
import Entities
import SourceText

/// The site's sections: those of `site.yml` in its order, then the others by name.
struct SectionTable {
    private(set) var sections: [Section] = []
    /// By article; -1 for one without a section.
    private(set) var ofArticle: [Int32] = []

    init(settings: SiteSettings, articles: PublishedArticles, into diagnostics: inout [Diagnostic]) {
        var numbers: [String: Int32] = [:]
        for setting in settings.sections {
            numbers[setting.name.value] = Int32(sections.count)
            sections.append(
                Section(
                    name: setting.name.value, slug: setting.slug?.value ?? slugify(setting.name.value),
                    description: setting.description,
                    origin: Origin(path: "content/site.yml", position: setting.name.position)))
        }
        let announced = sections.map(\.name)
        var origins: [String: Origin] = [:]
        var isKnown = articles.known.table.sections.map { numbers[$0] != nil }
        for (number, row) in articles.rows.enumerated() {
            let own = Int(articles.known.table.facts[Int(row)].section)
            if own < 0 || isKnown[own] { continue }
            isKnown[own] = true
            let name = articles.known.table.sections[own]
            let article = articles[number]
            let origin = Origin(
                path: article.path, position: article.section?.position ?? SourcePosition(line: 1, column: 1))
            origins[name] = origin
            if let near = nearestName(to: name, in: announced) {
                diagnostics.append(
                    Diagnostic(
                        .warning, id: "unknown-section", file: origin.path, position: origin.position,
                        message: "section '\(name)' is not in site.yml; did you mean '\(near)'?", excerpt: ""))
            }
        }
        for (name, origin) in origins.sorted(by: { $0.key < $1.key }) {
            numbers[name] = Int32(sections.count)
            sections.append(Section(name: name, slug: slugify(name), description: nil, origin: origin))
        }
        let ofName = articles.known.table.sections.map { numbers[$0] ?? -1 }
        ofArticle = articles.rows.map { row in
            let own = articles.known.table.facts[Int(row)].section
            return own < 0 ? -1 : ofName[Int(own)]
        }
    }

    func articles() -> Postings {
        var pairs = Postings.Pairs(expecting: ofArticle.count)
        for (number, section) in ofArticle.enumerated() where section >= 0 { pairs.add(Int(section), UInt32(number)) }
        return Postings(subjects: sections.count, newestFirst: pairs)
    }
}
