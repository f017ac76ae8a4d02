import Articles
import Chronology
import Entities
import Markdown
import SiteModel
import Templates

/// What templates can show, as docs/template-model.md lists it: each field beside the way it is got.
public enum SiteSchema {
    static func make(_ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?) -> Schema {
        var schema = Schema()
        schema.define("site", standing: .everywhere, siteFields(edition))
        schema.define("publisher", publisherFields(edition))
        schema.define("page", pageFields(edition))
        schema.define("picture", pictureFields(edition))
        schema.define("feed", feedFields(edition))
        schema.define("crumb", crumbFields(edition))
        defineArticles(edition, parts, in: &schema)
        defineEntities(edition, parts, in: &schema)
        defineLists(edition, in: &schema)
        defineBriefings(edition, parts, in: &schema)
        return schema
    }

    /// The author's own keys: any name, as text.
    static func parameter(_ node: YAMLNode?, _ name: String) -> String? {
        guard case .mapping(let pairs)? = node?.content,
            let pair = pairs.first(where: { $0.key == name }), case .scalar(let scalar) = pair.value.content
        else { return nil }
        return scalar.isNull ? nil : scalar.text
    }

    private static func siteFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        let settings = site.settings
        let home = site.url("")
        let feeds = (rss: site.url("feed.xml"), json: site.url("feed.json"))
        let generator = "sitegen \(edition.version)"
        var fields: [Field] = [
            .text("title") { _ in settings.title },
            .path("url") { _ in home },
            .url("baseURL") { _ in settings.baseURL },
            .optionalText("description") { _ in settings.description },
            .text("language") { _ in settings.language },
            .text("direction") { _ in edition.isRightToLeft ? "rtl" : "ltr" },
            .optionalRecord("publisher", type: "publisher") { _ in settings.publisher == nil ? nil : RecordRef(0) },
            .list("sections", of: "section") { _ in .range(0..<UInt32(site.sections.unnotedCount), aux: 0) },
            .url("stylesheet") { _ in edition.assetURLs["style.css"] ?? "" },
            .dynamic("assets") { _, name in edition.assetURLs[name] },
            .dynamic("params") { _, name in parameter(settings.params, name) },
            .text("generator") { _ in generator },
            .path("feedURL") { _ in feeds.rss },
            .path("jsonFeedURL") { _ in feeds.json },
            .bool("hasSections") { _ in site.sections.unnotedCount > 0 },
            .path("sectionsURL") { _ in edition.sectionsURL },
            .path("briefingsURL") { _ in edition.archiveURL },
        ]
        for kind in EntityKind.allCases {
            let url = edition.kindURLs[Int(kind.rawValue)]
            let exists = site.subjects(of: kind).contains(where: site.unnoted.hasPage)
            fields.append(.path("\(kind.folder)URL") { _ in url })
            fields.append(.bool("has\(kind.folder.prefix(1).uppercased())\(kind.folder.dropFirst())") { _ in exists })
        }
        return fields
    }

    private static func publisherFields(_ edition: Edition) -> [Field] {
        let publisher = edition.site.settings.publisher
        return [
            .text("name") { _ in publisher?.name ?? "" },
            .optionalURL("url") { _ in publisher?.url },
        ]
    }

    private static func pageFields(_ edition: Edition) -> [Field] {
        [
            .text("kind") { Edition.kind(of: edition.page($0), in: edition.site) },
            .text("title") { edition.title(of: edition.page($0)) },
            .optionalText("description") { edition.description(of: edition.page($0)) },
            .path("url") { edition.pageURL($0.number) },
            .url("canonical") { edition.origin + edition.pageURL($0.number) },
            .text("language") { edition.language(of: edition.page($0)) },
            .text("direction") { edition.isRightToLeft(edition.page($0)) ? "rtl" : "ltr" },
            .optionalRecord("image", type: "picture") { page in
                edition.leadFigure(of: edition.page(page)).flatMap { edition.picture(of: $0) >= 0 ? $0 : nil }
            },
            .text("openGraphType") { edition.openGraphType(of: edition.page($0)) },
            .optionalDate("published") { edition.article(of: edition.page($0))?.date },
            .optionalDate("updated") { edition.article(of: edition.page($0))?.updated },
            .optionalText("section") { edition.sectionName(of: edition.page($0)) },
            .json("structuredData") { record, out in edition.writeStructuredData(of: record.number, into: &out) },
            .list("feeds", of: "feed") { edition.feeds(of: $0) },
            .list("breadcrumbs", of: "crumb") { .refs(edition.breadcrumbs(of: $0.number)) },
            .optionalText("robots") { edition.page($0) == .notFound ? "noindex" : nil },
            .bool("isDraft") { edition.article(of: edition.page($0))?.isDraft ?? false },
        ]
    }

    private static func pictureFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func file(_ record: RecordRef) -> SitePicture { site.pictures[Int(edition.picture(of: record))] }
        return [
            .url("url") { site.canonical(site.path(ofPicture: edition.picture(of: $0))) },
            .text("alt") { edition.figure($0) { $0.alt } },
            .optionalInt("width") { file($0).width },
            .optionalInt("height") { file($0).height },
        ]
    }

    /// A feed record: index is its list as one word; aux is 0 for RSS, 1 for JSON Feed.
    private static func feedFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        let ofSite = (rss: site.url(of: .rssFeed(.site)), json: site.url(of: .jsonFeed(.site)))
        return [
            .text("title") { edition.title(of: edition.feedList($0)) },
            .path("url") { record in
                let list = edition.feedList(record)
                if list == .site { return record.aux & 1 == 0 ? ofSite.rss : ofSite.json }
                return site.url(of: record.aux & 1 == 0 ? .rssFeed(list) : .jsonFeed(list))
            },
            .text("type") { $0.aux & 1 == 0 ? "application/rss+xml" : "application/feed+json" },
        ]
    }

    private static func crumbFields(_ edition: Edition) -> [Field] {
        [
            .text("title") { edition.crumbTitle($0) },
            .path("url") { edition.crumbURL($0) },
        ]
    }
}
