import Bytes
import Foundation
import Testing

@testable import OutputFolder

/// Builds that hand over what changed, against builds that hand over all.
@Suite struct IncrementalTests {
    /// The same numbers for one seed, on every machine.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Neighbours in the order of bytes, one another's beginnings, and files where others have folders.
    static let paths =
        [
            "a", "a/index.html", "a/b", "a/b/c", "a-b/index.html", "a.html", "aa", "index.html", "é/index.html",
            "z", "z/z/z/z", "404.html", "people/x/index.html", "people/x/feed.xml",
        ] + (0..<30).map { "2017/0\($0 % 9 + 1)/\($0)/index.html" }

    /// What a build changes.
    struct Change {
        var files: [String: String] = [:]
        var leaving: [String] = []

        /// Changes `site` too; a file that stands where another needs a folder, or the other way about, leaves.
        init(of site: inout [String: String], by dice: inout Dice) {
            for _ in 0..<Int.random(in: 0...6, using: &dice) {
                let path = IncrementalTests.paths.randomElement(using: &dice) ?? ""
                if Bool.random(using: &dice) {
                    leaving.append(path)
                    // Once more, or what nobody has: neither counts.
                    if Bool.random(using: &dice) { leaving.append(contentsOf: [path, "b/none"]) }
                    if files[path] == nil { site[path] = nil }
                    continue
                }
                for other in site.keys where (other + "/").hasPrefix(path + "/") || path.hasPrefix(other + "/") {
                    if OutputPath.areEqual(other, path) { continue }
                    leaving.append(other)
                    files[other] = nil
                    site[other] = nil
                }
                let text = "text \(Int.random(in: 0...2, using: &dice))"
                files[path] = text
                site[path] = text
            }
        }
    }

    @Test(arguments: 1...12)
    func aSequenceOfChangesIsOneBuildOfAll(seed: UInt64) throws {
        var dice = Dice(state: seed)
        var site: [String: String] = [:]
        let (changed, complete) = (try SiteFolder(), try SiteFolder())
        for folder in [changed, complete] { try folder.plant("people/notes.txt", "mine") }
        for _ in 0..<12 {
            let before = site
            let change = Change(of: &site, by: &dice)
            let summary = try changed.build(change.files, others: .kept(except: change.leaving))
            let made = site.count { before[$0.key] != $0.value }
            let removed = before.keys.count { site[$0] == nil }
            #expect(summary == CommitSummary(made: made, unchanged: site.count - made, removed: removed))
            #expect(try complete.build(site) == summary)
            #expect(changed.tree() == complete.tree())
            #expect(changed.manifest?.settled().text == complete.manifest?.text)
        }
        let clean = try SiteFolder()
        try clean.plant("people/notes.txt", "mine")
        try clean.build(site)
        #expect(changed.tree() == clean.tree())
        try changed.build(site)
        #expect(changed.manifest?.settled().text == clean.manifest?.text)
    }

    @Test func keepsLinesThatItSaysNothingOf() throws {
        let folder = try SiteFolder()
        try folder.build(CommitTests.site)
        let before = try folder.stamps()
        let summary = try folder.build(
            ["people/x/feed.xml": "feed", "index.html": "home"], others: .kept(except: ["none", "index.html"]))
        #expect(summary == CommitSummary(unchanged: 6))
        #expect(try folder.build([:], others: .kept(except: [])) == summary)
        #expect(try folder.stamps() == before)
    }

    @Test func tellsOfTheLastBuild() throws {
        let folder = try SiteFolder()
        do {
            let output = try OutputFolder(folder.output)
            #expect(output.checksum == nil && output.fileCount == 0)
            let staging = output.begin()
            let summary = try staging.commit([try staging.write([1, 2], to: "a/b"), try staging.write([], to: "c")])
            #expect(summary.checksum == folder.manifest?.checksum)
        }
        let before = try OutputFolder(folder.output).checksum
        #expect(before == folder.manifest?.checksum)
        #expect(try OutputFolder(folder.output).fileCount == 2)
        try folder.build(["c": "c"], others: .kept(except: []))
        #expect(try OutputFolder(folder.output).checksum != before)
        try folder.build(["c": ""], others: .kept(except: []))
        #expect(try OutputFolder(folder.output).checksum == before)
    }

    /// Few files that are replaced leave the manifest as it is; whoever reads it finds them as they are.
    @Test func editsAreWrittenBesideTheManifest() throws {
        let folder = try SiteFolder()
        try folder.build(CommitTests.site)
        let (text, before) = (folder.text(Manifest.path), try folder.stamps())
        #expect(
            try folder.build(["index.html": "1"], others: .kept(except: [])) == CommitSummary(made: 1, unchanged: 5))
        try folder.build(["people/x/feed.xml": "2"], others: .kept(except: []))
        let untouched = try folder.stamps().filter { before[$0.key] == $0.value }
        #expect(
            folder.text(Manifest.path) == text && untouched[Manifest.path] != nil && untouched[Manifest.copyPath] != nil
        )
        do {
            let output = try OutputFolder(folder.output)
            #expect(output.recorded("index.html")?.fingerprint == Fingerprint(of: Array("1".utf8)).value)
            #expect(output.recorded("people/x/feed.xml")?.size == 1)
        }
        // What comes or goes is written into the manifest, and so is what was beside it.
        var site = CommitTests.site
        (site["index.html"], site["people/x/feed.xml"], site["new"]) = ("1", "2", "3")
        try folder.build(["new": "3"], others: .kept(except: []))
        let clean = try SiteFolder()
        try clean.build(site)
        #expect(folder.tree(withRecord: true) == clean.tree(withRecord: true))
    }

    @Test func manyEditsAreWrittenIntoTheManifest() throws {
        let folder = try SiteFolder()
        let site = Dictionary(uniqueKeysWithValues: (0..<1_500).map { ("p/\($0)", "old") })
        try folder.build(site)
        try folder.build(site.filter { $0.key < "p/5" }.mapValues { _ in "new" }, others: .kept(except: []))
        #expect(folder.text(ManifestChanges.path) != nil)
        try folder.build(site.filter { $0.key >= "p/5" }.mapValues { _ in "new" }, others: .kept(except: []))
        #expect(folder.text(ManifestChanges.path) == nil)
        let clean = try SiteFolder()
        try clean.build(site.mapValues { _ in "new" })
        #expect(folder.text(Manifest.path) == clean.text(Manifest.path))
    }

    /// A line that is kept keeps its file's name for sitegen's own, whatever became of the file; one that leaves does
    /// not take a changed file with it.
    @Test func leavesAChangedFileThatLeaves() throws {
        let folder = try SiteFolder()
        try folder.build(["a": "a", "b": "b", "c": "c"])
        try folder.plant("a", "mine")
        try folder.plant("b", "mine")
        let summary = try folder.build(["c": "new"], others: .kept(except: ["b"]))
        #expect(summary == CommitSummary(made: 1, unchanged: 1, leftAlone: ["b"]))
        #expect(folder.tree() == ["a": "mine", "b": "mine", "c": "new"])
        try folder.build(["a": "A"], others: .kept(except: []))
        #expect(folder.tree() == ["a": "A", "b": "mine", "c": "new"])
    }

    @Test func keepsWhatCanBeVerifiedOfADamagedManifest() throws {
        let folder = try SiteFolder()
        try folder.build(CommitTests.site)
        var bytes = Array(try #require(folder.text(Manifest.path)).utf8)
        bytes[Manifest.headerLength + 60] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: folder.output + "/" + Manifest.path))
        #expect(try OutputFolder(folder.output).checksum == nil)
        try folder.build(["index.html": "new"], others: .kept(except: ["people/index.html"]))
        let clean = try SiteFolder()
        var site = CommitTests.site
        site["index.html"] = "new"
        site["people/index.html"] = nil
        try clean.build(site)
        #expect(folder.tree(withRecord: true) == clean.tree(withRecord: true))
    }
}

/// The splice by itself, where thousands of lines lie between two changes.
@Suite struct ManifestSpliceTests {
    static func file(_ number: Int, _ text: Int) -> OutputFile {
        OutputFile(
            path: "\(number / 97)/\(number)/index.html", fingerprint: Fingerprint(value: UInt64(text)), size: text,
            isStaged: true)
    }

    static func manifest(_ files: some Sequence<OutputFile>) -> Manifest {
        Manifest(files.sorted { OutputPath.precedes($0.path, $1.path) }.map(\.entry))
    }

    @Test(arguments: [0, 1, 2, 3, 40, 400, 5_000])
    func isTheManifestOfAllFiles(changes: Int) throws {
        var dice = IncrementalTests.Dice(state: UInt64(changes))
        var site = Dictionary(uniqueKeysWithValues: (0..<3_000).map { ($0 * 2, Self.file($0 * 2, 1)) })
        let old = Self.manifest(site.values)
        var changed: [Int: OutputFile] = [:]
        var leaving: [Int: OutputFile] = [:]
        for _ in 0..<changes {
            let number = Int.random(in: -1...6_001, using: &dice)
            if Bool.random(using: &dice) {
                leaving[number] = Self.file(number, 1)
            } else {
                changed[number] = Self.file(number, Int.random(in: 1...2, using: &dice))
            }
        }
        for number in leaving.keys where changed[number] == nil { site[number] = nil }
        let gone = leaving.filter { changed[$0.key] == nil && $0.key % 2 == 0 && (0..<6_000).contains($0.key) }
        site.merge(changed) { $1 }
        let expected = Self.manifest(site.values)

        let order: (OutputFile, OutputFile) -> Bool = { OutputPath.precedes($0.path, $1.path) }
        let files = changed.values.sorted(by: order)
        let some = ManifestSplice(old, files, .kept(except: leaving.values.map(\.path)))
        #expect(some.stale == gone.values.sorted(by: order).map(\.entry))
        let all = ManifestSplice(old, site.values.sorted(by: order), .removed)
        #expect(all.stale == some.stale)
        for manifest in [some.manifest(), all.manifest()] {
            #expect(manifest.text == expected.text)
            #expect(manifest.checksum == expected.checksum && manifest.count == expected.count)
        }
    }

    @Test func replacesAllByNothingAndNothingByAll() {
        let files = (0..<9).map { Self.file($0, 1) }
        let full = Self.manifest(files)
        #expect(ManifestSplice(Manifest(), files, .removed).manifest().text == full.text)
        #expect(ManifestSplice(Manifest(), files, .kept(except: ["x"])).manifest().text == full.text)
        let emptied = ManifestSplice(full, [], .removed)
        #expect(emptied.stale == full.entries)
        #expect(emptied.manifest().text == Manifest().text)
        let left = ManifestSplice(full, [], .kept(except: files.map(\.path)))
        #expect(left.stale == full.entries)
        #expect(left.manifest().text == Manifest().text)
    }

    /// Somebody may write any lines and a checksum that fits them.
    @Test(arguments: ["\n", "\n\n\n", "a\n", "12345678 \n\nx\n", String(repeating: " ", count: 39) + "\n", "a"])
    func standsLinesThatItDidNotWrite(lines: String) {
        var text = Array(
            "sitegen output 1 \(Fingerprint(of: Array(lines.utf8)).hexadecimal)\n\(lines)".utf8)
        for _ in 0..<2 {
            guard let manifest = Manifest(intact: text) else { return #expect(lines == "a") }
            for path in ["", "a", "x", "zzz"] { #expect(manifest.entry(for: path) == nil) }
            let splice = ManifestSplice(manifest, [Self.file(1, 1)], .kept(except: ["a", "x"]))
            text = splice.manifest().text
            #expect(Manifest(intact: text) != nil)
            #expect(ManifestSplice(manifest, [], .removed).stale == manifest.entries)
        }
    }
}
