import Build
import Foundation
import Testing

/// A damaged record of the last build never shows: the next build makes what a clean one makes.
@Suite(.serialized) struct RecordDamageTests {
    /// The record in the site's folder, and that in the output, with the number of places at which each is damaged.
    static let folders = [(".sitegen", 16), ("public/.sitegen", 4)]

    private func build(_ editions: TwoEditions) throws {
        let wish = editions.coming.site.wish
        _ = try Builder.build(wish.options(source: editions.root.path()))
    }

    private func built() throws -> TwoEditions {
        let editions = try TwoEditions(.oneText)
        try build(editions)
        return editions
    }

    private func records(_ editions: TwoEditions, in folder: String) throws -> [String] {
        try editions.records().filter { $0.hasPrefix(folder + "/") }.filter {
            let file = editions.root.appending(path: $0)
            return try FileManager.default.attributesOfItem(atPath: file.path())[.type] as? FileAttributeType
                == .typeRegular
        }
    }

    /// Damages a record, edits the site, and builds it.
    private func check(
        _ editions: TwoEditions, _ path: String, _ story: String, _ damage: (inout Data) -> Void
    ) throws {
        let file = editions.root.appending(path: path)
        var bytes = try Data(contentsOf: file)
        damage(&bytes)
        try bytes.write(to: file)
        try editions.edit()
        try build(editions)
        let differences = FileTree.differences(try editions.output(), from: editions.coming.files)
        #expect(differences == [], "\(path) \(story)")
        editions.turn()
    }

    @Test(arguments: folders)
    func recordsMayBeCutShort(folder: String, places: Int) throws {
        let editions = try built()
        for path in try records(editions, in: folder) {
            let size = try Data(contentsOf: editions.root.appending(path: path)).count
            for place in 0..<min(places, size) {
                let length = place * size / places
                try check(editions, path, "cut to \(length)") { $0 = $0.prefix(length) }
            }
        }
    }

    @Test(arguments: folders)
    func bitsOfRecordsMayFlip(folder: String, places: Int) throws {
        let editions = try built()
        for path in try records(editions, in: folder) {
            let bits = try Data(contentsOf: editions.root.appending(path: path)).count * 8
            for place in 0..<min(places, bits) {
                let bit = place * bits / places + place % 8
                try check(editions, path, "with bit \(bit) turned") { bytes in
                    let number = bit / 8
                    if number < bytes.count { bytes[number] ^= 1 << (bit % 8) }
                }
            }
        }
    }

    @Test func recordsMayBeGone() throws {
        let editions = try built()
        for path in try records(editions, in: ".sitegen") {
            try FileManager.default.removeItem(at: editions.root.appending(path: path))
            try editions.edit()
            try build(editions)
            #expect(FileTree.differences(try editions.output(), from: editions.coming.files) == [], "\(path)")
            editions.turn()
        }
    }

    /// A backup of the site's folder may bring back a record that the output has long left behind.
    @Test func recordsMayBeOld() throws {
        let editions = try built()
        for _ in 0..<3 {
            let paths = try records(editions, in: ".sitegen")
            let old = try paths.map { try Data(contentsOf: editions.root.appending(path: $0)) }
            try editions.edit()
            try build(editions)
            editions.turn()
            for (path, bytes) in zip(paths, old) { try bytes.write(to: editions.root.appending(path: path)) }
            // Nothing is edited: the record says that the other edition stands.
            try build(editions)
            #expect(FileTree.differences(try editions.output(), from: editions.standing.files) == [])
        }
    }
}
