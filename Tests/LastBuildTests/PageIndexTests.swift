import Bytes
import Foundation
import Testing

@testable import LastBuild

/// The index of pages against plain sets.
struct PageIndexTests {
    private typealias Facts = [Set<UInt32>]

    private static let counts = [40, 300, 0, 7]

    /// Pages that each read a few facts of some kinds, of a random generator that is the same in each run.
    private static func pages(_ count: Int, _ random: inout Generator) -> [Facts] {
        (0..<count).map { _ in
            counts.map { facts in
                facts == 0 ? [] : Set((0..<Int(random.next() % 9)).map { _ in UInt32(random.next() % UInt64(facts)) })
            }
        }
    }

    private static func reads(_ facts: Facts) -> PageReads {
        var reads = PageReads()
        for (kind, numbers) in facts.enumerated() { reads.append(kind: kind, Array(numbers)) }
        return reads
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }

    /// A file that is gone with the test.
    private final class Place {
        let path = FileManager.default.temporaryDirectory.appending(path: "index-\(UUID().uuidString)").path()
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ file: borrowing CheckedContents) throws -> Data {
            let bytes = Data(file.head.array + file.contents.array)
            try bytes.write(to: URL(filePath: path))
            return bytes
        }

        func index() -> PageIndex? { MappedFile(path).flatMap(PageIndex.init) }
    }

    private static func expect(_ index: PageIndex, _ changes: PageChanges, toSay pages: [Facts?]) {
        for (kind, count) in counts.enumerated() {
            for fact in 0..<count {
                var found: Set<Int> = []
                index.forEachPage(ofKind: kind, fact) { found.insert($0) }
                for word in changes.reads {
                    let parts = PageChanges.parts(of: word)
                    if parts.kind == kind, parts.number == fact { found.insert(parts.page) }
                }
                let wanted = pages.indices.filter { pages[$0]?[kind].contains(UInt32(fact)) == true }
                // It may say more than is so, of pages that read less now, and never less.
                #expect(found.isSuperset(of: wanted), "kind \(kind), fact \(fact)")
            }
        }
    }

    @Test func saysWhichPagesReadAFact() throws {
        var random = Generator(state: 1)
        let pages = Self.pages(200, &random)
        let place = Place()
        _ = try place.write(
            PageIndex.file(
                after: nil, made: pages.map(Self.reads), path: { "page-\($0).html" }, factCounts: Self.counts, jobs: 2))
        let index = try #require(place.index())
        Self.expect(index, PageChanges(), toSay: pages)
        for (kind, count) in Self.counts.enumerated() {
            for fact in 0..<count {
                var found: [Int] = []
                index.forEachPage(ofKind: kind, fact) { found.append($0) }
                #expect(found == pages.indices.filter { pages[$0][kind].contains(UInt32(fact)) })
            }
        }
        #expect(index.path(ofPage: 199) == "page-199.html" && index.path(ofPage: 200) == "")
        #expect(!index.isDamaged)
    }

    @Test func whatPagesReadLaterIsKeptBesideItAndMerged() throws {
        var random = Generator(state: 2)
        var pages: [Facts?] = Self.pages(100, &random)
        let place = Place()
        _ = try place.write(
            PageIndex.file(
                after: nil, made: pages.map { $0.map(Self.reads) }, path: { "page-\($0).html" },
                factCounts: Self.counts, jobs: 1))
        let index = try #require(place.index())
        var changes = PageChanges()
        for _ in 0..<20 {
            let fresh = Self.pages(6, &random)
            let numbers = (0..<110).shuffled(using: &random)
            let made = zip(numbers, fresh).map { (page: $0, reads: Self.reads($1)) }
            for (own, facts) in zip(made, fresh) {
                while pages.count <= own.page { pages.append(nil) }
                pages[own.page] = facts
            }
            changes.reads += index.unknown(made, after: changes)
            #expect(Set(changes.reads).count == changes.reads.count)
            Self.expect(index, changes, toSay: pages)
        }
        let gone = 3
        pages[gone] = nil
        let merged = Place()
        let own = pages.enumerated().map { $0.offset % 2 == 0 ? $0.element.map(Self.reads) : nil }
        _ = try merged.write(
            PageIndex.file(
                after: (index, changes), made: own, path: { pages[$0] == nil ? nil : "new-\($0).html" },
                factCounts: Self.counts, jobs: 2))
        let next = try #require(merged.index())
        Self.expect(next, PageChanges(), toSay: pages)
        for (kind, count) in Self.counts.enumerated() {
            for fact in 0..<count { next.forEachPage(ofKind: kind, fact) { #expect($0 != gone) } }
        }
    }

    @Test func damageIsSeenWhereItIsRead() throws {
        var random = Generator(state: 3)
        let place = Place()
        let bytes = try place.write(
            PageIndex.file(
                after: nil, made: Self.pages(4_000, &random).map(Self.reads),
                path: { "a-long-name-of-a-page-\($0).html" },
                factCounts: Self.counts, jobs: 2))
        let whole = try #require(place.index())
        for offset in stride(from: 0, to: bytes.count, by: bytes.count / 60) {
            var damaged = bytes
            damaged[offset] ^= 4
            try damaged.write(to: URL(filePath: place.path))
            guard let index = place.index() else { continue }
            var differs = false
            for (kind, count) in Self.counts.enumerated() {
                for fact in 0..<count {
                    var (found, wanted): ([Int], [Int]) = ([], [])
                    index.forEachPage(ofKind: kind, fact) { found.append($0) }
                    whole.forEachPage(ofKind: kind, fact) { wanted.append($0) }
                    if found != wanted { differs = true }
                }
            }
            for page in 0..<4_000 where index.path(ofPage: page) != whole.path(ofPage: page) { differs = true }
            #expect(index.isDamaged, "byte \(offset), which \(differs ? "shows" : "does not show")")
        }
        for length in stride(from: 0, to: bytes.count, by: bytes.count / 40) {
            try bytes.prefix(length).write(to: URL(filePath: place.path))
            #expect(place.index() == nil, "\(length) bytes")
        }
    }
}
