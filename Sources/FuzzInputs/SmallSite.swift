/// A site of a handful of files, held in memory: paths relative to the site's folder, and bytes.
public struct SmallSite: Sendable {
    public var files: [String: [UInt8]] = [:]

    public init() {}

    public subscript(path: String) -> String {
        get { String(decoding: files[path] ?? [], as: UTF8.self) }
        set { files[path] = Array(newValue.utf8) }
    }

    /// One article whose body is `body`, with what a text may name: a person, two entities of one name, a picture.
    public static func around(body: [UInt8]) -> SmallSite {
        var site = SmallSite()
        site["content/site.yml"] = "title: A Digest\nbaseURL: https://example.org/\n"
        site["content/people/ada-example.md"] = """
            ---
            name: Ada Example
            aliases: [Double]
            country: fr
            roles: [{title: Envoy, from: 2017-01-01}]
            ---
            An envoy.

            """
        site["content/people/bo-example.md"] = "---\nname: Bo Example\n---\n"
        site["content/people/double.md"] = "---\nname: Double\n---\n"
        site["content/topics/double.md"] = "---\nname: Double\n---\n"
        site.files["content/images/picture.png"] = SamplePictures.png
        let head = "---\ntitle: One\ndate: 2017-09-14T10:00:00Z\nsection: World\n---\n"
        site.files["content/articles/one.md"] = Array(head.utf8) + body
        return site
    }
}
