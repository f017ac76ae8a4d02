import Dispatch
import Synchronization

/// The program's one way of doing many things at once: `body` for each number below `count`, on `jobs` threads, the results
/// in the order of the numbers whatever thread made them.
///
/// `worker` is what each thread makes for itself and keeps from one piece of work to the next, such as buffers.
public func parallelMap<Worker: ~Copyable, Result: Sendable>(
    _ count: Int, jobs: Int, worker makeWorker: @autoclosure @Sendable () -> Worker,
    _ body: @Sendable (inout Worker, Int) -> Result
) -> [Result] {
    if count == 0 { return [] }
    // Blocks keep the threads from meeting at the counter, and are small enough that none waits long for the last one.
    let blockSize = max(1, min(64, count / (jobs * 8)))
    let blockCount = (count + blockSize - 1) / blockSize
    let next = Atomic<Int>(0)
    let blocks = Mutex<[[Result]?]>([[Result]?](repeating: nil, count: blockCount))
    DispatchQueue.concurrentPerform(iterations: min(jobs, blockCount)) { _ in
        var worker = makeWorker()
        while true {
            let block = next.add(1, ordering: .relaxed).oldValue
            if block >= blockCount { return }
            let range = (block * blockSize)..<min((block + 1) * blockSize, count)
            var results: [Result] = []
            results.reserveCapacity(range.count)
            for number in range { results.append(body(&worker, number)) }
            let finished = results
            blocks.withLock { $0[block] = finished }
        }
    }
    var all: [Result] = []
    all.reserveCapacity(count)
    blocks.withLock { blocks in
        for block in blocks.indices {
            all += blocks[block] ?? []
            blocks[block] = nil
        }
    }
    return all
}

/// Two different things at once, on two threads if `jobs` allows it.
public func parallel<One: Sendable, Other: Sendable>(
    jobs: Int, _ one: @Sendable () -> One, _ other: @Sendable () -> Other
) -> (One, Other) {
    let done = parallelMap(2, jobs: min(jobs, 2), worker: ()) { _, number -> Either<One, Other> in
        number == 0 ? .one(one()) : .other(other())
    }
    guard done.count == 2, case .one(let first) = done[0], case .other(let second) = done[1] else {
        preconditionFailure("a parallel map gives its results in the order of their numbers")
    }
    return (first, second)
}

private enum Either<One: Sendable, Other: Sendable>: Sendable {
    case one(One)
    case other(Other)
}
