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
    private let parsed: ParsedArticles
    /// Rows of published articles, oldest first, and of the others.
    private let published: [UInt32]
    private let unpublished: [UInt32]
    private var texts: [(id: EntityID, text: EntityText)]
    private var notes: [BriefingNote]
    private var pictures: PictureNumbering
    private var pictureNumbers: [Int32] = []
    private let visibility: Visibility
    private let basePath: String
    private let fingerprints: [String: Fingerprint]

    init(_ parts: consuming SiteParts) {
        settings = parts.settings
        registry = parts.registry
        parsed = parts.articles
        texts = parts.texts
        notes = parts.notes
        visibility = parts.visibility
        basePath = parts.basePath
        fingerprints = parts.fingerprints
        pictures = PictureNumbering(files: parts.files)
        let (table, visibility) = (parts.articles.table, parts.visibility)
        let rows = table.facts.indices.map(UInt32.init)
        published = Self.sorted(rows.filter { visibility.shows(table.facts[Int($0)]) }, in: table)
        unpublished = rows.filter { !visibility.shows(table.facts[Int($0)]) }
    }

    /// Oldest first; of equally old ones by slug, then path.
    private static func sorted(_ rows: [UInt32], in table: ArticleTable) -> [UInt32] {
        let keys = rows.map { (seconds: table.facts[Int($0)].date.seconds, row: $0) }
        return keys.sorted { left, right in
            if left.seconds != right.seconds { return left.seconds < right.seconds }
            let (one, other) = (Int(left.row), Int(right.row))
            let slugs = (table.slugs[one], table.slugs[other])
            return slugs.0 == slugs.1 ? table.paths[one] < table.paths[other] : slugs.0 < slugs.1
        }.map(\.row)
    }

    mutating func site(jobs: Int, into diagnostics: inout [Diagnostic]) -> Site {
        let adopted = adopt(&diagnostics)
        let articles = finishedArticles(jobs, &diagnostics)
        let sections = SectionTable(settings: settings, articles: articles, into: &diagnostics)
        let subjects = SubjectTable(registry: registry, articles: articles, adopted: adopted)
        let minimum = settings.relations
        // The pairs of countries take as long as all the rest.
        let ((linking, cast), relations) = parallel(
            jobs: jobs,
            { [resolution = self] in
                (resolution.linking(articles, sections, subjects), Cast(subjects, articles))
            },
            { [registry] in RelationTable(subjects: subjects, registry: registry, minimum: minimum) })
        diagnostics += linking.diagnostics
        return Site(
            settings: settings, registry: registry, basePath: basePath, articles: articles,
            pictures: pictures.pictures, pictureNumbers: pictureNumbers, sections: sections.sections,
            sectionOfArticle: sections.ofArticle,
            texts: linking.texts, briefings: linking.briefings, briefingOfArticle: linking.briefingOfArticle,
            subjectStarts: subjects.starts, subjectsOfArticle: subjects.ofArticle, subjectsByKind: cast.byKind,
            appearances: cast.appearances, articlesOfSection: sections.articles(), datelines: cast.datelines,
            statements: cast.statements, depictions: cast.depictions, relations: relations.relations,
            articlesOfRelation: relations.articles, relationsOfSubject: relations.ofSubject,
            linkTargets: linking.targets, linkTargetsOfText: linking.targetsOfText, followUps: linking.followUps,
            fingerprints: fingerprints, now: visibility.now)
    }

    /// Who is where: what asks for no link.
    private struct Cast: Sendable {
        let byKind: [Postings]
        let appearances: Postings
        let datelines: Postings
        let statements: Postings
        let depictions: Postings

        init(_ subjects: SubjectTable, _ articles: PublishedArticles) {
            byKind = subjects.byKind()
            appearances = subjects.appearances()
            datelines = subjects.datelines(articles)
            statements = subjects.statements(articles)
            depictions = subjects.depictions(articles)
        }
    }

    /// What links lead to, and the briefings, whose order of stories is written as links are.
    private struct Linking: Sendable {
        var briefings: [Briefing] = []
        var briefingOfArticle: [UInt32] = []
        var targets = ListColumn<LinkDestination>()
        var texts: [Deferred<EntityText>?] = []
        var targetsOfText = ListColumn<LinkDestination>()
        var followUps = Postings(subjects: 0)
        var diagnostics: [Diagnostic] = []
    }

    private func linking(
        _ articles: PublishedArticles, _ sections: SectionTable, _ subjects: SubjectTable
    ) -> Linking {
        var linking = Linking()
        let plan = BriefingPlan(settings: settings, articles: articles, sectionOfArticle: sections.ofArticle)
        let days = plan.days()
        let digest = settings.digest
        var links = LinkResolution(
            articles: articles, unpublished: unpublished,
            briefings: Dictionary(
                days.enumerated().map { ($1.date, UInt32($0)) }, uniquingKeysWith: { first, _ in first }),
            digestDay: { BriefingPlan.digestDay($0, digest) })
        (linking.briefings, linking.briefingOfArticle) = makeBriefings(
            days, plan, articles.count, &links, &linking.diagnostics)
        for number in articles.indices {
            linking.targets.append(links.destinations(ofArticle: number, into: &linking.diagnostics))
        }
        linking.texts = [Deferred<EntityText>?](repeating: nil, count: subjects.count)
        var targetsOfText = [[LinkDestination]](repeating: [], count: subjects.count)
        for (id, text) in texts {
            let subject = subjects.number(id)
            linking.texts[subject] = Deferred(text)
            targetsOfText[subject] = links.destinations(of: text.text, in: text.path, into: &linking.diagnostics)
        }
        for targets in targetsOfText { linking.targetsOfText.append(targets) }
        linking.followUps = Self.followUps(articles, linking.targets)
        return linking
    }

    private mutating func adopt(_ diagnostics: inout [Diagnostic]) -> AdoptedEntities {
        var adoption = Adoption()
        let (table, parsed) = (parsed.table, parsed)
        for row in published where !table.unregistered[Int(row)].isEmpty {
            adoption.note(table.unregistered[Int(row)], in: table.paths[Int(row)]) {
                parsed.article(inRow: Int(row))?.text ?? AnnotatedText()
            }
        }
        for text in texts { adoption.note(text.text.text, in: text.text.path) }
        for note in notes { adoption.note(note.introduction, in: note.path) }
        diagnostics += adoption.faults
        adoption.adopt(into: &registry)
        let registry = registry
        var none: [EntityReference] = []
        for index in texts.indices { Adoption.resolve(&texts[index].text.text, subjects: &none, in: registry) }
        for index in notes.indices { Adoption.resolve(&notes[index].introduction, subjects: &none, in: registry) }
        return AdoptedEntities(table, rows: published, in: registry)
    }

    /// Numbers the pictures, and finishes the articles that are at hand.
    private mutating func finishedArticles(_ jobs: Int, _ diagnostics: inout [Diagnostic]) -> PublishedArticles {
        let (table, parsed, published) = (parsed.table, parsed, published)
        var numbers = [Int32](repeating: -1, count: table.picturePaths.count)
        for row in published {
            for picture in table.pictures[Int(row)] where picture >= 0 && numbers[Int(picture)] < 0 {
                numbers[Int(picture)] = pictures.number(of: table.picturePaths[Int(picture)])
            }
            if table.facts[Int(row)].lacksPicture, let article = parsed.article(inRow: Int(row)) {
                pictures.tellFaults(of: article.text, in: article.path, into: &diagnostics)
            }
        }
        for index in texts.indices {
            pictures.resolve(&texts[index].text.text, in: texts[index].text.path, into: &diagnostics)
        }
        for index in notes.indices {
            pictures.resolve(&notes[index].introduction, in: notes[index].path, into: &diagnostics)
        }
        pictureNumbers = numbers
        let rows = ArticleRows(table)
        let finishing = ArticleFinishing(rows: rows, registry: registry) { [numbers] in numbers[Int($0)] }
        let atHand = parallelMap(published.count, jobs: jobs, worker: ()) { _, number in
            let row = Int(published[number])
            return parsed.atHand[row].map { finishing.finished($0, row: row) }
        }
        let others = OtherArticles(rows, rows: published, finishing, read: parsed.read)
        return PublishedArticles(rows, rows: published, atHand: atHand, others: others)
    }

    private func makeBriefings(
        _ days: [(date: CivilDate, articles: [UInt32])], _ plan: BriefingPlan, _ articles: Int,
        _ links: inout LinkResolution, _ diagnostics: inout [Diagnostic]
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
        var ofArticle = [UInt32](repeating: 0, count: articles)
        var briefings: [Briefing] = []
        for (number, day) in days.enumerated() {
            for article in day.articles { ofArticle[Int(article)] = UInt32(number) }
            let note = noteOfDay.removeValue(forKey: day.date)
            let targets = note.map { links.destinations(of: $0.introduction, in: $0.path, into: &diagnostics) }
            briefings.append(
                Briefing(
                    date: day.date, note: note.map { Deferred($0) },
                    stories: plan.order(day.articles, note: note, links: &links, into: &diagnostics),
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

    private static func followUps(_ articles: PublishedArticles, _ targets: ListColumn<LinkDestination>) -> Postings {
        let links = articles.known.table.links
        var pairs = Postings.Pairs()
        for (number, row) in articles.rows.enumerated() {
            var seen: [UInt32] = []
            for (link, destination) in zip(links[Int(row)], targets[number]) where link.isCard {
                guard case .article(let target) = destination, target < number, !seen.contains(target)
                else { continue }
                seen.append(target)
                pairs.add(Int(target), UInt32(number))
            }
        }
        return Postings(subjects: articles.count, newestFirst: pairs)
    }
}
