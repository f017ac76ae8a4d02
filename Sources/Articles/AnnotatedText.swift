import Chronology
import Entities
import SourceText

/// What a Markdown text gave: its HTML with holes where another page's facts go, and what it says about whom.
///
/// All ranges count bytes of `html`. Captions and quotations, which are written where a template wants them, come first;
/// the body follows them.
public struct AnnotatedText: Sendable {
    public var html: [UInt8] = []
    /// Where the body begins in `html`.
    public var bodyStart = 0
    /// Sorted by offset.
    public var holes: [Hole] = []
    /// In the order in which they were written.
    public var mentions: [Mention] = []
    public var sentences: [Sentence] = []
    public var figures: [Figure] = []
    public var statements: [Statement] = []
    public var links: [SiteLink] = []
    public var inlinePictures: [InlinePicture] = []
    /// What mentions name without its being registered; `EntityReference.unregistered` counts here.
    public var unregistered: [UnregisteredEntity] = []
    public var dateline: Dateline?
    /// What stands where a name would, and is nobody's.
    public var unknownNames: Set<String> = []
    /// Words of the body, captions and quotations left out.
    public var wordCount = 0

    public init() {}

    /// Gives back the room that the longest lists were given to grow.
    mutating func trim() {
        mentions = Self.trimmed(mentions)
        sentences = Self.trimmed(sentences)
    }

    private static func trimmed<Element>(_ list: [Element]) -> [Element] {
        guard list.capacity > list.count + list.count / 8 else { return list }
        var copy: [Element] = []
        copy.reserveCapacity(list.count)
        copy.append(contentsOf: list)
        return copy
    }

    public var hasPictures: Bool { !figures.isEmpty || !inlinePictures.isEmpty }

    public var bodyRange: Range<Int> { bodyStart..<html.count }
}

/// A place in `html` where something goes that the text alone does not know.
public struct Hole: Sendable, Hashable {
    public enum Filling: Sendable, Hashable {
        /// The `href` of `links[index]`, inside its opening tag.
        case address(Int)
        /// `inlinePictures[index]`: the whole element.
        case picture(Int)
        /// `figures[index]`, between blocks.
        case figure(Int)
        /// The article that `links[index]` names, between blocks.
        case card(Int)
        /// `statements[index]`, between blocks.
        case statement(Int)
    }

    public let offset: Int
    public let filling: Filling
}

/// An entity as a text names it, in 32 bits: articles hold these by the million.
public struct EntityReference: Sendable, Hashable {
    public let packed: UInt32
    private static let unregisteredBits: UInt32 = 7 << 29

    public init(_ id: EntityID) { packed = id.packed }
    public init(packed: UInt32) { self.packed = packed }
    /// `index` counts in `AnnotatedText.unregistered`.
    public init(unregistered index: Int) { packed = Self.unregisteredBits | UInt32(truncatingIfNeeded: index) }

    /// Nil where the entity has no file and is not built in.
    public var registered: EntityID? {
        packed >= Self.unregisteredBits
            ? nil : EntityKind(rawValue: UInt8(packed >> 29)).map { EntityID($0, index: Int(packed & 0x1FFF_FFFF)) }
    }

    public var unregistered: Int? {
        packed >= Self.unregisteredBits ? Int(packed & ~Self.unregisteredBits) : nil
    }
}

/// An entity that is annotated and has no file.
public struct UnregisteredEntity: Sendable, Hashable {
    public let kind: EntityKind
    public let slug: String
    /// The annotated words.
    public let text: String
    public let position: SourcePosition
    /// The slug was made from the text: front matter names what it is about.
    public var isNamed = false
}

/// Finds entities without a file by kind and slug: a text may name as many as it has words.
struct UnregisteredNumbers {
    private var numbers: [Key: Int] = [:]

    private struct Key: Hashable {
        let kind: EntityKind
        let slug: String
    }

    init(_ entities: [UnregisteredEntity] = []) {
        for (number, entity) in entities.enumerated() {
            numbers[Key(kind: entity.kind, slug: entity.slug)] = number
        }
    }

    /// The number of the entity with that kind and slug, which `make` gives if it is new.
    mutating func number(
        _ kind: EntityKind, _ slug: String, in entities: inout [UnregisteredEntity], make: () -> UnregisteredEntity
    ) -> EntityReference {
        let key = Key(kind: kind, slug: slug)
        if let known = numbers[key] { return EntityReference(unregistered: known) }
        numbers[key] = entities.count
        entities.append(make())
        return EntityReference(unregistered: entities.count - 1)
    }
}

/// Where a mention stands.
public enum MentionPlace: UInt8, Sendable {
    case body, caption, dateline, statement
}

/// One place where a text names an entity.
public struct Mention: Sendable, Hashable {
    public var entity: EntityReference
    /// Where the naming words begin in `html`.
    public var start: UInt32
    /// The naming words' length in `html`, markup included.
    public var length: UInt16
    /// An index into `sentences`.
    public var sentence: UInt16
    public let place: MentionPlace
    public var sense: Sense
}

/// A sentence that holds a mention, or the part of a long one around it.
public struct Sentence: Sendable, Hashable {
    public var start: UInt32
    public var end: UInt32
    /// Whether words were left out before and after.
    public var isCutBefore: Bool
    public var isCutAfter: Bool
}

/// A picture with its caption block.
public struct Figure: Sendable, Hashable {
    /// The address as its author wrote it.
    public let source: String
    public let position: SourcePosition
    public let alt: String
    /// The caption's HTML; empty where there is none.
    public var caption: Range<Int>
    public let credit: Credit?
    public let license: String?
    /// The caption of a picture that front matter names: plain text.
    public var plainCaption: String?
    public var depicted: [Depicted] = []
    /// The picture's number in the site, once it has been looked up.
    public var picture: Int32 = -1
}

extension Figure {
    /// What stands for a picture that is not there.
    public static let none = Figure(
        source: "", position: SourcePosition(line: 1, column: 1), alt: "", caption: 0..<0, credit: nil, license: nil)
}

/// Somebody whom a caption names.
public struct Depicted: Sendable, Hashable {
    public var entity: EntityReference
    /// The words of the caption that name the entity.
    public let name: String
    /// As words: `right`, `2nd left`, `centre`; nil where the caption does not say.
    public var position: String?
}

/// A quotation that is attributed to somebody.
public struct Statement: Sendable, Hashable {
    /// The quotation's HTML, without the attribution.
    public var quote: Range<Int>
    public var speaker: EntityReference
    /// The words after the speaker's name, as HTML; empty where there are none.
    public var attribution: Range<Int>
    public let position: SourcePosition
}

/// A link to another article or briefing of the site.
public struct SiteLink: Sendable, Hashable {
    public enum Target: Sendable, Hashable {
        /// A slug, or `2017-09-14/slug`.
        case article(String)
        case briefing(CivilDate)
    }

    public let target: Target
    public let position: SourcePosition
}

/// A picture within a text, which has no caption.
public struct InlinePicture: Sendable, Hashable {
    public let source: String
    public let alt: String
    public let title: String
    public let position: SourcePosition
    /// The picture's number in the site, once it has been looked up; stays -1 for pictures elsewhere.
    public var picture: Int32 = -1
}

/// The place and agency that a wire story opens with.
public struct Dateline: Sendable, Hashable {
    /// As written: `WASHINGTON (Example Wire)`.
    public let text: String
    /// `WASHINGTON`.
    public let city: String
    /// `Example Wire`.
    public let agency: String?
    /// What the city names, where it is a known place or a capital.
    public var place: EntityReference?
}
