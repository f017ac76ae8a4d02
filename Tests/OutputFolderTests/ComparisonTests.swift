import Bytes
import Foundation
import Testing

@testable import OutputFolder

/// What is made, against what stands.
@Suite struct ComparisonTests {
    private static let long = String(repeating: "0123456789", count: 40_000)

    private static let site = [
        "a/index.html": "one", "b.html": "", "c/long.html": long, "d": "four", "e/f": "five", "g": "six",
    ]

    /// How each file of `site` stands, made anew; nothing of it stays.
    private func standings(_ folder: SiteFolder, of site: [String: String]) throws -> [String: Standing] {
        let staging = try OutputFolder(folder.output, patience: .zero).begin()
        defer { staging.abandon() }
        var standings: [String: Standing] = [:]
        for (path, text) in site {
            standings[path] = try staging.standing(try staging.write(Array(text.utf8), to: path))
        }
        return standings
    }

    @Test func whatWasBuiltIsTheSame() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        let before = folder.tree(withRecord: true)
        #expect(try standings(folder, of: Self.site).allSatisfy { $0.value == .same })
        #expect(folder.tree(withRecord: true) == before)
    }

    @Test func everyChangeByHandIsFound() throws {
        let folder = try SiteFolder()
        try folder.build(Self.site)
        try folder.plant("a/index.html", "onE")
        try folder.plant("b.html", "x")
        var long = Array(Self.long.utf8)
        long[399_999] = 0x41
        try folder.plant("c/long.html", String(decoding: long, as: UTF8.self))
        try folder.plant("d", "fo")
        try folder.remove("e")
        try folder.remove("g")
        try folder.plant("g/h", "A folder stands there.")
        let before = folder.tree(withRecord: true)
        #expect(
            try standings(folder, of: Self.site) == [
                "a/index.html": .different(offset: 2), "b.html": .different(offset: 0),
                "c/long.html": .different(offset: 399_999), "d": .different(offset: 2), "e/f": .missing,
                "g": .missing,
            ])
        #expect(folder.tree(withRecord: true) == before)
    }

    /// Right bytes that the manifest does not know of.
    @Test func whatIsNotRecordedIsTold() throws {
        let folder = try SiteFolder()
        try folder.build(["a": "one", "b": "two"])
        try folder.plant("c", "three")
        try folder.plant("b", "other")
        #expect(
            try standings(folder, of: ["a": "one", "b": "other", "c": "three"])
                == ["a": .same, "b": .unrecorded, "c": .unrecorded])
    }

    @Test func aFolderIsReopenedWithoutLettingGo() throws {
        let folder = try SiteFolder()
        let output = try OutputFolder(folder.output, patience: .zero)
        let staging = output.begin()
        _ = try staging.commit([try staging.write(Array("one".utf8), to: "a")], others: .removed)
        #expect(output.recorded("a") == nil)
        let again = try output.reopened()
        #expect(again.recorded("a")?.size == 3)
        #expect(throws: OutputError.locked(path: folder.output)) {
            try OutputFolder(folder.output, patience: .zero)
        }
        #expect(try again.begin().standing(try again.begin().write(Array("one".utf8), to: "a")) == .same)
    }
}
