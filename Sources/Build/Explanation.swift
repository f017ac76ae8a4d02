import OutputFolder
import Outputs
import SiteModel

/// Why a page is made, or not.
extension Writing {
    func explanation(of asked: String, _ due: DuePages) -> String {
        let file = Site.file(asked: asked)
        guard let page = plan.pages.firstIndex(where: { Site.file(at: lists.site.path(of: $0)) == file }) else {
            return Site.lacks(file)
        }
        return switch due.reason(for: page) {
        case nil: "\(file) stays as it is: nothing that it shows has changed"
        case .everything: "\(file) is made: there is no record of the last build that this one could go by"
        case .isNew: "\(file) is made: there was no such page"
        case .change(let kind, let number):
            "\(file) is made again: \(lists.cause(kind: kind, number: number, due.numbers))"
        }
    }
}

extension OutputFolder {
    /// Why no page is made at all.
    func explanation(of asked: String) -> String {
        let file = Site.file(asked: asked)
        return recorded(file) != nil
            ? "\(file) stays as it is: nothing has changed since the last build" : Site.lacks(file)
    }
}

extension Site {
    /// `people/ada/index.html` for `/people/ada/`, `people/ada` and `public/people/ada/index.html`.
    fileprivate static func file(asked: String) -> String {
        var path = asked.drop { $0 == "/" }
        if path.hasPrefix("public/") { path = path.dropFirst("public/".count) }
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let isFolder = !path.isEmpty && !name.isEmpty && !name.contains(".")
        return file(at: isFolder ? path + "/" : String(path))
    }

    fileprivate static func lacks(_ file: String) -> String { "no page of this site is at \(file)" }
}
