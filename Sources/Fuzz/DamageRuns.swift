import Foundation
import FuzzInputs

/// Damaged sites, one after another, through the whole program.
struct DamageRuns: Sendable {
    let program: String
    let folder: String
    /// Sound sites, by name.
    let sites: [(name: String, site: SmallSite)]
    /// Default templates, as files of their own; half of the sites get them.
    let templates: [SmallSite]
    var seeds: Range<UInt64>

    /// The bars: seconds, and bytes of memory.
    static let time = 5.0
    static let memory = 512 << 20

    /// The number of sites that were answered by neither pages nor diagnostics, or broke a bar.
    func run(workers: Int) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    var faults = 0
                    for seed in seeds where Int(seed) % workers == worker { faults += try run(seed, worker) }
                    return faults
                }
            }
            return try await group.reduce(0, +)
        }
    }

    private func run(_ seed: UInt64, _ worker: Int) throws -> Int {
        var (name, site) = sites[Int(seed) % sites.count]
        let choice = Int(seed) / sites.count % (2 * templates.count)
        if choice < templates.count { site.files.merge(templates[choice].files) { own, _ in own } }
        let (hurt, story) = Damage.site(site, seed: seed)
        let work = Folder(path: "\(folder)/\(worker)/site")
        try work.write(hurt)
        let words = [program, "build", "-s", work.path, "--quiet", "--now", "2017-12-31T00:00:00Z"]
        guard let run = ChildProcess.run(words, outputTo: "\(folder)/\(worker)/log", limit: .seconds(30)) else {
            report("cannot run \(program)")
            return 1
        }
        let fault = fault(of: run, in: work)
        if let fault {
            let kept = "\(folder)/seed-\(seed)"
            try? FileManager.default.removeItem(atPath: kept)
            try FileManager.default.moveItem(atPath: work.path, toPath: kept)
            let figures = String(format: "%.2f s %d MB", run.seconds, run.peakMemory >> 20)
            report("FAULT seed \(seed) (\(name)): \(fault); \(figures)\n  " + story.joined(separator: "\n  "))
        } else if seed % 1000 == 999 {
            report("seed \(seed): \(run.ending)")
        }
        return fault == nil ? 0 : 1
    }

    private func fault(of run: ChildProcess, in site: Folder) -> String? {
        if run.seconds > Self.time { return "too slow" }
        if run.peakMemory > Self.memory { return "too much memory" }
        let pages = Folder(path: site.path + "/public").files()
        switch run.ending {
        case .status(0):
            for page in pages where page.hasSuffix(".html") {
                let bytes = Folder.bytes(of: site.path + "/public/" + page)
                if String(validating: bytes, as: UTF8.self) == nil { return "\(page) is no UTF-8" }
            }
            return pages.contains("index.html") ? nil : "no home page"
        case .status(1):
            let text = String(validating: run.output, as: UTF8.self)
            guard let text else { return "a message is no UTF-8" }
            if !text.contains("error:") { return "refused without a word" }
            return pages.isEmpty ? nil : "pages in spite of errors"
        default: return "\(run.ending): \(String(decoding: run.output.suffix(300), as: UTF8.self))"
        }
    }
}
