import Articles
import Chronology
import SourceText
import Theme

/// What commands other than a build ask of a site's settings, faults aside: `check` reports those.
extension Builder {
    /// UTC where `site.yml` does not tell.
    public static func timeZone(ofSite folder: String) -> TimeZoneRules { settings(ofSite: folder)?.timeZone ?? .utc }

    /// The path that the site has at its host, with slashes at both ends; nil where `site.yml` cannot be used.
    public static func basePath(ofSite folder: String) -> String? {
        settings(ofSite: folder).map { Parsing.path(of: $0.baseURL) }
    }

    /// Names of the sections that `site.yml` announces, in its order.
    public static func sections(ofSite folder: String) -> [String] {
        settings(ofSite: folder)?.sections.map(\.name.value) ?? []
    }

    /// The default theme's files by their names below `templates/`.
    public static var themeFiles: [(name: String, bytes: [UInt8])] { Theme.files }

    /// The path from the root.
    public static func absolute(_ path: String) -> String { FileSystem.absolute(path) }

    /// Seconds since 1970 on the machine's clock.
    public static var clock: Int { FileSystem.clock }

    private static func settings(ofSite folder: String) -> SiteSettings? {
        let path = FileSystem.absolute(folder) + "/content/site.yml"
        guard let bytes = try? FileSystem.bytes(of: path), String(validating: bytes, as: UTF8.self) != nil else {
            return nil
        }
        var faults: [Diagnostic] = []
        return SiteSettings.decode(SourceFile(path: "content/site.yml", bytes: bytes), into: &faults)
    }
}
