#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif
    import Folders

    /// inotify(7): the kernel tells of each change as it is made. It watches folders one by one, so each that comes is added.
    final class InotifyWatch: FolderWatch {
        private let root: WatchedRoot
        /// False once a folder could not be watched.
        private var isWhole = true
        private let descriptor: Int32
        /// Paths relative to the root; the root's own is empty.
        private var folders: [Int32: String] = [:]
        private var numbers: [String: Int32] = [:]
        /// Folders that came or went, until all that happened with them is known.
        private var moved: Set<String> = []
        /// Files that came within the last second.
        private var new: [String: ContinuousClock.Instant] = [:]
        /// By the number of a move: the event of such a file's leaving.
        private var leaving: [UInt32: Int] = [:]
        /// Room for some hundred events; one takes 16 bytes and a name.
        private var buffer = [UInt8](repeating: 0, count: 64 << 10)

        private static let wanted = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
                | IN_DELETE_SELF
                | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

        /// Nil where the system allows no more watches.
        init?(_ root: String) {
            self.root = WatchedRoot(root)
            descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0, add("") else { return nil }
            for name in SiteFolders.names where !addTree(name) { return nil }
        }

        deinit { if descriptor >= 0 { close(descriptor) } }

        var seesAll: Bool { isWhole && root.isSame }

        func wait(until deadline: ContinuousClock.Instant, or alarm: Alarm) -> [FileEvent] {
            guard alarm.wait(with: descriptor, until: deadline) else { return [] }
            var events: [FileEvent] = []
            (moved, leaving) = ([], [:])
            new = new.filter { $0.value > .now - .seconds(1) }
            defer { followMoves() }
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { break }
                take(buffer[..<count], into: &events)
            }
            return events
        }

        // MARK: Folders

        /// False where the system allows no more; true also where there is no such folder.
        private func add(_ path: String) -> Bool {
            let number = inotify_add_watch(descriptor, path.isEmpty ? root.path : root.path + "/" + path, Self.wanted)
            if number < 0 { return errno != ENOSPC && errno != ENOMEM && errno != EMFILE }
            // A folder that was moved keeps its number.
            if let former = folders[number], former != path, numbers[former] == number { numbers[former] = nil }
            folders[number] = path
            numbers[path] = number
            return true
        }

        private func addTree(_ path: String) -> Bool {
            guard add(path) else { return false }
            for entry in FolderStamps.entries(of: root.path + "/" + path)
            where entry.kind == .folder && SiteFolders.isEntered(entry.name, in: path) {
                let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
                if depth < SiteFolders.deepest, !addTree(path + "/" + entry.name) { return false }
            }
            return true
        }

        /// Watches what is where now of the folders that came or went, and nothing else of them: two may have changed places.
        private func followMoves() {
            if moved.isEmpty { return }
            for (path, number) in numbers where isMoved(path) {
                numbers[path] = nil
                folders[number] = nil
                inotify_rm_watch(descriptor, number)
            }
            for path in moved where !addTree(path) { isWhole = false }
        }

        private func isMoved(_ path: String) -> Bool {
            var end = path.endIndex
            while true {
                if moved.contains(String(path[..<end])) { return true }
                guard let slash = path[..<end].lastIndex(of: "/") else { return false }
                end = slash
            }
        }

        private func addAll() { for name in SiteFolders.names where !addTree(name) { isWhole = false } }

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
                take(watch, what, name, move: Self.number(bytes, start + 8), into: &events)
                start = end
            }
        }

        private static func number(_ bytes: ArraySlice<UInt8>, _ start: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
        }

        private func take(
            _ watch: Int32, _ what: UInt32, _ name: String, move: UInt32, into events: inout [FileEvent]
        ) {
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
            if folder.isEmpty, !SiteFolders.names.contains(name) { return }
            let path = folder.isEmpty ? name : folder + "/" + name
            if has(IN_ISDIR) {
                guard folder.isEmpty || SiteFolders.isEntered(name, in: folder) else { return }
                // What comes into a folder before it is watched is found by the build that follows.
                if has(IN_CREATE, IN_MOVED_TO, IN_DELETE, IN_MOVED_FROM) { moved.insert(path) }
                events.append(
                    FileEvent(path, has(IN_DELETE, IN_MOVED_FROM) ? .gone : has(IN_ATTRIB) ? .touched : .whole))
            } else if FolderStamps.isWatched(name, in: folder) {
                if has(IN_CREATE) { new[path] = .now }
                if has(IN_MOVED_FROM), new.removeValue(forKey: path) != nil { leaving[move] = events.count }
                // A file that was written for a moment only has become the one that is meant: it does not come back.
                if has(IN_MOVED_TO), let former = leaving.removeValue(forKey: move) {
                    events[former] = FileEvent(events[former].path, .whole)
                }
                events.append(FileEvent(path, kind(of: path, has)))
            }
        }

        private func kind(of path: String, _ has: (Int32...) -> Bool) -> FileEvent.Kind {
            if has(IN_DELETE, IN_MOVED_FROM) { return .gone }
            if has(IN_CLOSE_WRITE, IN_MOVED_TO) {
                // Some programs empty a file, and fill it when they open it again.
                return FileStamp(of: root.path + "/" + path)?.size == 0 ? .writing : .whole
            }
            return has(IN_ATTRIB) ? .touched : .writing
        }
    }
#endif
