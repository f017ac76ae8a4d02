import Articles
import Bytes
import Chronology
import Entities
import LastBuild
import Parallel
import SourceText
import Synchronization

/// What a site is put together from, besides the lists of the last build, where nothing but words changed since.
public struct KeptSiteParts: Sendable {
    public var settings: SiteSettings
    /// Of those that have a file, and the built-in ones.
    public var registry: EntityRegistry
    public var basePath: String
    public var rows: KeptRows
    /// By row: articles that were read anew.
    public var read: [Int: Article]
    /// Files of the content folder that are no Markdown, relative to it.
    public var files: Set<String>
    public var now: Moment
    public var reading: Reading

    /// Reads what a page shows and nobody has read yet, with its bytes' fingerprint; nil where the file is gone or holds
    /// nothing of the sort.
    public struct Reading: Sendable {
        let article: OtherArticles.Read
        let text: @Sendable (_ path: String) -> (EntityText, Fingerprint)?
        let note: @Sendable (_ path: String) -> (BriefingNote, Fingerprint)?

        public init(
            article: @escaping OtherArticles.Read,
            text: @escaping @Sendable (_ path: String) -> (EntityText, Fingerprint)?,
            note: @escaping @Sendable (_ path: String) -> (BriefingNote, Fingerprint)?
        ) {
            self.article = article
            self.text = text
            self.note = note
        }
    }

    public init(
        settings: SiteSettings, registry: EntityRegistry, basePath: String, rows: KeptRows, read: [Int: Article],
        files: Set<String>, now: Moment, reading: Reading
    ) {
        self.settings = settings
        self.registry = registry
        self.basePath = basePath
        self.rows = rows
        self.read = read
        self.files = files
        self.now = now
        self.reading = reading
    }
}

extension Site {
    /// The site whose lists are those of the last build; nil where they are damaged, or do not fit the parts.
    ///
    /// - Parameter lists: as `listColumns` gave them.
    public init?(_ lists: LocatedColumns, _ parts: KeptSiteParts) {
        guard var next = ListReading(lists) else { return nil }
        let starts = next.numbers(count: EntityKind.allCases.count + 1).map(Int.init)
        let subjects = starts[EntityKind.allCases.count]
        let rows = next.numbers()
        (settings, basePath, now, fingerprints) = (parts.settings, parts.basePath, parts.now, [:])
        subjectStarts = starts
        sectionOfArticle = next.numbers(count: rows.count).map { Int32(bitPattern: $0) }
        briefingOfArticle = next.numbers(count: rows.count)
        let sections = next.sections()
        self.sections = sections
        let relations = next.relations()
        self.relations = relations
        subjectsOfArticle = next.postings(subjects: rows.count)
        subjectsByKind = EntityKind.allCases.map { _ in next.postings(subjects: rows.count) }
        appearances = next.postings(subjects: subjects)
        datelines = next.postings(subjects: subjects)
        statements = next.postings(subjects: subjects)
        depictions = next.postings(subjects: subjects)
        relationsOfSubject = next.postings(subjects: subjects)
        articlesOfSection = next.postings(subjects: sections.count)
        articlesOfRelation = next.postings(subjects: relations.count)
        followUps = next.postings(subjects: rows.count)
        linkTargets = next.targets(count: rows.count)
        linkTargetsOfText = next.targets(count: subjects)
        let texts = next.files(count: subjects)
        let days = next.days()
        let pictureNumbers = next.numbers().map { Int32(bitPattern: $0) }
        self.pictureNumbers = pictureNumbers
        let pictures = next.pictures()
        self.pictures = pictures
        let registry = next.adopted(into: parts.registry)
        self.registry = registry
        formerAddresses = next.formerAddresses()
        guard !next.hasFailed, rows.allSatisfy({ $0 < parts.rows.count }),
            EntityKind.allCases.allSatisfy({
                registry.count($0) == starts[Int($0.rawValue) + 1] - starts[Int($0.rawValue)]
            })
        else { return nil }
        let known = ArticleRows(parts.rows)
        let finishing = ArticleFinishing(rows: known, registry: registry) { number in
            Int(number) < pictureNumbers.count ? pictureNumbers[Int(number)] : -1
        }
        let others = OtherArticles(known, rows: rows, finishing, read: parts.reading.article)
        var atHand = [Article?](repeating: nil, count: rows.count)
        for (number, row) in rows.enumerated() {
            if let article = parts.read[Int(row)] { atHand[number] = finishing.finished(article, row: Int(row)) }
        }
        articles = PublishedArticles(known, rows: rows, atHand: atHand, others: others)
        let late = LateTexts(parts, registry, pictures, others)
        self.texts = texts.map { file in file.map { file in Deferred { late.text(file) } } }
        briefings = days.map { day in
            Briefing(
                date: day.date, note: day.note.map { file in Deferred { late.note(file, of: day.date) } },
                stories: day.stories, introductionTargets: day.targets)
        }
    }
}

/// A file that may be read again.
private struct KeptFile: Sendable {
    let path: String
    /// Of its bytes, with the lowest bit set.
    let fingerprint: UInt64
}

/// Reads texts that are no article's when a page shows them.
private final class LateTexts: Sendable {
    private let reading: KeptSiteParts.Reading
    private let registry: EntityRegistry
    /// Made when a text has pictures: few have.
    private let pictures = Mutex<PictureNumbering?>(nil)
    private let known: [SitePicture]
    private let files: Set<String>
    private let others: OtherArticles

    init(_ parts: KeptSiteParts, _ registry: EntityRegistry, _ known: [SitePicture], _ others: OtherArticles) {
        reading = parts.reading
        self.registry = registry
        self.others = others
        self.known = known
        files = parts.files
    }

    func text(_ file: KeptFile) -> EntityText {
        guard case (var text, let own)? = reading.text(file.path), own.value | 1 == file.fingerprint else {
            others.noteOther()
            return EntityText(standingInFor: file.path)
        }
        finish(&text.text, in: file.path)
        return text
    }

    func note(_ file: KeptFile, of day: CivilDate) -> BriefingNote {
        guard case (var note, let own)? = reading.note(file.path), own.value | 1 == file.fingerprint else {
            others.noteOther()
            return BriefingNote(standingInFor: file.path, date: day)
        }
        finish(&note.introduction, in: file.path)
        return note
    }

    private func finish(_ text: inout AnnotatedText, in path: String) {
        var none: [EntityReference] = []
        Adoption.resolve(&text, subjects: &none, in: registry)
        if !text.hasPictures { return }
        text = pictures.withLock { [text] kept in
            var text = text
            var pictures = kept ?? PictureNumbering(files: files, known)
            // What is wrong with them was told when the text was read first.
            var unheard: [Diagnostic] = []
            pictures.resolve(&text, in: path, into: &unheard)
            kept = pictures
            return text
        }
    }
}

extension ListReading {
    fileprivate mutating func sections() -> [Section] {
        let (names, slugs) = (texts(), texts())
        let (hasDescription, descriptions) = (numbers(count: names.count), texts(count: names.count))
        guard slugs.count == names.count else {
            fail()
            return []
        }
        return names.indices.map { number in
            Section(
                name: names[number], slug: slugs[number],
                description: hasDescription[number] == 0 ? nil : descriptions[number], origin: nil)
        }
    }

    fileprivate mutating func relations() -> [Relation] {
        let countries = numbers().map { EntityID(packed: $0) }
        return stride(from: 0, to: countries.count - 1, by: 2).map {
            Relation(first: countries[$0], second: countries[$0 + 1])
        }
    }

    /// By thing: the file of its text; nil for one without.
    fileprivate mutating func files(count: Int) -> [KeptFile?] {
        let (fingerprints, paths) = (words(count: count), texts(count: count))
        return zip(fingerprints, paths).map { $0 == 0 ? nil : KeptFile(path: $1, fingerprint: $0) }
    }

    fileprivate mutating func days() -> [(
        date: CivilDate, note: KeptFile?, stories: [UInt32], targets: [LinkDestination]
    )] {
        let dates = numbers()
        let notes = files(count: dates.count)
        let stories = lists(count: dates.count) { $0 }
        let targets = targets(count: dates.count)
        return dates.indices.map { number in
            (
                CivilDate(daysSinceEpoch: Int(Int32(bitPattern: dates[number]))), notes[number], Array(stories[number]),
                Array(targets[number])
            )
        }
    }

    fileprivate mutating func pictures() -> [SitePicture] {
        let paths = texts()
        let (sizes, known) = (numbers(count: 2 * paths.count), numbers(count: paths.count))
        let types = texts(count: paths.count)
        return paths.indices.map { number in
            var picture = SitePicture(path: paths[number])
            if known[number] & 1 != 0 { picture.width = Int(sizes[2 * number]) }
            if known[number] & 2 != 0 { picture.height = Int(sizes[2 * number + 1]) }
            if known[number] & 4 != 0 { picture.mimeType = types[number] }
            return picture
        }
    }

    fileprivate mutating func adopted(into registry: EntityRegistry) -> EntityRegistry {
        var registry = registry
        let kinds = numbers()
        let names = texts(count: 2 * kinds.count)
        for (number, raw) in kinds.enumerated() {
            guard let kind = EntityKind(rawValue: UInt8(truncatingIfNeeded: raw)),
                registry.adopt(kind, slug: names[2 * number], name: names[2 * number + 1]) != nil
            else {
                fail()
                continue
            }
        }
        return registry
    }

    fileprivate mutating func formerAddresses() -> [FormerAddress] {
        let articles = numbers()
        let files = texts(count: articles.count)
        return zip(files, articles).map { FormerAddress(file: $0, article: Int($1)) }
    }
}
