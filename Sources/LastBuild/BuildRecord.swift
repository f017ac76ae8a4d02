import SourceText

/// What a build leaves for the next one: what it was made from, and what each of its pages read.
///
/// It is a help, never a source: where it is missing, damaged, of another program or of another state of the output, the
/// next build is a clean one.
public struct BuildRecord: Equatable, Sendable {
    /// What every page hangs on: the program, the options, the settings, the site's outline.
    public var frame: UInt64 = 0
    /// The fingerprint of the options and the program alone, which is known before anything is read.
    public var options: UInt64 = 0
    /// Seconds since 1970: from when on, and until when, the clock makes no difference.
    public var holdsFrom = Int.min
    public var holdsUntil = Int.max
    /// Which state of the output folder the record belongs to: its manifest's checksum.
    public var folder: UInt64 = 0
    /// Every file of the site's folder that the build saw.
    public var sources = PackedTexts()
    /// Four words for each: size, time of change of its bytes, time of change of its status, number in the file system.
    public var stamps: [UInt64] = []
    /// What the build complained of.
    public var diagnostics: [Diagnostic] = []
    /// By space of facts: the keys of its things.
    public var keys: [[UInt64]] = []
    /// By kind of fact: what each was.
    public var values: [[UInt64]] = []
    /// By number of a page: its file; empty for one that is no more.
    public var pages = PackedTexts()
    /// By number of a page: what it read.
    public var reads = PackedTexts()
    /// What all pages that are made from templates read.
    public var constantReads: [UInt8] = []
    /// Files that are copied: pictures, static files, assets; where they are published.
    public var copies = PackedTexts()

    public init() {}
}

/// Many short texts or byte strings in one piece of memory.
public struct PackedTexts: Equatable, Sendable {
    public internal(set) var bytes: [UInt8] = []
    /// By number: where the text ends.
    public internal(set) var ends: [UInt64] = []

    public init() {}

    public init(_ texts: some Sequence<String>) {
        for text in texts { append(text) }
    }

    public mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(UInt64(bytes.count))
    }

    public mutating func append(_ text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
        ends.append(UInt64(bytes.count))
    }

    public var count: Int { ends.count }

    public func slice(_ number: Int) -> ArraySlice<UInt8> {
        bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    }

    public subscript(number: Int) -> String { String(decoding: slice(number), as: UTF8.self) }

    /// Whether every text lies within the bytes.
    var isSound: Bool {
        var last: UInt64 = 0
        for end in ends {
            if end < last { return false }
            last = end
        }
        return last == UInt64(bytes.count)
    }
}
