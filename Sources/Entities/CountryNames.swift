import Foundation

/// Names of countries and regions in one language, from ICU. English needs none of it: its names are the table's.
///
/// Making one loads ICU's data; a build makes at most one.
public struct CountryNames: Sendable {
    private let locale: Locale?
    private let plain: (china: String, palestine: String)?

    /// - Parameter language: a BCP 47 tag: `sv`, `pt-BR`.
    public init(language: String) {
        let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
        locale = primary == "en" || primary.isEmpty ? nil : Locale(identifier: language)
        plain = locale == nil ? nil : plainNames(in: language)
    }

    /// Nil in English and where ICU has no name.
    public func name(ofCode code: String) -> String? {
        guard let name = locale?.localizedString(forRegionCode: code), !name.isEmpty, name != code else { return nil }
        switch code {
        case "CN": return plain?.china ?? name
        case "PS": return plain?.palestine ?? name
        // `Myanmar (Birma)`: the old name is a label of its own, not a part of this one.
        case "MM": return name.firstIndex(of: "(").map { name[..<$0].trimmingCharacters(in: .whitespaces) } ?? name
        default: return name
        }
    }

    public func name(of region: Region) -> String { name(ofCode: region.code) ?? region.name }
    public func name(of subregion: Subregion) -> String { name(ofCode: subregion.code) ?? subregion.name }
}
