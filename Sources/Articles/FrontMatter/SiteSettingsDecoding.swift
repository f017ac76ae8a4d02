import Chronology
import Markdown
import SourceText

extension SiteSettings {
    /// Where a site's settings are, relative to its folder.
    public static let path = "content/site.yml"

    /// Reads `content/site.yml`; without one (nil), everything is as by default, with a warning.
    ///
    /// Every fault is reported; nil where the file cannot be read or has no title.
    public static func decode(_ source: SourceFile?, into diagnostics: inout [Diagnostic]) -> SiteSettings? {
        guard let source else {
            diagnostics.append(
                Diagnostic(
                    .warning, id: "settings-missing", file: path, position: SourcePosition(line: 1, column: 1),
                    message: "there is no \(path); the site is called 'Briefing'", excerpt: "",
                    fix: "write one with at least 'title' and 'baseURL'"))
            return SiteSettings()
        }
        var fields = FieldReader(source: source, zone: .utc)
        defer { diagnostics.append(contentsOf: fields.diagnostics) }
        let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let pairs = fields.pairs(of: start..<source.bytes.count, firstLine: 1) else { return nil }
        var reading = SettingsReading()
        for pair in pairs { reading.take(pair, &fields) }
        return reading.finish(hasTitleKey: pairs.contains { $0.key == SettingsKey.title.rawValue }, &fields)
    }
}

private enum SettingsKey: String, CaseIterable {
    case title, baseURL, language, timeZone, description, publisher, sections, digest, pageSize, relations, feeds
    case annotate, rawHTML, permalink, params

    static var names: [String] { allCases.map(\.rawValue) }

    /// What an author means by a name that other programs use.
    static func meant(by name: String) -> String? {
        switch name.lowercased() {
        case "languagecode", "defaultcontentlanguage", "lang": "language"
        case "base_url", "url": "baseURL"
        case "paginate", "paginate_by": "pageSize"
        case "permalinks": "permalink"
        default: nil
        }
    }
}

/// The settings while their keys are being taken.
private struct SettingsReading {
    private var settings = SiteSettings()
    private var hasTitle = false

    mutating func take(_ pair: YAMLPair, _ fields: inout FieldReader) {
        guard let key = SettingsKey(rawValue: pair.key) else {
            return fields.unknown(pair, known: SettingsKey.names, meant: SettingsKey.meant(by: pair.key))
        }
        let name = key.rawValue
        let value = pair.value
        switch key {
        case .title:
            guard let title = fields.filledLine(value, name) else { return }
            settings.title = title.value
            hasTitle = true
        case .baseURL: settings.baseURL = fields.baseURL(value) ?? settings.baseURL
        case .language: settings.language = fields.language(value, name)?.value ?? settings.language
        case .timeZone: settings.timeZone = fields.timeZone(value) ?? settings.timeZone
        case .description: settings.description = fields.text(value, name)?.value
        case .publisher: settings.publisher = fields.publisher(value)
        case .sections: settings.sections = fields.sections(value)
        case .digest: settings.digest = fields.choice(value, name) ?? settings.digest
        case .pageSize: settings.pageSize = fields.number(value, name, in: 1...500) ?? settings.pageSize
        case .relations: settings.relations = fields.number(value, name, in: 1...1_000_000) ?? settings.relations
        case .feeds: settings.feeds = fields.feeds(value) ?? settings.feeds
        case .annotate: settings.annotate = value.isNull ? nil : value
        case .rawHTML: settings.rawHTML = fields.flag(value, name) ?? settings.rawHTML
        case .permalink: settings.permalink = fields.permalink(value) ?? settings.permalink
        case .params: settings.params = fields.params(value)
        }
    }

    func finish(hasTitleKey: Bool, _ fields: inout FieldReader) -> SiteSettings? {
        if hasTitle { return settings }
        if !hasTitleKey { fields.missing("title") }
        return nil
    }
}
