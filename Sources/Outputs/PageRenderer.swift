import Bytes
import Chronology
import Entities
import LastBuild
import SiteModel
import SourceText
import Synchronization
import Templates

/// Makes pages' bytes: the render stage.
public final class PageRenderer: Sendable {
    private let edition: Edition
    private let programs: TemplateSet
    private let bodyParts: PartsBox
    /// What was read while templates were loaded, which all pages show.
    private let constants: [Fact]

    /// Compiles the theme's templates. Nil where any has a fault; the diagnostics name all of them.
    ///
    /// - Parameter templates: sources by name without their ending: `article`, `partials/figure`.
    /// - Parameter few: the only pages that are made, and `parts` of the last build, whose templates were the same: of these
    ///   only those are compiled that the pages need.
    public init?(
        _ values: EditionValues, templates: [String: SourceFile], only few: (pages: [Int], parts: [String])? = nil,
        into diagnostics: inout [Diagnostic]
    ) {
        let edition = Edition(values, ReadLog())
        let parts = PartsBox()
        let schema = SiteSchema.make(edition) { parts.value }
        let entries = few.map { Self.entries(for: $0.pages, in: values) } ?? Self.entries
        let sources = few.map { Self.sources(of: entries, $0.parts, among: templates) } ?? templates
        let (set, faults) = TemplateSet.compile(
            entries, sources: sources, schema: schema, dates: SiteDates(names: edition.dates))
        diagnostics += faults
        if faults.contains(where: { $0.severity == .error }) { return nil }
        parts.fill(from: set)
        self.edition = edition
        bodyParts = parts
        programs = set
        var read: Set<Fact> = []
        for packed in edition.log.numbers { read.insert(Fact(packed: packed)) }
        edition.log.clear()
        constants = read.sorted { $0.packed < $1.packed }
    }

    private init(_ edition: Edition, _ programs: TemplateSet, _ parts: PartsBox, _ constants: [Fact]) {
        self.edition = edition
        self.programs = programs
        bodyParts = parts
        self.constants = constants
    }

    /// Undoes the knot that keeps this renderer, and the site with it, in memory for ever. Nothing can be rendered after it.
    ///
    /// For whoever goes on after a build. A process that ends gives its memory back at once, and not piece by piece.
    public func letGo() { bodyParts.empty() }

    /// A renderer for one more thread, with an edition and getters of its own.
    public func ofOneThread() -> PageRenderer {
        let own = Edition(edition.values, ReadLog())
        let parts = PartsBox()
        let set = programs.withGetters(of: SiteSchema.make(own) { parts.value })
        // What templates may ask for while they are loaded was noted then.
        own.log.clear()
        parts.fill(from: set)
        return PageRenderer(own, set, parts, constants)
    }

    /// For each thread that renders: what its pages have in common.
    public func makeKeptPieces() -> KeptPieces { KeptPieces(for: programs, log: edition.log) }

    var site: Site { edition.values.site }

    /// What all pages made from templates read, as the record keeps it.
    public func constantReads(_ numbers: FactNumbers) -> PageReads {
        var reads = PageReads()
        for kind in Fact.Kind.allCases {
            let own = constants.filter { $0.kind == kind }.map { UInt32(numbers.number(of: $0)) }
            reads.append(kind: Int(kind.rawValue), own)
        }
        return reads
    }

    /// For each thread that renders.
    public func makeReadSet(_ numbers: FactNumbers, isForFew: Bool) -> ReadSet { ReadSet(numbers, isForFew: isForFew) }

    /// What the page that was rendered last read, as the record keeps it.
    public func takeReads(_ set: inout ReadSet) -> PageReads { set.take(edition) }

    /// By template that pages are made with: the names of all that it includes, each on a line. Nil where not all of them
    /// were compiled.
    public var parts: [String]? {
        let parts = Self.entries.map { programs[$0.name]?.parts.joined(separator: "\n") }
        return parts.contains(nil) ? nil : parts.compactMap(\.self)
    }

    /// The templates that a few of them include.
    private static func sources(
        of few: [TemplateEntry], _ parts: [String], among templates: [String: SourceFile]
    ) -> [String: SourceFile] {
        guard parts.count == entries.count else { return templates }
        var names: Set<Substring> = []
        for entry in few { names.formUnion(parts[numbers[entry.name] ?? 0].split(separator: "\n")) }
        let sources = templates.filter { names.contains($0.key[...]) }
        // A name with a line's end in it is no one's.
        return sources.count == names.count ? sources : templates
    }

    /// Of templates: what each is, with all that it includes.
    ///
    /// - Parameter sources: by name, as they were compiled.
    public func templateFacts(_ sources: [String: SourceFile]) -> [UInt64] {
        let texts = sources.mapValues { Fingerprint(of: $0.bytes).value }
        return Self.entries.map { entry in
            var value = PartsFingerprint()
            for part in programs[entry.name]?.parts ?? [] {
                value.add(part)
                value.add(texts[part] ?? 0)
            }
            return value.value
        }
    }

    /// Appends a page's bytes.
    public func render(_ page: Int, into out: inout ByteBuffer, keeping kept: inout KeptPieces) {
        // Its address is part of it, whether it shows that or not.
        edition.site.note(edition.plan.pages[page])
        switch edition.plan.pages[page] {
        case .rssFeed(let list): edition.writeRSS(list, into: &out)
        case .jsonFeed(let list): edition.writeJSONFeed(list, into: &out)
        case .sitemap(let part): edition.writeSitemap(part: part, into: &out)
        case .robots: edition.writeRobots(into: &out)
        case .redirect(let article, _): edition.writeRedirect(to: article, into: &out)
        case .formerAddress(let number):
            edition.writeRedirect(to: edition.site.unnoted.formerAddresses[number].article, into: &out)
        case let kind:
            let (name, own) = Self.template(of: kind, page, in: edition.site.unnoted)
            edition.log.note(.template, Self.numbers[name] ?? 0)
            programs[name]?.render(
                [RecordRef(0), RecordRef(page)] + (own.map { [$0] } ?? []), into: &out, keeping: &kept)
        }
    }

    /// The template of a page and what it sees besides `site` and `page`.
    private static func template(of kind: Page, _ page: Int, in site: Site) -> (name: String, own: RecordRef?) {
        switch kind {
        case .home: ("home", RecordRef(0))
        case .briefing(let number): ("briefing", RecordRef(number))
        case .archive: ("briefings", RecordRef(0))
        case .month(let month): ("month", RecordRef(month))
        case .article(let number): ("article", RecordRef(number))
        case .entity(let subject): (site.entity(subject).kind.noun, RecordRef(subject))
        case .entities(let kind): (kind.folder, RecordRef(Int(kind.rawValue)))
        case .relation(let number): ("relation", RecordRef(number))
        case .section(let number): ("section", RecordRef(number))
        case .sections: ("sections", RecordRef(0))
        case .sealed: ("older", RecordRef(page))
        case .sealedPages: ("pages", RecordRef(page))
        default: ("404", nil)
        }
    }

    /// The templates that pages are made with, and those of bodies' parts.
    private static func entries(for pages: [Int], in values: EditionValues) -> [TemplateEntry] {
        var names: Set<String> = []
        for page in pages { names.insert(template(of: values.plan.pages[page], page, in: values.site).name) }
        return entries.filter { names.contains($0.name) || $0.name.hasPrefix("partials/") }
    }

    /// Every template that a page or a body is made with; a nameless root's fields are variables themselves.
    static let entries: [TemplateEntry] = {
        var entries = [page("404"), page("home", "", "homeView"), page("briefings", "archive", "archive")]
        entries += ["briefing", "month", "article", "relation", "section", "older", "pages"].map { page($0, $0, $0) }
        entries += EntityKind.allCases.map { page($0.noun, $0.noun, $0.noun) }
        entries += EntityKind.allCases.map { page($0.folder, "", "indexView") }
        entries.append(page("sections", "", "sectionsView"))
        for (name, root, record) in [
            ("figure", "figure", "figure"), ("card", "article", "article"), ("statement", "statement", "statement"),
        ] {
            entries.append(
                TemplateEntry(name: "partials/\(name)", roots: [(name: root, record: record)], format: .fragment))
        }
        return entries
    }()

    /// The entries' places by name.
    static let numbers = Dictionary(
        uniqueKeysWithValues: entries.enumerated().map { ($0.element.name, $0.offset) })

    private static func page(_ name: String, _ root: String? = nil, _ record: String = "") -> TemplateEntry {
        let own = root.map { [(name: $0, record: record)] } ?? []
        return TemplateEntry(
            name: name, roots: [(name: "site", record: "site"), (name: "page", record: "page")] + own, format: .page)
    }

    /// The files that a theme must have, by name without their ending.
    public static var requiredTemplates: [String] { entries.map(\.name) }
}

/// The programs of a body's parts, filled once: a body's figures are written by programs that need the schema that
/// describes bodies, and this ties the knot before anything is rendered.
private final class PartsBox: Sendable {
    private let parts = Mutex<BodyParts?>(nil)

    var value: BodyParts? { parts.withLock { $0 } }

    func fill(from set: TemplateSet) {
        let filled = BodyParts(
            figure: set["partials/figure"], card: set["partials/card"], statement: set["partials/statement"])
        parts.withLock { $0 = filled }
    }

    func empty() { parts.withLock { $0 = nil } }
}
