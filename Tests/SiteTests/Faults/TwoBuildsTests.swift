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

    /// The first stands still while it holds the folder, for as long as the second needs to come to it.
    @Test func theSecondSaysOnceThatItWaits() throws {
        let editions = try TwoEditions(.everything)
        try end([start(editions)])
        let words = editions.words.filter { $0 != "--quiet" }
        for round in 0... {
            try editions.edit()
            let first = try start(editions)
            try RunningPreview.wait("the first holds the folder", every: 200) {
                !first.isRunning || editions.isHeld()
            }
            first.pause()
            // A build of a small site may be over before it is caught.
            guard first.isRunning, editions.isHeld() else {
                first.goOn()
                try end([first])
                editions.turn()
                try #require(round < 100)
                continue
            }
            let second = try BuiltProgram.start(words, in: editions.root)
            try RunningPreview.wait("the second says that it waits") {
                try !second.isRunning || !second.messagesSoFar().isEmpty
            }
            first.goOn()
            let endings = try [first, second].map { try $0.ending() }
            #expect(endings.map(\.status) == [0, 0])
            let told = "sitegen: waiting for the build that holds '\(editions.root.path())/public'\n"
            #expect(endings.map(\.messages) == ["", told])
            return
        }
    }
}
