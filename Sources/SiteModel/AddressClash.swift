import Articles
import Bytes
import SourceText

/// One address, one page: addresses that some file system or host would take for one are errors that name both.
public struct AddressClash {
    private var owners: [String: Owner] = [:]
    /// Two that want one page want each other's feeds too: each pair is told once, at its first address.
    private var pairs: Set<[String]> = []

    private struct Owner {
        let path: String
        let claim: Claim
    }

    /// Who wants an address; put into words only where two want the same.
    private enum Claim {
        case page(Page)
        case file(String)
    }

    public init() {}

    /// Equal paths, letter case and Unicode normal form are one address; so are a file and a folder of one name.
    ///
    /// - Parameter paths: by page.
    public static func faults(of site: Site, plan: PagePlan, paths: [String], files: [String]) -> [Diagnostic] {
        var clash = AddressClash()
        clash.owners.reserveCapacity(plan.pages.count + files.count)
        var faults: [Diagnostic] = []
        for (page, path) in zip(plan.pages, paths) {
            if let fault = clash.add(Site.file(at: path), .page(page), site) { faults.append(fault) }
        }
        let claims = files.map { file in
            let origin = file.hasPrefix("templates/") ? file : "content/" + file
            let address = file.hasPrefix("static/") ? String(file.dropFirst("static/".count)) : file
            return (address: address, claim: Claim.file(origin))
        }
        for (address, claim) in claims {
            if let fault = clash.add(address, claim, site) { faults.append(fault) }
        }
        var folders = FolderClash(plan, paths, claims.map(\.address))
        for (page, path) in zip(plan.pages, paths) {
            guard let file = folders.file(inTheWayOf: path) else { continue }
            faults.append(clash.folderFault(file, Site.file(at: path), .page(page), site))
        }
        for (address, claim) in claims {
            guard let file = folders.file(inTheWayOf: address) else { continue }
            faults.append(clash.folderFault(file, address, claim, site))
        }
        return faults
    }

    /// A file stands where another file needs a folder.
    private func folderFault(_ file: String, _ path: String, _ claim: Claim, _ site: Site) -> Diagnostic {
        let inFolder = describe(claim, of: site)
        let owner = owners[file].map { describe($0.claim, of: site) } ?? inFolder
        return Diagnostic(
            .error, id: "address-clash", file: owner.origin.path, position: owner.origin.position,
            message:
                "/\(file) cannot be both a file, for \(owner.name), and the folder of /\(path), for \(inFolder.name)",
            excerpt: "", fix: "give one of them another slug, date or name")
    }

    private mutating func add(_ path: String, _ claim: Claim, _ site: Site) -> Diagnostic? {
        let key = Self.key(path)
        guard let other = owners.updateValue(Owner(path: path, claim: claim), forKey: key) else { return nil }
        owners[key] = other
        let (name, origin) = describe(claim, of: site)
        let otherName = describe(other.claim, of: site).name
        guard pairs.insert([otherName, name]).inserted else { return nil }
        // Bytes, since strings of two normal forms are equal.
        let message =
            other.path.utf8.elementsEqual(path.utf8)
            ? "the address /\(path) belongs to two: \(otherName) and \(name)"
            : "the addresses /\(other.path) and /\(path), which some systems take for one, belong to two: "
                + "\(otherName) and \(name)"
        return Diagnostic(
            .error, id: "address-clash", file: origin.path, position: origin.position, message: message, excerpt: "",
            fix: "give one of them another slug, date or name")
    }

    /// What is equal on a file system that folds case and composes letters. Swift's own equality of strings is canonical
    /// equivalence (Unicode Standard Annex 15), so the two normal forms are one key.
    static func key(_ path: String) -> String {
        path.holds(Self.mayFold) ? path.lowercased() : path
    }

    private static let mayFold = ByteRun(UInt8(ascii: "A")...UInt8(ascii: "Z"), orBeyondASCII: true)

    private func describe(_ claim: Claim, of site: Site) -> (name: String, origin: Origin) {
        switch claim {
        case .page(let page): describe(page, of: site)
        case .file(let path): ("file \(path)", Origin(path: path))
        }
    }

    private func describe(_ page: Page, of site: Site) -> (name: String, origin: Origin) {
        switch page {
        case .article(let number):
            let article = site.articles[number]
            return ("article \(article.path)", Origin(path: article.path, position: article.slugPosition))
        case .redirect(let number, let alias):
            let path = site.articles.path(of: number)
            let value = site.articles.alias(alias, of: number)
            let position = site.articles[number].aliases.first { $0.value == value }?.position
            return (
                "alias '\(value)' in \(path)", position.map { Origin(path: path, position: $0) } ?? Origin(path: path)
            )
        case .entity(let subject), .rssFeed(.subject(let subject)), .jsonFeed(.subject(let subject)):
            return describe(subject: subject, of: site)
        case .section(let number), .rssFeed(.section(let number)), .jsonFeed(.section(let number)):
            let section = site.sections[number]
            let origin = section.origin ?? Origin(path: "content/site.yml")
            return ("section '\(section.name)' in \(origin.path)", origin)
        case .sealed(let list, _), .sealedPages(let list):
            let owner = describe(site.ownPage(of: list), of: site)
            return ("an older page of \(owner.name)", owner.origin)
        case .briefing(let number):
            let briefing = site.briefings[number]
            return ("the briefing of \(briefing.date)", Origin(path: briefing.note?().path ?? "content/site.yml"))
        default:
            return ("the page /\(site.path(of: page))", Origin(path: "content/site.yml"))
        }
    }

    private func describe(subject: Int, of site: Site) -> (name: String, origin: Origin) {
        let id = site.entity(subject)
        let entity = site.registry[id]
        if let path = entity.profile?.sourcePath {
            return ("\(id.kind.noun) \(path)", Origin(path: path))
        }
        if let number = site.appearances[subject].last {
            let path = site.articles.path(of: Int(number))
            return ("\(id.kind.noun) '\(entity.name)' in \(path)", Origin(path: path))
        }
        return ("\(id.kind.noun) '\(entity.name)'", Origin(path: "content/site.yml"))
    }
}
