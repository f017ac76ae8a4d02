#if os(Linux)
    import Foundation
    import Testing

    /// Builds that are disturbed, one after another, and what is wrong with what they leave.
    struct FaultRun {
        private let editions: TwoEditions
        private let shim: FaultShim
        private let log = TemporarySite.memory.appending(path: "sitegen-\(UUID().uuidString).log")
        /// What an undisturbed build keeps for itself.
        private var records: [String] = []
        private(set) var faults: [String] = []
        private var endings: [String: Int] = [:]

        init(_ editions: TwoEditions, _ shim: FaultShim) throws {
            self.editions = editions
            self.shim = shim
            try build("the first build", expecting: editions.standing)
            records = try editions.records()
        }

        /// Makes the turn to the other edition undisturbed: the number of calls that it takes.
        mutating func count() throws -> Int {
            try editions.edit()
            _ = try BuiltProgram.start(editions.words, in: editions.root, shim.variables(nil, log: log)).ending()
            editions.turn()
            return try calls().count
        }

        /// Makes the turn with a fault on the way, and then without; or, `turningBack`, gives up the edit after the
        /// fault, so that the next build is of another site than the one that the disturbed build was about to write.
        mutating func fail(_ fault: FaultShim.Fault, turningBack: Bool) throws {
            try editions.edit()
            let variables = shim.variables(fault, log: log)
            let ending = try BuiltProgram.start(editions.words, in: editions.root, variables).ending()
            let story = story(of: fault, try calls(), ending)
            let found = try editions.output()
            switch fault {
            case .kill, .killAfterHalfAWrite: checkEachFile(found, ending, story)
            case .noSpace, .error: checkWhole(found, ending, story)
            }
            if turningBack {
                try editions.turnBack()
                try build("after \(story), the edit given up", expecting: editions.standing)
            } else {
                try build("after \(story)", expecting: editions.coming)
                editions.turn()
            }
        }

        /// How the disturbed builds ended, with the calls at which they were disturbed.
        var summary: String {
            endings.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)" }.joined(separator: "\n")
        }

        // MARK: Checks

        /// Killed: each file is the old or the new one, and none that both editions have is missing.
        private mutating func checkEachFile(_ found: [String: Data], _ ending: BuiltProgram.Ending, _ story: String) {
            let (old, new) = (editions.standing.files, editions.coming.files)
            for (path, bytes) in found where bytes != old[path] && bytes != new[path] {
                faults.append("\(story): \(path) is neither the old nor the new one")
            }
            for path in old.keys where new[path] != nil && found[path] == nil {
                faults.append("\(story): \(path) is missing")
            }
            if let status = ending.status, status != 0 { faults.append("\(story): \(ending.messages)") }
        }

        /// Failed: the site is the old one, or the new one where the failure came after the last rename.
        private mutating func checkWhole(_ found: [String: Data], _ ending: BuiltProgram.Ending, _ story: String) {
            let toOld = FileTree.differences(found, from: editions.standing.files)
            let toNew = FileTree.differences(found, from: editions.coming.files)
            let isWhole = ending.status == 0 ? toNew.isEmpty : ending.status == 3 && (toOld.isEmpty || toNew.isEmpty)
            if !isWhole {
                let differences = toOld.prefix(2) + ["..."] + toNew.prefix(2)
                faults.append("\(story): \(ending.messages)\(differences.joined(separator: "\n"))")
            }
            if ending.status == 3, ending.messages.isEmpty { faults.append("\(story): no message") }
            if ending.status == 3, !toOld.isEmpty { endings["and yet the new site stands: \(story)", default: 0] += 1 }
        }

        /// An undisturbed build, which leaves just the edition.
        private mutating func build(_ story: String, expecting edition: TwoEditions.Edition) throws {
            let ending = try BuiltProgram.start(editions.words, in: editions.root).ending()
            if ending.status != 0 { faults.append("\(story): the next build failed: \(ending.messages)") }
            let differences = FileTree.differences(try editions.output(), from: edition.files)
            if !differences.isEmpty {
                faults.append("\(story): no clean site: \(differences.prefix(3).joined(separator: "\n"))")
            }
            let left = try editions.records()
            if !records.isEmpty, left != records { faults.append("\(story): files are left: \(left)") }
        }

        // MARK: Calls

        /// The calls of the last run, by their numbers; the log is gone afterwards.
        private func calls() throws -> [Int: String] {
            defer { try? FileManager.default.removeItem(at: log) }
            let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
            return lines.reduce(into: [:]) { calls, line in
                let words = line.split(separator: " ", maxSplits: 1)
                if words.count == 2, let number = Int(words[0]) { calls[number] = String(words[1]) }
            }
        }

        private mutating func story(
            of fault: FaultShim.Fault, _ calls: [Int: String], _ ending: BuiltProgram.Ending
        ) -> String {
            let words = fault.description.split(separator: " ")
            let call = calls[Int(words.last ?? "") ?? 0] ?? "no call"
            let end = ending.status.map { "status \($0)" } ?? "killed"
            endings["\(words[0]) at \(call.prefix { $0 != " " }): \(end)", default: 0] += 1
            return "\(fault) (\(call)), \(end)"
        }
    }
#endif
