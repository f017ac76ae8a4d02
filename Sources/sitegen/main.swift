import CLinuxMemory
import CommandLineTool
import Foundation

// glibc widens a thread's heap by a page or two at a time, each time with a call of the system that the page faults of all
// threads wait for. What is set aside and never touched takes no memory.
sitegen_take_memory_in_steps(64 << 20)
// A reader that stops early must not end the program with a signal.
signal(SIGPIPE, SIG_IGN)
let environment = ProcessInfo.processInfo.environment
let tool = Tool(environment: environment, console: .standard(environment: environment))
exit(tool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
