/// Edits of pictures and of files that are copied as they are.
extension Edit {
    static let pictures = [
        Edit("add a picture") { editor in
            let path = "content/images/q\(editor.freshNumber()).png"
            editor.site.files[path] = PaintedPicture.png(width: 16, height: 9, shade: 0x55)
            return path
        },
        picture("replace a picture by one of another size") { editor in
            PaintedPicture.png(
                width: 1 + editor.writer.random.below(60), height: 1 + editor.writer.random.below(60), shade: 0xF0)
        },
        Edit("paint a picture anew, and change no size") { editor in
            guard let path = editor.writer.random.one(of: editor.site.files(in: "content/images")),
                let old = editor.site.files[path], old.count > 24
            else { return nil }
            // The header's last bytes of width and height.
            let shade = UInt8(editor.writer.random.below(256))
            let new = PaintedPicture.png(width: Int(old[19]), height: Int(old[23]), shade: shade)
            guard new.count == old.count, new != old else { return nil }
            editor.site.files[path] = new
            return path
        },
        Edit("turn a picture on its side, and change no size") { editor in
            let upright = PaintedPicture.png(width: 16, height: 24, shade: 0x0F)
            let level = PaintedPicture.png(width: 24, height: 16, shade: 0x0F)
            let path = "content/images/p1.png"
            // Bytes that follow the picture's end.
            let long = level + [UInt8](repeating: 0, count: max(0, upright.count - level.count))
            let tall = upright + [UInt8](repeating: 0, count: max(0, level.count - upright.count))
            editor.site.files[path] = editor.site.files[path] == long ? tall : long
            return path
        },
        Edit("delete a picture") { editor in
            guard let path = editor.writer.random.one(of: editor.site.files(in: "content/images")) else { return nil }
            editor.site.files[path] = nil
            return path
        },
        Edit("put a picture beside an article") { editor in
            guard let article = editor.writer.random.one(of: editor.site.articles) else { return nil }
            let folder = article.split(separator: "/").dropLast().joined(separator: "/")
            let path = "\(folder)/p\(editor.writer.random.below(3)).png"
            editor.site.files[path] = PaintedPicture.png(width: 30, height: 1 + editor.freshNumber(), shade: 1)
            return path
        },
        Edit("take a picture from beside an article") { editor in
            let beside = editor.site.files(in: "content/articles")
            guard let path = editor.writer.random.one(of: beside) else { return nil }
            editor.site.files[path] = nil
            return path
        },
        picture("replace a picture by what is none") { _ in Array("no picture at all".utf8) },
        Edit("add a static file") { editor in
            let path = "content/static/docs/note-\(editor.freshNumber()).txt"
            editor.site.files[path] = Array("A note, \(editor.writer.number())\n".utf8)
            return path
        },
        Edit("change a static file, and no size") { editor in
            let notes = editor.site.files(in: "content/static/docs")
            guard let path = editor.writer.random.one(of: notes) else { return nil }
            let new = Array("A note, \(editor.writer.number())\n".utf8)
            guard new != editor.site.files[path] else { return nil }
            editor.site.files[path] = new
            return path
        },
        Edit("put a static file where a page stands") { editor in
            editor.site.files["content/static/people/index.html"] = Array("<p>Not this</p>\n".utf8)
            return "people/index.html"
        },
        Edit("delete a static file") { editor in
            guard let path = editor.writer.random.one(of: editor.site.files(in: "content/static")) else { return nil }
            editor.site.files[path] = nil
            return path
        },
    ]

    private static func picture(
        _ name: String, _ paint: @escaping @Sendable (inout SiteEditor) -> [UInt8]
    ) -> Edit {
        Edit(name) { editor in
            guard let path = editor.writer.random.one(of: editor.site.files(in: "content/images")) else { return nil }
            let new = paint(&editor)
            guard new != editor.site.files[path] else { return nil }
            editor.site.files[path] = new
            return path
        }
    }
}
