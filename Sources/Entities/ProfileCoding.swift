import Bytes
import Chronology
import SourceText

/// A profile as bytes, for the next build: a file of the same bytes gives the same profile, and reading its front matter
/// takes twenty times as long as this.
extension EntityProfile {
    public var encoded: [UInt8] {
        var coder = ProfileCoder()
        encode(into: &coder)
        return coder.bytes
    }

    private func encode(into coder: inout ProfileCoder) {
        coder.add(Int(kind.rawValue))
        for text in [slug, name] { coder.add(text) }
        for text in [sortName, country, wikidata, summary, sourcePath] { coder.add(text) }
        coder.add(aliases)
        coder.add(sameAs)
        coder.add(roles.count)
        for role in roles {
            coder.add(role.title)
            coder.add(role.organization)
            coder.add(role.from)
            coder.add(role.to)
            coder.add(role.position)
        }
        for date in [born, died] { coder.add(date) }
        coder.add(image == nil ? 0 : 1)
        if let image {
            coder.add(image.source)
            for text in [image.alt, image.caption, image.credit, image.license] { coder.add(text) }
            coder.add(image.position)
        }
        coder.add(countryDetails == nil ? 0 : 1)
        if let details = countryDetails {
            for text in [details.slug, details.alpha3, details.officialName, details.region] { coder.add(text) }
            coder.add(details.capitals == nil ? 0 : 1)
            for list in [details.capitals ?? [], details.demonyms, details.shortForms] { coder.add(list) }
            coder.add(details.regionPosition)
        }
        coder.add(namePosition)
        coder.add(aliasPositions.count)
        for position in aliasPositions { coder.add(position) }
        for position in [slugPosition, countryPosition] { coder.add(position) }
    }

    /// Nil for bytes that are no profile's.
    public init?(encoded bytes: ArraySlice<UInt8>) {
        var reader = ProfileReader(bytes)
        guard let kind = EntityKind(rawValue: UInt8(truncatingIfNeeded: reader.number())) else { return nil }
        self.init(kind, slug: reader.text(), name: reader.text())
        sortName = reader.optionalText()
        country = reader.optionalText()
        wikidata = reader.optionalText()
        summary = reader.optionalText()
        sourcePath = reader.optionalText()
        aliases = reader.texts()
        sameAs = reader.texts()
        for _ in 0..<reader.count() {
            roles.append(
                Role(
                    title: reader.text(), organization: reader.optionalText(), from: reader.date(), to: reader.date(),
                    position: reader.position()))
        }
        born = reader.date()
        died = reader.date()
        if reader.number() == 1 {
            image = ProfileImage(
                source: reader.text(), alt: reader.optionalText(), caption: reader.optionalText(),
                credit: reader.optionalText(), license: reader.optionalText(), position: reader.position())
        }
        if reader.number() == 1 { countryDetails = CountryDetails(&reader) }
        namePosition = reader.position()
        for _ in 0..<reader.count() { aliasPositions.append(reader.position()) }
        slugPosition = reader.optionalPosition()
        countryPosition = reader.optionalPosition()
        guard reader.isAtEnd else { return nil }
    }
}

extension CountryDetails {
    fileprivate init(_ reader: inout ProfileReader) {
        self.init()
        slug = reader.optionalText()
        alpha3 = reader.optionalText()
        officialName = reader.optionalText()
        region = reader.optionalText()
        let hasCapitals = reader.number() == 1
        let names = reader.texts()
        capitals = hasCapitals ? names : nil
        demonyms = reader.texts()
        shortForms = reader.texts()
        regionPosition = reader.optionalPosition()
    }
}

/// Numbers in seven bits a byte, texts behind their lengths; of what may be missing there is a number that says so.
private struct ProfileCoder {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ text: String?) {
        add(text == nil ? 0 : 1)
        if let text { add(text) }
    }

    mutating func add(_ texts: [String]) {
        add(texts.count)
        for text in texts { add(text) }
    }

    mutating func add(_ position: SourcePosition) {
        add(position.line)
        add(position.column)
    }

    mutating func add(_ position: SourcePosition?) {
        add(position == nil ? 0 : 1)
        if let position { add(position) }
    }

    mutating func add(_ date: PartialDate?) {
        add(date == nil ? 0 : 1)
        guard let date else { return }
        add(date.year)
        add(date.month ?? 0)
        add(date.day ?? 0)
    }
}

/// Reads what a `ProfileCoder` wrote; beyond the end everything is 0 or empty.
private struct ProfileReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int
    private var isSound = true

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    var isAtEnd: Bool { isSound && place == bytes.endIndex }

    mutating func number() -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.endIndex, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return Int(Int64(bitPattern: number)) }
            shift += 7
        }
        isSound = false
        return 0
    }

    /// How many of something follow: each takes a byte at least.
    mutating func count() -> Int {
        let count = number()
        if count >= 0 && count <= bytes.endIndex - place { return count }
        isSound = false
        return 0
    }

    mutating func text() -> String {
        let length = count()
        defer { place += length }
        return String(decoding: bytes[place..<place + length], as: UTF8.self)
    }

    mutating func optionalText() -> String? { number() == 1 ? text() : nil }

    mutating func texts() -> [String] { (0..<count()).map { _ in text() } }

    mutating func position() -> SourcePosition { SourcePosition(line: number(), column: number()) }

    mutating func optionalPosition() -> SourcePosition? { number() == 1 ? position() : nil }

    mutating func date() -> PartialDate? {
        guard number() == 1 else { return nil }
        let (year, month, day) = (number(), number(), number())
        return PartialDate(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }
}
