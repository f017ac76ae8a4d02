import Bytes
import CCMark
import SourceText

/// A parsed text. This file and `CMarkMemory.swift` are the only ones that see libcmark's pointers.
///
/// The tree lives as long as the value; a `MarkdownNode` must not be kept beyond it. The memory of a tree is its
/// thread's: it ends on the thread that it began on.
public struct MarkdownTree: ~Copyable {
    private let document: OpaquePointer

    /// Parses CommonMark 0.30. `definitions`, if any, are link reference definitions that come after the text, so that
    /// every definition of the author's own wins over them (CommonMark 0.30, section 4.7).
    public init(parsing text: ArraySlice<UInt8>, definitions: [UInt8] = []) {
        CMarkMemory.treeBegins()
        let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, CMarkMemory.callbacks)
        text.withUnsafeBytes { Self.feed($0, to: parser) }
        if !definitions.isEmpty {
            ([0x0A, 0x0A] as [UInt8]).withUnsafeBytes { Self.feed($0, to: parser) }
            definitions.withUnsafeBytes { Self.feed($0, to: parser) }
        }
        // The process ends where memory runs out, so the result is never null. Parser and tree are not freed piece by
        // piece: the thread's memory takes all of them back.
        document = cmark_parser_finish(parser)
        if text.withUnsafeBytes(Self.hasNumericReference) { Self.mendNoncharacters(below: document) }
    }

    deinit {
        CMarkMemory.treeEnds()
    }

    public var root: MarkdownNode { MarkdownNode(raw: document) }

    private static func hasNumericReference(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard var place = bytes.baseAddress else { return false }
        let end = place + bytes.count
        while let found = memchr(place, 0x26, end - place) {
            place = UnsafeRawPointer(found) + 1
            if place < end, place.load(as: UInt8.self) == UInt8(ascii: "#") { return true }
        }
        return false
    }

    /// libcmark writes `&#xFFFE;` and `&#xFFFF;` as the bytes FE and FF, which are no UTF-8; U+FFFD takes their place.
    private static func mendNoncharacters(below document: OpaquePointer) {
        let steps = cmark_iter_new(document)
        defer { cmark_iter_free(steps) }
        while true {
            let event = cmark_iter_next(steps)
            if event == CMARK_EVENT_DONE { return }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(steps) else { continue }
            mended(cmark_node_get_literal(node)) { cmark_node_set_literal(node, $0) }
            mended(cmark_node_get_url(node)) { cmark_node_set_url(node, $0) }
            mended(cmark_node_get_title(node)) { cmark_node_set_title(node, $0) }
            mended(cmark_node_get_fence_info(node)) { cmark_node_set_fence_info(node, $0) }
        }
    }

    private static func mended(_ text: UnsafePointer<CChar>?, _ set: (UnsafePointer<CChar>) -> Int32) {
        guard let text else { return }
        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        guard bytes.contains(where: { $0 >= 0xFE }) else { return }
        let whole = bytes.flatMap { $0 >= 0xFE ? [0xEF, 0xBF, 0xBD] : [$0] }.map(CChar.init(bitPattern:)) + [0]
        _ = whole.withUnsafeBufferPointer { $0.baseAddress.map(set) }
    }

    private static func feed(_ bytes: UnsafeRawBufferPointer, to parser: OpaquePointer?) {
        guard let start = bytes.baseAddress else { return }
        cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
}

/// What a node of CommonMark is.
public enum MarkdownNodeKind: Sendable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
}

/// A node of a `MarkdownTree`: a number that is meaningful only while its tree lives.
public struct MarkdownNode: Equatable {
    fileprivate let raw: OpaquePointer

    public var kind: MarkdownNodeKind {
        switch cmark_node_get_type(raw) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        default: .document
        }
    }

    public var firstChild: MarkdownNode? { cmark_node_first_child(raw).map(MarkdownNode.init) }
    public var lastChild: MarkdownNode? { cmark_node_last_child(raw).map(MarkdownNode.init) }
    public var next: MarkdownNode? { cmark_node_next(raw).map(MarkdownNode.init) }
    public var previous: MarkdownNode? { cmark_node_previous(raw).map(MarkdownNode.init) }
    public var parent: MarkdownNode? { cmark_node_parent(raw).map(MarkdownNode.init) }

    /// 1-based line within the parsed text; 0 where libcmark knows none.
    public var startLine: Int { Int(cmark_node_get_start_line(raw)) }
    /// 1-based column in bytes; a line's indentation may be missing from it.
    public var startColumn: Int { Int(cmark_node_get_start_column(raw)) }
    /// 1-based line within the parsed text.
    public var endLine: Int { Int(cmark_node_get_end_line(raw)) }

    /// 1 to 6.
    public var headingLevel: Int { Int(cmark_node_get_heading_level(raw)) }
    public var isOrderedList: Bool { cmark_node_get_list_type(raw) == CMARK_ORDERED_LIST }
    public var listStart: Int { Int(cmark_node_get_list_start(raw)) }
    public var isTight: Bool { cmark_node_get_list_tight(raw) != 0 }

    /// The bytes of a text, code or HTML node.
    public var literal: [UInt8] { Self.bytes(cmark_node_get_literal(raw)) }
    /// The address of a link or image, backslashes and entities already read.
    public var destination: [UInt8] { Self.bytes(cmark_node_get_url(raw)) }
    /// The title of a link or image; empty where there is none.
    public var title: [UInt8] { Self.bytes(cmark_node_get_title(raw)) }
    /// A fenced code block's info string.
    public var fenceInfo: [UInt8] { Self.bytes(cmark_node_get_fence_info(raw)) }

    /// Puts the address into an array that is used again for the next one: texts are full of links.
    public func readDestination(into address: inout [UInt8]) {
        address.removeAll(keepingCapacity: true)
        guard let start = cmark_node_get_url(raw) else { return }
        address.append(contentsOf: UnsafeRawBufferPointer(start: start, count: strlen(start)))
    }

    public var hasTitle: Bool { cmark_node_get_title(raw).map { $0.pointee != 0 } ?? false }

    /// Appends the literal without making an array of it.
    public func appendLiteral(to out: inout [UInt8], escape: ByteEscape? = .commonMark) {
        guard let start = cmark_node_get_literal(raw) else { return }
        let bytes = UnsafeRawBufferPointer(start: start, count: strlen(start)).bindMemory(to: UInt8.self)
        if let escape { out.append(bytes, escape: escape) } else { out.append(contentsOf: bytes) }
    }

    private static func bytes(_ start: UnsafePointer<CChar>?) -> [UInt8] {
        guard let start else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
    }
}

/// The version of libcmark that is linked, as `0.30.2`.
public var markdownLibraryVersion: String { String(cString: cmark_version_string()) }
