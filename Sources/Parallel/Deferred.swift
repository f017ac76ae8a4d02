import Synchronization

/// A value that is worked out when it is first asked for, by whatever thread that is: few builds ask for all of them.
public final class Deferred<Value: Sendable>: Sendable {
    private let value: Mutex<Value?>
    private let make: @Sendable () -> Value

    public init(_ make: @escaping @Sendable () -> Value) {
        value = Mutex(nil)
        self.make = make
    }

    /// One that is known.
    public init(_ value: Value) {
        self.value = Mutex(value)
        make = { value }
    }

    public func callAsFunction() -> Value {
        value.withLock { value in
            if let value { return value }
            let made = make()
            value = made
            return made
        }
    }
}
