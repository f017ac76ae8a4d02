import Bytes
import Foundation
import Synchronization
import Testing

@testable import OutputFolder

/// The folder itself: links, locks, permissions, and a manifest that somebody damaged.
@Suite struct FolderTests {
    static let site = ["index.html": "home", "people/x/index.html": "x", "people/y/index.html": "y"]

    struct Link: Sendable {
        let at: String
        let error: @Sendable (String) -> OutputError
    }

    @Test(arguments: [
        Link(at: "people") { .symbolicLink(path: $0 + "/people") },
        Link(at: "people/x") { .symbolicLink(path: $0 + "/people/x") },
        Link(at: "people/x/index.html") { .occupied(folder: $0, paths: ["people/x/index.html"]) },
        Link(at: ".sitegen") { .symbolicLink(path: $0 + "/.sitegen") },
    ])
    func writesThroughNoLink(link: Link) throws {
        for isOurs in [false, true] {
            let folder = try SiteFolder()
            let outside = folder.path + "/outside"
            try FileManager.default.createDirectory(
                atPath: outside + "/x", withIntermediateDirectories: true)
            try Data("theirs".utf8).write(to: URL(fileURLWithPath: outside + "/x/index.html"))
            if isOurs {
                try folder.build(Self.site)
                try folder.remove(link.at)
            }
            let isFile = link.at.hasSuffix(".html")
            try folder.plantLink(link.at, to: outside + (isFile ? "/x/index.html" : link.at == "people" ? "" : "/x"))
            let inside = try FileManager.default.subpathsOfDirectory(atPath: outside)
            for text in ["x", "changed"] {
                var site = Self.site
                site["people/x/index.html"] = text
                #expect(throws: link.error(folder.output)) { try folder.build(site) }
                #expect(try FileManager.default.subpathsOfDirectory(atPath: outside) == inside)
            }
            // Stale files behind the link are not removed either.
            if link.at != ".sitegen" { try folder.build(["index.html": "home"]) }
            #expect(FileManager.default.contents(atPath: outside + "/x/index.html") == Data("theirs".utf8))
        }
    }

    /// A manifest comes with a repository or an archive, and may say what it likes.
    @Test(arguments: ["../victim.txt", "people/../../victim.txt", "/victim.txt", ".sitegen/lock"])
    func aForgedManifestRemovesNothingOutside(path: String) throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        try folder.plant("../victim.txt", "theirs")
        let bytes = Array("theirs".utf8)
        var entries = Self.site.map { path, text in
            Manifest.Entry(path: path, fingerprint: Fingerprint(of: Array(text.utf8)), size: text.utf8.count)
        }
        let size = path.hasSuffix("lock") ? 0 : bytes.count
        entries.append(Manifest.Entry(path: path, fingerprint: Fingerprint(of: Array(bytes.prefix(size))), size: size))
        let forged = Manifest(entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
        for name in [Manifest.path, Manifest.copyPath] {
            try Data(forged.text).write(to: URL(fileURLWithPath: folder.output + "/" + name))
        }
        try folder.build(["index.html": "home, again"])
        #expect(folder.text("../victim.txt") == "theirs")
        #expect(folder.text(OutputFolder.lockPath) != nil)
        #expect(folder.text("people/x/index.html") == nil && folder.text("index.html") == "home, again")
    }

    @Test func refusesAFolderThatIsALink() throws {
        let folder = try SiteFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: folder.output, withDestinationPath: folder.path + "/real")
        #expect(throws: OutputError.symbolicLink(path: folder.output)) { try OutputFolder(folder.output + "/") }
    }

    @Test func dropsALinkInTheStagingTreeAndNotWhatItPointsAt() throws {
        let folder = try SiteFolder()
        try folder.plantLink(".sitegen/new", to: folder.path)
        try Data("theirs".utf8).write(to: URL(fileURLWithPath: folder.path + "/file"))
        try folder.build(Self.site)
        #expect(FileManager.default.fileExists(atPath: folder.path + "/file"))
        #expect(folder.tree() == Self.site)
    }

    @Test func holdsTheFolderAgainstASecondBuild() throws {
        let folder = try SiteFolder()
        do {
            let first = try OutputFolder(folder.output)
            var told = 0
            #expect(throws: OutputError.locked(path: folder.output)) {
                try OutputFolder(folder.output, patience: .milliseconds(300)) { told += 1 }
            }
            #expect(throws: OutputError.locked(path: folder.output)) {
                try OutputFolder(folder.output, patience: .zero) { told += 1 }
            }
            // Without patience there is nothing to wait for.
            #expect(told == 1)
            _ = first.begin()
        }
        _ = try OutputFolder(folder.output, patience: .zero)
    }

    /// A process that is just being started has copies of all descriptors for a moment.
    @Test func aCopyOfTheLocksDescriptorHoldsNothing() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        let system = try System.opening(folder.output, faults: nil)
        let copy: Int32
        do {
            let lock = OpenDescriptor(try system.openLock(OutputFolder.lockPath), isLocked: true)
            #expect(try system.lock(lock.number, path: OutputFolder.lockPath))
            copy = dup(lock.number)
        }
        defer { close(copy) }
        _ = try OutputFolder(folder.output, patience: .zero)
    }

    @Test func waitsForTheOtherBuildAndTellsOfIt() throws {
        let folder = try SiteFolder()
        let held = Held(try OutputFolder(folder.output) { Issue.record("nobody holds the folder") })
        var told = 0
        let second = try OutputFolder(folder.output, patience: .seconds(600)) {
            told += 1
            // Long enough for a second look at the lock, of which nothing must be told.
            Thread.detachNewThread {
                usleep(50_000)
                held.letGo()
            }
        }
        #expect(told == 1)
        #expect(second.leftover == .nothing)
    }

    private final class Held: Sendable {
        private let folder: Mutex<OutputFolder?>

        init(_ folder: sending OutputFolder) { self.folder = Mutex(folder) }

        func letGo() { folder.withLock { $0 = nil } }
    }

    @Test func tellsWhatItFound() throws {
        let folder = try SiteFolder()
        do {
            let staging = try OutputFolder(folder.output).begin()
            _ = try staging.write([1], to: "a")
        }
        #expect(try OutputFolder(folder.output).leftover == .dropped)
        #expect(try OutputFolder(folder.output).leftover == .nothing)
    }

    @Test func namesAFileInTheFoldersPlace() throws {
        let folder = try SiteFolder()
        try Data().write(to: URL(fileURLWithPath: folder.output))
        #expect(throws: OutputError.system(call: "open", path: folder.output, code: ENOTDIR)) {
            try OutputFolder(folder.output)
        }
        #expect(throws: OutputError.system(call: "open", path: folder.output + "/below", code: ENOTDIR)) {
            try OutputFolder(folder.output + "/below")
        }
    }
}

/// What becomes of a build when the record of the last one is damaged.
@Suite struct ManifestTests {
    static let site = FolderTests.site

    @Test func findsEveryEntryAndNoOther() {
        let paths = (0..<300).map { "p/\($0 * 7 % 300)/i" }.sorted(by: OutputPath.precedes)
        let manifest = Manifest(
            paths.map { Manifest.Entry(path: $0, fingerprint: Fingerprint(of: Array($0.utf8)), size: $0.utf8.count) })
        for path in paths {
            #expect(manifest.entry(for: path)?.fingerprint == Fingerprint(of: Array(path.utf8)))
            for other in [path + "x", String(path.dropLast()), "a" + path, "z"] {
                #expect(manifest.entry(for: other) == nil)
            }
        }
        #expect(Manifest().entry(for: "a") == nil)
        #expect(Manifest(intact: manifest.text)?.text == manifest.text)
        #expect(Manifest(intact: manifest.text)?.count == manifest.count && manifest.count == paths.count)
        #expect(manifest.entries.map(\.path) == paths)
    }

    /// Flipped and truncated at every byte: noticed, and no line that was touched is believed.
    @Test func noticesDamageAtAnyByte() {
        let entries = ["a", "b/c", "d"].map {
            Manifest.Entry(path: $0, fingerprint: Fingerprint(of: Array($0.utf8)), size: 3)
        }
        let text = Manifest(entries).text
        for index in text.indices {
            var flipped = text
            flipped[index] ^= 1 << UInt8(index % 8)
            for damaged in [flipped, Array(text[..<index])] {
                #expect(Manifest(intact: damaged) == nil)
                for entry in Manifest(verifying: [damaged]).entries { #expect(entries.contains(entry)) }
                #expect(Manifest(verifying: [damaged, text]).text == text)
            }
        }
    }

    @Test func readsAJournalOnlyWhole() {
        let entry = Manifest.Entry(path: "b c", fingerprint: Fingerprint(value: 7), size: 12)
        let journal = Journal([.move("a"), .remove(entry), .replace("d/e"), .replace(Manifest.path)])
        #expect(Journal(journal.text) == journal)
        for index in journal.text.indices {
            #expect(Journal(Array(journal.text[..<index])) == nil)
            var flipped = journal.text
            flipped[index] ^= 4
            #expect(Journal(flipped) == nil)
        }
        #expect(Journal(Journal([.move("../x")]).text) == nil)
    }

    @Test func buildsTheSameWhateverByteOfTheManifestIsDamaged() throws {
        let after = ["index.html": "new", "people/x/index.html": "x", "z": "z"]
        let clean = try SiteFolder()
        try clean.build(after)
        let template = try SiteFolder()
        try template.build(Self.site)
        let text = try #require(template.text(Manifest.path))
        for index in stride(from: 0, to: text.utf8.count, by: 9) {
            for isTruncated in [false, true] {
                let folder = try SiteFolder()
                try folder.build(Self.site)
                var bytes = Array(text.utf8)
                if isTruncated { bytes.removeSubrange(index...) } else { bytes[index] ^= 2 }
                try Data(bytes).write(to: URL(fileURLWithPath: folder.output + "/" + Manifest.path))
                try folder.build(after)
                #expect(folder.tree(withRecord: true) == clean.tree(withRecord: true))
            }
        }
    }

    /// A page that went is gone, whatever became of the changes that named it last.
    @Test(arguments: [ManifestChanges.path, ManifestChanges.copyPath])
    func knowsItsFilesByTheOtherCopyOfChanges(path: String) throws {
        let text = try { () throws -> String in
            let template = try SiteFolder()
            try template.build(Self.site)
            try template.build(["index.html": "newer"], others: .kept(except: []))
            return try #require(template.text(path))
        }()
        for index in stride(from: -1, to: text.utf8.count, by: 3) {
            let folder = try SiteFolder()
            try folder.build(Self.site)
            try folder.build(["index.html": "newer"], others: .kept(except: []))
            var bytes = Array(text.utf8)
            if index < 0 {
                try folder.remove(path)
            } else {
                bytes[index] ^= 2
                try Data(bytes).write(to: URL(fileURLWithPath: folder.output + "/" + path))
            }
            #expect(try folder.build(["z": "z"]).leftAlone == [], "byte \(index)")
            #expect(folder.tree() == ["z": "z"])
        }
    }

    /// An archive of the folder that was unpacked over it leaves changes of another manifest.
    @Test func changesOfAnotherManifestSayNothing() throws {
        let other = try SiteFolder()
        try other.build(Self.site.merging(["index.html": "other"]) { $1 })
        let folder = try SiteFolder()
        try folder.build(Self.site)
        try folder.build(["index.html": "newer"], others: .kept(except: []))
        for path in [Manifest.path, Manifest.copyPath, "index.html"] {
            try folder.plant(path, try #require(other.text(path)))
        }
        #expect(try OutputFolder(folder.output).checksum == nil)
        #expect(try folder.build(["z": "z"]).leftAlone == [])
        #expect(folder.tree() == ["z": "z"])
    }

    @Test func buildsTheSameWhateverByteOfItsChangesIsDamaged() throws {
        let edited = ["index.html": "newer"]
        let after = ["index.html": "new", "people/x/index.html": "x", "z": "z"]
        let clean = try SiteFolder()
        try clean.build(after)
        let template = try SiteFolder()
        try template.build(Self.site)
        try template.build(edited, others: .kept(except: []))
        let text = try #require(template.text(ManifestChanges.path))
        for index in stride(from: 0, to: text.utf8.count, by: 3) {
            for isTruncated in [false, true] {
                let folder = try SiteFolder()
                try folder.build(Self.site)
                try folder.build(edited, others: .kept(except: []))
                var bytes = Array(text.utf8)
                if isTruncated { bytes.removeSubrange(index...) } else { bytes[index] ^= 2 }
                try Data(bytes).write(to: URL(fileURLWithPath: folder.output + "/" + ManifestChanges.path))
                #expect(try OutputFolder(folder.output).checksum == nil)
                try folder.build(after)
                #expect(folder.tree(withRecord: true) == clean.tree(withRecord: true))
            }
        }
    }

    /// Without any manifest nothing can be told to be ours: equal pages are adopted, others are never replaced.
    @Test func replacesNothingWithoutAManifest() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        try folder.remove(".sitegen")
        var site = Self.site
        site["index.html"] = "new"
        #expect(throws: OutputError.occupied(folder: folder.output, paths: ["index.html"])) { try folder.build(site) }
        #expect(folder.tree() == Self.site)
        #expect(try folder.build(Self.site) == CommitSummary(made: 0, unchanged: 3, removed: 0, leftAlone: []))
        try folder.build(site)
        #expect(folder.tree() == site)
    }
}
