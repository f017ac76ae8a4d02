import CommandLineTool
import Foundation

// A reader that stops early must not end the program with a signal.
signal(SIGPIPE, SIG_IGN)
let environment = ProcessInfo.processInfo.environment
let tool = Tool(environment: environment, console: .standard(environment: environment))
exit(tool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
