import Bytes
import LastBuild
import Outputs
import Parallel
import SiteModel
import SourceText

/// The end of the plan stage: which pages are due, whether addresses meet, and what renders the pages.
///
/// Templates decide which pages are due, and rendering needs templates that are compiled: while no template is another
/// than it was, only those that due pages need are compiled.
struct Planning {
    let renderer: PageRenderer
    let due: DuePages
    /// By place among the due pages: its file.
    let pageFiles: [String]
    /// What all pages that are made from templates read.
    let constantReads: PageReads
    /// By template that pages are made with: the names of all that it includes.
    let templateParts: PackedTexts

    /// Nil where a template has errors. Addresses that meet are among the diagnostics.
    init?(
        _ lists: SiteLists, _ theme: ThemeFiles, _ copied: CopiedFiles, _ basis: BuildBasis,
        after last: FormerPages?, jobs: Int, into diagnostics: inout [Diagnostic]
    ) {
        let (plan, site) = (lists.plan, lists.site)
        let files = copied.sources(theme)
        let others = PackedTexts(copied.paths)
        if let last, let templates = Self.templates(of: last.record, theme, basis),
            case let table = FactTable(lists, templates: templates, jobs: jobs),
            case let few = DuePages(plan, table, frame: basis.frame, after: last), !few.areMost
        {
            due = few
            pageFiles = few.pages.map { Site.file(at: site.path(of: plan.pages[$0])) }
            if few.hasNewAddress(pageFiles) || others != last.record.copies {
                let paths = plan.pages.map(site.path)
                diagnostics += AddressClash.faults(of: site, plan: plan, paths: paths, files: files)
            }
            let values = EditionValues(lists, assets: theme.assetPaths, version: sitegenVersion)
            guard
                let made = PageRenderer(
                    values, templates: theme.templates, only: (few.pages, last.record.templateParts.all),
                    into: &diagnostics)
            else { return nil }
            renderer = made
            constantReads = last.record.constantReads
            templateParts = last.record.templateParts
            return
        }
        let paths = parallelMap(plan.pages.count, jobs: jobs, worker: ()) { _, page in site.path(of: plan.pages[page]) }
        let (clashes, values) = parallel(
            jobs: jobs, { AddressClash.faults(of: site, plan: plan, paths: paths, files: files) },
            {
                EditionValues(
                    lists.withAllAtHand(jobs: jobs), assets: theme.assetPaths, version: sitegenVersion, paths: paths)
            })
        diagnostics += clashes
        guard let made = PageRenderer(values, templates: theme.templates, into: &diagnostics) else { return nil }
        renderer = made
        let table = FactTable(lists, templates: made.templateFacts(theme.templates), jobs: jobs)
        due = DuePages(plan, table, frame: basis.frame, after: last)
        pageFiles = due.pages.map { Site.file(at: paths[$0]) }
        constantReads = made.constantReads(due.numbers)
        templateParts = PackedTexts(made.parts ?? due.last?.record.templateParts.all ?? [])
    }

    /// What templates' facts are, if they are those of the last build and nothing was to be said of them.
    private static func templates(of record: KeptRecord, _ theme: ThemeFiles, _ basis: BuildBasis) -> [UInt64]? {
        guard record.frame == basis.frame, record.theme == basis.theme, theme.diagnostics.isEmpty,
            !record.seen.diagnostics.contains(where: { $0.file.hasPrefix("templates/") }),
            case let values = record.values(ofKind: FactTable.templateKind), !values.isEmpty
        else { return nil }
        return values
    }
}
