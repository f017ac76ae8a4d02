import Articles
import Bytes
import Entities
import LastBuild
import SiteModel
import SourceText

/// What a build found in its sources, for the next one.
struct SourceKnowledge: Sendable {
    /// Of what every text was read with.
    let reading: UInt64
    let articles: ArticleTable
    /// By row: the file's number among those that were seen.
    let articleSources: [UInt32]
    /// What each name means: a `NameCensus`.
    let names: Columns
    /// See `KnownProfiles`.
    let profiles: Columns

    func add(to record: inout BuildRecord) {
        record.reading = reading
        record.articles = articles.columns
        record.articleSources = articleSources
        record.names = names
        record.profiles = profiles
    }
}

extension KeptRecord {
    /// What every article gave but its words; nil where that is damaged.
    var articleTable: ArticleTable? {
        guard let columns = articles.columns, var table = ArticleTable(columns) else { return nil }
        table.amend(seen.amendments.rows)
        return table
    }
}

/// Articles that need not be read again: their files are as they were, and whatever their texts name means what it meant.
struct KeptArticles {
    let table: ArticleTable
    /// By article of the folder: its row; nil for one that has to be read.
    let rows: [Int?]

    /// - Parameters:
    ///   - table: the record's.
    ///   - names: what names mean now; nil where no entity's file changed, so that they mean what they meant.
    ///   - keys: of the registry's entities now.
    init?(
        _ record: KeptRecord, _ table: ArticleTable, _ changes: SourceChanges, in folder: SiteFolder,
        names: NameCensus?, _ keys: EntityKeys
    ) {
        let sources = record.articleSources
        guard sources.count == table.count else { return nil }
        var affected = AffectedRows(table, comings: changes.comings)
        var current = table
        if let names {
            guard let former = NameCensus(record.names) else { return nil }
            affected.note(names.changes(since: former), former.keys)
            current = table.withReferences(Self.map(from: former.keys, to: keys.all))
        }
        self.table = current
        var rowOfSource = [Int32](repeating: -1, count: record.seen.sources.count)
        for (row, source) in sources.enumerated() {
            guard Int(source) < rowOfSource.count else { return nil }
            rowOfSource[Int(source)] = Int32(row)
        }
        rows = folder.articles.map { number in
            guard changes.isSame[number], let source = changes.number(of: number), rowOfSource[source] >= 0 else {
                return nil
            }
            let row = Int(rowOfSource[source])
            return affected.contains(row) ? nil : row
        }
    }

    /// References to whoever was registered under a number, as references under the number of today.
    private static func map(from former: [[UInt64]], to keys: [[UInt64]]) -> (EntityReference) -> EntityReference {
        var numbers: [UInt64: UInt32] = [:]
        for kind in EntityKind.allCases {
            for (index, key) in keys[Int(kind.rawValue)].enumerated() {
                numbers[key] = EntityReference(EntityID(kind, index: index)).packed
            }
        }
        // Of somebody who is no more there are none in rows that are kept.
        let mapped = former.map { $0.map { numbers[$0] ?? EntityReference(unregistered: 0).packed } }
        return { reference in
            guard let id = reference.registered, id.index < mapped[Int(id.kind.rawValue)].count else {
                return reference
            }
            return EntityReference(packed: mapped[Int(id.kind.rawValue)][id.index])
        }
    }
}

/// Which articles have to be read again although their files are as they were.
private struct AffectedRows {
    private let table: ArticleTable
    /// Whether a file of an entity came, went or changed, which may word a suggestion otherwise.
    private var entitiesChanged = false
    /// Whether any name means something else now.
    private var namesChanged = false
    private var changedNames: [String] = []
    /// By kind and former index: whether a name of theirs changed.
    private var isChanged: [[Bool]] = []
    /// By text: whether it is, or is nearly, a name that changed.
    private var nearness: [String: Bool] = [:]
    private let filesChanged: Bool
    /// By picture of the table: whether a file of such a name came or went.
    private let isPictureChanged: [Bool]

    /// - Parameter comings: files that came or went.
    init(_ table: ArticleTable, comings: [String]) {
        self.table = table
        let files = comings.filter { $0.hasPrefix("content/") && !$0.hasSuffix(".md") }
        let names = Set(files.flatMap(Self.names))
        filesChanged = !files.isEmpty
        isPictureChanged =
            names.isEmpty ? [] : table.picturePaths.map { !names.isDisjoint(with: Self.names(ofPath: $0)) }
    }

    /// A file's name, as it is and with its percent encoding undone: a text may mean it by either.
    private static func names(ofPath path: String) -> [String] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let decoded = PictureLookUp.percentDecoded(name)?.split(separator: "/").last.map(String.init)
        return [name, decoded ?? name]
    }

    mutating func note(_ changes: NameCensus.Changes, _ keys: [[UInt64]]) {
        entitiesChanged = true
        namesChanged = !changes.names.isEmpty
        changedNames = changes.names
        isChanged = keys.map { $0.map(changes.entities.contains) }
    }

    mutating func contains(_ row: Int) -> Bool {
        if filesChanged && (table.facts[row].lacksPicture || hasChangedPicture(row)) { return true }
        if entitiesChanged && !table.diagnostics[row].isEmpty { return true }
        guard namesChanged else { return false }
        if table.subjects[row].contains(where: isChanged) || table.datelined[row].contains(where: isChanged) {
            return true
        }
        if let place = table.facts[row].dateline, isChanged(place) { return true }
        for name in table.unregistered[row] where isNearChange(name.slug) { return true }
        for name in table.unknown[row] where isNearChange(name) { return true }
        return false
    }

    private func hasChangedPicture(_ row: Int) -> Bool {
        table.pictures[row].contains { $0 >= 0 && isPictureChanged[Int($0)] }
    }

    private func isChanged(_ reference: EntityReference) -> Bool {
        guard let id = reference.registered, id.index < isChanged[Int(id.kind.rawValue)].count else { return false }
        return isChanged[Int(id.kind.rawValue)][id.index]
    }

    /// A name that is not known now may have become one, or the one that is meant by it.
    private mutating func isNearChange(_ text: String) -> Bool {
        if let known = nearness[text] { return known }
        let form = labelNormalForm(text)
        let isNear =
            changedNames.contains { $0 == form || $0.lowercased() == form }
            || nearestName(to: form, in: changedNames, distance: 3) != nil
        nearness[text] = isNear
        return isNear
    }
}
