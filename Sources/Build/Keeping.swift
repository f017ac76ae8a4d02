import Bytes
import LastBuild
import OutputFolder
import Outputs
import SiteModel
import SourceText

/// What a build leaves for the next one.
enum Keeping: Sendable {
    /// A record of its own.
    case anew(Parts)
    /// What it amends of the last one, which stays as it is.
    case amending(SourceRecord)

    /// What a record holds besides pages and what was seen.
    struct Parts: Sendable {
        let basis: BuildBasis
        let knowledge: SourceKnowledge
        let redirection: Redirection
        /// What all pages that are made from templates read.
        let constantReads: PageReads
        let templateParts: PackedTexts
        /// Published paths of files that are no pages.
        let copies: PackedTexts
        let site: Site
    }

    /// Published addresses that this build found to be others than before.
    var newRedirects: [(from: String, to: String)] {
        if case .anew(let parts) = self { return parts.redirection.found }
        return []
    }

    /// Seconds since 1970: see `Horizon`.
    var holdsUntil: Int {
        switch self {
        case .anew(let parts): parts.basis.horizon.until
        case .amending(let seen): seen.holdsUntil
        }
    }

    func save(
        _ due: DuePages, _ made: Writing.Staged, files: [String], _ summary: CommitSummary, _ sources: SourceStamps,
        _ diagnostics: [Diagnostic], jobs: Int, to last: LastRecord
    ) throws(BuildFailure) {
        switch self {
        case .anew(let parts):
            var index: CheckedContents?
            var record = due.record(reads: made.reads, files: files, jobs: jobs, index: &index)
            // An index that is made after a damaged one is as wrong; without a new record the next build is a clean one.
            if due.last?.isDamaged == true { return }
            parts.add(to: &record)
            record.seen.diagnostics = diagnostics
            sources.add(to: &record.seen)
            record.seen.folder = summary.checksum.value
            try last.save(record, index: index)
        case .amending(var seen):
            guard let changes = due.amendedChanges(reads: made.reads, files: files) else { return }
            seen.changes = changes
            sources.add(to: &seen)
            seen.folder = summary.checksum.value
            try last.save(seen)
        }
    }
}

extension Keeping.Parts {
    fileprivate func add(to record: inout BuildRecord) {
        record.frame = basis.frame
        record.theme = basis.theme
        record.shown = basis.shown
        record.seen.options = basis.options
        (record.seen.holdsFrom, record.seen.holdsUntil) = (basis.horizon.from, basis.horizon.until)
        record.templateParts = templateParts
        record.constantReads = constantReads.bytes
        record.formerKeys = redirection.known.map(\.key)
        record.formerFiles = PackedTexts(redirection.known.map(\.file))
        record.seen.formerFiles = PackedTexts(redirection.addresses.map(\.file))
        record.copies = copies
        record.lists = site.listColumns
        knowledge.add(to: &record)
    }
}

extension SourceStamps {
    fileprivate func add(to seen: inout SourceRecord) {
        (seen.sources, seen.unused) = (listing.files, listing.unused)
        seen.folders = listing.isWhole ? listing.columns : Columns()
        seen.stamps = words
    }
}
