import Articles
import Entities
import SourceText

/// The site's sections: those of `site.yml` in its order, then the others by name.
struct SectionTable {
    private(set) var sections: [Section] = []
    /// By article; -1 for one without a section.
    private(set) var ofArticle: [Int32] = []

    init(settings: SiteSettings, articles: [Article], into diagnostics: inout [Diagnostic]) {
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
        for article in articles {
            guard let section = article.section, numbers[section.value] == nil, origins[section.value] == nil
            else { continue }
            let origin = Origin(path: article.path, position: section.position)
            origins[section.value] = origin
            if let near = nearestName(to: section.value, in: announced) {
                diagnostics.append(
                    Diagnostic(
                        .warning, id: "unknown-section", file: origin.path, position: origin.position,
                        message: "section '\(section.value)' is not in site.yml; did you mean '\(near)'?", excerpt: ""))
            }
        }
        for (name, origin) in origins.sorted(by: { $0.key < $1.key }) {
            numbers[name] = Int32(sections.count)
            sections.append(Section(name: name, slug: slugify(name), description: nil, origin: origin))
        }
        ofArticle = articles.map { article in article.section.flatMap { numbers[$0.value] } ?? -1 }
    }

    func articles() -> Postings {
        Postings(subjects: sections.count) { pair in
            for (number, section) in ofArticle.enumerated() where section >= 0 { pair(Int(section), UInt32(number)) }
        }
    }
}
