import CMicroHTTPD
import Dispatch
import Foundation
import Synchronization

/// An HTTP server on sockets that listen already. The only file that sees libmicrohttpd's pointers.
///
/// Each socket has one thread, which takes requests' bytes, asks for answers and sends them. Connections that say nothing, or
/// say it too slowly, are closed; where too many wait, those go first that ask for nothing.
public final class HTTPServer: Sendable {
    private let core: Core
    /// Addresses of the library's daemons.
    private let daemons: Mutex<[UInt]>
    private let caretaker: Caretaker

    /// - Parameter answer: called on a thread of the server's, for every request that is whole and within the limits.
    public init(
        on sockets: [ListeningSocket], limits: Limits = Limits(), answer: @escaping @Sendable (Request) -> Answer
    ) throws(ServerFailure) {
        let core = Core(limits, answer)
        self.core = core
        var started: [UInt] = []
        for socket in sockets {
            // The core outlives every daemon: `stop` ends them all.
            let context = Unmanaged.passUnretained(core).toOpaque()
            let daemon = sitegen_start_http(
                socket.give(), UInt32(limits.connections), limits.memory, UInt32(limits.patience), context,
                takeRequest, endRequest, noteConnection, noteTarget)
            guard let daemon else {
                for address in started { Self.stop(address) }
                throw ServerFailure("the server cannot be started")
            }
            started.append(UInt(bitPattern: daemon))
        }
        daemons = Mutex(started)
        caretaker = Caretaker(core)
    }

    deinit { stop() }

    /// Ends all connections and threads. Nothing is answered after it.
    public func stop() {
        caretaker.stop()
        core.endWaiting()
        let addresses = daemons.withLock { addresses in
            defer { addresses = [] }
            return addresses
        }
        for address in addresses { Self.stop(address) }
    }

    private static func stop(_ daemon: UInt) {
        MHD_stop_daemon(OpaquePointer(bitPattern: daemon))
    }
}

// MARK: What the library calls

private func core(_ context: UnsafeMutableRawPointer?) -> Core? {
    context.map { Unmanaged<Core>.fromOpaque($0).takeUnretainedValue() }
}

private func connection(_ pointer: OpaquePointer?) -> Connection? {
    sitegen_http_context(pointer).map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
}

private func noteConnection(
    _ context: UnsafeMutableRawPointer?, _ pointer: OpaquePointer?,
    _ own: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_ConnectionNotificationCode
) {
    guard let core = core(context), let own else { return }
    if code == .CONNECTION_NOTIFY_STARTED {
        let connection = Connection(socket: sitegen_http_socket(pointer), core.limits)
        core.add(connection)
        own.pointee = Unmanaged.passRetained(connection).toOpaque()
    } else if let held = own.pointee {
        core.remove(Unmanaged<Connection>.fromOpaque(held).takeRetainedValue())
        own.pointee = nil
    }
}

private func noteTarget(
    _: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ pointer: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    if let target { connection(pointer)?.note(target: String(cString: target)) }
    return nil
}

private func endRequest(
    _: UnsafeMutableRawPointer?, _ pointer: OpaquePointer?,
    _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _: MHD_RequestTerminationCode
) {
    connection(pointer)?.rest()
    guard let waiting = state?.pointee else { return }
    state?.pointee = nil
    Unmanaged<Exchange>.fromOpaque(waiting).release()
}

/// Called when a request's head is there, again when it is whole, and once more for one that was to wait.
///
/// An answer at the first call would be the connection's last. That is what a request with a body gets: none is taken.
private func takeRequest(
    _ context: UnsafeMutableRawPointer?, _ pointer: OpaquePointer?, _: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _: UnsafePointer<CChar>?, _: UnsafePointer<CChar>?, _: UnsafeMutablePointer<Int>?,
    _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let core = core(context), let pointer, let connection = connection(pointer), let state, let method else {
        return .NO
    }
    guard let begun = state.pointee else {
        connection.work()
        let request = Request(method: String(cString: method), target: connection.target, fields: fields(of: pointer))
        if request.hasBody || !request.isWellFormed { return send(core.answerToBody(request), over: pointer, core) }
        state.pointee = Unmanaged.passRetained(Exchange(request)).toOpaque()
        return .YES
    }
    let exchange = Unmanaged<Exchange>.fromOpaque(begun).takeUnretainedValue()
    let late: LateAnswer
    if let begun = exchange.late {
        late = begun
    } else {
        switch core.answer(exchange.request) {
        case .now(let response): return send(response, over: pointer, core)
        case .later(let make):
            late = exchange.wait()
            core.wait(for: late)
            core.queue.async { late.settle(make()) }
        }
    }
    return late.response(orSuspend: UInt(bitPattern: pointer)).map { send($0, over: pointer, core) } ?? .YES
}

private func fields(of pointer: OpaquePointer) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    withUnsafeMutablePointer(to: &found) { list in
        _ = MHD_get_connection_values_n(
            pointer, .HEADER_KIND,
            { list, _, name, nameCount, value, valueCount in
                guard let list, let name else { return .NO }
                let field = (text(name, nameCount), text(value, valueCount))
                list.assumingMemoryBound(to: [(name: String, value: String)].self).pointee.append(field)
                return .YES
            }, list)
    }
    return found
}

/// With the zeros that may be in it.
private func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self)
}

private func send(_ response: Response, over pointer: OpaquePointer, _ core: Core) -> MHD_Result {
    let made: OpaquePointer?
    switch response.body {
    case .bytes(let bytes):
        made = bytes.withUnsafeBytes { bytes in
            MHD_create_response_from_buffer(
                bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
        }
    case .file(let file, let range):
        let descriptor = file.duplicate()
        if descriptor < 0 { return .NO }
        made = MHD_create_response_from_fd_at_offset64(
            UInt64(range.count), descriptor, UInt64(range.lowerBound))
        // With a response the descriptor is the library's.
        if made == nil { close(descriptor) }
    case .events(let stream):
        if !core.open(stream) { return .NO }
        stream.begin(on: UInt(bitPattern: pointer), sitegen_http_socket(pointer))
        connection(pointer)?.stream()
        made = MHD_create_response_from_callback(
            UInt64.max, 4_096,
            { context, _, buffer, room in
                guard let context, let buffer else { return -1 }
                let stream = Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
                return stream.take(room) { bytes, count in
                    UnsafeMutableRawBufferPointer(start: buffer, count: room).copyBytes(from: bytes.prefix(count))
                }
            }, Unmanaged.passRetained(stream).toOpaque(),
            { context in
                guard let context else { return }
                let stream = Unmanaged<EventStream>.fromOpaque(context).takeRetainedValue()
                stream.leave()
            })
    }
    guard let made else { return .NO }
    defer { MHD_destroy_response(made) }
    for field in response.fields { MHD_add_response_header(made, field.name, field.value) }
    return MHD_queue_response(pointer, UInt32(response.status), made)
}

/// Lets a connection that waits go on.
func resume(_ connection: UInt) { MHD_resume_connection(OpaquePointer(bitPattern: connection)) }

/// Lets a connection wait, from one of the library's calls for it.
func suspend(_ connection: UInt) { MHD_suspend_connection(OpaquePointer(bitPattern: connection)) }
