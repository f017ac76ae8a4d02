import Foundation
import Testing

/// Two builds at once of one site into one folder.
@Suite(.serialized) struct TwoBuildsTests {
    private static let rounds = 8

    private func end(_ builds: [BuiltProgram.Running]) throws {
        let endings = try builds.map { try $0.ending() }
        for ending in endings where ending.status != 0 {
            #expect(ending.status == 3)
            #expect(ending.messages.contains("another build is writing"))
        }
        #expect(endings.contains { $0.status == 0 })
    }

    private func start(_ editions: TwoEditions) throws -> BuiltProgram.Running {
        try BuiltProgram.start(editions.words, in: editions.root)
    }

    private func expectClean(_ editions: TwoEditions, _ records: [String], _ round: Int) throws {
        let differences = FileTree.differences(try editions.output(), from: editions.coming.files)
        #expect(differences == [], "round \(round)")
        #expect(try editions.records() == records, "round \(round)")
    }

    /// Both of the same sources.
    @Test func theSecondWaitsOrSaysSo() throws {
        let editions = try TwoEditions(.everything)
        try end([start(editions)])
        let records = try editions.records()
        for round in 0..<Self.rounds {
            try editions.edit()
            try end([start(editions), start(editions)])
            try expectClean(editions, records, round)
            editions.turn()
        }
    }

    /// Somebody saves between the starts of the two: whichever writes last, the build after them knows.
    @Test func theNextBuildIsOfWhatWasSavedBetweenThem() throws {
        let editions = try TwoEditions(.oneText)
        try end([start(editions)])
        let records = try editions.records()
        for round in 0..<Self.rounds {
            let first = try start(editions)
            if round % 2 == 1 { usleep(UInt32(round) * 5_000) }
            try editions.editAtOnce()
            try end([first, start(editions)])
            try end([start(editions)])
            try expectClean(editions, records, round)
            editions.turn()
        }
    }
}
