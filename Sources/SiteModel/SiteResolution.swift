import Articles
import Bytes
import Chronology
import Entities
import Parallel
import SourceText

extension Site {
    /// Puts the site together. Excerpts of the diagnostics are empty: the sources' bytes are gone by now.
    public static func resolve(
        _ parts: consuming SiteParts, jobs: Int = 1, into diagnostics: inout [Diagnostic]
    ) -> Site {
        var resolution = SiteResolution(consume parts)
        return resolution.site(jobs: jobs, into: &diagnostics)
    }
}

/// One run of the resolve stage.
struct SiteResolution {
    private let settings: SiteSettings
    private var registry: EntityRegistry
    private var articles: [Article]
    private let unpublished: [Article]
    private var texts: [(id: EntityID, text: EntityText)]
    private var notes: [BriefingNote]
    private var pictures: PictureResolution
    private let visibility: Visibility
    private let basePath: String
    private let fingerprints: [String: Fingerprint]

    init(_ parts: consuming SiteParts) {
        settings = parts.settings
        registry = parts.registry
        texts = parts.texts
        notes = parts.notes
        visibility = parts.visibility
        basePath = parts.basePath
        fingerprints = parts.fingerprints
        pictures = PictureResolution(lookUp: PictureLookUp(files: parts.files))
        let visibility = parts.visibility
        unpublished = parts.articles.filter { !visibility.shows($0) }
        articles = Self.sorted(parts.articles.filter { visibility.shows($0) })
    }

    /// Oldest first. What most pairs differ in is laid side by side, so that few articles are looked at.
    private static func sorted(_ articles: [Article]) -> [Article] {
        let keys = articles.enumerated().map { (seconds: $1.date.seconds, number: $0) }
        return keys.sorted { left, right in
            if left.seconds != right.seconds { return left.seconds < right.seconds }
            return isOlder(articles[left.number], articles[right.number])
        }.map { articles[$0.number] }
    }

    private static func isOlder(_ left: Article, _ right: Article) -> Bool {
        if left.date.seconds != right.date.seconds { return left.date.seconds < right.date.seconds }
        return left.slug == right.slug ? left.path < right.path : left.slug < right.slug
    }

    mutating func site(jobs: Int, into diagnostics: inout [Diagnostic]) -> Site {
        adopt(&diagnostics)
        resolvePictures(&diagnostics)
        let sections = SectionTable(settings: settings, articles: articles, into: &diagnostics)
        let subjects = SubjectTable(registry: registry, articles: articles)
        let minimum = settings.relations
        let (linking, cast) = parallel(
            jobs: jobs, { [resolution = self] in resolution.linking(sections, subjects) },
            { [registry, articles] in Cast(subjects, registry, articles, minimum: minimum) })
        diagnostics += linking.diagnostics
        return Site(
            settings: settings, registry: registry, basePath: basePath, articles: articles,
            pictures: pictures.lookUp.pictures, sections: sections.sections, sectionOfArticle: sections.ofArticle,
            texts: linking.texts, briefings: linking.briefings, briefingOfArticle: linking.briefingOfArticle,
            subjectStarts: subjects.starts, subjectsOfArticle: subjects.ofArticle, subjectsByKind: cast.byKind,
            appearances: cast.appearances, articlesOfSection: sections.articles(), datelines: cast.datelines,
            statements: cast.statements, depictions: cast.depictions, relations: cast.relations.relations,
            articlesOfRelation: cast.relations.articles,
            relationsOfSubject: cast.relations.ofSubject, linkTargets: linking.targets,
            linkTargetsOfText: linking.targetsOfText, followUps: linking.followUps, fingerprints: fingerprints,
            now: visibility.now)
    }

    /// Who is where: what asks for no link.
    private struct Cast: Sendable {
        let byKind: [Postings]
        let appearances: Postings
        let datelines: Postings
        let statements: Postings
        let depictions: Postings
        let relations: RelationTable

        init(_ subjects: SubjectTable, _ registry: EntityRegistry, _ articles: [Article], minimum: Int) {
            byKind = EntityKind.allCases.map(subjects.ofArticle)
            appearances = subjects.appearances()
            datelines = subjects.datelines(articles)
            statements = subjects.statements(articles)
            depictions = subjects.depictions(articles)
            relations = RelationTable(subjects: subjects, registry: registry, minimum: minimum)
        }
    }

    /// What links lead to, and the briefings, whose order of stories is written as links are.
    private struct Linking: Sendable {
        var briefings: [Briefing] = []
        var briefingOfArticle: [UInt32] = []
        var targets: [[LinkDestination]] = []
        var texts: [EntityText?] = []
        var targetsOfText: [Int: [LinkDestination]] = [:]
        var followUps = Postings(subjects: 0)
        var diagnostics: [Diagnostic] = []
    }

    private func linking(_ sections: SectionTable, _ subjects: SubjectTable) -> Linking {
        var linking = Linking()
        let plan = BriefingPlan(settings: settings, articles: articles, sectionOfArticle: sections.ofArticle)
        let days = plan.days()
        let digest = settings.digest
        let links = LinkResolution(
            articles: articles, unpublished: unpublished,
            briefings: Dictionary(
                days.enumerated().map { ($1.date, UInt32($0)) }, uniquingKeysWith: { first, _ in first }),
            digestDay: { BriefingPlan.digestDay($0, digest) })
        (linking.briefings, linking.briefingOfArticle) = makeBriefings(days, plan, links, &linking.diagnostics)
        linking.targets = articles.map { links.destinations(of: $0.text, in: $0.path, into: &linking.diagnostics) }
        linking.texts = [EntityText?](repeating: nil, count: subjects.count)
        for (id, text) in texts {
            let subject = subjects.number(id)
            linking.texts[subject] = text
            linking.targetsOfText[subject] = links.destinations(
                of: text.text, in: text.path, into: &linking.diagnostics)
        }
        linking.followUps = Self.followUps(articles, linking.targets)
        return linking
    }

    private mutating func adopt(_ diagnostics: inout [Diagnostic]) {
        var adoption = Adoption()
        for article in articles { adoption.note(article.text, in: article.path) }
        for text in texts { adoption.note(text.text.text, in: text.text.path) }
        for note in notes { adoption.note(note.introduction, in: note.path) }
        diagnostics += adoption.faults
        adoption.adopt(into: &registry)
        let registry = registry
        var none: [EntityReference] = []
        for index in articles.indices where !articles[index].text.unregistered.isEmpty {
            var text = articles[index].text
            var subjects = articles[index].subjects
            Adoption.resolve(&text, subjects: &subjects, in: registry)
            articles[index] = articles[index].with(text: text, subjects: subjects)
        }
        for index in texts.indices { Adoption.resolve(&texts[index].text.text, subjects: &none, in: registry) }
        for index in notes.indices { Adoption.resolve(&notes[index].introduction, subjects: &none, in: registry) }
    }

    private mutating func resolvePictures(_ diagnostics: inout [Diagnostic]) {
        for (index, article) in articles.enumerated() where article.text.hasPictures {
            var text = article.text
            pictures.resolve(&text, in: article.path, into: &diagnostics)
            articles[index] = article.with(text: text, subjects: article.subjects)
        }
        for index in texts.indices {
            pictures.resolve(&texts[index].text.text, in: texts[index].text.path, into: &diagnostics)
        }
        for index in notes.indices {
            pictures.resolve(&notes[index].introduction, in: notes[index].path, into: &diagnostics)
        }
    }

    private func makeBriefings(
        _ days: [(date: CivilDate, articles: [UInt32])], _ plan: BriefingPlan, _ links: LinkResolution,
        _ diagnostics: inout [Diagnostic]
    ) -> (briefings: [Briefing], ofArticle: [UInt32]) {
        var noteOfDay: [CivilDate: BriefingNote] = [:]
        for note in notes.sorted(by: { $0.path < $1.path }) {
            let day = BriefingPlan.digestDay(note.date, settings.digest)
            if let other = noteOfDay[day] {
                diagnostics.append(
                    Diagnostic(
                        .error, id: "duplicate-briefing", file: note.path,
                        position: SourcePosition(line: 1, column: 1),
                        message: "the briefing of \(day) is also written in \(other.path)", excerpt: ""))
            }
            noteOfDay[day] = note
        }
        var ofArticle = [UInt32](repeating: 0, count: articles.count)
        var briefings: [Briefing] = []
        for (number, day) in days.enumerated() {
            for article in day.articles { ofArticle[Int(article)] = UInt32(number) }
            let note = noteOfDay.removeValue(forKey: day.date)
            let targets = note.map { links.destinations(of: $0.introduction, in: $0.path, into: &diagnostics) }
            briefings.append(
                Briefing(
                    date: day.date, note: note,
                    stories: plan.order(day.articles, note: note, links: links, into: &diagnostics),
                    introductionTargets: targets ?? []))
        }
        for (day, note) in noteOfDay.sorted(by: { $0.key < $1.key }) {
            diagnostics.append(
                Diagnostic(
                    .warning, id: "empty-briefing", file: note.path, position: SourcePosition(line: 1, column: 1),
                    message: "no article is published for the briefing of \(day), so it is left out", excerpt: ""))
        }
        return (briefings, ofArticle)
    }

    private static func followUps(_ articles: [Article], _ targets: [[LinkDestination]]) -> Postings {
        Postings(subjects: articles.count) { pair in
            for (number, article) in articles.enumerated() {
                var seen: [UInt32] = []
                for hole in article.text.holes {
                    guard case .card(let link) = hole.filling, case .article(let target) = targets[number][link],
                        target < number, !seen.contains(target)
                    else { continue }
                    seen.append(target)
                    pair(Int(target), UInt32(number))
                }
            }
        }
    }
}
