import Foundation
import FuzzInputs

/// Every pathological text as the one article of a site, through the whole program.
struct TextRuns {
    let program: String
    let folder: String
    /// Bytes of each text.
    var size = 1 << 20
    /// Only shapes whose names hold this.
    var wanted: String?

    /// The bars of the design: seconds, and bytes of memory.
    static let time = 2.0
    static let memory = 512 << 20

    /// The number of texts that broke a bar.
    func run() throws -> Int {
        var faults = 0
        for shape in PathologicalText.all where wanted.map(shape.name.contains) ?? true {
            let site = Folder(path: folder + "/site")
            try site.write(.around(body: shape.text(ofSize: size)))
            let words = [program, "build", "-s", site.path, "--quiet", "--now", "2017-09-15T00:00:00Z"]
            guard let run = ChildProcess.run(words, outputTo: folder + "/log", limit: .seconds(30)) else {
                report("cannot run \(program)")
                return 1
            }
            let isRefused = run.ending == .status(1) && String(decoding: run.output, as: UTF8.self).contains("error:")
            let isFault =
                (run.ending != .status(0) && !isRefused) || run.seconds > Self.time || run.peakMemory > Self.memory
            faults += isFault ? 1 : 0
            let megabytes = run.peakMemory >> 20
            let figures = String(format: "%6.2f s %5d MB %9d bytes printed", run.seconds, megabytes, run.output.count)
            report("\(isFault ? "FAULT" : "ok   ") \(figures)  \(run.ending)  \(shape.name)")
        }
        return faults
    }
}
