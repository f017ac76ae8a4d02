/// Every field of `content/site.yml`.
extension HostileSite {
    /// A site whose settings are these texts: the first one where there is one of a kind, and a section for each.
    public static func settings(_ texts: [HostileText]) -> HostileSite {
        let first = texts.first ?? HostileText.all[0]
        let name = "settings-\(first.number)"
        let quoted = HostileFile.quoted(first.text)
        var site = HostileSite(name: name)
        var file = HostileFile(hasFences: false)
        file.plain("baseURL: \(address(name))")
        file.hostile("site: title", "title: \(quoted)", or: "title: T")
        file.hostile("site: description", "description: \(quoted)")
        file.hostile("site: language", "language: \(quoted)")
        file.hostile("site: timeZone", "timeZone: \(quoted)")
        file.hostile("site: permalink", "permalink: \(HostileFile.quoted("/\(first.text)/:slug/"))")
        file.hostile("site: params", "params: {favicon: \(quoted), \(quoted): \(quoted)}")
        file.plain("publisher:")
        file.hostile("site: publisher's name", "  name: \(quoted)", or: "  name: P")
        for key in ["url", "logo", "sameAs"] { file.hostile("site: publisher's \(key)", "  \(key): \(quoted)") }
        file.plain("sections:")
        for text in texts {
            let named = HostileFile.quoted("\(text.text) x\(text.number)")
            let described = HostileFile.quoted(text.text)
            file.hostile("site: section", "  - {name: \(named), description: \(described)}")
            file.hostile("site: section's slug", "  - {name: s\(text.number), slug: \(described)}")
        }
        site.add(file, as: "content/site.yml")
        site.add(
            "---\ntitle: T\ndate: 2017-09-14\nsection: s\(first.number)\n---\n[Paris].\n", as: "content/articles/a.md")
        return site
    }
}
