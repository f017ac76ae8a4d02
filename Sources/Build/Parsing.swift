import Articles
import Bytes
import Chronology
import Entities
import LastBuild
import Markdown
import Parallel
import SiteModel
import SourceText

/// The parse stage: source files to articles and entities.
struct Parsing {
    let folder: SiteFolder
    let options: BuildOptions
    let jobs: Int
    /// What the last build left, and how the files differ from those that it saw.
    private let last: (record: KeptRecord, changes: SourceChanges)?
    var diagnostics: [Diagnostic] = []
    /// By path: of the files that are no articles, which keep their own.
    private(set) var fingerprints: [String: Fingerprint] = [:]
    /// Known once the articles have been read.
    private(set) var horizon: Horizon?
    /// Likewise.
    private(set) var knowledge: SourceKnowledge?
    private var profiles = Columns()

    init(
        _ folder: SiteFolder, _ options: BuildOptions, jobs: Int,
        after last: (record: KeptRecord, changes: SourceChanges)? = nil
    ) {
        self.folder = folder
        self.options = options
        self.jobs = jobs
        self.last = last
    }

    /// Nil where the settings cannot be used: everything else depends on them.
    mutating func parts(_ tally: Tally) throws(BuildFailure) -> SiteParts? {
        guard let settings = try settings() else { return nil }
        let entities = try entities(settings)
        let profiles = entities.compactMap(\.profile)
        let (language, former) = (settings.language, last?.record)
        let ((registry, faults), table) = parallel(
            jobs: jobs, { EntityRegistry.build(profiles: profiles, language: language) },
            { former?.articleTable })
        diagnostics += faults
        let basePath = Self.path(of: settings.baseURL)
        let reading = TextReader.Settings(registry: registry, rawHTML: settings.rawHTML, basePath: basePath)
        let articles = try articles(reading, settings, after: table, tally)
        let texts = self.texts(entities, reading)
        let notes = try notes(reading, settings.timeZone)
        let now = options.now ?? FileSystem.clock
        horizon = Horizon(now: now, zone: settings.timeZone, articles: articles.table)
        let visibility = Visibility(
            now: Moment(seconds: now, offset: settings.timeZone.offset(at: now)), showsDrafts: options.drafts,
            showsFuture: options.future, showsExpired: options.expired)
        var parts = SiteParts(
            settings: settings, registry: registry, articles: articles, texts: texts, notes: notes,
            files: Set(folder.files), visibility: visibility, basePath: basePath)
        parts.fingerprints = fingerprints
        return parts
    }

    mutating func settings() throws(BuildFailure) -> SiteSettings? {
        var source: SourceFile?
        if let path = folder.settings {
            let file = try folder.source(path)
            if let fault = UTF8Check.fault(in: file) {
                diagnostics.append(fault)
                return nil
            }
            source = file
            fingerprints[path] = Fingerprint(of: file.bytes)
        }
        guard var settings = SiteSettings.decode(source, into: &diagnostics) else { return nil }
        if let base = options.baseURL { settings.baseURL = base.hasSuffix("/") ? base : base + "/" }
        if let source, diagnostics.isEmpty, settings.baseURL == SiteSettings().baseURL, options.baseURL == nil {
            diagnostics.append(
                Diagnostic(
                    .warning, id: "local-address", file: source.path, position: SourcePosition(line: 1, column: 1),
                    message: "feeds, the sitemap and canonical links will point to \(settings.baseURL)", excerpt: "",
                    fix: "give the site's own address: 'baseURL: https://example.org/'"))
        }
        return settings
    }

    /// The path of an absolute address, with slashes at both ends.
    static func path(of baseURL: String) -> String {
        guard let scheme = baseURL.range(of: "://") else { return "/" }
        guard let slash = baseURL[scheme.upperBound...].firstIndex(of: "/") else { return "/" }
        return String(baseURL[slash...])
    }

    // MARK: Entities

    private struct ParsedEntity: Sendable {
        let source: SourceFile
        let fingerprint: Fingerprint
        let profile: EntityProfile?
        let diagnostics: [Diagnostic]
    }

    private mutating func entities(_ settings: SiteSettings) throws(BuildFailure) -> [ParsedEntity] {
        let (folder, zone) = (folder, settings.timeZone)
        let known = KnownProfiles(last?.record.reading == readingBasis(settings) ? last?.record.profiles : nil)
        let read = parallelMap(folder.entities.count, jobs: jobs, worker: ()) {
            _, number -> Result<ParsedEntity, BuildFailure> in
            Result { () throws(BuildFailure) in
                let source = try folder.source(folder.entities[number])
                let own = Fingerprint(of: source.bytes)
                if let profile = known.profile(at: source.path, own) {
                    return ParsedEntity(source: source, fingerprint: own, profile: profile, diagnostics: [])
                }
                if let fault = UTF8Check.fault(in: source) {
                    return ParsedEntity(source: source, fingerprint: own, profile: nil, diagnostics: [fault])
                }
                var faults: [Diagnostic] = []
                let profile = EntityProfile.read(source, zone: zone, into: &faults)
                return ParsedEntity(source: source, fingerprint: own, profile: profile, diagnostics: faults)
            }
        }
        var entities: [ParsedEntity] = []
        for result in read {
            let entity = try result.get()
            diagnostics += entity.diagnostics
            fingerprints[entity.source.path] = entity.fingerprint
            entities.append(entity)
        }
        let flawless = entities.filter { $0.diagnostics.isEmpty }.compactMap { entity in
            entity.profile.map { (path: entity.source.path, file: entity.fingerprint, profile: $0) }
        }
        profiles = known.columns(after: flawless)
        return entities
    }

    private mutating func texts(
        _ entities: [ParsedEntity], _ reading: TextReader.Settings
    ) -> [(id: EntityID, text: EntityText)] {
        let read = parallelMap(entities.count, jobs: jobs, worker: TextReader(settings: reading)) {
            reader, number -> (EntityID, EntityText, [Diagnostic])? in
            let entity = entities[number]
            var faults: [Diagnostic] = []
            guard let profile = entity.profile, let id = reading.registry.entity(profile.kind, slug: profile.slug),
                let text = EntityText.read(entity.source, profile: profile, with: &reader, into: &faults)
            else { return nil }
            return (id, text, faults)
        }
        for case (_, _, let faults)? in read { diagnostics += faults }
        return read.compactMap { $0.map { (id: $0.0, text: $0.1) } }
    }

    // MARK: Articles and briefings

    private mutating func articles(
        _ reading: TextReader.Settings, _ settings: SiteSettings, after former: ArticleTable?, _ tally: Tally
    ) throws(BuildFailure) -> ParsedArticles {
        let keys = EntityKeys(reading.registry)
        let basis = readingBasis(settings)
        let record = last?.record.reading == basis ? last?.record : nil
        let sameNames = record != nil && !entitiesChanged ? record?.names : nil
        let census = sameNames == nil ? NameCensus(reading.registry) : nil
        var kept: KeptArticles?
        if let record, let former, let changes = last?.changes {
            kept = KeptArticles(record, former, changes, in: folder, names: census, keys)
        }
        let desk = ArticleDesk(reading, settings.timeZone, keys, Set(folder.files))
        let read = try read(folder.articles.indices.filter { kept?.rows[$0] == nil }, desk, tally)
        var table = kept.map { ArticleTable(after: $0.table) } ?? ArticleTable()
        var atHand: [Article?] = []
        var sources: [UInt32] = []
        var next = 0
        var place = 0
        while place < folder.articles.count {
            if let kept, let row = kept.rows[place] {
                var end = place + 1
                while end < kept.rows.count, kept.rows[end] == row + end - place { end += 1 }
                table.append(rows: row..<(row + end - place), of: kept.table)
                atHand += [Article?](repeating: nil, count: end - place)
                sources += folder.articles[place..<end].map(UInt32.init)
                place = end
                continue
            }
            if let (article, row) = read[next].article {
                table.append(row)
                atHand.append(article)
                sources.append(UInt32(folder.articles[place]))
            } else {
                diagnostics += read[next].diagnostics
            }
            next += 1
            place += 1
        }
        diagnostics += table.diagnostics.elements
        knowledge = SourceKnowledge(
            reading: basis, articles: table, articleSources: sources,
            names: sameNames ?? census?.columns ?? Columns(), profiles: profiles)
        return ParsedArticles(table: table, atHand: atHand, read: desk.lateReading(of: folder))
    }

    /// Of all that an article's text is read with besides the registry's names and the files that are there.
    func readingBasis(_ settings: SiteSettings) -> UInt64 {
        var basis = PartsFingerprint()
        basis.add(BuildBasis.program)
        basis.add(folder.settings.flatMap { fingerprints[$0]?.value } ?? 0)
        basis.add(Self.path(of: settings.baseURL))
        return basis.value
    }

    /// Whether a file of an entity came, changed or went.
    private var entitiesChanged: Bool {
        guard let last else { return true }
        return last.changes.paths.contains { path in
            SiteFolder.entityFolders.contains { path.hasPrefix("content/" + $0) }
        }
    }

    /// Reads articles by their numbers in the folder.
    private func read(_ numbers: [Int], _ desk: ArticleDesk, _ tally: Tally) throws(BuildFailure) -> [ReadArticle] {
        let folder = folder
        // Tables of its own cost a thread as much as some dozen articles.
        let isFew = numbers.count < 100
        let read = parallelMap(numbers.count, jobs: jobs, worker: isFew ? desk : desk.ofOneThread()) {
            desk, place -> Result<ReadArticle, BuildFailure> in
            tally.up()
            return Result { () throws(BuildFailure) in
                desk.read(try folder.source(folder.path(ofArticle: numbers[place])))
            }
        }
        var articles: [ReadArticle] = []
        articles.reserveCapacity(read.count)
        for result in read { articles.append(try result.get()) }
        return articles
    }

    private mutating func notes(
        _ reading: TextReader.Settings, _ zone: TimeZoneRules
    ) throws(BuildFailure) -> [BriefingNote] {
        var reader = TextReader(settings: reading)
        var notes: [BriefingNote] = []
        for path in folder.briefings {
            let source = try folder.source(path)
            fingerprints[path] = Fingerprint(of: source.bytes)
            if let fault = UTF8Check.fault(in: source) {
                diagnostics.append(fault)
            } else if let note = BriefingNote.read(source, zone: zone, with: &reader, into: &diagnostics) {
                notes.append(note)
            }
        }
        return notes
    }
}

/// Texts are UTF-8; what is not is refused before anything reads it.
enum UTF8Check {
    static func fault(in source: SourceFile) -> Diagnostic? {
        guard let valid = source.bytes.firstUTF8Fault else { return nil }
        return Diagnostic(
            .error, id: "not-utf8", in: source, at: source.position(ofByte: valid),
            "the file is not UTF-8: a byte here belongs to another encoding", fix: "save it as UTF-8")
    }
}
