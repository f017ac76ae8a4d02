/// A request, as far as it is known before its body (RFC 9110, 9112).
public struct Request: Sendable {
    public let method: String
    /// As the client wrote it, nothing decoded: `/people/ada/?q=x`.
    public let target: [UInt8]
    /// Names in small letters.
    let fields: [(name: String, value: String)]

    public init(method: String, target: [UInt8], fields: [(name: String, value: String)] = []) {
        self.method = method
        self.target = target
        self.fields = fields.map { field in
            (
                field.name.lowercased(),
                String(field.value.drop(while: Self.isBlank).reversed().drop(while: Self.isBlank).reversed())
            )
        }
    }

    /// The first field of that name, which is written in small letters.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    /// Whether it asks for something and would change nothing.
    public var isReading: Bool { method == "GET" || method == "HEAD" }

    /// Whether every field has a name that is one, and none that decides on the body stands there twice: readers that differ on
    /// such a request differ on where it ends (RFC 9112, sections 5.1 and 6.3).
    var isWellFormed: Bool {
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        let areNames = fields.allSatisfy { field in
            !field.name.isEmpty
                && field.name.utf8.allSatisfy {
                    marks.contains($0) || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
                }
        }
        return areNames && values("content-length").count + values("transfer-encoding").count <= 1
            && !fields.contains { $0.value.utf8.contains(0) }
    }

    /// Whether something follows the fields (RFC 9112, section 6).
    var hasBody: Bool { self["transfer-encoding"] != nil || self["content-length"].map { $0 != "0" } ?? false }

    /// The target in origin form; nil where it is of no form that a server answers, or names another host than the request does
    /// (RFC 9112, section 3.2: a server takes `http://HOST/path` as well).
    public var path: [UInt8]? {
        if target.first == UInt8(ascii: "/") { return target }
        let scheme = Array("http://".utf8)
        guard target.prefix(scheme.count).elementsEqual(scheme, by: { $0 | 0x20 == $1 | 0x20 }) else { return nil }
        let rest = target.dropFirst(scheme.count)
        let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        guard let own = self["host"], host.elementsEqual(own.utf8) else { return nil }
        let path = Array(rest.dropFirst(host.count))
        return path.first == UInt8(ascii: "/") ? path : [UInt8(ascii: "/")] + path
    }

    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}

/// What is sent back.
public struct Response: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        case file(OpenFile, range: Range<Int>)
        /// Server-Sent Events, until either side ends it.
        case events(EventStream)
    }

    public var status: Int
    public var fields: [(name: String, value: String)]
    public var body: Body

    public init(_ status: Int, _ fields: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// To a request that would do more than read.
    public static let onlyReading = plain(405, "Pages can be read here, and nothing else.", [("Allow", "GET, HEAD")])

    /// A page of one sentence, for faults that no page of the site's answers.
    public static func plain(
        _ status: Int, _ text: String, _ fields: [(name: String, value: String)] = []
    ) -> Response {
        Response(
            status, [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")] + fields,
            body: .bytes(Array((text + "\n").utf8)))
    }
}

/// When a request is answered.
public enum Answer: Sendable {
    case now(Response)
    /// Made on another thread, while other requests are served.
    case later(@Sendable () -> Response)
}
