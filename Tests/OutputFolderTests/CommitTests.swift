import Bytes
import Foundation
import Testing

@testable import OutputFolder

@Suite struct CommitTests {
    static let site = [
        "index.html": "home", "2017/09/14/a/index.html": "a", "2017/09/14/b/index.html": "b",
        "people/x/index.html": "x", "people/x/feed.xml": "feed", "people/index.html": "people",
    ]

    @Test func writesASiteIntoANewFolder() throws {
        let folder = try SiteFolder()
        let summary = try folder.build(Self.site)
        #expect(summary == CommitSummary(made: 6, unchanged: 0, removed: 0, leftAlone: []))
        #expect(folder.tree() == Self.site)
        #expect(
            Set(folder.tree(withRecord: true).keys).subtracting(Self.site.keys)
                == [".sitegen/lock", ".sitegen/manifest", ".sitegen/manifest.copy"])
    }

    @Test func leavesEverythingAsItIsWhenNothingChanged() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        let before = try folder.stamps()
        let summary = try folder.build(Self.site)
        #expect(summary == CommitSummary(made: 0, unchanged: 6, removed: 0, leftAlone: []))
        #expect(try folder.stamps() == before)
    }

    @Test func touchesOnlyWhatChanged() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        let before = try folder.stamps()
        var site = Self.site
        site["people/x/index.html"] = "y"
        site["people/x/feed.xml"] = nil
        let summary = try folder.build(site)
        #expect(summary == CommitSummary(made: 1, unchanged: 4, removed: 1, leftAlone: []))
        #expect(folder.tree() == site)
        let after = try folder.stamps()
        for path in site.keys where path != "people/x/index.html" { #expect(after[path] == before[path]) }
    }

    @Test func keepsTheRestOfAnIncrementalBuild() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        let summary = try folder.build(
            ["people/y/index.html": "y", "index.html": "new"], others: .kept(except: ["people/x/feed.xml"]))
        #expect(summary == CommitSummary(made: 2, unchanged: 4, removed: 1, leftAlone: []))
        let clean = try SiteFolder()
        var site = Self.site
        site["people/y/index.html"] = "y"
        site["index.html"] = "new"
        site["people/x/feed.xml"] = nil
        try clean.build(site)
        #expect(folder.tree(withRecord: true) == clean.tree(withRecord: true))
    }

    @Test func removesStaleFilesAndTheFoldersTheyLeaveEmpty() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        try folder.plant("people/notes.txt", "mine")
        try FileManager.default.createDirectory(
            atPath: folder.output + "/2017/09/empty", withIntermediateDirectories: true)
        try folder.build(["index.html": "home"])
        #expect(folder.tree() == ["index.html": "home", "people/notes.txt": "mine", "2017/09/empty/": ""])
    }

    @Test func leavesAFileThatWasChangedByHandWhenItBecomesStale() throws {
        let folder = try SiteFolder()
        try folder.build(["a.html": "a", "b.html": "b", "c.html": "c"])
        try folder.plant("a.html", "A")
        try folder.remove("b.html")
        let summary = try folder.build(["d.html": "d"])
        #expect(summary == CommitSummary(made: 1, unchanged: 0, removed: 1, leftAlone: ["a.html"]))
        #expect(folder.tree() == ["a.html": "A", "d.html": "d"])
        #expect(throws: OutputError.occupied(folder: folder.output, paths: ["a.html"])) {
            try folder.build(["a.html": "a"])
        }
    }

    @Test func healsAPageThatWasChangedOrRemoved() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        try folder.plant("index.html", "HOME")
        try folder.remove("people/x/feed.xml")
        try folder.build(Self.site)
        #expect(folder.tree() == Self.site)
    }

    @Test func exchangesAFileAndAFolder() throws {
        let folder = try SiteFolder()
        try folder.build(["a": "file", "b/c/d": "deep", "b/e": "e"])
        let site = ["a/x/y": "deep", "b": "file"]
        try folder.build(site)
        #expect(folder.tree() == site)
        try folder.build(["a": "file", "b/c/d": "deep"])
        #expect(folder.tree() == ["a": "file", "b/c/d": "deep"])
    }

    /// The one file of a folder, so that its removal takes the folder along that the new one needs.
    @Test func exchangesTheOnlyFileOfAFolder() throws {
        let folder = try SiteFolder()
        for site in [["a/b/c/d": "deep"], ["a/b": "file"], ["a/b/c/d": "deep"]] {
            try folder.build(site)
            #expect(folder.tree() == site)
        }
    }

    @Test func touchesNoForeignFile() throws {
        let folder = try SiteFolder()
        var foreign: [String: String] = [:]
        for number in 0..<1_000 { foreign["people/f\(number % 10)/\(number).txt"] = "mine \(number)" }
        foreign[".gitignore"] = "*"
        for (path, text) in foreign { try folder.plant(path, text) }
        try folder.build(Self.site)
        try folder.build(["index.html": "new"])
        try folder.build(Self.site)
        #expect(folder.tree() == foreign.merging(Self.site) { $1 })
        try folder.build([:])
        #expect(folder.tree() == foreign)
    }

    @Test func namesEveryForeignFileInTheWayAndChangesNothing() throws {
        let folder = try SiteFolder()
        try folder.build(["index.html": "old"])
        try folder.plant("people/x/index.html", "mine")
        try folder.plant("2017", "mine")
        try folder.plant("a.html/inside", "mine")
        let before = folder.tree(withRecord: true)
        var site = Self.site
        site["a.html"] = "a"
        #expect(
            throws: OutputError.occupied(
                folder: folder.output, paths: ["2017", "a.html", "people/x/index.html"])
        ) {
            try folder.build(site)
        }
        #expect(folder.tree(withRecord: true) == before)
    }

    @Test func adoptsAFileWithTheSameBytes() throws {
        let folder = try SiteFolder()
        try folder.plant("people/x/index.html", "x")
        let before = try folder.stamps()["people/x/index.html"]
        let summary = try folder.build(Self.site)
        #expect(summary == CommitSummary(made: 5, unchanged: 1, removed: 0, leftAlone: []))
        #expect(try folder.stamps()["people/x/index.html"] == before)
        try folder.build([:])
        #expect(folder.tree() == ["/": ""] || folder.tree().isEmpty)
    }

    @Test func refusesTwoFilesWithOnePath() throws {
        let folder = try SiteFolder()
        let staging = try OutputFolder(folder.output).begin()
        _ = try staging.write([1], to: "a/b")
        for path in ["a/b", "a", "a/b/c", "a/b/index.html"] {
            #expect(throws: OutputError.duplicate(path: path)) { try staging.write([1], to: path) }
        }
        staging.abandon()
        #expect(folder.tree(withRecord: true).keys.sorted() == [".sitegen/lock"])
    }

    @Test(arguments: [
        "", "/", "/a", "a/", "a//b", "..", ".", "../a", "a/../b", "a/..", "a/./b", "a\nb", "a\u{0}b", "a\u{7F}",
        ".sitegen", ".sitegen/manifest", ".SiteGen/x", String(repeating: "a", count: 256),
        String(repeating: "a/", count: 70) + "a", String(repeating: "abcdefgh/", count: 120) + "a",
    ])
    func refusesAPathThatLeavesTheFolder(path: String) throws {
        let folder = try SiteFolder()
        let staging = try OutputFolder(folder.output).begin()
        #expect {
            try staging.write([1], to: path)
        } throws: {
            if case .unsafePath(path, _) = $0 as? OutputError { true } else { false }
        }
    }

    @Test(arguments: ["...", "a..b", ".well-known/x", ".sitegenx", "a b", "é", "%2e%2e", "a\\b", ".gitignore"])
    func takesAnOddPath(path: String) throws {
        let folder = try SiteFolder()
        try folder.build([path: "x"])
        #expect(folder.tree() == [path: "x"])
    }

    @Test func tellsUnicodeFormsApart() throws {
        let folder = try SiteFolder()
        let staging = try OutputFolder(folder.output).begin()
        let files = [try staging.write([1], to: "e\u{301}"), try staging.write([2], to: "\u{E9}")]
        #expect(try staging.commit(files).made == 2)
    }

    @Test func copiesFilesOfAnySize() throws {
        let folder = try SiteFolder()
        let lengths = [0, 1, 65_536, 65_537, 200_000]
        for _ in 0..<2 {
            let staging = try OutputFolder(folder.output).begin()
            var files: [OutputFile] = []
            for length in lengths {
                let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
                let source = folder.path + "/\(length)"
                try Data(bytes).write(to: URL(fileURLWithPath: source))
                files.append(try staging.copy(source, to: "img/\(length).bin"))
                #expect(files.last?.fingerprint == Fingerprint(of: bytes))
            }
            let summary = try staging.commit(files)
            #expect(summary.made + summary.unchanged == lengths.count)
            for length in lengths {
                let path = "\(folder.output)/img/\(length).bin"
                #expect(FileManager.default.contentsEqual(atPath: path, andPath: folder.path + "/\(length)"))
            }
        }
        #expect(try OutputFolder(folder.output).begin().copy(folder.path + "/1", to: "img/1.bin").isStaged == false)
    }

    @Test func stagesFromManyThreads() async throws {
        let folder = try SiteFolder()
        let staging = try OutputFolder(folder.output).begin()
        let files = try await withThrowingTaskGroup(of: [OutputFile].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    try (0..<100).map { try staging.write([UInt8(worker)], to: "a/\($0 % 7)/b\($0)/\(worker).html") }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(try staging.commit(files).made == 800)
        #expect(folder.tree().count == 800)
    }
}
