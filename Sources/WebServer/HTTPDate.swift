import Bytes
import Chronology

/// Dates as HTTP writes them (RFC 9110, section 5.6.7, "IMF-fixdate"): those of mail, with another name for the zone.
enum HTTPDate {
    /// - Parameter seconds: since 1970.
    static func text(_ seconds: Int) -> String {
        var out: [UInt8] = []
        out.append(rfc5322: Moment(seconds: max(0, seconds)))
        return String(decoding: out.dropLast("+0000".utf8.count), as: UTF8.self) + "GMT"
    }
}
