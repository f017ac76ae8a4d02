import Entities
import SiteModel
import SourceText

/// What `check` tells besides faults.
enum Notes {
    /// Everybody who is annotated and has no file, where the first article names them.
    static func notes(on site: Site) -> [Diagnostic] {
        var notes: [Diagnostic] = []
        for kind in EntityKind.allCases {
            for subject in site.subjects(of: kind) {
                let entity = site.registry[site.entity(subject)]
                guard !entity.isRegistered, let number = site.appearances[subject].last else { continue }
                let article = site.articles[Int(number)]
                let first = article.text.unregistered.first { $0.kind == kind && $0.slug == entity.slug }
                notes.append(
                    Diagnostic(
                        .note, id: "unregistered-\(kind.noun)", file: article.path,
                        position: first?.position ?? SourcePosition(line: 1, column: 1),
                        message: "\(kind.noun) '\(entity.name)' has no file", excerpt: "",
                        fix: "add content/\(kind.folder)/\(entity.slug).md"))
            }
        }
        return notes
    }
}
