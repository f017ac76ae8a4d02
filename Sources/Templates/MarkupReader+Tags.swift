/// Inside tags.
extension MarkupReader {
    mutating func readTagName(_ byte: UInt8, at offset: Int) {
        if Self.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
            state.place = .beforeAttributeName
            readTag(byte, at: offset)
        } else if state.tag.count < 64 {
            state.tag.append(folded(byte))
        }
    }

    /// Between attributes and in their names.
    mutating func readTag(_ byte: UInt8, at offset: Int) {
        switch byte {
        case UInt8(ascii: ">"): endTag(at: offset)
        case UInt8(ascii: "/"): state.place = .selfClosing
        case UInt8(ascii: "=") where state.place == .attributeName || state.place == .afterAttributeName:
            beginValue(at: offset)
        case _ where Self.isBlank(byte):
            state.place =
                state.place == .attributeName || state.place == .afterAttributeName
                ? .afterAttributeName : .beforeAttributeName
        default:
            if state.place == .afterAttribute {
                fail(
                    "attributes-run-together", at: offset, "a blank must stand between an attribute and what follows")
            }
            if state.place != .attributeName { state.attributeName = [] }
            state.place = .attributeName
            if state.attributeName.count < 64 { state.attributeName.append(folded(byte)) }
        }
    }

    private mutating func endTag(at offset: Int) {
        let name = String(decoding: state.tag, as: UTF8.self)
        let isSelfClosing = state.place == .selfClosing
        var next = MarkupState()
        if !isXML, !state.isEndTag, Self.rawElements.contains(name) {
            if isSelfClosing {
                fail(
                    "self-closing-raw", at: offset, "'<\(name)/>' does not close itself in HTML",
                    fix: "write '<\(name)></\(name)>'")
                state = next
                return
            }
            next.place = .rawText
            next.tag = state.tag
            next.isJSON = state.isJSON && name == "script"
        }
        state = next
    }

    private mutating func beginValue(at offset: Int) {
        state.place = .beforeValue
        state.pending = []
        state.run = 0
        state.attribute = isXML ? Self.kindInXML(state.attributeName) : Self.kind(state.attributeName, in: state.tag)
    }

    mutating func readBeforeValue(_ byte: UInt8, at offset: Int) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state.place = .value(quote: byte)
        case UInt8(ascii: ">"):
            state.place = .beforeAttributeName
            readTag(byte, at: offset)
        case _ where Self.isBlank(byte): break
        default:
            state.place = .unquotedValue
            readValue(byte)
        }
    }

    mutating func readValue(_ byte: UInt8) {
        switch state.attribute {
        case .deciding: if state.pending.count < 64 { state.pending.append(byte | (Self.isLetter(byte) ? 0x20 : 0)) }
        case .address(let place): state.attribute = .address(next(place, byte))
        case .candidates(let place): state.attribute = .candidates(nextCandidate(place, byte))
        default: break
        }
    }

    mutating func endValue(at offset: Int) {
        if state.attribute == .deciding {
            let value = String(decoding: state.pending, as: UTF8.self).filter { !$0.isWhitespace }
            if state.attributeName == Array("http-equiv".utf8) {
                state.isRefresh = state.isRefresh || value == "refresh" || value.contains("&")
                reportRefresh(at: offset)
            } else if !state.hasType {
                // Of two attributes with one name, the first counts.
                state.hasType = true
                state.isJSON = value == "application/ld+json"
            }
        }
        state.attribute = .plain
        state.attributeName = []
        state.pending = []
        state.run = 0
        state.place = .afterAttribute
    }

    /// A refresh has an address in the middle of a text, where no scheme can be checked.
    mutating func reportRefresh(at offset: Int) {
        guard state.isRefresh, state.hasMetaContent else { return }
        fail(
            "interpolation-in-refresh", at: offset, "'content' of a refreshing '<meta>' cannot be interpolated",
            fix: "write the address out, or offer a link")
    }

    private mutating func next(_ place: AddressPlace, _ byte: UInt8) -> AddressPlace {
        switch place {
        case .query, .unsafe, .descriptor: return place
        case .path: return byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") ? .query : .path
        case .start, .scheme, .tail, .mixed:
            switch byte {
            case UInt8(ascii: "/"): return .path
            case UInt8(ascii: "?"), UInt8(ascii: "#"): return .query
            case UInt8(ascii: "&"): return .unsafe
            case UInt8(ascii: ":"):
                return place == .scheme && AddressRule.isSafe(scheme: state.pending) ? .path : .unsafe
            case _ where Self.isBlank(byte) && place == .start: return .start
            default:
                if place == .start || place == .scheme, state.pending.count < 64 { state.pending.append(byte) }
                return place == .start ? .scheme : place == .mixed ? .unsafe : place
            }
        }
    }

    /// `srcset`: a blank ends an address, a comma before it or behind the descriptor begins the next.
    private mutating func nextCandidate(_ place: AddressPlace, _ byte: UInt8) -> AddressPlace {
        if byte == UInt8(ascii: ","), place == .descriptor || place == .start || place == .mixed {
            state.pending = []
            return .start
        }
        if Self.isBlank(byte) {
            if place == .start || place == .mixed || place == .descriptor { return place }
            let endsCandidate = state.run == 1
            state.pending = []
            state.run = 0
            return endsCandidate ? .start : .descriptor
        }
        state.run = byte == UInt8(ascii: ",") ? 1 : 0
        return next(place, byte)
    }
}

/// What attributes mean.
extension MarkupReader {
    private static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "cite", "poster", "data", "ping", "manifest", "background", "longdesc",
        "usemap", "codebase", "classid", "archive", "profile", "lowsrc", "dynsrc", "icon",
    ]
    private static let animated: Set<String> = ["animate", "set", "animatetransform", "animatemotion", "animatecolor"]

    static func kind(_ attribute: [UInt8], in tag: [UInt8]) -> MarkupState.Attribute {
        let name = String(decoding: attribute, as: UTF8.self)
        let tag = String(decoding: tag, as: UTF8.self)
        switch name {
        case "style": return .style
        case "srcdoc": return .document
        case "srcset", "imagesrcset": return .candidates(.start)
        case "type" where tag == "script", "http-equiv": return .deciding
        case "content" where tag == "meta": return .metaContent
        case "to", "from", "by", "values", "attributename": return animated.contains(tag) ? .animation : .plain
        default:
            if name.hasPrefix("on") { return .script }
            return addresses.contains(name) || name.hasSuffix(":href") ? .address(.start) : .plain
        }
    }

    /// XML has no scripts to keep out, but readers of feeds make links of these.
    static func kindInXML(_ attribute: [UInt8]) -> MarkupState.Attribute {
        let name = String(decoding: attribute, as: UTF8.self)
        return ["href", "src", "url", "uri"].contains(name) || name.hasSuffix(":href") ? .address(.start) : .plain
    }
}
