import Articles
import Chronology
import SourceText

/// Finds what `article:` and `briefing:` links lead to.
struct LinkResolution {
    private var bySlug: [String: UInt32] = [:]
    /// All articles of slugs that more than one has.
    private var repeated: [String: [UInt32]] = [:]
    private let unpublished: Set<String>
    /// Days whose briefing comes with an article that is not published.
    private let unpublishedDays: Set<CivilDate>
    private let articles: [Article]
    private let briefings: [CivilDate: UInt32]
    private let digestDay: (CivilDate) -> CivilDate

    init(
        articles: [Article], unpublished: [Article], briefings: [CivilDate: UInt32],
        digestDay: @escaping (CivilDate) -> CivilDate
    ) {
        self.articles = articles
        self.briefings = briefings
        self.digestDay = digestDay
        self.unpublished = Set(unpublished.map(\.slug))
        self.unpublishedDays = Set(unpublished.map { digestDay($0.date.date) })
        bySlug.reserveCapacity(articles.count)
        for (number, article) in articles.enumerated() {
            guard let first = bySlug.updateValue(UInt32(number), forKey: article.slug) else { continue }
            repeated[article.slug, default: [first]].append(UInt32(number))
        }
    }

    func destinations(
        of text: AnnotatedText, in path: String, into diagnostics: inout [Diagnostic]
    ) -> [LinkDestination] {
        text.links.map { link in
            switch link.target {
            case .article(let name): article(name, link.position, path, &diagnostics)
            case .briefing(let date): briefing(date, link.position, path, &diagnostics)
            }
        }
    }

    /// The article that a briefing's order names; nil, with a diagnostic, where there is none.
    func article(
        _ name: String, _ position: SourcePosition, _ path: String, _ diagnostics: inout [Diagnostic]
    ) -> LinkDestination {
        if let only = bySlug[name], repeated[name] == nil { return .article(only) }
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let slug = parts.last ?? name
        var found = repeated[slug] ?? bySlug[slug].map { [$0] } ?? []
        if parts.count == 2 { found = found.filter { articles[Int($0)].date.date.description == parts[0] } }
        if found.count == 1 { return .article(found[0]) }
        if found.count > 1 {
            let choices = found.map { "'\(articles[Int($0)].date.date)/\(slug)'" }.joined(separator: " and ")
            diagnostics.append(
                Diagnostic(
                    .error, id: "ambiguous-article", file: path, position: position,
                    message: "several articles have the slug '\(slug)': \(choices)", excerpt: "",
                    fix: "put the day before the slug"))
            return .unpublished
        }
        if unpublished.contains(slug) {
            diagnostics.append(
                Diagnostic(
                    .warning, id: "unpublished-article", file: path, position: position,
                    message: "article '\(slug)' is not published; the link is left out", excerpt: ""))
            return .unpublished
        }
        // An import may break thousands of links: only the first ones are compared with all articles.
        let near = diagnostics.count < 100 ? nearestName(to: slug, in: bySlug.keys, distance: 3) : nil
        let suggestion = near.map { "; did you mean '\($0)'?" } ?? ""
        diagnostics.append(
            Diagnostic(
                .error, id: "unknown-article", file: path, position: position,
                message: "no article has the slug '\(name)'\(suggestion)", excerpt: ""))
        return .unpublished
    }

    private func briefing(
        _ date: CivilDate, _ position: SourcePosition, _ path: String, _ diagnostics: inout [Diagnostic]
    ) -> LinkDestination {
        let day = digestDay(date)
        if let number = briefings[day] { return .briefing(number) }
        if unpublishedDays.contains(day) {
            diagnostics.append(
                Diagnostic(
                    .warning, id: "unpublished-briefing", file: path, position: position,
                    message: "the briefing of \(day) is not published; the link is left out", excerpt: ""))
            return .unpublished
        }
        diagnostics.append(
            Diagnostic(
                .error, id: "unknown-briefing", file: path, position: position,
                message: "there is no briefing for \(date)", excerpt: "", fix: "link to a day that has articles"))
        return .unpublished
    }
}
