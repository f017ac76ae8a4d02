import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a server cannot be had: one sentence.
public struct ServerFailure: Error, Sendable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}

/// A socket that waits for connections; closed with its last owner unless a server has taken it.
public final class ListeningSocket: Sendable {
    public let port: Int
    private let descriptor: Mutex<Int32>

    private init(_ descriptor: Int32, port: Int) {
        self.descriptor = Mutex(descriptor)
        self.port = port
    }

    deinit {
        let open = give()
        if open >= 0 { close(open) }
    }

    /// The descriptor, which is the caller's from here on.
    func give() -> Int32 {
        descriptor.withLock { descriptor in
            defer { descriptor = -1 }
            return descriptor
        }
    }

    public enum Fault: Error, Equatable, Sendable {
        case inUse
        case notAllowed
        case unknownAddress(String)
        case system(Int32)

        public var reason: String {
            switch self {
            case .inUse: "it is in use"
            case .notAllowed: "this user may not listen there"
            case .unknownAddress(let name): "'\(name)' is no address of this machine"
            case .system(let code): String(cString: strerror(code))
            }
        }
    }

    /// Listens at all of the addresses, on one port. Of several addresses those that this machine does not have are left
    /// out: not every machine speaks IPv6.
    ///
    /// - Parameters:
    ///   - names: numeric addresses, or names of this machine.
    ///   - port: 0 for any that is free.
    public static func listen(at names: [String], port: Int) throws(Fault) -> [ListeningSocket] {
        var attempts = port == 0 ? 20 : 1
        while true {
            do throws(Fault) {
                return try listenOnce(at: names, port: port)
            } catch {
                attempts -= 1
                // The first address got a port that is taken at the second.
                if attempts == 0 || error != .inUse { throw error }
            }
        }
    }

    private static func listenOnce(at names: [String], port: Int) throws(Fault) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        var missing: Fault?
        for name in names {
            do throws(Fault) {
                for socket in try listen(at: name, port: sockets.first?.port ?? port) { sockets.append(socket) }
            } catch {
                guard case .unknownAddress = error else { throw error }
                missing = error
            }
        }
        if sockets.isEmpty { throw missing ?? .unknownAddress(names.first ?? "") }
        return sockets
    }

    private static func listen(at name: String, port: Int) throws(Fault) -> [ListeningSocket] {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, String(port), &hints, &list) == 0 else { throw .unknownAddress(name) }
        defer { freeaddrinfo(list) }
        var sockets: [ListeningSocket] = []
        var found = list
        while let address = found {
            found = address.pointee.ai_next
            let family = address.pointee.ai_family
            guard family == AF_INET || family == AF_INET6 else { continue }
            do throws(Fault) {
                sockets.append(try listen(at: address.pointee, name))
            } catch {
                // A name with addresses of both kinds, on a machine that has one of them.
                guard case .unknownAddress = error, found != nil || !sockets.isEmpty else { throw error }
            }
        }
        return sockets
    }

    private static func listen(at address: addrinfo, _ name: String) throws(Fault) -> ListeningSocket {
        let descriptor = socket(address.ai_family, address.ai_socktype, 0)
        if descriptor < 0 { throw errno == EAFNOSUPPORT ? .unknownAddress(name) : .system(errno) }
        var yes: Int32 = 1
        let length = socklen_t(MemoryLayout<Int32>.size)
        _ = setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, length)
        if address.ai_family == AF_INET6 { _ = setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, length) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, systemListen(descriptor, 128) == 0 else {
            let code = errno
            close(descriptor)
            switch code {
            case EADDRINUSE: throw .inUse
            case EACCES, EPERM: throw .notAllowed
            case EADDRNOTAVAIL, EAFNOSUPPORT: throw .unknownAddress(name)
            default: throw .system(code)
            }
        }
        return ListeningSocket(descriptor, port: port(of: descriptor))
    }

    private static func port(of descriptor: Int32) -> Int {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { storage in
            let found = storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &length)
            }
            if found != 0 { return 0 }
            // The port stands at the same place in addresses of both kinds.
            return storage.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
    }
}

private func systemListen(_ descriptor: Int32, _ waiting: Int32) -> Int32 { listen(descriptor, waiting) }

/// Whether the other side of a connection has closed it.
func isClosedByPeer(_ socket: Int32) -> Bool {
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 0 || count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR
}

/// Ends a connection from outside the thread that serves it, which then closes it.
func closeBothWays(_ socket: Int32) {
    _ = shutdown(socket, Int32(SHUT_RDWR))
}

/// The machine's own name; empty where it has none.
public var machineName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
