import Foundation

extension TimeZoneRules {
    /// The zone with an IANA identifier (`Europe/Stockholm`, letter case as written there); nil where there is none.
    ///
    /// The changes come from ICU's data, which the program carries with it, so the machine's own zone files do not
    /// matter. UTC asks nobody.
    public init?(identifier: String) {
        if identifier == "UTC" || identifier == "Etc/UTC" {
            self.init(identifier: identifier, changes: [], offsets: [0])
            return
        }
        // Foundation also takes `GMT+2`, which IANA does not know, and names it otherwise; GMT alone is UTC's twin.
        guard let zone = TimeZone(identifier: identifier), [identifier, "GMT"].contains(zone.identifier) else {
            return nil
        }
        var time = Date(timeIntervalSince1970: -2_208_988_800)  // 1 January 1900
        let end = Date(timeIntervalSince1970: 4_102_444_800)  // 1 January 2100
        var changes: [Int] = []
        var offsets = [zone.secondsFromGMT(for: time)]
        while let change = zone.nextDaylightSavingTimeTransition(after: time), change > time, change < end {
            let offset = zone.secondsFromGMT(for: change)
            if offset != offsets.last {
                changes.append(Int(change.timeIntervalSince1970))
                offsets.append(offset)
            }
            time = change
        }
        self.init(identifier: identifier, changes: changes, offsets: offsets)
    }

    /// Every identifier that a misspelt one may have meant.
    public static func knownIdentifiers() -> [String] {
        TimeZone.knownTimeZoneIdentifiers + ["UTC"]
    }
}
