import Articles
import SourceText

/// One address, one page: addresses that some file system or host would take for one are errors that name both.
public struct AddressClash {
    private var owners: [String: Owner] = [:]

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
    public static func faults(of site: Site, plan: PagePlan, files: [String]) -> [Diagnostic] {
        var clash = AddressClash()
        clash.owners.reserveCapacity(plan.pages.count + files.count)
        var faults: [Diagnostic] = []
        for (number, page) in plan.pages.enumerated() {
            if let fault = clash.add(Site.file(at: plan.paths[number]), .page(page), site) { faults.append(fault) }
        }
        for file in files {
            let origin = Origin(path: file.hasPrefix("templates/") ? file : "content/" + file)
            let address = file.hasPrefix("static/") ? String(file.dropFirst("static/".count)) : file
            if let fault = clash.add(address, .file(origin.path), site) { faults.append(fault) }
        }
        return faults
    }

    private mutating func add(_ path: String, _ claim: Claim, _ site: Site) -> Diagnostic? {
        let key = Self.key(path)
        guard let other = owners[key] else {
            owners[key] = Owner(path: path, claim: claim)
            return nil
        }
        let (name, origin) = describe(claim, of: site)
        let otherName = describe(other.claim, of: site).name
        let same = other.path == path ? "" : ", which some systems take for one"
        let message =
            other.path == path
            ? "the address /\(path) belongs to two: \(otherName) and \(name)"
            : "the addresses /\(other.path) and /\(path)\(same), belong to two: \(otherName) and \(name)"
        return Diagnostic(
            .error, id: "address-clash", file: origin.path, position: origin.position, message: message, excerpt: "",
            fix: "give one of them another slug, date or name")
    }

    /// What is equal on a file system that folds case and composes letters. Swift's own equality of strings is canonical
    /// equivalence (Unicode Standard Annex 15), so the two normal forms are one key.
    private static func key(_ path: String) -> String {
        if path.utf8.allSatisfy({ $0 < 0x80 && !($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) }) { return path }
        return path.lowercased()
    }

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
            let article = site.articles[number]
            return (
                "alias '\(article.aliases[alias].value)' in \(article.path)",
                Origin(path: article.path, position: article.aliases[alias].position)
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
            return ("the briefing of \(briefing.date)", Origin(path: briefing.note?.path ?? "content/site.yml"))
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
            let article = site.articles[Int(number)]
            return ("\(id.kind.noun) '\(entity.name)' in \(article.path)", Origin(path: article.path))
        }
        return ("\(id.kind.noun) '\(entity.name)'", Origin(path: "content/site.yml"))
    }
}
