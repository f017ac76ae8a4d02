/// A time zone as the times at which its clocks change: built once, looked up by binary search, no system calls.
///
/// Changes from 1900 to 2100 are known; before and after, the nearest known offset holds.
public struct TimeZoneRules: Sendable, Hashable {
    /// As IANA writes it: `Europe/Stockholm`.
    public let identifier: String
    /// Seconds since 1970 at which each change takes effect, ascending.
    private let changes: [Int]
    /// Seconds ahead of UTC; the first before any change, then one after each change.
    private let offsets: [Int]
    /// For each change, the clock reading (seconds since 1970 on the clock) up to which the offset before it is used.
    private let localLimits: [Int]

    /// Coordinated Universal Time.
    public static let utc = TimeZoneRules(identifier: "UTC", changes: [], offsets: [0])

    /// `offsets` holds one more than `changes`.
    init(identifier: String, changes: [Int], offsets: [Int]) {
        self.identifier = identifier
        self.changes = changes
        self.offsets = offsets
        var limits: [Int] = []
        for (index, change) in changes.enumerated() {
            limits.append(max(change + max(offsets[index], offsets[index + 1]), limits.last ?? .min))
        }
        localLimits = limits
    }

    /// Seconds that the zone's clocks are ahead of UTC at a point in time (seconds since 1970).
    public func offset(at seconds: Int) -> Int {
        offsets[Self.countOfElements(in: changes, upTo: seconds)]
    }

    /// The point in time (seconds since 1970) at which the zone's clocks show a reading (seconds since 1970 as if the
    /// clock were on UTC).
    ///
    /// Where clocks are put back and show the reading twice, the first of the two is meant; where they are put forward
    /// and never show it, the offset before the change is used, so that 02:30 comes out as 03:30.
    public func seconds(atClock reading: Int) -> Int {
        reading - offsets[Self.countOfElements(in: localLimits, upTo: reading)]
    }

    /// How many elements of an ascending list are not greater than `value`.
    private static func countOfElements(in list: [Int], upTo value: Int) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
