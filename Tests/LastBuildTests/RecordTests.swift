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
        seen.stamps = [1, 2, 3, 4, 5, 6, 7, .max]
        seen.diagnostics = [
            Diagnostic(
                .warning, id: "a-b", file: "content/a.md", position: SourcePosition(line: 3, column: 4), message: "m",
                excerpt: "e", fix: "f")
        ]
        seen.formerFiles = PackedTexts(["a/index.html"])
        return seen
    }

    private static func record(_ seen: SourceRecord) -> BuildRecord {
        var record = BuildRecord()
        record.seen = seen
        (record.frame, record.index, record.theme, record.reading, record.shown) = (1, 2, 3, 4, 5)
        record.keys = [[1, 2], [], [3]]
        record.values = [[], [9]]
        record.changes.reads = [PageChanges.word(kind: 31, 0x7FF_FFFF, page: 0xFFFF_FFFF)]
        record.changes.pages = [6]
        record.changes.paths = PackedTexts(["p.html"])
        record.constantReads = [7]
        record.copies = PackedTexts([""])
        record.articles.wide = [[1], []]
        record.articles.narrow = [[2, 3]]
        record.articles.texts = [PackedTexts(["t", ""])]
        record.articleSources = [1]
        record.formerKeys = [8]
        record.formerFiles = PackedTexts(["a/index.html"])
        return record
    }

    private static func withFile(_ bytes: some Sequence<UInt8>, _ body: (MappedFile?) -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(bytes).write(to: path)
        body(MappedFile(path.path()))
    }

    @Test func comesBackWhole() throws {
        let seen = Self.seen()
        try Self.withFile(seen.encoded.array) { #expect($0.flatMap(SourceRecord.init) == seen) }
        var named = seen
        let file = Self.record(seen).encoded
        named.record = BuildRecord.checksum(of: file)
        try Self.withFile(file.array) { mapped in
            #expect(mapped.flatMap { BuildRecord($0, seen: named) } == Self.record(named))
            #expect(mapped.flatMap { BuildRecord($0, seen: seen) } == nil, "another build's")
        }
        #expect(
            PageChanges.parts(of: PageChanges.word(kind: 31, 0x7FF_FFFF, page: 0xFFFF_FFFF)) == (
                31, 0x7FF_FFFF, 0xFFFF_FFFF
            ))
    }

    @Test func everyByteCounts() throws {
        let bytes = Self.seen().encoded.array
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 1
            try Self.withFile(damaged) { #expect($0.flatMap(SourceRecord.init) == nil, "byte \(place)") }
            try Self.withFile(bytes[..<place]) { #expect($0.flatMap(SourceRecord.init) == nil, "\(place) bytes") }
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
