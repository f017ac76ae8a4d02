import Bytes

/// What a file or a made page holds.
public enum Content: Sendable {
    case bytes([UInt8])
    case file(OpenFile)
}

/// Sends content as HTTP has it: whole, a part of it, compressed, or not at all where the client has it already (RFC 9110,
/// sections 8.8, 13 and 14).
public struct Delivery: Sendable {
    private let content: Content
    private let type: MediaType
    private let status: Int
    private let tag: String
    private let modified: String?

    /// Larger files are sent from the disk, and known by their times.
    private static let mostInMemory = 1 << 20

    /// - Parameter status: 200, or 404 for the page that says so.
    public init(_ content: Content, _ type: MediaType, status: Int = 200) {
        var content = content
        var modified: String?
        if case .file(let file) = content {
            modified = HTTPDate.text(file.modified)
            if file.size <= Self.mostInMemory, let bytes = file.bytes() { content = .bytes(bytes) }
        }
        switch content {
        case .bytes(let bytes): tag = Fingerprint(of: bytes).hexadecimal
        case .file(let file): tag = file.identity
        }
        self.content = content
        self.type = type
        self.status = status
        self.modified = modified
    }

    public func response(to request: Request) -> Response {
        let size =
            switch content {
            case .bytes(let bytes): bytes.count
            case .file(let file): file.size
            }
        let part = status == 200 ? range(request, size: size) : .whole
        let zipped = part == .whole ? compressed(for: request) : nil
        let tag = "\"\(tag)\(zipped == nil ? "" : "-gzip")\""
        var fields = [
            ("Content-Type", type.name), ("ETag", tag), ("Cache-Control", "no-cache"),
            ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        if let modified { fields.append(("Last-Modified", modified)) }
        if type.isText { fields.append(("Vary", "Accept-Encoding")) }
        if status == 200, isKnown(request) { return Response(304, fields.filter { $0.0 != "Content-Type" }) }
        if status == 200 { fields.append(("Accept-Ranges", "bytes")) }
        switch part {
        case .none:
            return Response(416, [("Content-Range", "bytes */\(size)"), ("Cache-Control", "no-cache")])
        case .some(let range):
            fields.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"))
            return Response(206, fields, body: body(range))
        case .whole:
            if let zipped {
                fields.append(("Content-Encoding", "gzip"))
                return Response(status, fields, body: .bytes(zipped))
            }
            return Response(status, fields, body: body(0..<size))
        }
    }

    private func body(_ range: Range<Int>) -> Response.Body {
        switch content {
        case .bytes(let bytes): .bytes(range.count == bytes.count ? bytes : Array(bytes[range]))
        case .file(let file): .file(file, range: range)
        }
    }

    // MARK: Conditions

    /// Whether the client has just this.
    private func isKnown(_ request: Request) -> Bool {
        if case let known = request.values("if-none-match"), !known.isEmpty {
            return known.joined(separator: ",").split(separator: ",").contains { own in
                var text = own.drop { $0 == " " || $0 == "\t" }
                if text.hasPrefix("W/") { text = text.dropFirst(2) }
                while text.last == " " || text.last == "\t" { text.removeLast() }
                return text == "*" || text == "\"\(tag)\"" || text == "\"\(tag)-gzip\""
            }
        }
        return modified != nil && request["if-modified-since"] == modified
    }

    // MARK: Compression

    private func compressed(for request: Request) -> [UInt8]? {
        guard type.isText, case .bytes(let bytes) = content, GZip.sizes.contains(bytes.count), Self.takesGZip(request)
        else { return nil }
        return GZip.compressed(bytes)
    }

    /// By `Accept-Encoding` (RFC 9110, section 12.5.3).
    static func takesGZip(_ request: Request) -> Bool {
        var weights: [String: Double] = [:]
        for value in request.values("accept-encoding") {
            for coding in value.lowercased().split(separator: ",") {
                let parts = coding.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
                guard let name = parts.first else { continue }
                let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
                weights[name] = weight ?? 1
            }
        }
        return (weights["gzip"] ?? weights["x-gzip"] ?? weights["*"] ?? 0) > 0
    }

    // MARK: Ranges

    private enum Part: Equatable {
        case whole
        case some(Range<Int>)
        /// None of it is there.
        case none
    }

    /// The part that is asked for; of several parts, or of a range that cannot be read, the whole, as RFC 9110, section
    /// 14.2, allows.
    private func range(_ request: Request, size: Int) -> Part {
        guard request.method == "GET", let text = request["range"], text.hasPrefix("bytes="), isUnchanged(request)
        else {
            return .whole
        }
        let sides = text.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2, let first = Self.number(sides[0]), let last = Self.number(sides[1]) else {
            return .whole
        }
        switch (first, last) {
        case (nil, nil): return .whole
        case (nil, let count?): return count == 0 || size == 0 ? .none : .some(max(0, size - count)..<size)
        case (let start?, let end):
            if let end, end < start { return .whole }
            if start >= size { return .none }
            return .some(start..<min(size, (end ?? size - 1) + 1))
        }
    }

    /// Whether `If-Range` names what is there; without it, yes.
    private func isUnchanged(_ request: Request) -> Bool {
        guard let text = request["if-range"] else { return true }
        return text == "\"\(tag)\"" || text == modified
    }

    /// The outer nil: no number. The inner: nothing stands there.
    private static func number(_ text: Substring) -> Int?? {
        let text = text.drop { $0 == " " }
        if text.isEmpty { return .some(nil) }
        guard text.utf8.count <= 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return .some(Int(text))
    }
}
