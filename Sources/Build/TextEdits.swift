import Articles
import Bytes
import Chronology
import Entities
import LastBuild
import Outputs
import Parallel
import SiteModel
import SourceText

/// Edits of articles that change what these say, and nothing that a list, an address or a name is made from: most edits are
/// such. Then everything but those articles' words is where the last build left it, and none of it is worked out again.
struct TextEdits {
    private let site: Site
    private let numbers: FactNumbers
    /// Facts that are others than they were, by kind and number in the record.
    private let changes: [(kind: Int, number: Int)]
    /// What the next build finds beside the record.
    private let seen: SourceRecord

    /// More edits than this are not looked at one by one.
    private static let most = 100
    /// What may be amended of a record before it is written anew.
    private static let mostAmendments = 4_000

    /// A site that is ready to be written; nil where the edits are others.
    static func prepare(
        _ folder: SiteFolder, _ options: BuildOptions, _ former: FormerPages, _ changes: SourceChanges,
        _ progress: Builder.Progress?
    ) throws(BuildFailure) -> Builder.Ready? {
        guard let edits = try TextEdits(folder, options, former.record, changes, progress) else { return nil }
        progress?("plan", 0, 1)
        let theme = try ThemeFiles(folder, options.purpose)
        let plan = PagePlan(of: edits.site)
        let pages = edits.numbers.numbers[FactTable.Space.page.rawValue]
        guard theme.diagnostics.isEmpty, plan.pages.count == pages.count else { return nil }
        let due = DuePages(plan, edits.numbers, changes: edits.changes, after: former)
        if due.areMost { return nil }
        let lists = SiteLists(edits.site, plan)
        var unheard: [Diagnostic] = []
        let renderer = PageRenderer(
            EditionValues(lists, assets: theme.assetPaths, version: sitegenVersion), templates: theme.templates,
            only: (due.pages, former.record.templateParts.all), into: &unheard)
        guard let renderer, !former.isDamaged else { return nil }
        let writing = Writing(
            lists: lists, plan: plan, renderer: renderer, theme: theme, folder: folder,
            copied: CopiedFiles(kept: former.record.copyCount), former: former, jobs: Builder.jobs(options),
            shown: former.record.shown, isStrict: options.strict, purpose: options.purpose,
            pageFiles: due.pages.map { Site.file(at: edits.site.path(of: plan.pages[$0])) },
            keeping: .amending(edits.seen))
        return Builder.Ready(site: edits.site, plan: plan, due: due, writing: writing)
    }

    private init?(
        _ folder: SiteFolder, _ options: BuildOptions, _ record: KeptRecord, _ changes: SourceChanges,
        _ progress: Builder.Progress?
    ) throws(BuildFailure) {
        let seen = record.seen
        let now = options.now ?? FileSystem.clock
        guard seen.options == BuildBasis.fingerprint(of: options), now >= seen.holdsFrom, now < seen.holdsUntil,
            let edited = changes.edited, edited.count <= Self.most,
            edited.count + seen.amendments.rows.count <= Self.mostAmendments,
            seen.changes.reads.count < DuePages.mostChanges,
            let rows = Self.rows(of: edited, in: folder, record), record.areListsSound(jobs: Builder.jobs(options)),
            let kept = KeptRows(record.articles, amended: seen.amendments.rows)
        else { return nil }
        progress?("parse", 0, edited.count)
        guard var desk = try TextEditDesk(folder, options, record) else { return nil }
        var amendments = seen.amendments
        var read: [Int: Article] = [:]
        var found: [(row: Int, facts: ArticleTable.Facts)] = []
        for (file, row) in zip(edited, rows) {
            let path = folder.listing.files[file]
            guard let (article, own) = desk.articles.read(try folder.source(path)).article, kept.isSame(own, as: row),
                !seen.diagnostics.contains(where: { $0.file == path })
            else { return nil }
            read[row] = article
            amendments.rows[row] = own.facts.text.columns
            found.append((row, own.facts))
        }
        progress?("resolve", 0, 1)
        let parts = desk.parts(kept.amended(amendments.rows), read, now: now)
        guard let site = Site(record.lists, parts) else { return nil }
        var changed: [(kind: Int, number: Int)] = []
        let all = record.numbers
        for (row, facts) in found {
            guard let place = site.articles.rows.firstIndex(of: UInt32(row)) else { continue }
            let number = Int(all[FactTable.Space.article.rawValue][place])
            let own = FactTable.changes(ofArticle: number, facts.text, since: kept.facts(row).text, value: record.value)
            for (kind, fact, value) in own {
                changed.append((kind, fact))
                amendments.values[PageChanges.word(kind: kind, fact, page: 0)] = value
            }
        }
        changed.sort { $0 < $1 }
        guard let numbers = FactNumbers(keptAs: all, factCounts: record.factCounts, changes: changed),
            // What all pages show, for it is read while templates are loaded.
            !numbers.haveChanged(record.constantReads)
        else { return nil }
        self.site = site
        self.numbers = numbers
        self.changes = changed
        var next = seen
        next.amendments = amendments
        self.seen = next
    }

    /// Rows of the record's articles, by the files' numbers; nil where any file is no article's.
    private static func rows(of files: [Int], in folder: SiteFolder, _ record: KeptRecord) -> [Int]? {
        let (articles, sources) = (folder.articles.map(UInt32.init), record.articleSources)
        var rows: [Int] = []
        for file in files.map(UInt32.init) {
            let (article, row) = (articles.place(of: file), sources.place(of: file))
            guard article < articles.count, articles[article] == file, row < sources.count, sources[row] == file else {
                return nil
            }
            rows.append(row)
        }
        return rows
    }
}

/// What articles are read with where no entity's file and no setting changed.
private struct TextEditDesk {
    var articles: ArticleDesk
    private let settings: SiteSettings
    private let reading: TextReader.Settings
    private let profiles: [EntityProfile]
    private let folder: SiteFolder
    private let files: Set<String>

    /// Nil where the record is of other settings.
    init?(_ folder: SiteFolder, _ options: BuildOptions, _ record: KeptRecord) throws(BuildFailure) {
        var parsing = Parsing(folder, options, jobs: 1)
        guard let settings = try parsing.settings(), parsing.readingBasis(settings) == record.reading else {
            return nil
        }
        let known = KnownProfiles(record.profiles)
        var profiles: [EntityProfile] = []
        profiles.reserveCapacity(folder.entities.count)
        var unheard: [Diagnostic] = []
        for path in folder.entities {
            if let profile = known.profile(inUnchanged: path) {
                profiles.append(profile)
                continue
            }
            let source = try folder.source(path)
            guard UTF8Check.fault(in: source) == nil,
                let profile = EntityProfile.read(source, zone: settings.timeZone, into: &unheard)
            else { return nil }
            profiles.append(profile)
        }
        let registry = EntityRegistry.build(profiles: profiles, language: settings.language).0
        reading = TextReader.Settings(
            registry: registry, rawHTML: settings.rawHTML, basePath: Parsing.path(of: settings.baseURL))
        files = Set(folder.files)
        articles = ArticleDesk(reading, settings.timeZone, EntityKeys(registry), files)
        self.settings = settings
        self.profiles = profiles
        self.folder = folder
    }

    func parts(_ rows: KeptRows, _ read: [Int: Article], now: Int) -> KeptSiteParts {
        let (folder, reading, profiles, zone) = (folder, reading, profiles, settings.timeZone)
        let profileOfPath = Deferred {
            Dictionary(
                profiles.enumerated().map { ($1.sourcePath ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        }
        return KeptSiteParts(
            settings: settings, registry: reading.registry, basePath: reading.basePath, rows: rows, read: read,
            files: files, now: Moment(seconds: now, offset: zone.offset(at: now)),
            reading: KeptSiteParts.Reading(
                article: articles.lateReading(of: folder),
                text: { path in
                    guard let source = try? folder.source(path),
                        let number = profileOfPath()[path]
                    else { return nil }
                    var (reader, unheard) = (TextReader(settings: reading), [Diagnostic]())
                    return EntityText.read(source, profile: profiles[number], with: &reader, into: &unheard)
                        .map { ($0, Fingerprint(of: source.bytes)) }
                },
                note: { path in
                    guard let source = try? folder.source(path) else { return nil }
                    var (reader, unheard) = (TextReader(settings: reading), [Diagnostic]())
                    return BriefingNote.read(source, zone: zone, with: &reader, into: &unheard)
                        .map { ($0, Fingerprint(of: source.bytes)) }
                }))
    }
}
