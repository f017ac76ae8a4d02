import Foundation
import FuzzInputs

/// Sites full of hostile texts, built by the program and opened in a browser, which has to find nothing live in them.
struct HostileRuns {
    let program: String
    let folder: String
    /// Runs over a folder of sites and ends with 0 where nothing is live.
    var browser = "scripts/browse-hostile"
    /// Only texts of which the number is in here.
    var numbers = 1...Int.max

    /// A field that is refused hides the next fault of its file, so that a site is built until nothing is refused.
    private static let mostRounds = 30

    /// The number of sites that could not be built, and one more where the browser found something.
    func run() throws -> Int {
        let texts = HostileText.all.filter { numbers.contains($0.number) }
        let sites = [HostileSite.fields(texts), .bodies(texts)] + texts.map { .settings([$0]) }
        var faults = 0
        var tried: [String: Int] = [:]
        var refused: [String: Int] = [:]
        for var site in sites {
            if let fault = try build(&site) {
                report("FAULT \(site.name): \(fault)")
                faults += 1
            }
            tried.merge(site.tried, uniquingKeysWith: +)
            refused.merge(site.refused, uniquingKeysWith: +)
        }
        for (field, count) in tried.sorted(by: { $0.key < $1.key }) {
            report("\(field): \(count) texts, of which \(refused[field] ?? 0) were refused")
        }
        report("\(texts.count) texts, \(tried.count) fields, \(sites.count) sites")
        let browsing = Process()
        browsing.executableURL = URL(filePath: "/usr/bin/env")
        browsing.arguments = ["python3", browser, folder]
        try browsing.run()
        browsing.waitUntilExit()
        return faults + (browsing.terminationStatus == 0 ? 0 : 1)
    }

    /// Builds the site without what the program refuses; what went wrong, or nil.
    private func build(_ site: inout HostileSite) throws -> String? {
        let work = Folder(path: "\(folder)/\(site.name)")
        var written = SmallSite()
        try work.write(written)
        for _ in 0..<Self.mostRounds {
            let next = site.site
            try work.change(from: written, to: next)
            written = next
            let words = [program, "build", "-s", work.path, "--json", "--now", "2018-06-01T00:00:00Z"]
            guard let run = ChildProcess.run(words, outputTo: "\(folder)/log", limit: .seconds(120)) else {
                return "cannot run \(program)"
            }
            if run.ending == .status(0) { return nil }
            let faults = faults(in: run.output)
            if run.ending != .status(1) || faults.isEmpty { return "\(run.ending)" }
            guard site.leaveOut(faults) else { return "a fault of what is not hostile: \(faults)" }
        }
        return "still refused after \(Self.mostRounds) rounds"
    }

    private func faults(in output: [UInt8]) -> [(file: String, line: Int)] {
        output.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            guard let object, object["severity"] as? String == "error", let file = object["file"] as? String,
                let line = object["line"] as? Int
            else { return nil }
            return (file, line)
        }
    }
}
