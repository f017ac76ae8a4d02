import Articles
import Bytes
import Chronology
import Entities

/// Addresses within the site. Paths begin at the site's folder and have no leading slash: `people/rex-tillerson/`; one
/// that ends with a slash is a folder with an `index.html`.
extension Site {
    public func path(of page: Page) -> String {
        switch page {
        case .home: ""
        case .briefing(let number): "briefings/\(briefings[number].date)/"
        case .archive: "briefings/"
        case .month(let month): Self.path(ofMonth: month)
        case .article(let number): path(ofArticle: number)
        case .entity(let subject): path(ofSubject: subject)
        case .entities(let kind): "\(kind.folder)/"
        case .relation(let number):
            "countries/\(registry.slug(of: relations[number].first))/\(registry.slug(of: relations[number].second))/"
        case .section(let number): "sections/\(sections[number].slug)/"
        case .sections: "sections/"
        case .sealed(let list, let number): "\(path(of: ownPage(of: list)))page/\(number)/"
        case .sealedPages(let list): "\(path(of: ownPage(of: list)))page/"
        case .notFound: "404.html"
        case .rssFeed(let list): "\(path(of: list))feed.xml"
        case .jsonFeed(let list): "\(path(of: list))feed.json"
        case .sitemap(let part): part.map { "sitemap-\($0).xml" } ?? "sitemap.xml"
        case .robots: "robots.txt"
        case .redirect(let article, let alias): Self.path(ofAlias: articles.alias(alias, of: article))
        }
    }

    public func path(of list: FeedList) -> String {
        switch list {
        case .site: ""
        case .subject(let subject): path(ofSubject: subject)
        case .section(let section): "sections/\(sections[section].slug)/"
        }
    }

    public func path(ofSubject subject: Int) -> String {
        let id = entity(subject)
        return "\(id.kind.folder)/\(registry.slug(of: id))/"
    }

    public func path(ofArticle number: Int) -> String {
        let date = articles.date(of: number).date
        var path = ""
        for part in settings.permalink.parts {
            switch part {
            case .literal(let text): path += text
            case .year: path += Self.digits(date.year, 4)
            case .month: path += Self.digits(date.month, 2)
            case .day: path += Self.digits(date.day, 2)
            case .slug: path += articles.slug(of: number)
            case .section:
                path += sectionOfArticle[number] < 0 ? "stories" : sections[Int(sectionOfArticle[number])].slug
            }
        }
        return String(path.dropFirst())
    }

    static func path(ofMonth month: Int) -> String {
        "briefings/\(digits(month / 12, 4))/\(digits(month % 12 + 1, 2))/"
    }

    /// An alias is a path from the site's root; one without an ending means a folder.
    static func path(ofAlias alias: String) -> String {
        let path = String(alias.drop { $0 == "/" })
        if path.isEmpty || path.hasSuffix("/") || path.split(separator: "/").last?.contains(".") == true { return path }
        return path + "/"
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// The file that an address is served from: `people/index.html` for `people/`.
    public static func file(at path: String) -> String {
        path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    }

    /// From the host's root, percent-encoded: what links hold.
    public func url(_ path: String) -> String { basePath + Self.encoded(path) }

    public func url(of page: Page) -> String { url(path(of: page)) }

    /// Absolute.
    public func canonical(_ path: String) -> String { settings.baseURL + Self.encoded(path) }

    /// Where a picture is published: its place in the content folder.
    public func path(ofPicture number: Int32) -> String { pictures[Int(number)].path }

    /// Percent-encodes what a path cannot hold (RFC 3986, section 3.3); a path of plain letters is returned as it is.
    static func encoded(_ path: String) -> String {
        if path.utf8.withContiguousStorageIfAvailable({ $0.allSatisfy(isPathByte) }) ?? false { return path }
        var out: [UInt8] = []
        for byte in path.utf8 {
            if isPathByte(byte) {
                out.append(byte)
            } else {
                out.append(percentEncoded: byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? lowPathBytes >> UInt64(byte) : highPathBytes >> UInt64(byte - 64)) & 1 == 1
    }

    /// A bit for each ASCII character that stands as it is: letters, digits and `-_.~/,()!@+=:`. Numbers, not a loop over
    /// those characters, so that no byte of an address has to ask whether the loop has run.
    private static let lowPathBytes: UInt64 = 0x27FF_FB02_0000_0000
    private static let highPathBytes: UInt64 = 0x47FF_FFFE_87FF_FFFF
}
