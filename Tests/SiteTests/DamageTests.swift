import Build
import Foundation
import FuzzInputs
import SourceText
import Testing

/// Damaged sites and pathological texts end in a built site or in diagnostics: a bounded run of what `make fuzz` does at
/// length, against limits of time and memory too.
struct DamageTests {
    /// Seeds of one test; each seed is one damaged site.
    private static let batch: UInt64 = 25
    private static let batches = (0..<8).map { UInt64($0) * batch + 1 }
    private static let fixtures = Result { try FixtureSite.all.map { try small($0.copy()) } }

    private static func small(_ site: TemporarySite) throws -> SmallSite {
        var small = SmallSite()
        for (path, bytes) in try FileTree.files(below: site.root) { small.files[path] = Array(bytes) }
        return small
    }

    /// Nil where the site was answered as it should be.
    private func fault(in site: SmallSite) throws -> String? {
        let folder = try TemporarySite()
        for (path, bytes) in site.files { try folder.write(Data(bytes), to: path) }
        let report = try folder.build()
        let isBuilt = FileManager.default.fileExists(atPath: folder.root.appending(path: "public").path())
        let pages = isBuilt ? try folder.output() : [:]
        guard report.diagnostics.contains(where: { $0.severity == .error }) else {
            for (path, bytes) in pages where path.hasSuffix(".html") {
                if String(validating: bytes, as: UTF8.self) == nil { return "\(path) is no UTF-8" }
            }
            return pages["index.html"] == nil ? "no home page" : nil
        }
        return pages.isEmpty ? nil : "pages in spite of errors"
    }

    @Test(arguments: batches)
    func damagedSitesAreAnswered(first: UInt64) throws {
        let sites = try Self.fixtures.get()
        for seed in first..<first + Self.batch {
            let (hurt, story) = Damage.site(sites[Int(seed) % sites.count], seed: seed, depth: 2_000)
            let fault = try fault(in: hurt)
            #expect(fault == nil, "seed \(seed): \(story)")
        }
    }

    @Test(arguments: PathologicalText.all)
    func pathologicalTextsAreAnswered(shape: PathologicalText) throws {
        let fault = try fault(in: .around(body: shape.text(ofSize: 20_000)))
        #expect(fault == nil, "\(shape)")
    }
}
