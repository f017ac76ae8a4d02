import Foundation
import Testing

@testable import Watching

/// Both ways of watching see the same changes.
struct WatchTests {
    private final class Site {
        let root = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")

        init() throws {
            for folder in ["content/articles/old", "templates", "public"] {
                try FileManager.default.createDirectory(
                    at: root.appending(path: folder), withIntermediateDirectories: true)
            }
            try write("one", "content/articles/old/a.md")
        }

        deinit { try? FileManager.default.removeItem(at: root) }

        func path(_ path: String) -> String { root.path() + "/" + path }

        func write(_ text: String, _ path: String) throws {
            try FileManager.default.createDirectory(
                at: root.appending(path: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: root.appending(path: path))
        }
    }

    enum Way: CaseIterable { case system, polling }

    private func watch(_ way: Way, _ site: Site) throws -> any FolderWatch {
        if way == .polling { return PollingWatch(site.root.path(), every: .milliseconds(20)) }
        let (watch, note) = watchFolder(site.root.path())
        // A machine may have lent out all that it has: then nothing is to be said of its watches.
        try #require(note == nil, "\(note ?? "")")
        return watch
    }

    /// Paths of what happened within a moment.
    private func paths(_ watch: any FolderWatch) throws -> Set<String> {
        let alarm = try #require(Alarm())
        let end = ContinuousClock.now + .milliseconds(300)
        var found: Set<String> = []
        repeat {
            for event in watch.wait(until: end, or: alarm) { found.insert(event.path) }
        } while ContinuousClock.now < end
        return found
    }

    @Test(arguments: Way.allCases)
    func changesAreSeen(_ way: Way) throws {
        let site = try Site()
        let watch = try watch(way, site)
        try site.write("two, written over", "content/articles/old/a.md")
        #expect(try paths(watch).contains("content/articles/old/a.md"))

        try site.write("new", "content/articles/old/.b.md.swp")
        try site.write("new", "content/articles/old/b.md~")
        try site.write("new", "public/index.html")
        #expect(
            try paths(watch).isDisjoint(with: [
                "content/articles/old/.b.md.swp", "content/articles/old/b.md~", "public/index.html",
            ]))

        rename(site.path("content/articles/old/a.md"), site.path("content/articles/old/c.md"))
        #expect(try paths(watch).isSuperset(of: ["content/articles/old/a.md", "content/articles/old/c.md"]))

        try FileManager.default.removeItem(atPath: site.path("content/articles/old/c.md"))
        #expect(try paths(watch).contains("content/articles/old/c.md"))
    }

    /// Folders within folders that come at once, and what is written into them later.
    @Test(arguments: Way.allCases)
    func newFoldersAreWatched(_ way: Way) throws {
        let site = try Site()
        let watch = try watch(way, site)
        try site.write("deep", "content/new/deeper/deepest/a.md")
        #expect(!(try paths(watch).isEmpty))
        try site.write("deep, again", "content/new/deeper/deepest/a.md")
        #expect(try paths(watch).contains("content/new/deeper/deepest/a.md"))

        // Moved elsewhere within the site, it is watched under its new name; moved out of it, no more.
        rename(site.path("content/new"), site.path("content/moved"))
        #expect(!(try paths(watch).isEmpty))
        try site.write("deep, moved", "content/moved/deeper/deepest/a.md")
        #expect(try paths(watch).contains("content/moved/deeper/deepest/a.md"))
        rename(site.path("content/moved"), site.path("public/moved"))
        #expect(!(try paths(watch).isEmpty))
        try site.write("gone", "public/moved/deeper/deepest/a.md")
        #expect(try paths(watch).isEmpty)
    }

    #if os(Linux)
        /// Two folders that change places, in one step of the system's.
        @Test func foldersThatAreExchangedAreBothWatched() throws {
            let site = try Site()
            try site.write("one", "content/one/a.md")
            try site.write("two", "content/two/a.md")
            let watch = try watch(.system, site)
            let third = site.path("content/third")
            for (old, new) in [
                ("content/one", third), ("content/two", site.path("content/one")), (third, site.path("content/two")),
            ] {
                rename(old == third ? old : site.path(old), new)
            }
            _ = try paths(watch)
            try site.write("one, later", "content/one/a.md")
            try site.write("two, later", "content/two/a.md")
            #expect(try paths(watch).isSuperset(of: ["content/one/a.md", "content/two/a.md"]))
        }

        /// A file that was written for a moment only is waited for no more once it is the one that is meant; one that was there
        /// before may be written anew.
        @Test func temporaryFilesDoNotComeBack() throws {
            let site = try Site()
            let watch = try watch(.system, site)
            let alarm = try #require(Alarm())
            let file = "content/articles/old/a.md"
            try site.write("two", file + ".new")
            rename(site.path(file + ".new"), site.path(file))
            var events = watch.wait(until: .now + .milliseconds(200), or: alarm)
            #expect(events.contains(FileEvent(file, .whole)))
            #expect(!events.contains { $0.kind == .gone }, "\(events)")
            rename(site.path(file), site.path(file + ".bak"))
            events = watch.wait(until: .now + .milliseconds(200), or: alarm)
            #expect(events.contains(FileEvent(file, .gone)), "\(events)")
        }

        /// What is empty is being filled.
        @Test func anEmptyFileIsNotWhole() throws {
            let site = try Site()
            let watch = try watch(.system, site)
            let alarm = try #require(Alarm())
            try site.write("", "content/articles/old/a.md")
            var kinds: [FileEvent.Kind] = []
            let end = ContinuousClock.now + .milliseconds(200)
            while ContinuousClock.now < end {
                kinds += watch.wait(until: end, or: alarm).filter { $0.path.hasSuffix("/a.md") }.map(\.kind)
            }
            #expect(kinds.last == .writing)
            try site.write("full", "content/articles/old/a.md")
            #expect(watch.wait(until: .now + .milliseconds(200), or: alarm).last?.kind == .whole)
        }
    #endif

    @Test(arguments: Way.allCases)
    func aFolderThatIsMadeLaterIsWatched(_ way: Way) throws {
        let site = try Site()
        try FileManager.default.removeItem(atPath: site.path("templates"))
        let watch = try watch(way, site)
        try site.write("{}", "templates/assets/style.css")
        #expect(!(try paths(watch).isEmpty))
        try site.write("body {}", "templates/assets/style.css")
        #expect(try paths(watch).contains("templates/assets/style.css"))
    }

    @Test func theAlarmEndsAWait() throws {
        let site = try Site()
        let alarm = try #require(Alarm())
        alarm.ring()
        alarm.ring()
        let start = ContinuousClock.now
        #expect(watchFolder(site.root.path()).watch.wait(until: start + .seconds(20), or: alarm).isEmpty)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func linksAreNotFollowed() throws {
        let (site, other) = (try Site(), try Site())
        symlink(other.path("content"), site.path("content/link"))
        let watch = watchFolder(site.root.path()).watch
        try other.write("elsewhere", "content/articles/old/a.md")
        #expect(try paths(watch).isEmpty)
    }
}
