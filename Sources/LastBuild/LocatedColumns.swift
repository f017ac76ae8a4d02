import Bytes

/// Columns that lie in a file: what is asked of them is looked up there, and the rest is never read.
///
/// A place that is not there, or not as it was written, is 0 or empty; the file counts as damaged from then on.
public struct LocatedColumns: Sendable {
    private let file: CheckedFile
    private let wide: [Range<Int>]
    private let narrow: [Range<Int>]
    private let texts: [LocatedTexts]

    init(_ file: CheckedFile, wide: [Range<Int>], narrow: [Range<Int>], texts: [LocatedTexts]) {
        self.file = file
        self.wide = wide
        self.narrow = narrow
        self.texts = texts
    }

    /// Whether there are so many columns of each sort.
    public func has(wide: Int, narrow: Int, texts: Int) -> Bool {
        self.wide.count == wide && self.narrow.count == narrow && self.texts.count == texts
    }

    /// How many words a wide column has.
    public func count(ofWide column: Int) -> Int { wide[column].count / 8 }

    public func count(ofNarrow column: Int) -> Int { narrow[column].count / 4 }

    public func count(ofTexts column: Int) -> Int { texts[column].count }

    public func words(_ places: Range<Int>, ofWide column: Int) -> [UInt64] {
        let start = wide[column].lowerBound
        return file.words(in: (start + 8 * places.lowerBound)..<(start + 8 * places.upperBound))
    }

    public func number(_ place: Int, ofNarrow column: Int) -> UInt32 {
        file.narrowWord(at: narrow[column].lowerBound + 4 * place)
    }

    public func numbers(_ places: Range<Int>, ofNarrow column: Int) -> [UInt32] {
        let start = narrow[column].lowerBound
        return file.narrowWords(in: (start + 4 * places.lowerBound)..<(start + 4 * places.upperBound))
    }

    public func numbers(ofNarrow column: Int) -> [UInt32] { file.narrowWords(in: narrow[column]) }

    /// Where a list lies in a column, by its number and a column of lists' ends.
    public func range(of list: Int, ends column: Int) -> Range<Int> {
        let start = list == 0 ? 0 : Int(number(list - 1, ofNarrow: column))
        return start..<max(start, Int(number(list, ofNarrow: column)))
    }

    public func text(_ number: Int, of column: Int) -> [UInt8] { texts[column].text(number, in: file) }

    public func string(_ number: Int, of column: Int) -> String {
        String(decoding: text(number, of: column), as: UTF8.self)
    }

    /// All of a column of texts; nil where they are damaged.
    public func texts(of column: Int) -> PackedTexts? { texts[column].all(in: file) }

    /// All of it; nil where any is damaged.
    public var columns: Columns? {
        var columns = Columns()
        columns.wide = wide.map(file.words)
        columns.narrow = narrow.map(file.narrowWords)
        for texts in texts {
            guard let all = texts.all(in: file) else { return nil }
            columns.texts.append(all)
        }
        return file.isDamaged ? nil : columns
    }
}

/// Many texts in a file.
struct LocatedTexts: Sendable {
    let ends: Range<Int>
    let bytes: Range<Int>

    var count: Int { ends.count / 8 }

    func text(_ number: Int, in file: CheckedFile) -> [UInt8] {
        let start = number == 0 ? 0 : end(number - 1, in: file)
        let end = max(start, end(number, in: file))
        return file.bytes(in: (bytes.lowerBound + start)..<(bytes.lowerBound + end))
    }

    private func end(_ number: Int, in file: CheckedFile) -> Int {
        Int(truncatingIfNeeded: file.word(at: ends.lowerBound + 8 * number) & 0xFFFF_FFFF)
    }

    func all(in file: CheckedFile) -> PackedTexts? {
        let (bytes, ends) = (file.bytes(in: bytes), file.words(in: ends))
        return file.isDamaged ? nil : PackedTexts(bytes: bytes, ends: ends)
    }
}
