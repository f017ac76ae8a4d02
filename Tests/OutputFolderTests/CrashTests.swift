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
    /// These stand in the old and the new site at one address: a reader must never miss them.
    static let lasting = Set(old.keys).intersection(new.keys)

    /// How the successor is built: all of it is handed over, or what changed.
    enum Way: CaseIterable {
        case complete, incremental

        @discardableResult
        func build(_ folder: SiteFolder, faults: System.FaultPlan? = nil) throws(OutputError) -> CommitSummary {
            switch self {
            case .complete: return try folder.build(new, faults: faults)
            case .incremental:
                let leaving = old.keys.filter { new[$0] == nil }
                return try folder.build(
                    new.filter { old[$0.key] != $0.value }, others: .kept(except: leaving), faults: faults)
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

    func prepared() throws -> SiteFolder {
        let folder = try SiteFolder()
        for (path, text) in Self.foreign { try folder.plant(path, text) }
        try folder.build(Self.old)
        return folder
    }

    /// How many calls a build makes that nothing happens to.
    func calls(_ way: Way) throws -> Int {
        let folder = try prepared()
        let counter = Counter()
        try way.build(folder) { _, _ in
            _ = counter.next()
            return nil
        }
        return counter.count
    }

    func expectedAfterwards() throws -> [String: String] {
        let clean = try SiteFolder()
        for (path, text) in Self.foreign { try clean.plant(path, text) }
        try clean.build(Self.new)
        return clean.tree(withRecord: true)
    }

    @Test(arguments: Way.allCases, [false, true])
    func isWholeWhereverItIsKilled(way: Way, midwayThroughAWrite: Bool) throws {
        let expected = try expectedAfterwards()
        var point = 0
        while true {
            let folder = try prepared()
            let counter = Counter()
            let limit = point
            _ = try? way.build(folder) { call, _ in
                let number = counter.next()
                if midwayThroughAWrite && number == limit && call == .write { return .shorten }
                // Dead: nothing happens any more.
                return number >= limit ? .fail(EIO) : nil
            }
            for (path, text) in folder.tree() where Self.foreign[path] == nil && !path.hasSuffix("/") {
                #expect(text == Self.old[path] || text == Self.new[path], "killed at \(point): \(path)")
            }
            for path in Self.lasting { #expect(folder.text(path) != nil, "killed at \(point): \(path) is missing") }
            for (path, text) in Self.foreign { #expect(folder.text(path) == text) }
            try way.build(folder)
            #expect(folder.tree(withRecord: true) == expected, "killed at \(point)")
            if counter.count <= point { break }
            point += 1
        }
        #expect(point > 80)
    }

    /// A build that is killed while it completes another that was killed.
    @Test(arguments: Way.allCases) func isWholeWhereverTheRecoveryIsKilled(way: Way) throws {
        let expected = try expectedAfterwards()
        for first in stride(from: 60, to: try calls(way), by: 7) {
            var point = 0
            while true {
                let folder = try prepared()
                let counter = Counter()
                _ = try? way.build(folder) { _, _ in counter.next() >= first ? .fail(EIO) : nil }
                let second = Counter()
                let limit = point
                _ = try? OutputFolder(folder.output, patience: .zero) { _, _ in
                    second.next() >= limit ? .fail(EIO) : nil
                }
                for path in Self.lasting {
                    let text = folder.text(path)
                    #expect(text != nil && (text == Self.old[path] || text == Self.new[path]))
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
        let expected = try expectedAfterwards()
        let before = Self.old.merging(Self.foreign) { $1 }
        let after = Self.new.merging(Self.foreign) { $1 }
        var point = 0
        while true {
            let folder = try prepared()
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
        #expect(point > 80)
    }

    @Test(arguments: Way.allCases, [ENOSPC, EIO])
    func keepsEveryPageWholeWhenTheDiskStaysFull(way: Way, code: Int32) throws {
        let expected = try expectedAfterwards()
        for point in 0..<(try calls(way)) {
            let folder = try prepared()
            let counter = Counter()
            // What takes no space still works on a full disk.
            _ = try? way.build(folder) { call, _ in
                let takesSpace = [.create, .write, .makeFolder, .link, .close, .sync, .rename].contains(call)
                return counter.next() >= point && takesSpace ? .fail(code) : nil
            }
            for path in Self.lasting {
                let text = folder.text(path)
                #expect(text != nil && (text == Self.old[path] || text == Self.new[path]))
            }
            try way.build(folder)
            #expect(folder.tree(withRecord: true) == expected, "from call \(point)")
        }
    }

    @Test(arguments: Way.allCases) func goesOnAfterShortWritesAndInterruptions(way: Way) throws {
        let folder = try prepared()
        let counter = Counter()
        try way.build(folder) { call, _ in
            let number = counter.next()
            if call == .write { return .shorten }
            return number % 3 == 0 ? .fail(EINTR) : nil
        }
        #expect(folder.tree(withRecord: true) == (try expectedAfterwards()))
    }

    /// File systems without hard links: an older page cannot come back by itself, but is whole, and the next build ends.
    @Test(arguments: Way.allCases) func managesWithoutLinks(way: Way) throws {
        let expected = try expectedAfterwards()
        for point in 0..<(try calls(way)) {
            let folder = try prepared()
            let counter = Counter()
            _ = try? way.build(folder) { call, _ in
                let number = counter.next()
                return call == .link ? .fail(EPERM) : number == point ? .fail(EIO) : nil
            }
            for path in Self.lasting {
                let text = folder.text(path)
                #expect(text != nil && (text == Self.old[path] || text == Self.new[path]))
            }
            try way.build(folder)
            #expect(folder.tree(withRecord: true) == expected, "call \(point)")
        }
    }
}
