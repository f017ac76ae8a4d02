import Entities

/// What a link's address asks for.
enum LinkTarget {
    /// `person:rex-tillerson`, `country:ru` …
    case entity(EntityKind, slug: ArraySlice<UInt8>)
    /// A label of the registry's, by its number in the scan.
    case named(Int)
    case site(SiteLink.Target)
    /// `briefing:` with something that is no day.
    case malformedBriefing
    /// An address within the site or at another one, by a scheme that cannot script.
    case address
    /// A scheme outside `http https mailto tel` and the annotations'.
    case unsafe(scheme: String)

    /// `names` is how many labels the text's scan found.
    init(_ address: [UInt8], names: Int) {
        if address.first == LabelScan.mark {
            self = LabelScan.match(at: address, of: names).map(LinkTarget.named) ?? .address
            return
        }
        guard let colon = Self.schemeEnd(address) else {
            self = .address
            return
        }
        switch Scheme.known[Self.packed(address[..<colon])] {
        case .entity(let kind): self = .entity(kind, slug: address[(colon + 1)...])
        case .site: self = SiteLink.Target(address: address).map(LinkTarget.site) ?? .malformedBriefing
        case .harmless: self = .address
        case nil: self = .unsafe(scheme: String(decoding: address[..<colon], as: UTF8.self).lowercased())
        }
    }

    /// What a scheme says of its address.
    private enum Scheme {
        case entity(EntityKind)
        case site, harmless

        static let known: SchemeTable = {
            var schemes: [(String, Scheme)] = EntityKind.allCases.map { ($0.scheme, .entity($0)) }
            schemes += ["article", "briefing"].map { ($0, .site) }
            schemes += ["http", "https", "mailto", "tel"].map { ($0, .harmless) }
            return SchemeTable(schemes: schemes.map { (packed(Array($0.0.utf8)[...]), $0.1) })
        }()
    }

    /// Every link of every text asks: a dozen numbers are looked through sooner than one text is hashed.
    private struct SchemeTable {
        let schemes: [(packed: UInt64, scheme: Scheme)]

        subscript(packed: UInt64) -> Scheme? {
            for known in schemes where known.packed == packed { return known.scheme }
            return nil
        }
    }

    /// A scheme's characters in small letters as one number; no number is that of one longer than the known ones.
    private static func packed(_ scheme: ArraySlice<UInt8>) -> UInt64 {
        guard scheme.count <= 8 else { return 0 }
        var number: UInt64 = 0
        for byte in scheme { number = number << 8 | UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
        return number
    }

    /// Where a scheme's colon stands (RFC 3986, section 3.1); nil for an address without a scheme.
    static func schemeEnd(_ address: [UInt8]) -> Int? {
        for (index, byte) in address.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return nil }
            case UInt8(ascii: ":"): return index > 0 ? index : nil
            default: return nil
            }
        }
        return nil
    }
}
