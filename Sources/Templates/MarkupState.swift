/// Where in the markup a byte of a page stands: as much of the HTML Standard's tokenizer (section 13.2.5) as decides how
/// an interpolated value must be escaped.
struct MarkupState: Equatable {
    enum Place: Equatable {
        /// Between tags.
        case text
        /// Within an element whose content is no markup: `script`, `style`, `title`, `textarea` and their like.
        case rawText
        /// Right behind `<`, and behind `</`.
        case tagOpen, endTagOpen
        case tagName
        case beforeAttributeName, attributeName, afterAttributeName
        case beforeValue
        case value(quote: UInt8)
        case unquotedValue
        /// Behind an attribute, or where ways with and without one met: a blank, `/` or `>` must follow.
        case afterAttribute
        /// Behind `/` in a tag.
        case selfClosing
        /// Behind `<!`, before it is known what it begins.
        case declarationOpen
        case declaration
        case comment
        case cdata
        case processing
    }

    /// What kind of value an attribute has.
    enum Attribute: Equatable {
        case plain
        case address(AddressPlace)
        /// A comma-separated list of addresses with descriptors.
        case candidates(AddressPlace)
        /// `content` of `<meta>`: an address where the tag also says `http-equiv="refresh"`.
        case metaContent
        /// `type` of `<script>`, `http-equiv` of `<meta>`: decides what the tag is, so it is written out.
        case deciding
        case script, style, document, animation
    }

    /// Where within a JSON text.
    enum JSONPlace: Equatable {
        case outside, string, escape
    }

    var place = Place.text
    /// The open tag's name, or the element that the raw text is in; in lower case.
    var tag: [UInt8] = []
    var isEndTag = false
    var attributeName: [UInt8] = []
    var attribute = Attribute.plain
    /// The beginning of what decides: a deciding value, an address before its scheme is known, the bytes since `<` in
    /// raw text or behind `<!`.
    var pending: [UInt8] = []
    /// The dashes, brackets or question marks that stand right before: what may end a comment.
    var run = 0
    var json = JSONPlace.outside
    var isJSON = false
    var hasType = false
    var isRefresh = false
    var hasMetaContent = false

    /// For diagnostics: where this is.
    var described: String {
        switch place {
        case .text: "in element text"
        case .rawText: "inside '<\(String(decoding: tag, as: UTF8.self))>'"
        case .tagOpen, .endTagOpen, .tagName: "in a tag's name"
        case .beforeAttributeName, .afterAttributeName, .afterAttribute, .selfClosing: "inside a tag"
        case .attributeName: "in an attribute's name"
        case .beforeValue, .value, .unquotedValue: "in an attribute's value"
        case .declarationOpen, .declaration: "in a declaration"
        case .comment: "in a comment"
        case .cdata: "in a CDATA section"
        case .processing: "in a processing instruction"
        }
    }

    /// The state where two ways meet, nil where what follows would mean different things.
    func joined(with other: MarkupState) -> MarkupState? {
        if self == other { return self }
        if place == other.place, case .value = place { return joinedValue(with: other) }
        guard isBetweenAttributes, other.isBetweenAttributes, tag == other.tag, isEndTag == other.isEndTag,
            isJSON == other.isJSON, hasType == other.hasType
        else { return nil }
        var joined = MarkupState()
        joined.place = .afterAttribute
        joined.tag = tag
        joined.isEndTag = isEndTag
        joined.isJSON = isJSON
        joined.hasType = hasType
        joined.isRefresh = isRefresh || other.isRefresh
        joined.hasMetaContent = hasMetaContent || other.hasMetaContent
        return joined
    }

    private var isBetweenAttributes: Bool {
        switch place {
        case .tagName, .beforeAttributeName, .attributeName, .afterAttributeName, .afterAttribute: true
        default: false
        }
    }

    /// Within one attribute's value only the state of an address may differ.
    private func joinedValue(with other: MarkupState) -> MarkupState? {
        var joined = self
        switch (attribute, other.attribute) {
        case (.address(let first), .address(let second)): joined.attribute = .address(first.joined(with: second))
        case (.candidates(let first), .candidates(let second)):
            joined.attribute = .candidates(first.joined(with: second))
        default: return nil
        }
        joined.pending = []
        joined.isRefresh = isRefresh || other.isRefresh
        joined.hasMetaContent = hasMetaContent || other.hasMetaContent
        var comparable = other
        comparable.attribute = joined.attribute
        comparable.pending = []
        comparable.isRefresh = joined.isRefresh
        comparable.hasMetaContent = joined.hasMetaContent
        return joined == comparable ? joined : nil
    }
}

/// Where within an address, as far as what may follow differs.
enum AddressPlace: Equatable {
    /// Nothing was written yet.
    case start
    /// Literal text that may be the beginning of a scheme.
    case scheme
    /// A value came first: its own scheme was checked, and what follows must not make one.
    case tail
    case path
    case query
    /// Behind an address of a `srcset`: its width or density.
    case descriptor
    /// Two ways met, and on one of them nothing was written yet.
    case mixed
    /// A scheme that is written out and not among the safe ones, or one that cannot be told.
    case unsafe

    func joined(with other: AddressPlace) -> AddressPlace {
        if self == other { return self }
        if self == .unsafe || other == .unsafe || self == .scheme || other == .scheme { return .unsafe }
        let both = [self, other]
        if both.contains(.start) || both.contains(.mixed) { return .mixed }
        if both.contains(.descriptor) { return .unsafe }
        if both.contains(.tail) { return .tail }
        return .path
    }
}
