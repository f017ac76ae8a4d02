#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// inotify(7): the kernel tells of each change as it is made. It watches folders one by one, so each that comes is added.
    final class InotifyWatch: FolderWatch {
        private let root: String
        private let identity: UInt64?
        /// False once a folder could not be watched.
        private var isWhole = true
        private let descriptor: Int32
        /// Paths relative to the root; the root's own is empty.
        private var folders: [Int32: String] = [:]
        private var numbers: [String: Int32] = [:]
        /// Room for some hundred events; one takes 16 bytes and a name.
        private var buffer = [UInt8](repeating: 0, count: 64 << 10)

        private static let wanted = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
                | IN_DELETE_SELF
                | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

        /// Nil where the system allows no more watches.
        init?(_ root: String) {
            self.root = root
            identity = FolderNames.stamp(of: root)?.number
            descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0, add("") else { return nil }
            for name in WatchedFolders.names where !addTree(name) { return nil }
        }

        deinit { if descriptor >= 0 { close(descriptor) } }

        /// A folder that was removed is not told of while something in it is open: it is asked for.
        var seesAll: Bool { isWhole && identity != nil && FolderNames.stamp(of: root)?.number == identity }

        func wait(until deadline: ContinuousClock.Instant, or alarm: Alarm) -> [FileEvent] {
            guard alarm.wait(with: descriptor, until: deadline) else { return [] }
            var events: [FileEvent] = []
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return events }
                take(buffer[..<count], into: &events)
            }
        }

        // MARK: Folders

        /// False where the system allows no more; true also where there is no such folder.
        private func add(_ path: String) -> Bool {
            let number = inotify_add_watch(descriptor, path.isEmpty ? root : root + "/" + path, Self.wanted)
            if number < 0 { return errno != ENOSPC && errno != ENOMEM && errno != EMFILE }
            // A folder that was moved keeps its number.
            if let former = folders[number], former != path, numbers[former] == number { numbers[former] = nil }
            folders[number] = path
            numbers[path] = number
            return true
        }

        private func addTree(_ path: String) -> Bool {
            guard add(path) else { return false }
            for name in FolderNames.folders(in: root + "/" + path) where WatchedFolders.isRead(name, in: path) {
                let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
                if depth < WatchedFolders.deepest, !addTree(path + "/" + name) { return false }
            }
            return true
        }

        /// Forgets a folder that was moved away, with all below it.
        private func removeTree(_ path: String) {
            for (own, number) in numbers where own == path || own.hasPrefix(path + "/") {
                numbers[own] = nil
                folders[number] = nil
                inotify_rm_watch(descriptor, number)
            }
        }

        private func addAll() { for name in WatchedFolders.names where !addTree(name) { isWhole = false } }

        // MARK: Events

        /// Events as the kernel writes them: the watch, what happened, a number that joins two halves of a move, the name's room,
        /// and the name with zeros behind it.
        private func take(_ bytes: ArraySlice<UInt8>, into events: inout [FileEvent]) {
            var start = bytes.startIndex
            while start + 16 <= bytes.endIndex {
                let watch = Int32(bitPattern: Self.number(bytes, start))
                let what = Self.number(bytes, start + 4)
                let end = start + 16 + Int(Self.number(bytes, start + 12))
                guard end <= bytes.endIndex else { return }
                let name = String(decoding: bytes[(start + 16)..<end].prefix { $0 != 0 }, as: UTF8.self)
                take(watch, what, name, into: &events)
                start = end
            }
        }

        private static func number(_ bytes: ArraySlice<UInt8>, _ start: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
        }

        private func take(_ watch: Int32, _ what: UInt32, _ name: String, into events: inout [FileEvent]) {
            func has(_ flags: Int32...) -> Bool { flags.contains { what & UInt32(bitPattern: $0) != 0 } }
            if has(IN_Q_OVERFLOW) {
                addAll()
                events.append(FileEvent("", .unknown))
                return
            }
            guard let folder = folders[watch] else { return }
            if has(IN_IGNORED) {
                folders[watch] = nil
                if numbers[folder] == watch { numbers[folder] = nil }
                return
            }
            if has(IN_DELETE_SELF, IN_MOVE_SELF) {
                events.append(FileEvent(folder, .gone))
                return
            }
            // Attributes of the watched folder itself.
            if name.isEmpty { return }
            if folder.isEmpty, !WatchedFolders.names.contains(name) { return }
            let path = folder.isEmpty ? name : folder + "/" + name
            if has(IN_ISDIR) {
                guard folder.isEmpty || WatchedFolders.isRead(name, in: folder) else { return }
                takeFolder(path, has(IN_CREATE, IN_MOVED_TO), has(IN_DELETE, IN_MOVED_FROM), into: &events)
            } else if !WatchedFolders.isIgnored(name, in: folder) {
                let isGone = has(IN_DELETE, IN_MOVED_FROM)
                let isWhole = has(IN_CLOSE_WRITE, IN_MOVED_TO, IN_ATTRIB)
                events.append(FileEvent(path, isGone ? .gone : isWhole ? .whole : .writing))
            }
        }

        private func takeFolder(_ path: String, _ came: Bool, _ went: Bool, into events: inout [FileEvent]) {
            if went {
                removeTree(path)
                events.append(FileEvent(path, .gone))
            } else if came {
                // What came into it before it was watched is found by the build that follows.
                if !addTree(path) { isWhole = false }
                events.append(FileEvent(path, .whole))
            }
        }
    }
#endif
