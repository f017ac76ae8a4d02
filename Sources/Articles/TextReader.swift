import Bytes
import Entities
import Markdown
import SourceText

/// Reads annotated Markdown: articles' bodies, biographies and introductions.
///
/// Buffers are kept from text to text, so one reader serves one worker.
public struct TextReader: Sendable {
    public struct Settings: Sendable {
        public let registry: EntityRegistry
        /// Whether HTML in Markdown is let through.
        public let rawHTML: Bool
        /// The site's path at its host, with slashes at both ends: `/` or `/news/`.
        public let basePath: String
        /// By kind and entity: the opening tag of a link to its page.
        let openings: [[[UInt8]]]

        public init(registry: EntityRegistry, rawHTML: Bool, basePath: String) {
            self.registry = registry
            self.rawHTML = rawHTML
            self.basePath = basePath
            openings = EntityKind.allCases.map { kind in
                (0..<registry.count(kind)).map { index in
                    let slug = registry.slug(of: EntityID(kind, index: index))
                    return Self.opening(basePath, kind, Array(slug.utf8)[...])
                }
            }
        }

        /// The same for one more thread: see `EntityRegistry.ofOneThread`.
        public func ofOneThread() -> Settings {
            Settings(registry: registry.ofOneThread(), rawHTML: rawHTML, basePath: basePath)
        }

        static func opening(_ basePath: String, _ kind: EntityKind, _ slug: ArraySlice<UInt8>) -> [UInt8] {
            var tag: [UInt8] = []
            tag.append("<a href=\"" as StaticString)
            tag.append(basePath)
            tag.append(kind.folder)
            tag.append(UInt8(ascii: "/"))
            tag.append(address: slug)
            tag.append("/\">" as StaticString)
            return tag
        }
    }

    let settings: Settings
    private let limits = MarkdownLimits()
    private var buffer: [UInt8] = []

    public init(settings: Settings) {
        self.settings = settings
    }

    /// Reads the part of `source` that is Markdown. Faults are added to `diagnostics`; a text that would take libcmark
    /// too long is refused with one and read as empty.
    public mutating func read(
        _ body: Range<Int>, of source: SourceFile, firstLine: Int, isArticle: Bool, into diagnostics: inout [Diagnostic]
    ) -> AnnotatedText {
        let text = source.bytes[body]
        if let (excess, offset) = limits.excess(in: text) {
            diagnostics.append(excess.diagnostic(in: source, at: source.position(ofByte: offset)))
            return AnnotatedText()
        }
        let scan = LabelScan(text, registry: settings.registry)
        var policy = TextPolicy(source: source, settings: settings, scan: scan, firstLine: firstLine)
        let tree = MarkdownTree(parsing: text, definitions: scan.definitions)
        if !scan.matches.isEmpty, Self.swallowsDefinitions(tree, text) {
            // An open fence at the end of a text would show the definitions as code; before the text they are safe.
            let definitions = scan.definitions(without: text) + [0x0A]
            let whole = definitions + text
            policy.firstLine = firstLine - definitions.count { $0 == 0x0A }
            let other = MarkdownTree(parsing: whole[...])
            write(other, with: &policy, isArticle: isArticle)
        } else {
            write(tree, with: &policy, isArticle: isArticle)
        }
        if Self.namesTooMany(policy.result) {
            let start = source.position(ofByte: body.lowerBound)
            diagnostics.append(MarkdownLimits.Excess.names.diagnostic(in: source, at: start))
            return AnnotatedText()
        }
        policy.reportUnknownLabels(body)
        for (label, _) in scan.unknown { policy.result.unknownNames.insert(String(decoding: label, as: UTF8.self)) }
        policy.keepUnusedNames()
        diagnostics += policy.diagnostics
        policy.result.trim()
        // `Array(buffer)` would share the buffer, with all its room, and make a new one for the next text.
        policy.result.html.reserveCapacity(buffer.count)
        policy.result.html.append(contentsOf: buffer)
        return policy.result
    }

    /// What one text may name. Everybody in it gets a page with everybody else in its feed, so that the site grows with
    /// the square of this number; a treaty's list of signatories is far below it.
    static let mostNames = 1_000

    private static func namesTooMany(_ text: AnnotatedText) -> Bool {
        text.mentions.count > mostNames && Set(text.mentions.lazy.map(\.entity)).count > mostNames
    }

    private static func swallowsDefinitions(_ tree: borrowing MarkdownTree, _ text: ArraySlice<UInt8>) -> Bool {
        guard let last = tree.root.lastChild, last.kind == .codeBlock || last.kind == .htmlBlock else { return false }
        return last.endLine > text.count { $0 == 0x0A } + 1
    }

    /// Captions and quotations first, then the body with holes in their places.
    private mutating func write(
        _ tree: borrowing MarkdownTree, with policy: inout TextPolicy, isArticle: Bool
    ) {
        buffer.removeAll(keepingCapacity: true)
        var fillings: [Hole.Filling?] = []
        var block = tree.root.firstChild
        while let current = block {
            fillings.append(policy.writeAside(BlockShape(current), into: &buffer))
            block = current.next
        }
        policy.result.bodyStart = buffer.count
        policy.awaitsDateline = isArticle
        block = tree.root.firstChild
        for filling in fillings {
            guard let current = block else { break }
            if let filling {
                policy.result.holes.append(Hole(offset: buffer.count, filling: filling))
            } else {
                policy.startBlock(current)
                MarkdownWriter.write(current, into: &buffer, policy: &policy)
                policy.awaitsDateline = false
            }
            block = current.next
        }
    }
}

extension MarkdownLimits.Excess {
    func diagnostic(in source: SourceFile, at position: SourcePosition) -> Diagnostic {
        let message =
            switch self {
            case .containers: "more than 100 block quotes or lists begin on one line"
            case .brackets: "more than 1,000 brackets stand open at once"
            case .images: "the paragraph's image brackets are nested beyond what can be parsed in time"
            case .length: "the text is longer than 16 MB"
            case .names: "the text names more than 1,000 people, countries and other subjects"
            }
        return Diagnostic(
            .error, id: "text-too-complex", in: source, at: position, message,
            fix: "split the text, or take out what was pasted by mistake")
    }
}
