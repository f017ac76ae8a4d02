import Articles
import Bytes
import Chronology
import Entities

/// Addresses within the site. Paths begin at the site's folder and have no leading slash: `people/rex-tillerson/`; one
/// that ends with a slash is a folder with an `index.html`.
extension Site {
    public func path(of page: Page) -> String {
        var path: [UInt8] = []
        path.reserveCapacity(80)
        append(page, to: &path)
        return String(decoding: path, as: UTF8.self)
    }

    public func path(of list: FeedList) -> String { path(of: ownPage(of: list)) }

    private func ownPage(of list: FeedList) -> Page {
        switch list {
        case .site: .home
        case .subject(let subject): .entity(subject: subject)
        case .section(let section): .section(section)
        }
    }

    public func path(ofSubject subject: Int) -> String { path(of: .entity(subject: subject)) }
    public func path(ofArticle number: Int) -> String { path(of: .article(number)) }

    /// A page's path as bytes: a build makes all of them.
    private func append(_ page: Page, to path: inout [UInt8]) {
        switch page {
        case .home: break
        case .briefing(let number):
            path.append("briefings/" as StaticString)
            path.append(isoDate: briefings[number].date)
            path.append(Self.slash)
        case .archive: path.append("briefings/" as StaticString)
        case .month(let month):
            path.append("briefings/" as StaticString)
            Self.append(month / 12, digits: 4, to: &path)
            path.append(Self.slash)
            Self.append(month % 12 + 1, digits: 2, to: &path)
            path.append(Self.slash)
        case .article(let number): append(article: number, to: &path)
        case .entity(let subject):
            let id = entity(subject)
            Self.append(folder: id.kind.folder, to: &path)
            Self.append(folder: registry.slug(of: id), to: &path)
        case .entities(let kind): Self.append(folder: kind.folder, to: &path)
        case .relation(let number):
            path.append("countries/" as StaticString)
            Self.append(folder: registry.slug(of: relations[number].first), to: &path)
            Self.append(folder: registry.slug(of: relations[number].second), to: &path)
        case .section(let number):
            path.append("sections/" as StaticString)
            Self.append(folder: sections[number].slug, to: &path)
        case .sections: path.append("sections/" as StaticString)
        case .sealed(let list, let number):
            append(ownPage(of: list), to: &path)
            path.append("page/" as StaticString)
            path.append(number: number)
            path.append(Self.slash)
        case .sealedPages(let list):
            append(ownPage(of: list), to: &path)
            path.append("page/" as StaticString)
        case .notFound: path.append("404.html" as StaticString)
        case .rssFeed(let list):
            append(ownPage(of: list), to: &path)
            path.append("feed.xml" as StaticString)
        case .jsonFeed(let list):
            append(ownPage(of: list), to: &path)
            path.append("feed.json" as StaticString)
        case .sitemap(let part):
            path.append("sitemap" as StaticString)
            if let part {
                path.append(UInt8(ascii: "-"))
                path.append(number: part)
            }
            path.append(".xml" as StaticString)
        case .robots: path.append("robots.txt" as StaticString)
        case .redirect(let article, let alias): path.append(Self.path(ofAlias: articles.alias(alias, of: article)))
        }
    }

    private func append(article number: Int, to path: inout [UInt8]) {
        let date = articles.date(of: number).date
        let start = path.count
        for part in settings.permalink.parts {
            switch part {
            case .literal(let text): path.append(text)
            case .year: Self.append(date.year, digits: 4, to: &path)
            case .month: Self.append(date.month, digits: 2, to: &path)
            case .day: Self.append(date.day, digits: 2, to: &path)
            case .slug: path.append(contentsOf: articles.slugBytes(of: number))
            case .section:
                path.append(
                    sectionOfArticle[number] < 0 ? "stories" : sections[Int(sectionOfArticle[number])].slug)
            }
        }
        // A permalink begins with a slash, a path does not.
        if path.count > start { path.remove(at: start) }
    }

    private static let slash = UInt8(ascii: "/")

    private static func append(folder: String, to path: inout [UInt8]) {
        path.append(folder)
        path.append(slash)
    }

    private static func append(_ number: Int, digits count: Int, to path: inout [UInt8]) {
        var rest = 10
        for _ in 1..<count {
            if number < rest { path.append(UInt8(ascii: "0")) }
            rest *= 10
        }
        path.append(number: number)
    }

    /// An alias is a path from the site's root; one without an ending means a folder.
    static func path(ofAlias alias: String) -> String {
        let path = String(alias.drop { $0 == "/" })
        if path.isEmpty || path.hasSuffix("/") || path.split(separator: "/").last?.contains(".") == true { return path }
        return path + "/"
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
