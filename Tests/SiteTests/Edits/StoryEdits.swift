import Foundation

/// Edits of articles' files and bodies.
extension Edit {
    static let stories = [
        Edit("add an article") { editor in
            let number = editor.freshNumber()
            // Now and then a name that another day's article has already.
            let known = editor.writer.random.oneIn(8) ? editor.site.articles.first.map(EditedSite.name) : nil
            let path = "content/articles/new-\(number)/\(known ?? "added-\(number)").md"
            editor.site.sources[path] = editor.writer.article(for: editor.site)
            return path
        },
        Edit("delete an article") { editor in
            guard editor.site.articles.count > 3 || editor.writer.random.oneIn(8) else { return nil }
            guard let path = editor.writer.random.one(of: editor.site.articles) else { return nil }
            editor.site.sources[path] = nil
            return path
        },
        Edit("rename an article") { editor in
            guard let path = editor.writer.random.one(of: editor.site.articles) else { return nil }
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            return editor.move(path, to: folder + "/renamed-\(editor.freshNumber()).md")
        },
        Edit("move an article to another folder") { editor in
            guard let path = editor.writer.random.one(of: editor.site.articles) else { return nil }
            let name = path.split(separator: "/").last ?? ""
            return editor.move(path, to: "content/articles/moved-\(editor.freshNumber())/\(name)")
        },
        Edit("two articles swap their files") { editor in
            guard let one = editor.writer.random.one(of: editor.site.articles),
                let other = editor.writer.random.one(of: editor.site.articles), one != other
            else { return nil }
            (editor.site.sources[one], editor.site.sources[other]) = (
                editor.site.sources[other], editor.site.sources[one]
            )
            return "\(one) and \(other)"
        },
        Edit("change a number of a body, and no size") { editor in
            editor.change("number") { source, writer in
                guard let block = source.blocks.indices.randomElement(using: &writer.random) else { return nil }
                let number = writer.number()
                let parts = source.blocks[block].components(separatedBy: "No. ")
                guard parts.count > 1 else { return nil }
                source.blocks[block] = parts[0] + parts.dropFirst().map { number + $0.dropFirst(3) }.joined()
                return number
            }
        },
        Edit("remove a block") { editor in
            editor.change("without block") { source, writer in
                guard let block = source.blocks.indices.randomElement(using: &writer.random) else { return nil }
                source.blocks.remove(at: block)
                return "\(block)"
            }
        },
        Edit("turn the blocks round") { editor in
            editor.change("blocks") { source, _ in
                source.blocks.reverse()
                return "in another order"
            }
        },
        block("mention by label") { writer, _ in writer.prose() },
        block("mention by address") { writer, _ in writer.explicitMentions() },
        block("mention somebody without a file") { writer, _ in writer.unknownPerson() },
        block("quote a statement") { writer, _ in writer.statement() },
        block("place a figure") { writer, site in writer.figure(of: site) },
        block("place a picture in a line") { writer, site in writer.inlinePicture(of: site) },
        block("place a card") { writer, site in writer.card(in: site) },
        block("link to an article and a briefing") { writer, site in writer.links(in: site) },
        block("write HTML") { writer, _ in "A <b>bold</b> word, <script>one()</script> \(writer.number())." },
        block("link to nothing") { writer, _ in "See [it](article:nothing-\(writer.random.below(9)))." },
        Edit("open with a dateline") { editor in
            editor.change("opens with") { source, writer in
                let line = writer.dateline()
                source.blocks.insert(line, at: 0)
                return line
            }
        },
        Edit("empty a body") { editor in
            editor.change("body") { source, _ in
                source.blocks = []
                return "emptied"
            }
        },
    ]

    private static func block(
        _ name: String, _ write: @escaping @Sendable (inout NewsWriter, EditedSite) -> String?
    ) -> Edit {
        Edit(name) { editor in
            let site = editor.site
            return editor.change("gains") { source, writer in
                guard let block = write(&writer, site) else { return nil }
                source.blocks.insert(block, at: writer.random.below(source.blocks.count + 1))
                return block
            }
        }
    }
}

extension SiteEditor {
    /// Gives an article's file another path; most editors then follow its links.
    mutating func move(_ path: String, to place: String) -> String? {
        guard let source = site.sources[path], site.sources[place] == nil else { return nil }
        let slug = site.slug(ofArticle: path)
        site.sources[path] = nil
        site.sources[place] = source
        let other = site.slug(ofArticle: place)
        if slug != other, !writer.random.oneIn(4) {
            for (path, source) in site.sources {
                site.sources[path]?.blocks = source.blocks.map {
                    $0.replacingOccurrences(of: "](article:\(slug))", with: "](article:\(other))")
                }
            }
        }
        return "\(path) to \(place)"
    }
}
