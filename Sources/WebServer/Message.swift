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
        self.fields = fields.map { ($0.name.lowercased(), $0.value) }
    }

    /// The first field of that name, which is written in small letters.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Whether something follows the fields (RFC 9112, section 6).
    var hasBody: Bool { self["transfer-encoding"] != nil || self["content-length"].map { $0 != "0" } ?? false }

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
