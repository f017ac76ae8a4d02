import Entities
import SiteModel
import SourceText

/// What `check` tells besides faults.
enum Notes {
    /// Everybody who is annotated and has no file, at the first article that names them.
    static func notes(on site: Site) -> [Diagnostic] {
        var notes: [Diagnostic] = []
        for kind in EntityKind.allCases {
            for subject in site.subjects(of: kind) {
                let entity = site.registry[site.entity(subject)]
                guard !entity.isRegistered, let article = site.appearances[subject].last else { continue }
                notes.append(
                    Diagnostic(
                        .note, id: "unregistered-\(kind.noun)", file: site.articles[Int(article)].path,
                        position: SourcePosition(line: 1, column: 1),
                        message: "\(kind.noun) '\(entity.name)' has no file", excerpt: "",
                        fix: "add content/\(kind.folder)/\(entity.slug).md"))
            }
        }
        return notes
    }
}
