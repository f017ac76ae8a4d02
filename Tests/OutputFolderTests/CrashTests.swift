import Foundation
import Synchronization
import Testing

@testable import OutputFolder

/// A small site and its successor, and a build between them that fails at each call to the system in turn.
@Suite struct CrashTests {
    static let old = [
        "index.html": "old home", "keep.html": "keep", "a/index.html": "old a", "a/b.txt": "old b",
        "stale/x.html": "stale", "flip": "a file", "turn/index.html": "a folder", "2016/p/index.html": "p",
        "only/flip": "a file", "only/turn/x": "a folder",
    ]
    static let new = [
        "index.html": "new home", "keep.html": "keep", "a/index.html": "new a", "a/n.txt": "new n", "a/b.txt": "old b",
        "flip/index.html": "a folder", "turn": "a file", "2016/p/index.html": "p", "2017/q/index.html": "q",
        "2017/r/index.html": "r", "only/flip/x": "a folder", "only/turn": "a file",
    ]
    static let foreign = ["CNAME": "example.org", "a/notes.txt": "mine"]
    /// How the successor is built: all of it is handed over, or what changed; the manifest is written anew, or what changed
    /// of it beside it, or anew after that.
    enum Way: CaseIterable {
        case complete, incremental, edit, completeAfterEdit

        var new: [String: String] {
            self == .edit
                ? CrashTests.old.merging(["index.html": "new home", "a/b.txt": "new b"]) { $1 } : CrashTests.new
        }

        /// These stand in the old and the new site at one address: a reader must never miss them.
        var lasting: Set<String> { Set(CrashTests.old.keys).intersection(new.keys) }

        /// Builds the old site.
        func prepare(_ folder: SiteFolder) throws(OutputError) {
            if self == .complete || self == .incremental {
                try folder.build(CrashTests.old)
            } else {
                try folder.build(CrashTests.old.merging(["a/b.txt": "oldest b", "flip": "the oldest file"]) { $1 })
                try folder.build(["a/b.txt": "old b", "flip": "a file"], others: .kept(except: []))
            }
        }

        @discardableResult
        func build(_ folder: SiteFolder, faults: System.FaultPlan? = nil) throws(OutputError) -> CommitSummary {
            switch self {
            case .complete, .completeAfterEdit: return try folder.build(new, faults: faults)
            case .incremental, .edit:
                let leaving = CrashTests.old.keys.filter { new[$0] == nil }
                return try folder.build(
                    new.filter { CrashTests.old[$0.key] != $0.value }, others: .kept(except: leaving), faults: faults)
            }
        }
    }

    /// Fails calls by their number, from 0.
    final class Counter: Sendable {
        let calls = Mutex<Int>(0)
        func next() -> Int {
            calls.withLock { number in
                number += 1
                return number - 1
            }
        }
        var count: Int { calls.withLock { $0 } }
    }

    func prepared(_ way: Way) throws -> SiteFolder {
        let folder = try SiteFolder()
        for (path, text) in Self.foreign { try folder.plant(path, text) }
        try way.prepare(folder)
        return folder
    }

    /// How many calls a build makes that nothing happens to.
    func calls(_ way: Way) throws -> Int {
        let folder = try prepared(way)
        let counter = Counter()
        try way.build(folder) { _, _ in
            _ = counter.next()
            return nil
        }
        return counter.count
    }

    func expectedAfterwards(_ way: Way) throws -> [String: String] {
        let folder = way == .edit ? try prepared(way) : try SiteFolder()
        if way == .edit {
            try way.build(folder)
            #expect(folder.text(ManifestChanges.path)?.split(separator: "\n").count == 4)
        } else {
            for (path, text) in Self.foreign { try folder.plant(path, text) }
            try folder.build(way.new)
        }
        return folder.tree(withRecord: true)
    }

    @Test(arguments: Way.allCases, [false, true])
    func isWholeWhereverItIsKilled(way: Way, midwayThroughAWrite: Bool) throws {
        let expected = try expectedAfterwards(way)
        var point = 0
        while true {
            let folder = try prepared(way)
            let counter = Counter()
            let limit = point
            _ = try? way.build(folder) { call, _ in
                let number = counter.next()
                if midwayThroughAWrite && number == limit && call == .write { return .shorten }
                // Dead: nothing happens any more.
                return number >= limit ? .fail(EIO) : nil
            }
            for (path, text) in folder.tree() where Self.foreign[path] == nil && !path.hasSuffix("/") {
                #expect(text == Self.old[path] || text == way.new[path], "killed at \(point): \(path)")
            }
            for path in way.lasting { #expect(folder.text(path) != nil, "killed at \(point): \(path) is missing") }
            for (path, text) in Self.foreign { #expect(folder.text(path) == text) }
            try way.build(folder)
            #expect(folder.tree(withRecord: true) == expected, "killed at \(point)")
            if counter.count <= point { break }
            point += 1
        }
        #expect(point > (way == .edit ? 40 : 80))
    }

    /// A build that is killed while it completes another that was killed.
    @Test(arguments: Way.allCases) func isWholeWhereverTheRecoveryIsKilled(way: Way) throws {
        let expected = try expectedAfterwards(way)
        for first in stride(from: way == .edit ? 20 : 60, to: try calls(way), by: 7) {
            var point = 0
            while true {
                let folder = try prepared(way)
                let counter = Counter()
                _ = try? way.build(folder) { _, _ in counter.next() >= first ? .fail(EIO) : nil }
                let second = Counter()
                let limit = point
                _ = try? OutputFolder(folder.output, patience: .zero) { _, _ in
                    second.next() >= limit ? .fail(EIO) : nil
                }
                for path in way.lasting {
                    let text = folder.text(path)
                    #expect(text != nil && (text == Self.old[path] || text == way.new[path]))
                }
                try way.build(folder)
                #expect(folder.tree(withRecord: true) == expected, "killed at \(first), then at \(point)")
                if second.count <= point { break }
                point += 3
            }
        }
    }

    @Test(arguments: Way.allCases, [ENOSPC, EIO, EACCES, EDQUOT])
    func keepsTheOldSiteWhenTheDiskFailsOnce(way: Way, code: Int32) throws {
        let expected = try expectedAfterwards(way)
        let before = Self.old.merging(Self.foreign) { $1 }
        let after = way.new.merging(Self.foreign) { $1 }
        var point = 0
        while true {
            let folder = try prepared(way)
            let counter = Counter()
            let limit = point
            do {
                try way.build(folder) { _, _ in counter.next() == limit ? .fail(code) : nil }
                #expect(folder.tree() == after, "call \(point)")
            } catch {
                guard case .system(_, let path, code) = error else {
                    Issue.record("call \(point): \(error)")
                    break
                }
                #expect(path.hasPrefix(folder.output))
                #expect(folder.tree() == before, "call \(point): \(error)")
                #expect(folder.tree(withRecord: true).keys.allSatisfy { !$0.hasPrefix(".sitegen/new") })
            }
            try way.build(folder)
            #expect(folder.tree(withRecord: true) == expected, "call \(point)")
            if counter.count <= point { break }
            point += 1
        }
        #expect(point > (way == .edit ? 40 : 80))
    }

    @Test(arguments: Way.allCases, [ENOSPC, EIO])
    func keepsEveryPageWholeWhenTheDiskStaysFull(way: Way, code: Int32) throws {
        let expected = try expectedAfterwards(way)
        for point in 0..<(try calls(way)) {
            let folder = try prepared(way)
            let counter = Counter()
            // What takes no space still works on a full disk.
            _ = try? way.build(folder) { call, _ in
                let takesSpace = [.create, .write, .makeFolder, .link, .close, .sync, .rename].contains(call)
                return counter.next() >= point && takesSpace ? .fail(code) : nil
            }
            for path in way.lasting {
                let text = folder.text(path)
                #expect(text != nil && (text == Self.old[path] || text == way.new[path]))
            }
            try way.build(folder)
            #expect(folder.tree(withRecord: true) == expected, "from call \(point)")
        }
    }

    @Test(arguments: Way.allCases) func goesOnAfterShortWritesAndInterruptions(way: Way) throws {
        let folder = try prepared(way)
        let counter = Counter()
        try way.build(folder) { call, _ in
            let number = counter.next()
            if call == .write { return .shorten }
            return number % 3 == 0 ? .fail(EINTR) : nil
        }
        #expect(folder.tree(withRecord: true) == (try expectedAfterwards(way)))
    }

    /// File systems without hard links: an older page cannot come back by itself, but is whole, and the next build ends.
    @Test(arguments: Way.allCases) func managesWithoutLinks(way: Way) throws {
        let expected = try expectedAfterwards(way)
        for point in 0..<(try calls(way)) {
            let folder = try prepared(way)
            let counter = Counter()
            _ = try? way.build(folder) { call, _ in
                let number = counter.next()
                return call == .link ? .fail(EPERM) : number == point ? .fail(EIO) : nil
            }
            for path in way.lasting {
                let text = folder.text(path)
                #expect(text != nil && (text == Self.old[path] || text == way.new[path]))
            }
            try way.build(folder)
            #expect(folder.tree(withRecord: true) == expected, "call \(point)")
        }
    }
}
