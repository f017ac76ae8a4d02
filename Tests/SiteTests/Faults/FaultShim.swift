#if os(Linux)
    import Foundation

    /// A library that makes chosen calls to the system fail, or kills the program at them: `Tests/FaultShim/shim.c`.
    struct FaultShim {
        enum Fault: Sendable, CustomStringConvertible {
            case kill(Int)
            case killAfterHalfAWrite(Int)
            /// The disk is full from this call on.
            case noSpace(Int)
            /// This call alone fails.
            case error(Int)

            var description: String {
                switch self {
                case .kill(let point): "kill \(point)"
                case .killAfterHalfAWrite(let point): "kill-short \(point)"
                case .noSpace(let point): "ENOSPC \(point)"
                case .error(let point): "EIO \(point)"
                }
            }
        }

        struct NoCompiler: Error, CustomStringConvertible {
            let description = "none of clang, cc and gcc compiles Tests/FaultShim/shim.c; Swift's own clang does"
        }

        private let library: URL

        /// Compiles it, to stand beside the program. Where that cannot be done, a test fails: it does not pass unseen.
        init() throws {
            let source = FixtureSite.repository.appending(path: "Tests/FaultShim/shim.c")
            let folder = BuiltProgram.folder
            library = folder.appending(path: "fault-shim.so")
            let fresh = folder.appending(path: "fault-shim-\(UUID().uuidString).so")
            let isCompiled = ["clang", "cc", "gcc"].contains { compiler in
                let process = Process()
                process.executableURL = URL(filePath: "/usr/bin/env")
                process.arguments = [compiler, "-O1", "-shared", "-fPIC", "-o", fresh.path(), source.path(), "-ldl"]
                guard (try? process.run()) != nil else { return false }
                process.waitUntilExit()
                return process.terminationStatus == 0
            }
            guard isCompiled else { throw NoCompiler() }
            // Another run of the tests may be using the one that stands there.
            guard rename(fresh.path(), library.path()) == 0 else { throw CocoaError(.fileWriteUnknown) }
        }

        /// For the program's environment.
        func variables(_ fault: Fault?, log: URL? = nil) -> [String: String] {
            var variables = ["LD_PRELOAD": library.path()]
            variables["FAULT"] = fault?.description
            variables["FAULT_LOG"] = log?.path()
            return variables
        }
    }
#endif
