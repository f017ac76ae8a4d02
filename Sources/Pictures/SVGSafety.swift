/// What in an SVG could run a script, load something from elsewhere, or be read differently by another parser. A
/// picture with any of these is not copied to a site: opened by its own address it would act with the site's rights.
///
/// A plain `<!DOCTYPE svg PUBLIC …>`, as drawing programs write it, declares nothing and is let through.
public enum SVGSafety {
    public struct Fault: Equatable, Sendable {
        /// A clause for a diagnostic: `a script element`, `an 'onload' attribute`.
        public let reason: String
        /// Where it starts, in bytes from the beginning of the file.
        public let offset: Int
    }

    /// More faults than this are not told.
    public static let faultLimit = 100

    /// All that speaks against a picture, in the order of the file; none if it is safe to publish. Linear in time.
    public static func faults(in bytes: [UInt8]) -> [Fault] {
        var inspection = SVGInspection()
        if let fault = encodingFault(bytes) { return [fault] }
        var scanner = XMLScanner(bytes)
        var hasRoot = false
        while inspection.faults.count < faultLimit, let token = scanner.next() {
            if case .startTag(let name, _, _) = token.kind, !hasRoot {
                hasRoot = true
                if XMLName.local(name) != "svg" { inspection.add("a first element that is not 'svg'", token.offset) }
            }
            inspection.inspect(token)
        }
        if !hasRoot && inspection.faults.isEmpty { inspection.add("no 'svg' element", 0) }
        return Array(inspection.faults.prefix(faultLimit))
    }

    /// Another encoding than UTF-8 would hide everything from this reader and not from a browser.
    private static func encodingFault(_ bytes: [UInt8]) -> Fault? {
        if let zero = bytes.firstIndex(of: 0) {
            return Fault(reason: "a NUL byte, or an encoding other than UTF-8", offset: zero)
        }
        if String(validating: bytes, as: UTF8.self) == nil {
            return Fault(reason: "bytes that are not UTF-8", offset: 0)
        }
        return nil
    }
}

/// Goes through the marks of one picture and notes what is wrong with them.
private struct SVGInspection {
    private(set) var faults: [SVGSafety.Fault] = []
    /// The text of the style element that is open, from its start tag on.
    private var style: [UInt8]?

    private static let activeElements: Set<String> = [
        "script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "applet", "audio", "video",
        "html",
        "body", "base", "link", "meta", "form",
    ]
    private static let loadingAttributes: Set<String> = [
        "src", "srcset", "srcdoc", "data", "action", "formaction", "poster", "background", "ping",
    ]

    mutating func add(_ reason: String, _ offset: Int) {
        faults.append(SVGSafety.Fault(reason: reason, offset: offset))
    }

    mutating func inspect(_ token: XMLScanner.Token) {
        switch token.kind {
        case .startTag(let name, let attributes, let isEmpty):
            inspectElement(name, attributes, token.offset)
            if style != nil { add("an element inside 'style'", token.offset) }
            if XMLName.local(name) == "style" && !isEmpty { style = [] }
        case .endTag(let name):
            if XMLName.local(name) == "style", let text = style {
                // Once as CDATA holds it and once as text does: they may be mixed.
                let fault = StyleSafety.fault(in: text) ?? StyleSafety.fault(in: XMLReference.decode(text[...]))
                if let fault { add(fault, token.offset) }
                style = nil
            }
        case .text(let text):
            if XMLReference.hasUnknown(text) { add("a reference to an entity", token.offset) }
            style?.append(contentsOf: text)
        case .characterData(let text): style?.append(contentsOf: text)
        case .comment: break
        case .instruction(let target, let body): inspectInstruction(target, body, token.offset)
        case .documentType(let hasDeclarations):
            if hasDeclarations { add("a DOCTYPE with declarations", token.offset) }
        case .malformed(let reason): add("text that is not well-formed: \(reason)", token.offset)
        }
    }

    private mutating func inspectInstruction(_ target: String, _ body: ArraySlice<UInt8>, _ offset: Int) {
        guard target.lowercased() == "xml" else {
            if target.lowercased() == "xml-stylesheet" { add("a stylesheet instruction", offset) }
            return
        }
        let text = Array(body).lowercased
        guard let start = text.find("encoding", from: 0) else { return }
        let name = text[start...].filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        if !["=utf-8", "=us-ascii"].contains(where: { name.starts(with: $0.utf8) }) {
            add("an encoding other than UTF-8", offset)
        }
    }

    private mutating func inspectElement(_ name: String, _ attributes: [XMLScanner.Attribute], _ offset: Int) {
        let element = XMLName.local(name)
        if Self.activeElements.contains(element) { add("a '\(element)' element", offset) }
        for attribute in attributes {
            if XMLReference.hasUnknown(attribute.value) { add("a reference to an entity", attribute.offset) }
            if let reason = fault(attribute, of: element) { add(reason, attribute.offset) }
        }
    }

    private func fault(_ attribute: XMLScanner.Attribute, of element: String) -> String? {
        let name = XMLName.local(attribute.name)
        let value = XMLReference.decode(attribute.value)
        if name.hasPrefix("on") { return "an '\(name)' attribute" }
        if attribute.name.lowercased() == "xml:base" { return "an 'xml:base' attribute" }
        if attribute.name.lowercased().hasPrefix("xmlns") && value.lowercased.contains("1999/xhtml") {
            return "elements of HTML"
        }
        if name == "attributename" {
            let target = XMLName.local(String(decoding: value.filter { $0 > 0x20 }, as: UTF8.self))
            if target == "href" || target.hasPrefix("on") { return "an animation of '\(target)'" }
        }
        if Self.loadingAttributes.contains(name) && !value.isEmpty { return "an '\(name)' attribute" }
        let address = SVGAddress(value)
        if let scheme = address.scriptScheme { return "a '\(scheme):' address" }
        if name == "href" { return address.fault(on: element) }
        if name == "style" || value.lowercased.contains("url") || value.contains(UInt8(ascii: "\\")) {
            return StyleSafety.fault(in: value)
        }
        return nil
    }
}

enum XMLName {
    /// A name without its prefix, in lowercase: stricter than XML, which tells letter case apart.
    static func local(_ name: String) -> String {
        let bytes = Array(name.utf8).lowercased
        let start = bytes.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start...], as: UTF8.self)
    }
}
