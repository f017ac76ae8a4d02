import Bytes

/// The files of the site's folders, folder by folder: what a build need not list again where a folder is as it was.
public struct FolderListing: Equatable, Sendable {
    /// Relative to the site's folder; each comes before the folders within it.
    public private(set) var folders = PackedTexts()
    /// By folder, four words: see `SourceRecord.stamps`.
    public private(set) var stamps: [UInt64] = []
    /// By folder: where its own files end.
    public private(set) var ends: [UInt32] = []
    /// All files and whatever else is no folder, relative to the site's folder.
    public private(set) var files = PackedTexts()
    /// Numbers of files that nothing is made from.
    public private(set) var unused: [UInt32] = []
    /// Whether it says all that there is to say of the folders. One that does not is not kept.
    public var isWhole = true

    public init() {}

    public mutating func add(_ path: String, isUsed: Bool) {
        if !isUsed { unused.append(UInt32(files.count)) }
        files.append(path)
    }

    /// Ends a folder whose files were added.
    public mutating func end(_ folder: String, stamp: [UInt64]) {
        folders.append(folder)
        stamps += stamp
        ends.append(UInt32(files.count))
    }

    /// Appends a folder of another listing with its own files.
    public mutating func append(_ folder: Int, of other: FolderListing) {
        let range = (folder == 0 ? 0 : Int(other.ends[folder - 1]))..<Int(other.ends[folder])
        let shift = files.count - range.lowerBound
        files.append(range, of: other.files)
        var place = other.unused.place(of: UInt32(range.lowerBound))
        while place < other.unused.count, other.unused[place] < range.upperBound {
            unused.append(UInt32(Int(other.unused[place]) + shift))
            place += 1
        }
        folders.append(folder..<folder + 1, of: other.folders)
        stamps += other.stamps[4 * folder..<4 * folder + 4]
        ends.append(UInt32(files.count))
    }

    public var columns: Columns {
        var columns = Columns()
        columns.wide = [stamps]
        columns.narrow = [ends, unused]
        columns.texts = [folders]
        return columns
    }

    /// Nil unless the columns are a listing's.
    public init?(_ columns: Columns, files: PackedTexts) {
        guard columns.wide.count == 1, columns.narrow.count == 2, columns.texts.count == 1,
            columns.wide[0].count == 4 * columns.texts[0].count, columns.narrow[0].count == columns.texts[0].count,
            zip(columns.narrow[0], columns.narrow[0].dropFirst()).allSatisfy({ $0 <= $1 }),
            Int(columns.narrow[0].last ?? 0) == files.count
        else { return nil }
        stamps = columns.wide[0]
        ends = columns.narrow[0]
        unused = columns.narrow[1]
        folders = columns.texts[0]
        self.files = files
    }
}
