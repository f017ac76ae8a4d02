import Bytes
import Foundation
import SourceText
import Testing

@testable import LastBuild

/// The record's files: what was written comes back, and nothing else.
struct RecordTests {
    private static func seen() -> SourceRecord {
        var seen = SourceRecord()
        (seen.options, seen.holdsFrom, seen.holdsUntil, seen.folder, seen.record) = (1, -5, 7, 3, 4)
        seen.sources = PackedTexts(["content/a.md", "content/ö.md"])
        seen.unused = [1]
        seen.stamps = [1, 2, 3, 4, 5, 6, 7, .max]
        seen.diagnostics = [
            Diagnostic(
                .warning, id: "a-b", file: "content/a.md", position: SourcePosition(line: 3, column: 4), message: "m",
                excerpt: "e", fix: "f")
        ]
        seen.formerFiles = PackedTexts(["a/index.html"])
        seen.changes.reads = [PageChanges.word(kind: 31, 0x7FF_FFFF, page: 0xFFFF_FFFF)]
        seen.changes.pages = [6]
        seen.changes.paths = PackedTexts(["p.html"])
        return seen
    }

    private static func record(_ seen: SourceRecord) -> BuildRecord {
        var record = BuildRecord()
        record.seen = seen
        (record.frame, record.index, record.theme, record.reading, record.shown) = (1, 2, 3, 4, 5)
        record.keys = [[1, 2], [], [3]]
        record.values = [[], [9]]
        record.numbers = [[1, 0], []]
        record.constantReads = [7]
        record.copies = PackedTexts([""])
        record.articles.wide = [[1], []]
        record.articles.narrow = [[2, 3]]
        record.articles.texts = [PackedTexts(["t", ""])]
        record.articleSources = [1]
        record.lists.narrow = [[4], [5, 6]]
        record.formerKeys = [8]
        record.formerFiles = PackedTexts(["a/index.html"])
        return record
    }

    private static func bytes(_ file: borrowing CheckedContents) -> [UInt8] { file.head.array + file.contents.array }

    private static func withFile(_ bytes: some Sequence<UInt8>, _ body: (MappedFile?) -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(bytes).write(to: path)
        body(MappedFile(path.path()))
    }

    @Test func comesBackWhole() throws {
        var seen = Self.seen()
        seen.amendments.rows = [7: (1...13).map { $0 }]
        seen.amendments.values = [PageChanges.word(kind: 1, 0, page: 0): 10]
        try Self.withFile(Self.bytes(seen.encoded)) { #expect($0.flatMap(SourceRecord.init) == seen) }
        let file = Self.record(seen).encoded
        var named = Self.seen()
        named.record = file.identity
        try Self.withFile(Self.bytes(file)) { mapped in
            #expect(
                mapped.flatMap { KeptRecord($0, seen: named) }.flatMap(BuildRecord.init) == Self.record(named))
            #expect(mapped.flatMap { KeptRecord($0, seen: seen) } == nil, "another build's")
        }
        #expect(
            PageChanges.parts(of: PageChanges.word(kind: 31, 0x7FF_FFFF, page: 0xFFFF_FFFF)) == (
                31, 0x7FF_FFFF, 0xFFFF_FFFF
            ))
    }

    @Test func amendmentsCount() throws {
        var seen = Self.seen()
        let file = Self.record(seen).encoded
        seen.record = file.identity
        seen.amendments.values = [PageChanges.word(kind: 1, 0, page: 0): 10]
        try Self.withFile(Self.bytes(file)) { mapped in
            let kept = mapped.flatMap { KeptRecord($0, seen: seen) }
            #expect(kept?.values == [[], [10]])
            #expect(kept?.value(kind: 1, 0) == 10 && kept?.value(kind: 1, 1) == 0 && kept?.value(kind: 9, 0) == 0)
        }
    }

    @Test func placesAreFoundWithoutReadingAll() throws {
        var seen = Self.seen()
        let file = Self.record(seen).encoded
        seen.record = file.identity
        try Self.withFile(Self.bytes(file)) { mapped in
            guard let articles = mapped.flatMap({ KeptRecord($0, seen: seen) })?.articles else {
                Issue.record("no record")
                return
            }
            #expect(articles.has(wide: 2, narrow: 1, texts: 1))
            #expect(articles.words(0..<1, ofWide: 0) == [1] && articles.count(ofWide: 1) == 0)
            #expect(articles.number(1, ofNarrow: 0) == 3 && articles.numbers(ofNarrow: 0) == [2, 3])
            #expect(articles.string(0, of: 0) == "t" && articles.string(1, of: 0).isEmpty)
            #expect(articles.range(of: 0, ends: 0) == 0..<2 && articles.range(of: 1, ends: 0) == 2..<3)
        }
    }

    @Test func everyByteCounts() throws {
        let bytes = Self.bytes(Self.seen().encoded)
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 1
            try Self.withFile(damaged) { #expect($0.flatMap(SourceRecord.init) == nil, "byte \(place)") }
            try Self.withFile(bytes[..<place]) { #expect($0.flatMap(SourceRecord.init) == nil, "\(place) bytes") }
        }
    }

    /// Lists lead to other places: they are looked at before any of them is followed.
    @Test func damageOfListsIsSeenBeforeTheyAreRead() throws {
        var seen = Self.seen()
        let file = Self.record(seen).encoded
        seen.record = file.identity
        var bytes = Self.bytes(file)
        try Self.withFile(bytes) { #expect($0.flatMap { KeptRecord($0, seen: seen) }?.areListsSound(jobs: 2) == true) }
        bytes[bytes.count - 20] ^= 1
        try Self.withFile(bytes) { mapped in
            #expect(mapped.flatMap { KeptRecord($0, seen: seen) }.map { $0.areListsSound(jobs: 2) } != true)
        }
    }

    @Test func everyByteOfARecordCounts() throws {
        var seen = Self.seen()
        let file = Self.record(seen).encoded
        seen.record = file.identity
        let bytes = Self.bytes(file)
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 1
            try Self.withFile(damaged) { mapped in
                let kept = mapped.flatMap { KeptRecord($0, seen: seen) }
                #expect(kept.flatMap(BuildRecord.init) == nil, "byte \(place)")
            }
            try Self.withFile(bytes[..<place]) { mapped in
                #expect(mapped.flatMap { KeptRecord($0, seen: seen) } == nil, "\(place) bytes")
            }
        }
    }

    @Test func foldersMoveFromOneListingToAnother() throws {
        var listing = FolderListing()
        for (folder, files) in [("a", ["a/1", "a/.2", "a/3"]), ("a/b", []), ("c", ["c/1~", "c/2"])] {
            for file in files { listing.add(file, isUsed: !file.contains(".") && !file.hasSuffix("~")) }
            listing.end(folder, stamp: [1, 2, 3, UInt64(files.count)])
        }
        #expect(listing.unused == [1, 3])
        #expect(FolderListing(listing.columns, files: listing.files) == listing)
        var other = FolderListing()
        for folder in [2, 0] { other.append(folder, of: listing) }
        #expect(other.files.all == ["c/1~", "c/2", "a/1", "a/.2", "a/3"])
        #expect(other.unused == [0, 3] && other.ends == [2, 5] && other.folders.all == ["c", "a"])
        #expect(other.stamps == [1, 2, 3, 2, 1, 2, 3, 3])
    }
}

extension BuildRecord {
    /// All of a record that was kept; nil unless every byte is as it was written.
    fileprivate init?(_ record: KeptRecord) {
        guard record.isSound(jobs: 1), let articles = record.articles.columns, let lists = record.lists.columns
        else { return nil }
        self.init()
        seen = record.seen
        (frame, index, theme, reading, shown) = (
            record.frame, record.index, record.theme, record.reading, record.shown
        )
        (keys, values, numbers) = (record.keys, record.values, record.numbers)
        (constantReads, copies, templateParts) = (record.constantReads.bytes, record.copies, record.templateParts)
        (self.articles, articleSources) = (articles, record.articleSources)
        (names, profiles, self.lists) = (record.names, record.profiles, lists)
        (formerKeys, formerFiles) = (record.formerKeys, record.formerFiles)
    }
}
