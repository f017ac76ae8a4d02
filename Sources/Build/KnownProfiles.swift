import Bytes
import Entities

/// Profiles that the last build read from files without a fault: a file of the same name and bytes is not decoded again.
struct KnownProfiles: Sendable {
    private let columns: Columns
    /// By the key of the file's path: the profile's number.
    private var numbers: [UInt64: Int] = [:]

    /// - Parameter columns: as `columns(after:)` gave them.
    init(_ columns: Columns?) {
        guard let columns, columns.wide.count == 2, columns.texts.count == 1,
            columns.wide.allSatisfy({ $0.count == columns.texts[0].count })
        else {
            self.columns = Columns()
            return
        }
        self.columns = columns
        for (number, key) in columns.wide[0].enumerated() { numbers[key] = number }
    }

    func profile(at path: String, _ file: Fingerprint) -> EntityProfile? {
        guard let number = numbers[Self.key(path)], columns.wide[1][number] == file.value else { return nil }
        return EntityProfile(encoded: columns.texts[0].slice(number))
    }

    /// Of a file that is as it was.
    func profile(inUnchanged path: String) -> EntityProfile? {
        numbers[Self.key(path)].flatMap { EntityProfile(encoded: columns.texts[0].slice($0)) }
    }

    /// For the next build.
    func columns(after read: [(path: String, file: Fingerprint, profile: EntityProfile)]) -> Columns {
        let keys = [read.map { Self.key($0.path) }, read.map(\.file.value)]
        // Most often nothing came and nothing went.
        if columns.wide == keys { return columns }
        var next = Columns()
        var texts = PackedTexts()
        for (_, _, profile) in read { texts.append(profile.encoded) }
        next.wide = keys
        next.texts = [texts]
        return next
    }

    private static func key(_ path: String) -> UInt64 {
        var key = PartsFingerprint()
        key.add(path)
        return key.value
    }
}
