import Bytes
import Entities
import Markdown
import SourceText

/// What the nodes of an annotated text become, and what they say.
struct TextPolicy: MarkdownPolicy {
    let source: SourceFile
    let settings: TextReader.Settings
    let scan: LabelScan
    /// The file's line that the parsed text's first line stands on.
    var firstLine: Int
    var result = AnnotatedText()
    var diagnostics: [Diagnostic] = []
    /// True until the body's first block has been seen.
    var awaitsDateline = false

    var place = MentionPlace.body
    /// The mentions of the open text block begin here.
    var blockMentions = 0
    /// Mentions whose closing tag is still to come; links do not nest.
    var open: OpenLink?
    var sentences = SentenceScan()
    var dateline: DatelineSplit?
    var reported: Set<ReportedPlace> = []
    /// The address of the link that was opened last.
    private var address: [UInt8] = []
    private var unregistered = UnregisteredNumbers()
    private var suggestions: [String: String] = [:]
    /// A text whose every word is a mistake is no text: the first mistakes are compared with all that is known.
    private static let mostSuggestions = 200

    enum OpenLink {
        case element
        case mention(EntityReference, Sense?, textStart: Int, caseSensitive: Int?)
        case unlinked
        case brackets
    }

    struct ReportedPlace: Hashable {
        let position: SourcePosition
        let id: String
    }

    struct DatelineSplit {
        let shape: DatelineShape
        /// The text node that holds the dateline's last byte, and how many of its bytes belong to it.
        let node: MarkdownNode
        let bytes: Int
        var start: Int?
    }

    init(source: SourceFile, settings: TextReader.Settings, scan: LabelScan, firstLine: Int) {
        self.source = source
        self.settings = settings
        self.scan = scan
        self.firstLine = firstLine
        // Of a text that is nothing but brackets not all are mentions.
        result.mentions.reserveCapacity(min(scan.closings, 64))
        result.sentences.reserveCapacity(min(scan.closings, 64))
    }

    // MARK: Blocks

    /// Writes what a template will place: a figure's caption, a statement's quotation.
    mutating func writeAside(_ shape: BlockShape, into out: inout [UInt8]) -> Hole.Filling? {
        switch shape {
        case .figure(let image, let caption, let creditLine):
            return .figure(addFigure(image, caption: caption, creditLine: creditLine, into: &out))
        case .card(let target, let link):
            result.links.append(SiteLink(target: target, position: position(of: link)))
            return .card(result.links.count - 1)
        case .quotation(let quote, let speaker, let attribution):
            guard let person = self.speaker(speaker) else { return nil }
            return .statement(
                addStatement(quote, by: person, speaker: speaker, attribution: attribution, into: &out))
        case .plain: return nil
        }
    }

    /// Prepares for a block of the body.
    mutating func startBlock(_ block: MarkdownNode) {
        place = .body
        blockMentions = result.mentions.count
        dateline = nil
        guard awaitsDateline, block.kind == .paragraph else { return }
        dateline = findDateline(in: block)
    }

    mutating func addFigure(
        _ image: MarkdownNode, caption: [MarkdownNode], creditLine: String?, into out: inout [UInt8]
    ) -> Int {
        place = .caption
        blockMentions = result.mentions.count
        let firstMention = blockMentions
        let start = out.count
        for node in caption { MarkdownWriter.write(node, into: &out, policy: &self) }
        while out.count > start, SentenceScan.isBlank(out[out.count - 1]) { out.removeLast() }
        finishSentences(start..<out.count, in: out)
        let mentions = result.mentions[firstMention...]
        result.figures.append(
            Figure(
                source: String(decoding: image.destination, as: UTF8.self), position: position(of: image),
                alt: BlockShape.alternativeText(image), caption: start..<out.count,
                credit: creditLine.flatMap(Credit.init(line:)), license: nil,
                depicted: mentions.map { depicted($0, in: out, captionEnd: out.count) }))
        return result.figures.count - 1
    }

    func depicted(_ mention: Mention, in html: [UInt8], captionEnd: Int) -> Depicted {
        let start = Int(mention.start)
        let end = start + Int(mention.length)
        // The mention's closing tag, then `(R)`.
        var index = min(end, captionEnd)
        if index < captionEnd, html[index] == UInt8(ascii: "<") {
            index = SentenceScan.skipTag(html, index, captionEnd)
        }
        while index < captionEnd, SentenceScan.isBlank(html[index]) { index += 1 }
        var position: String?
        if index < captionEnd, html[index] == UInt8(ascii: "("),
            let close = html[index..<captionEnd].prefix(24).firstIndex(of: UInt8(ascii: ")"))
        {
            position = CaptionPosition.words(for: String(decoding: html[(index + 1)..<close], as: UTF8.self))
        }
        return Depicted(
            entity: mention.entity, name: HTMLText.plain(html[start..<end]), position: position)
    }

    // MARK: Text

    mutating func text(_ node: MarkdownNode, into out: inout [UInt8]) {
        openDateline(into: &out)
        let start = out.count
        if dateline?.node == node {
            let literal = node.literal
            let split = min(dateline?.bytes ?? 0, literal.count)
            out.append(literal[..<split], escape: .commonMark)
            closeDateline(into: &out)
            out.append(literal[split...], escape: .commonMark)
        } else {
            node.appendLiteral(to: &out)
        }
        if place == .body { result.wordCount += out.count(of: Self.blank, from: start) }
    }

    private static let blank = ByteRun(0x20...0x20)

    mutating func lineBreak(into out: inout [UInt8]) {
        if place == .body { result.wordCount += 1 }
    }

    mutating func closeTextBlock(_ node: MarkdownNode, from start: Int, in out: [UInt8]) {
        if place == .body { result.wordCount += 1 }
        finishSentences(start..<out.count, in: out)
    }

    mutating func finishSentences(_ block: Range<Int>, in html: [UInt8]) {
        guard blockMentions < result.mentions.count else { return }
        sentences.scan(html, block)
        for index in blockMentions..<result.mentions.count {
            let mention = result.mentions[index]
            let start = Int(mention.start)
            let sentence = sentences.sentence(around: start..<(start + Int(mention.length)), in: html)
            // More sentences than a 16-bit number counts: the last one stands for the rest.
            if result.sentences.last != sentence, result.sentences.count < Int(UInt16.max) {
                result.sentences.append(sentence)
            }
            result.mentions[index].sentence = UInt16(result.sentences.count - 1)
        }
        blockMentions = result.mentions.count
    }

    mutating func addMention(
        of entity: EntityReference, _ sense: Sense, start: Int, length: Int, as place: MentionPlace
    ) {
        result.mentions.append(
            Mention(
                entity: entity, start: UInt32(truncatingIfNeeded: start),
                length: UInt16(truncatingIfNeeded: min(length, Int(UInt16.max))), sentence: 0, place: place,
                sense: sense))
    }

    // MARK: Links

    mutating func openLink(_ node: MarkdownNode, into out: inout [UInt8]) {
        openDateline(into: &out)
        node.readDestination(into: &address)
        switch LinkTarget(address, names: scan.matches.count) {
        case .named(let number): openNamed(number, node, into: &out)
        case .entity(let kind, let slug):
            if let entity = reference(kind, slug: slug, text: node, at: node) {
                openMention(entity, kind, slug, sense: kind == .country ? nil : .itself, into: &out)
            } else {
                open = .unlinked
            }
        case .site(let target):
            result.links.append(SiteLink(target: target, position: position(of: node)))
            out.append("<a" as StaticString)
            result.holes.append(Hole(offset: out.count, filling: .address(result.links.count - 1)))
            finishOpening(node, into: &out)
        case .malformedBriefing:
            report(
                .error, "malformed-link", at: node, "'\(String(decoding: address, as: UTF8.self))' is not a day",
                fix: "write it as briefing:2017-09-14")
            open = .unlinked
        case .address:
            out.append("<a href=\"" as StaticString)
            out.append(address: address)
            out.append(UInt8(ascii: "\""))
            finishOpening(node, into: &out)
        case .unsafe(let scheme):
            report(
                .warning, "unsafe-link", at: node, "links to '\(scheme):' addresses are left out",
                fix: "link to an http, https, mailto or tel address")
            open = .unlinked
        }
    }

    mutating func closeLink(_ node: MarkdownNode, into out: inout [UInt8]) {
        switch open {
        case .element: out.append("</a>" as StaticString)
        case .mention(let entity, let sense, let start, _):
            let found = sense ?? senseOfText(out[start...], entity)
            addMention(of: entity, found, start: start, length: out.count - start, as: place)
            out.append("</a>" as StaticString)
        case .brackets: out.append(UInt8(ascii: "]"))
        case .unlinked, nil: break
        }
        open = nil
    }

    mutating func finishOpening(_ node: MarkdownNode, into out: inout [UInt8]) {
        if node.hasTitle {
            out.append(" title=\"" as StaticString)
            out.append(node.title[...], escape: .commonMark)
            out.append(UInt8(ascii: "\""))
        }
        out.append(UInt8(ascii: ">"))
        open = .element
    }

    mutating func openNamed(_ number: Int, _ node: MarkdownNode, into out: inout [UInt8]) {
        switch scan.matches[number] {
        case .one(let id, let sense, let caseSensitive):
            if caseSensitive, isOtherCase(of: scan.labels[number], in: node) {
                // CommonMark folds case, so `[us]` finds the definition of `[US]`; it names nobody.
                out.append(UInt8(ascii: "["))
                open = .brackets
                return
            }
            openMention(EntityReference(id), id.kind, [], sense: sense, into: &out)
        case .ambiguous(let ids):
            let label = String(decoding: scan.labels[number], as: UTF8.self)
            let names = ids.map { "\($0.kind.scheme):\(settings.registry.slug(of: $0))" }
            report(
                .error, "ambiguous-name", at: node, "'\(label)' names \(names.joined(separator: " and "))",
                fix: "write which one is meant: [\(label)](\(names.first ?? ""))")
            open = .unlinked
        }
    }

    /// Whether a link's own words are the label in other letters: then it is a shortcut reference in the wrong case.
    func isOtherCase(of label: ArraySlice<UInt8>, in node: MarkdownNode) -> Bool {
        let words = BlockShape.plainText(node)
        let written = String(decoding: label, as: UTF8.self)
        return words != written && words.lowercased() == written.lowercased()
    }

    mutating func openMention(
        _ entity: EntityReference, _ kind: EntityKind, _ slug: ArraySlice<UInt8>, sense: Sense?,
        into out: inout [UInt8]
    ) {
        if let id = entity.registered {
            out.append(contentsOf: settings.openings[Int(id.kind.rawValue)][id.index])
        } else {
            out.append(contentsOf: TextReader.Settings.opening(settings.basePath, kind, slug))
        }
        open = .mention(entity, sense, textStart: out.count, caseSensitive: nil)
    }

    func senseOfText(_ html: ArraySlice<UInt8>, _ entity: EntityReference) -> Sense {
        guard let id = entity.registered else { return .itself }
        if html.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
            return settings.registry.sense(ofText: HTMLText.plain(html), for: id)
        }
        return settings.registry.sense(ofText: html, for: id)
    }

    /// `; did you mean 'sergei-lavrov'?`, or nothing.
    private mutating func suggestion(for slug: String, _ kind: EntityKind) -> String {
        let key = "\(kind.scheme):\(slug)"
        if let known = suggestions[key] { return known }
        guard suggestions.count < Self.mostSuggestions else { return "" }
        let found = settings.registry.nearest(kind, slug: slug).map { "; did you mean '\($0)'?" } ?? ""
        suggestions[key] = found
        return found
    }

    /// The entity at a slug; nil, with a diagnostic, where there can be none.
    mutating func reference(
        _ kind: EntityKind, slug: ArraySlice<UInt8>, text node: MarkdownNode?, at place: MarkdownNode
    ) -> EntityReference? {
        if let id = settings.registry.entity(kind, slug: slug) { return EntityReference(id) }
        let name = String(decoding: slug, as: UTF8.self)
        let suggestion = suggestion(for: name, kind)
        if kind == .country {
            report(
                .error, "unknown-country", at: place, "no country has the code '\(name)'\(suggestion)",
                fix: "use an ISO 3166-1 code, or add content/countries/\(name).md")
            return nil
        }
        if let fault = slugFault(name) {
            report(.error, "invalid-slug", at: place, "slug '\(name)' \(fault.reason)")
            return nil
        }
        if !suggestion.isEmpty {
            report(.warning, "unknown-\(kind.noun)", at: place, "no \(kind.noun) has the slug '\(name)'\(suggestion)")
        }
        let position = position(of: place)
        return unregistered.number(kind, name, in: &result.unregistered) {
            UnregisteredEntity(kind: kind, slug: name, text: BlockShape.plainText(node ?? place), position: position)
        }
    }

    // MARK: Diagnostics

    mutating func report(
        _ severity: Diagnostic.Severity, _ id: String, at node: MarkdownNode, _ message: String, fix: String? = nil
    ) {
        let position = position(of: node)
        guard reported.insert(ReportedPlace(position: position, id: id)).inserted else { return }
        diagnostics.append(Diagnostic(severity, id: id, in: source, at: position, message, fix: fix))
    }

    /// Names that somebody has and that became no mention, in code or where the text defines them itself: should they be
    /// nobody's one day, the text may be warned of.
    mutating func keepUnusedNames() {
        if scan.matches.isEmpty { return }
        let mentioned = Set(result.mentions.lazy.map(\.entity))
        for (match, label) in zip(scan.matches, scan.labels) {
            if case .one(let id, _, _) = match, mentioned.contains(EntityReference(id)) { continue }
            result.unknownNames.insert(String(decoding: label, as: UTF8.self))
        }
    }

    /// A warning for each label that is almost a registered one.
    mutating func reportUnknownLabels(_ body: Range<Int>) {
        for (label, offset) in scan.unknown.prefix(40) where label.count >= 4 {
            let name = String(decoding: label, as: UTF8.self)
            guard name.first?.isUppercase == true, let near = settings.registry.nearestLabel(name) else { continue }
            diagnostics.append(
                Diagnostic(
                    .warning, id: "unknown-name", in: source, at: source.position(ofByte: offset - 1),
                    "nobody is called '\(name)'; did you mean '\(near)'?",
                    fix: "write [\(near)], or add the name to the 'aliases' of whom it means"))
        }
    }

    /// How far a link's bracket is looked for behind the column that libcmark gives.
    private static let longestIndentation = 200

    /// The node's place in the file. libcmark leaves a line's indentation out of an inline's column, and gives a link
    /// that runs over a line's end the line of its end, so the bracket itself is looked for.
    func position(of node: MarkdownNode) -> SourcePosition {
        var line = node.startLine
        var column = node.startColumn
        if node.kind == .link || node.kind == .image {
            if let child = node.firstChild, child.startLine > 0, child.startLine < line {
                (line, column) = (child.startLine, max(1, child.startColumn - 1))
            }
        } else if line == 0, let parent = node.parent {
            (line, column) = (parent.startLine, parent.startColumn)
        }
        let place = SourcePosition(line: max(1, line + firstLine - 1), column: max(1, column))
        guard node.kind == .link || node.kind == .image else { return place }
        let range = source.lineRange(place.line)
        let wanted = node.kind == .link ? UInt8(ascii: "[") : UInt8(ascii: "!")
        let start = range.lowerBound + place.column - 1
        guard start < range.upperBound, source.bytes[start] != wanted,
            let found = source.bytes[start..<min(range.upperBound, start + Self.longestIndentation)].firstIndex(
                of: wanted)
        else { return place }
        return SourcePosition(line: place.line, column: found - range.lowerBound + 1)
    }
}
