import Folders

/// Looks at all files again and again: for systems, and folders of other machines, that tell of no changes.
public final class PollingWatch: FolderWatch {
    private let root: String
    private let interval: Duration
    private var stamps: [String: FileStamp]
    private var next: ContinuousClock.Instant

    public init(_ root: String, every interval: Duration = .milliseconds(400)) {
        self.root = root
        self.interval = interval
        stamps = FolderStamps.all(below: root)
        next = .now + interval
    }

    public var seesAll: Bool { FileStamp(of: root)?.kind == .folder }

    public func wait(until deadline: ContinuousClock.Instant, or alarm: Alarm) -> [FileEvent] {
        _ = alarm.wait(until: min(deadline, next))
        if ContinuousClock.now < next { return [] }
        let now = FolderStamps.all(below: root)
        let events = Self.events(from: stamps, to: now)
        stamps = now
        // On a large site a look takes a while; most of the time is not to be spent on it.
        next = .now + interval
        return events
    }

    /// A file that changed may still be written: it is whole once a look finds it as the last one did.
    private static func events(
        from old: [String: FileStamp], to new: [String: FileStamp]
    ) -> [FileEvent] {
        var events: [FileEvent] = []
        for (path, stamp) in new where old[path] != stamp {
            events.append(FileEvent(path, stamp.kind == .folder ? .whole : .changed))
        }
        for path in old.keys where new[path] == nil { events.append(FileEvent(path, .gone)) }
        return events.sorted { $0.path < $1.path }
    }
}
