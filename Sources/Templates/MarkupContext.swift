/// What may be interpolated at a place in the markup, and how it is escaped there.
struct MarkupContext {
    var state: MarkupState
    let isXML: Bool

    /// What kinds of value an interpolation may have.
    enum Value {
        case text, int, bool, html, json, unsafe

        init(_ operation: Instruction.Operation) {
            switch operation {
            case .writeInt: self = .int
            case .writeBool: self = .bool
            case .writeMarkup, .writeMarkupField: self = .html
            case .writeJSON, .writeJSONField: self = .json
            case .writeUnsafe: self = .unsafe
            default: self = .text
            }
        }
    }

    /// Why a value cannot stand at a place, and what would help.
    struct Refusal: Error {
        let id: String
        let message: String
        let fix: String?

        init(_ id: String, _ message: String, fix: String? = nil) {
            self.id = id
            self.message = message
            self.fix = fix
        }
    }

    static let boolMessage = "a bool cannot be written"
    static let boolFix = "say what it means: '\\(if x)yes\\(end)'"

    private var plain: Escape { isXML ? .xml : .html }

    func escape(_ value: Value) -> Result<Escape, Refusal> {
        switch state.place {
        case .text: return element(value)
        case .rawText: return state.pending.isEmpty ? rawText(value) : .failure(tagName)
        case .value: return attributeValue(value)
        case .beforeValue, .unquotedValue:
            return .failure(
                Refusal(
                    "unquoted-attribute", "an attribute value with an interpolation needs quotes",
                    fix: "write '\(name(state.attributeName))=\"\\(…)\"'"))
        case .tagOpen, .endTagOpen, .tagName: return .failure(tagName)
        case .beforeAttributeName, .attributeName, .afterAttributeName, .afterAttribute, .selfClosing:
            return .failure(
                Refusal(
                    "interpolation-in-attribute-name", "an interpolation cannot stand in a tag outside a quoted value",
                    fix: "write the attribute out, with 'if' around it where needed"))
        case .comment:
            return .failure(
                Refusal(
                    "interpolation-in-comment", "an interpolation cannot stand in a comment",
                    fix: "leave it out, or write a note as '\\(/* … */)'"))
        case .declarationOpen, .declaration, .processing:
            return .failure(Refusal("interpolation-in-declaration", "an interpolation cannot stand in a declaration"))
        case .cdata:
            return .failure(
                Refusal(
                    "interpolation-in-cdata", "an interpolation cannot stand in a CDATA section",
                    fix: "leave out '<![CDATA[' and ']]>'; values are escaped"))
        }
    }

    private var tagName: Refusal {
        Refusal(
            "interpolation-in-tag-name", "an interpolation cannot stand in a tag's name",
            fix: "write the tags out, with 'if' around them")
    }

    private func element(_ value: Value) -> Result<Escape, Refusal> {
        switch value {
        case .text, .int: return .success(plain)
        case .unsafe: return .success(.none)
        case .html: return .success(isXML ? .xml : .none)
        case .bool: return .failure(Refusal("not-writable", Self.boolMessage, fix: Self.boolFix))
        case .json: return .failure(misplacedJSON)
        }
    }

    private var misplacedJSON: Refusal {
        Refusal(
            "misplaced-json", "JSON stands only as a whole value inside '<script type=\"application/ld+json\">'")
    }

    private func misplacedHTML(_ place: String) -> Refusal {
        Refusal("misplaced-html", "HTML cannot stand \(place)", fix: "write its plain-text field")
    }

    private func rawText(_ value: Value) -> Result<Escape, Refusal> {
        let element = name(state.tag)
        switch element {
        case "title", "textarea":
            if value == .html || value == .unsafe { return .failure(misplacedHTML("inside '<\(element)>'")) }
            return self.element(value)
        case "script" where state.isJSON: return json(value)
        case "script":
            return .failure(
                Refusal(
                    "interpolation-in-script", "an interpolation cannot stand in a script",
                    fix: "put the value in a 'data-' attribute, and read it from the script"))
        case "style":
            return .failure(
                Refusal(
                    "interpolation-in-style", "an interpolation cannot stand in a style sheet",
                    fix: "choose between classes instead"))
        default:
            return .failure(
                Refusal("interpolation-in-raw-text", "an interpolation cannot stand inside '<\(element)>'"))
        }
    }

    private func json(_ value: Value) -> Result<Escape, Refusal> {
        let isInString = state.json != .outside
        switch value {
        case .int: return .success(.none)
        case .text: return .success(isInString ? .jsonString : .jsonValue)
        case .bool:
            return isInString
                ? .failure(Refusal("not-writable", Self.boolMessage, fix: Self.boolFix)) : .success(.none)
        case .json: return isInString ? .failure(misplacedJSON) : .success(.none)
        case .html, .unsafe: return .failure(misplacedHTML("inside '<script>'"))
        }
    }

    private func attributeValue(_ value: Value) -> Result<Escape, Refusal> {
        switch value {
        case .html, .unsafe: return .failure(misplacedHTML("in an attribute's value"))
        case .json: return .failure(misplacedJSON)
        case .bool: return .failure(Refusal("not-writable", Self.boolMessage, fix: Self.boolFix))
        case .text, .int: break
        }
        let attribute = name(state.attributeName)
        switch state.attribute {
        case .plain: return .success(plain)
        case .metaContent:
            return state.isRefresh
                ? .failure(
                    Refusal(
                        "interpolation-in-refresh", "'content' of a refreshing '<meta>' cannot be interpolated",
                        fix: "write the address out, or offer a link")) : .success(plain)
        case .address(let place): return address(value, place, isCandidate: false)
        case .candidates(let place): return address(value, place, isCandidate: true)
        case .deciding:
            return .failure(
                Refusal(
                    "interpolation-in-deciding-attribute",
                    "'\(attribute)' decides what '<\(name(state.tag))>' means and cannot be interpolated"))
        case .script:
            return .failure(
                Refusal(
                    "interpolation-in-event-handler",
                    "an interpolation cannot stand in the event handler '\(attribute)'",
                    fix: "put the value in a 'data-' attribute, and read it from a script"))
        case .style:
            return .failure(
                Refusal(
                    "interpolation-in-style", "an interpolation cannot stand in a 'style' attribute",
                    fix: "choose between classes instead"))
        case .document:
            return .failure(
                Refusal("interpolation-in-srcdoc", "an interpolation cannot stand in 'srcdoc'", fix: "use 'src'"))
        case .animation:
            return .failure(
                Refusal(
                    "interpolation-in-animation", "an interpolation cannot stand in '\(attribute)' of an animation"))
        }
    }

    private func address(_ value: Value, _ place: AddressPlace, isCandidate: Bool) -> Result<Escape, Refusal> {
        switch place {
        case .start, .mixed: return .success(isCandidate ? .candidate : .address)
        case .tail: return .success(isCandidate ? .candidateTail : .addressTail)
        case .path: return .success(isCandidate ? .candidatePath : .addressPath)
        case .query: return .success(isCandidate ? .candidateQuery : .addressQuery)
        case .descriptor:
            return value == .int
                ? .success(plain)
                : .failure(
                    Refusal("text-in-descriptor", "behind an address of 'srcset' only numbers can be interpolated"))
        case .scheme, .unsafe:
            return .failure(
                Refusal(
                    "interpolation-in-scheme",
                    "what stands before this interpolation could make it part of the address's scheme",
                    fix: "begin with '/', './' or 'https://', or interpolate the whole address"))
        }
    }

    private func name(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Where the markup is behind a value.
    func after() -> MarkupState {
        var next = state
        switch (state.place, state.attribute) {
        case (.value, .address(let place)): next.attribute = .address(Self.after(place))
        case (.value, .candidates(let place)):
            next.attribute = .candidates(Self.after(place))
            next.run = 0
        case (.value, .metaContent): next.hasMetaContent = true
        case (.rawText, _):
            next.pending = []
            if state.json == .escape { next.json = .string }
        // The fault is reported; what follows is read as if a name or value stood there.
        case (.tagOpen, _), (.endTagOpen, _):
            next = MarkupState()
            next.place = .tagName
            next.isEndTag = state.place == .endTagOpen
        case (.beforeValue, _): next.place = .unquotedValue
        case (.beforeAttributeName, _), (.afterAttributeName, _), (.afterAttribute, _), (.selfClosing, _):
            next.place = .attributeName
        default: break
        }
        return next
    }

    private static func after(_ place: AddressPlace) -> AddressPlace {
        switch place {
        case .start, .mixed, .tail: .tail
        case .path, .query, .descriptor, .unsafe: place
        case .scheme: .unsafe
        }
    }
}
