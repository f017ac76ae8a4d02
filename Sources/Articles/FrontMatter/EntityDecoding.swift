import Chronology
import Markdown
import SourceText

extension EntityFrontMatter {
    /// Reads the front matter of a person's, country's, organization's, place's or topic's file.
    ///
    /// Every fault is reported; nil where the name cannot be known. A country's file may leave the name out.
    public static func decode(
        _ block: FrontMatterBlock, kind: Kind, in source: SourceFile, zone: TimeZoneRules,
        into diagnostics: inout [Diagnostic]
    ) -> EntityFrontMatter? {
        var fields = FieldReader(source: source, zone: zone)
        defer { diagnostics.append(contentsOf: fields.diagnostics) }
        guard let pairs = fields.pairs(of: block.yaml, firstLine: block.yamlFirstLine) else { return nil }
        var reading = EntityReading(kind: kind)
        for pair in pairs { reading.take(pair, &fields) }
        return reading.finish(hasNameKey: pairs.contains { $0.key == EntityKey.name.rawValue }, &fields)
    }
}

private enum EntityKey: String, CaseIterable {
    case name, sortName, aliases, country, roles, born, died, image, wikidata, sameAs, summary, slug
    case officialName, alpha3, capital, demonym, shortForms, region, subregion, params

    func isKey(of kind: EntityFrontMatter.Kind) -> Bool {
        switch self {
        case .name, .aliases, .image, .wikidata, .sameAs, .summary, .slug, .params: true
        case .country: kind == .person || kind == .organization || kind == .place
        case .sortName, .roles, .born, .died: kind == .person
        case .officialName, .alpha3, .capital, .demonym, .shortForms, .region, .subregion: kind == .country
        }
    }

    static func names(of kind: EntityFrontMatter.Kind) -> [String] {
        allCases.filter { $0.isKey(of: kind) }.map(\.rawValue)
    }

    /// What an author means by a name that articles or other programs use.
    static func meant(by name: String) -> String? {
        switch name.lowercased() {
        case "title": "name"
        case "description", "bio": "summary"
        case "alias": "aliases"
        case "url", "website", "links": "sameAs"
        case "birthdate", "birthday": "born"
        case "photo", "picture", "portrait": "image"
        default: nil
        }
    }
}

/// An entity's front matter while its keys are being taken.
private struct EntityReading {
    private var matter: EntityFrontMatter
    private var names = CountryFields()
    private var died: Located<PartialDate>?

    init(kind: EntityFrontMatter.Kind) {
        matter = EntityFrontMatter(kind: kind)
    }

    mutating func take(_ pair: YAMLPair, _ fields: inout FieldReader) {
        guard let key = EntityKey(rawValue: pair.key), key.isKey(of: matter.kind) else {
            let known = EntityKey.names(of: matter.kind)
            let meant = EntityKey.meant(by: pair.key).flatMap { known.contains($0) ? $0 : nil }
            return fields.unknown(pair, known: known, meant: meant)
        }
        let name = key.rawValue
        let value = pair.value
        switch key {
        case .name: matter.name = matter.kind == .country ? fields.line(value, name) : fields.filledLine(value, name)
        case .sortName: matter.sortName = fields.filledLine(value, name)
        case .aliases: matter.aliases = fields.lines(value, name)
        case .country: matter.country = fields.line(value, name)
        case .roles: matter.roles = fields.roles(value)
        case .born: matter.born = fields.partialDate(value, name)?.value
        case .died:
            died = fields.partialDate(value, name)
            matter.died = died?.value
        case .image: matter.image = fields.image(value, name)
        case .wikidata: matter.wikidata = fields.wikidata(value)
        case .sameAs: matter.sameAs = fields.items(value).compactMap { fields.webAddress($0, name) }
        case .summary: matter.summary = fields.text(value, name)
        case .slug: matter.slug = fields.slug(value, name)
        case .params: matter.params = fields.params(value)
        case .officialName: names.officialName = fields.line(value, name)
        case .alpha3: names.alpha3 = fields.alpha3(value)
        case .capital: names.capital = fields.line(value, name)
        case .demonym: names.demonym = fields.line(value, name)
        case .shortForms: names.shortForms = fields.lines(value, name)
        case .region: names.region = fields.line(value, name)
        case .subregion: names.subregion = fields.line(value, name)
        }
    }

    mutating func finish(hasNameKey: Bool, _ fields: inout FieldReader) -> EntityFrontMatter? {
        if let born = matter.born, let died, born.earliest > died.value.latest {
            fields.error(
                "life-dates", at: died.position, "'died' lies before 'born'", fix: "swap 'born' and 'died'")
        }
        if matter.kind == .country {
            matter.countryNames = names
            return matter
        }
        if matter.name != nil { return matter }
        if !hasNameKey { fields.missing("name") }
        return nil
    }
}

extension FieldReader {
    /// An identifier of Wikidata: `Q` and a number.
    fileprivate mutating func wikidata(_ node: YAMLNode) -> String? {
        guard let text = text(node, "wikidata") else { return nil }
        let digits = text.value.utf8.dropFirst()
        let isIdentifier =
            text.value.utf8.first == UInt8(ascii: "Q") && (1...12).contains(digits.count)
            && digits.first != UInt8(ascii: "0") && digits.allSatisfy { (0x30...0x39).contains($0) }
        if isIdentifier { return text.value }
        error(
            "bad-wikidata", at: node.position,
            "'wikidata' is not an identifier of Wikidata: '\(shortened(text.value))'", fix: "write it as Q42")
        return nil
    }

    /// A country's code of three letters (ISO 3166-1).
    fileprivate mutating func alpha3(_ node: YAMLNode) -> Located<String>? {
        guard let text = text(node, "alpha3") else { return nil }
        if text.value.utf8.count == 3, text.value.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return text }
        error(
            "bad-country-code", at: node.position, "'alpha3' is not three capital letters: '\(shortened(text.value))'",
            fix: "write it as SWE")
        return nil
    }
}
