/// What clients may take of the server.
public struct Limits: Sendable {
    /// Open at a time, on each socket.
    public var connections = 200
    /// Streams of events at a time, on all sockets: beyond them the oldest ends.
    public var streams = 100
    /// Bytes for a request's line and fields, and for a response's.
    public var memory = 32 << 10
    /// Bytes of a request's target.
    public var target = 4 << 10
    /// Seconds that a connection may stand still.
    public var patience = 20
    /// Seconds that a request's line and fields may take, and that a connection may wait for one.
    public var head = 10
    /// Seconds that an answer may take.
    public var answer = 600

    public init() {}
}
