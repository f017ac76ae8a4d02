import Foundation

// Throws damaged and pathological sites at the program, which has to answer each with a page or a diagnostic.
//
//   fuzz texts   --program PATH [--size BYTES] [--only WORDS]
//   fuzz hostile --program PATH [--only NUMBER] [--browser SCRIPT]
//   fuzz damage  --program PATH [--count SITES] [--seed FIRST] [--sites DIR] [--templates DIR,DIR]

var values: [String: String] = [:]
var words = CommandLine.arguments.dropFirst()
let command = words.popFirst() ?? ""
while let name = words.popFirst(), let value = words.popFirst() { values[name] = value }

let program = values["--program"] ?? ".build/release/sitegen"
let own = FileManager.default.temporaryDirectory.appending(path: "sitegen-fuzz-\(getpid())")
let folder = values["--folder"] ?? own.path()
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
let faults: Int
switch command {
case "texts":
    var runs = TextRuns(program: program, folder: folder)
    runs.size = values["--size"].flatMap(Int.init) ?? runs.size
    runs.wanted = values["--only"]
    faults = try runs.run()
case "damage":
    let first = values["--seed"].flatMap(UInt64.init) ?? 1
    let count = values["--count"].flatMap(UInt64.init) ?? 10_000
    let templates = (values["--templates"] ?? "templates,Tests/Fixtures/templates").split(separator: ",")
    let runs = DamageRuns(
        program: program, folder: folder,
        sites: try Folder(path: values["--sites"] ?? "Tests/Fixtures/sites").sites(),
        templates: try templates.map { try Folder(path: String($0)).site(below: "templates/") },
        seeds: first..<first + count)
    faults = try await runs.run(workers: ProcessInfo.processInfo.activeProcessorCount)
case "hostile":
    var runs = HostileRuns(program: program, folder: folder)
    if let number = values["--only"].flatMap(Int.init) { runs.numbers = number...number }
    runs.browser = values["--browser"] ?? runs.browser
    faults = try runs.run()
default:
    report("usage: fuzz texts|damage|hostile [--program PATH] [--folder DIR]")
    exit(2)
}
if faults == 0 { try? FileManager.default.removeItem(atPath: folder) }
report(faults == 0 ? "no fault" : "\(faults) faults; see \(folder)")
exit(faults == 0 ? 0 : 1)
