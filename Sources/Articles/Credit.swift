/// Whose picture it is.
///
/// `© Reuters / Yuri Gripas / Courtesy of Bundesregierung` names, in this order, the copyright's holder, the picture's
/// creator and who let it be used.
public struct Credit: Sendable, Hashable {
    /// The words after the marker, as their author wrote them.
    public let text: String
    public let holder: String?
    public let creator: String?
    public let courtesy: String?

    /// Reads a credit line; nil where it begins with none of the markers.
    public init?(line: String) {
        guard let marker = Self.marker(of: line) else { return nil }
        let rest = Self.trimmed(line.dropFirst(marker.text.count))
        var names = Self.names(in: rest)
        var courtesy: String?
        if let index = names.firstIndex(where: { Self.withoutCourtesy($0) != nil }) {
            courtesy = Self.withoutCourtesy(names.remove(at: index))
        }
        switch marker.kind {
        case .holder: (holder, creator) = (names.first, names.dropFirst().first)
        case .photograph where names.count == 1: (holder, creator) = (nil, names[0])
        case .photograph: (holder, creator) = (names.first, names.dropFirst().first)
        case .courtesy:
            courtesy = names.isEmpty ? courtesy : names.removeFirst()
            (holder, creator) = (names.first, names.dropFirst().first)
        case .handout: (holder, creator) = (names.first, names.dropFirst().first)
        }
        self.courtesy = courtesy
        text = marker.staysInText ? Self.trimmed(line[...]) : rest
    }

    /// Reads a credit that stands in a field of its own, where no marker is needed.
    public init(plain text: String) {
        var names = Self.names(in: text)
        courtesy = names.firstIndex { Self.withoutCourtesy($0) != nil }.flatMap {
            Self.withoutCourtesy(names.remove(at: $0))
        }
        (holder, creator) = (names.first, names.dropFirst().first)
        self.text = Self.trimmed(text)
    }

    /// True where a line begins as a credit does.
    public static func begins(_ line: String) -> Bool { marker(of: line) != nil }

    private enum Kind { case holder, photograph, courtesy, handout }

    private struct Marker {
        let text: String
        let kind: Kind
        var staysInText = false
    }

    private static let markers = [
        Marker(text: "©", kind: .holder), Marker(text: "Photo:", kind: .photograph),
        Marker(text: "Credit:", kind: .holder),
        Marker(text: "Courtesy of", kind: .courtesy, staysInText: true),
        Marker(text: "Handout", kind: .handout, staysInText: true),
    ]

    private static func marker(of line: String) -> Marker? {
        let line = trimmed(line[...])
        return markers.first { marker in
            guard begins(line, with: marker.text) else { return false }
            guard marker.staysInText, let next = line.dropFirst(marker.text.count).first else { return true }
            return !next.isLetter
        }
    }

    private static func names(in text: String) -> [String] {
        var names: [String] = []
        for part in text.parts(UInt8(ascii: "/")) {
            var name = trimmed(part)
            for lead in sourceLeads where begins(name, with: lead) { name = trimmed(name.dropFirst(lead.count)) }
            if begins(name, with: "©") { name = trimmed(name.dropFirst()) }
            if !name.isEmpty { names.append(name) }
        }
        return names
    }

    private static let sourceLeads = ["via ", "by "]
    private static let courtesyLeads = ["Courtesy of ", "courtesy of ", "Courtesy: "]

    /// `hasPrefix`, which is asked only where the first byte agrees: in most texts it does not.
    private static func begins(_ text: String, with lead: String) -> Bool {
        text.utf8.first == lead.utf8.first && text.hasPrefix(lead)
    }

    private static func withoutCourtesy(_ name: String) -> String? {
        for lead in courtesyLeads where begins(name, with: lead) {
            return trimmed(name.dropFirst(lead.count))
        }
        return nil
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let bytes = Substring(text).utf8
        if let first = bytes.first, let last = bytes.last, first > 0x20, first != UInt8(ascii: ":"),
            first < 0x80 || first == 0xC2 && bytes.dropFirst().first == 0xA9, last > 0x20, last < 0x80
        {
            return String(text)
        }
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == ":" }
        guard let first = text.firstIndex(where: { !isBlank($0) }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}

/// Where somebody stands in a picture, as captions of news agencies abbreviate it.
public enum CaptionPosition {
    /// The words for `R`, `2nd L`, `centre` and the like; nil where `text` is none of them.
    public static func words(for text: String) -> String? {
        let parts = text.lowercased().parts(UInt8(ascii: " ")).map(String.init)
        guard let side = parts.last.flatMap({ sides[$0] }), parts.count <= 3 else { return nil }
        let before = parts.dropLast().filter { $0 != "from" }
        guard before.count <= 1 else { return nil }
        guard let lead = before.first else { return side }
        guard ordinals.contains(lead) || degrees.contains(lead) else { return nil }
        return "\(ordinalForms[lead] ?? lead) \(side)"
    }

    private static let sides = [
        "r": "right", "right": "right", "l": "left", "left": "left", "c": "centre", "centre": "centre",
        "center": "centre", "top": "top", "bottom": "bottom", "front": "front", "back": "back", "rear": "back",
        "background": "background", "foreground": "foreground",
    ]
    private static let ordinals: Set = [
        "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "first", "second", "third", "fourth", "fifth",
    ]
    private static let ordinalForms = [
        "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    ]
    private static let degrees: Set = ["far", "front", "back", "top", "bottom", "upper", "lower"]
}

extension String {
    /// The parts between separators, empty ones left out. Beyond ASCII a mark behind a separator could make another
    /// character of it.
    fileprivate func parts(_ separator: UInt8) -> [Substring] {
        if utf8.contains(where: { $0 >= 0x80 }) { return split(separator: Character(Unicode.Scalar(separator))) }
        return utf8.split(separator: separator).map { Substring($0) }
    }
}
