#if canImport(Darwin)
    import Darwin
    import Folders

    /// kqueue(2): tells of changes to files and folders that are open, so all of them are. What came or went in a folder is found
    /// by comparing it with what was there.
    final class KqueueWatch: FolderWatch {
        private let root: WatchedRoot
        /// False once a file or folder could not be opened.
        private var isWhole = true
        private let queue: Int32
        private var descriptors: [String: Int32] = [:]
        private var stamps: [String: FileStamp]

        private static let wanted = UInt32(
            NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_ATTRIB | NOTE_REVOKE)

        /// Nil where the process may open no more files.
        init?(_ root: String) {
            self.root = WatchedRoot(root)
            queue = kqueue()
            stamps = FolderStamps.all(below: root)
            guard queue >= 0 else { return nil }
            Self.allowMoreFiles()
            guard add("") else { return nil }
            for path in stamps.keys where !add(path) { return nil }
        }

        deinit {
            for descriptor in descriptors.values { close(descriptor) }
            if queue >= 0 { close(queue) }
        }

        var seesAll: Bool { isWhole && root.isSame }

        func wait(until deadline: ContinuousClock.Instant, or alarm: Alarm) -> [FileEvent] {
            // A queue is itself a descriptor that can be waited for.
            guard alarm.wait(with: queue, until: deadline) else { return [] }
            var events = [kevent](repeating: kevent(), count: 256)
            var now = timespec()
            while kevent(queue, nil, 0, &events, Int32(events.count), &now) == Int32(events.count) {}
            let found = FolderStamps.all(below: root.path)
            defer { stamps = found }
            var changes: [FileEvent] = []
            for (path, stamp) in found where stamps[path] != stamp {
                if stamps[path]?.number != stamp.number {
                    remove(path)
                    if !add(path) { isWhole = false }
                }
                // Nobody tells when a file is closed: one that was moved into its place is whole, another when it stays as it is.
                let isAnother = stamps[path]?.number != stamp.number
                changes.append(FileEvent(path, stamp.kind == .folder || isAnother ? .whole : .changed))
            }
            for path in stamps.keys where found[path] == nil {
                remove(path)
                changes.append(FileEvent(path, .gone))
            }
            return changes.sorted { $0.path < $1.path }
        }

        /// False where the process may open no more; true also where there is nothing.
        private func add(_ path: String) -> Bool {
            let descriptor = open(path.isEmpty ? root.path : root.path + "/" + path, O_EVTONLY | O_NOFOLLOW | O_CLOEXEC)
            if descriptor < 0 { return errno != EMFILE && errno != ENFILE }
            var change = kevent(
                ident: UInt(descriptor), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
                fflags: Self.wanted,
                data: 0, udata: nil)
            guard kevent(queue, &change, 1, nil, 0, nil) == 0 else {
                close(descriptor)
                return false
            }
            descriptors[path] = descriptor
            return true
        }

        private func remove(_ path: String) {
            guard let descriptor = descriptors.removeValue(forKey: path) else { return }
            close(descriptor)
        }

        /// The usual limit of 256 open files is a small site's.
        private static func allowMoreFiles() {
            var limit = rlimit()
            guard getrlimit(RLIMIT_NOFILE, &limit) == 0 else { return }
            limit.rlim_cur = min(limit.rlim_max, 61_440)
            _ = setrlimit(RLIMIT_NOFILE, &limit)
        }
    }
#endif
