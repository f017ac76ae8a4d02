#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A run of the program as a process of its own, held to a limit of time; its memory is measured.
struct ChildProcess {
    enum Ending: Equatable {
        case status(Int)
        case signal(Int)
        case outOfTime
    }

    let ending: Ending
    let seconds: Double
    /// The most memory that the process held at once, in bytes.
    let peakMemory: Int
    /// What it printed on standard output and standard error.
    let output: [UInt8]

    /// Nil where the process cannot be started.
    static func run(_ words: [String], outputTo log: String, limit: Duration) -> ChildProcess? {
        // Far above the bar on what is used: only a process that runs away meets it.
        let line = ["/bin/sh", "-c", "ulimit -v 4194304; exec \"$@\"", "sh"] + words
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments = line.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let start = ContinuousClock.now
        guard posix_spawn(&child, line[0], &actions, nil, &arguments, environ) == 0 else { return nil }
        var status: Int32 = 0
        var usage = rusage()
        var isLate = false
        while wait4(child, &status, WNOHANG, &usage) == 0 {
            if !isLate, ContinuousClock.now - start > limit {
                isLate = true
                kill(child, SIGKILL)
            }
            usleep(500)
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        #if os(Linux)
            let unit = 1024
        #else
            let unit = 1
        #endif
        return ChildProcess(
            ending: isLate ? .outOfTime : ending(status), seconds: seconds, peakMemory: Int(usage.ru_maxrss) * unit,
            output: Folder.bytes(of: log))
    }

    private static func ending(_ status: Int32) -> Ending {
        let signal = status & 0x7F
        return signal == 0 ? .status(Int((status >> 8) & 0xFF)) : .signal(Int(signal))
    }
}
