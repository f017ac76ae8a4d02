/// Whose requests are answered: those of pages that this server has sent, and of whoever types its address.
///
/// A page from elsewhere may name this machine's address too, or a name of its own that leads here (DNS rebinding). The names
/// that a request gives tell: `Host` (RFC 9110, section 7.2), `Origin` (section 10, Fetch Standard) and `Sec-Fetch-Site`.
public struct Visitors: Sendable {
    private let names: Set<String>
    /// Where the server listens at all addresses of the machine: a number is no name that could lead elsewhere.
    private let takesNumbers: Bool

    /// - Parameter bound: what the server listens at, as `127.0.0.1`, `::1` or `desk.example`.
    public init(bound: [String]) {
        var names: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
        let isOpen = bound.contains { ["0.0.0.0", "::", "[::]"].contains($0) }
        for name in bound { names.insert(Self.written(name)) }
        if isOpen, case let own = machineName.lowercased(), !own.isEmpty { names.formUnion([own, own + ".local"]) }
        self.names = names
        takesNumbers = isOpen
    }

    private static func written(_ name: String) -> String {
        name.contains(":") && !name.hasPrefix("[") ? "[\(name.lowercased())]" : name.lowercased()
    }

    public enum Verdict: Equatable, Sendable {
        case welcome
        /// What is wrong with it, for whoever reads the answer: 400 and 403.
        case unreadable(String)
        case stranger(String)
    }

    public func verdict(on request: Request) -> Verdict {
        let hosts = request.values("host")
        guard hosts.count == 1 else { return .unreadable("A request has one Host field.") }
        guard isOwn(authority: hosts[0]) else {
            return .stranger("This server answers to its own names only, not to '\(Self.shown(hosts[0]))'.")
        }
        for origin in request.values("origin") where !isOwn(origin: origin, host: hosts[0]) {
            return .stranger("Pages from elsewhere get nothing here.")
        }
        return .welcome
    }

    /// For what only this server's own pages may ask for, such as the stream of events.
    public func isFromElsewhere(_ request: Request) -> Bool {
        request.values("sec-fetch-site").contains { $0 != "same-origin" && $0 != "none" }
    }

    private func isOwn(origin: String, host: String) -> Bool {
        origin.lowercased() == "http://" + host.lowercased()
    }

    /// `localhost:1313`: a name or number, and perhaps a port.
    private func isOwn(authority: String) -> Bool {
        var name = authority.lowercased()[...]
        if let colon = name.lastIndex(of: ":"), !name[colon...].contains("]") {
            let port = name[name.index(after: colon)...].utf8
            guard (1...5).contains(port.count), port.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
            name = name[..<colon]
        }
        return names.contains(String(name)) || takesNumbers && Self.isNumber(name)
    }

    private static func isNumber(_ name: Substring) -> Bool {
        if name.hasPrefix("["), name.hasSuffix("]") {
            return name.dropFirst().dropLast().utf8.allSatisfy { byte in
                (0x30...0x3A).contains(byte) || (0x61...0x66).contains(byte) || byte == UInt8(ascii: ".")
            }
        }
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func shown(_ text: String) -> String {
        String(text.unicodeScalars.prefix(100).filter { $0.value >= 0x20 && $0.value < 0x7F }.map(Character.init))
    }
}
