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

    init(_ address: [UInt8], scan: LabelScan) {
        if address.first == LabelScan.mark {
            self = scan.match(at: address).map(LinkTarget.named) ?? .address
            return
        }
        guard let colon = Self.schemeEnd(address) else {
            self = .address
            return
        }
        let scheme = String(decoding: address[..<colon], as: UTF8.self).lowercased()
        if let kind = EntityKind(scheme: scheme) {
            self = .entity(kind, slug: address[(colon + 1)...])
        } else if scheme == "article" || scheme == "briefing" {
            self = SiteLink.Target(address: address).map(LinkTarget.site) ?? .malformedBriefing
        } else {
            self = Self.harmless.contains(scheme) ? .address : .unsafe(scheme: scheme)
        }
    }

    static let harmless: Set = ["http", "https", "mailto", "tel"]

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
