import Bytes
import SourceText
import Theme

/// The theme that a site is built with: the default one, with the site's own files in the place of those of the same
/// name.
struct ThemeFiles: Sendable {
    /// Templates by name without their ending.
    var templates: [String: SourceFile] = [:]
    /// What is published below `assets/`: the published path and the bytes.
    var assets: [(path: String, bytes: [UInt8])] = []
    /// Published paths by names below `templates/assets/`.
    var assetPaths: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    private let purpose: BuildOptions.Purpose

    init(_ folder: SiteFolder, _ purpose: BuildOptions.Purpose) throws(BuildFailure) {
        self.purpose = purpose
        var files: [String: [UInt8]] = [:]
        for file in Theme.files { files[file.name] = file.bytes }
        for name in folder.templates { files[name] = try FileSystem.bytes(of: folder.root + "/templates/" + name) }
        var assets: [String: [UInt8]] = [:]
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            if name.hasPrefix("assets/") {
                assets[String(name.dropFirst("assets/".count))] = bytes
            } else if name.hasSuffix(".html") {
                addTemplate(String(name.dropLast(".html".count)), SourceFile(path: "templates/" + name, bytes: bytes))
            }
        }
        publish(assets)
    }

    /// Of all templates.
    var fingerprint: UInt64 {
        var value = PartsFingerprint()
        for (name, source) in templates.sorted(by: { $0.key < $1.key }) {
            value.add(name)
            value.add(source.bytes)
        }
        return value.value
    }

    private mutating func addTemplate(_ name: String, _ source: SourceFile) {
        guard let fault = UTF8Check.fault(in: source) else {
            templates[name] = source
            return
        }
        diagnostics.append(fault)
        // Its other faults are told as well, and nobody is told that it is missing.
        let readable = source.bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
        templates[name] = SourceFile(path: source.path, bytes: readable)
    }

    /// Style sheets last: they may name other assets, whose published names they then hold.
    private mutating func publish(_ assets: [String: [UInt8]]) {
        for (name, bytes) in assets.sorted(by: { $0.key < $1.key }) where !name.hasSuffix(".css") { add(name, bytes) }
        for (name, bytes) in assets.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".css") {
            add(name, withPublishedNames(bytes, in: name))
        }
    }

    /// `style.css` is published as `assets/style.3f2a9c1b.css`: a new content has a new address, so caches never lie. In a
    /// preview its address stays, for else each change of it would be a change of every page.
    private mutating func add(_ name: String, _ bytes: [UInt8]) {
        let hash = purpose == .preview ? "preview" : Self.hexadecimal(Fingerprint(of: bytes).value)
        let dot = name.lastIndex(of: ".").flatMap { name[$0...].contains("/") ? nil : $0 } ?? name.endIndex
        let path = "assets/\(name[..<dot]).\(hash)\(name[dot...])"
        assets.append((path, bytes))
        assetPaths[name] = path
    }

    private func withPublishedNames(_ css: [UInt8], in sheet: String) -> [UInt8] {
        guard Self.holdsAddress(css), let text = String(validating: css, as: UTF8.self) else {
            return css
        }
        var out = text
        for (name, path) in assetPaths.sorted(by: { $0.key.count > $1.key.count }) {
            let published = String(path.dropFirst("assets/".count))
            for quote in ["", "\"", "'"] {
                out = out.replacing("url(\(quote)\(name)\(quote))", with: "url(\(quote)\(published)\(quote))")
            }
        }
        return Array(out.utf8)
    }

    /// Whether `url(` stands anywhere: searched for byte by byte, for every build asks.
    private static func holdsAddress(_ css: [UInt8]) -> Bool {
        let bracket = ByteRun(0x28...0x28)
        var place = css.first(of: bracket, in: css.indices)
        while place < css.count {
            if place >= 3, css[place - 3] == UInt8(ascii: "u"), css[place - 2] == UInt8(ascii: "r"),
                css[place - 1] == UInt8(ascii: "l")
            {
                return true
            }
            place = css.first(of: bracket, in: place + 1..<css.count)
        }
        return false
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String((String(repeating: "0", count: 16 - text.count) + text).prefix(10))
    }
}
