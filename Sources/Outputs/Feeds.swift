import Articles
import Bytes
import Chronology
import SiteModel

/// Feeds of the newest articles: RSS 2.0 and JSON Feed 1.1.
extension Edition {
    private func feedArticles(_ list: FeedList) -> [Int] {
        let limit = site.settings.feeds.items
        switch list {
        case .site:
            log.note(.newestArticles, 0)
            return site.unnoted.articles.indices.suffix(limit).reversed()
        case .subject(let subject): return site.appearances[subject].prefix(limit).map(Int.init)
        case .section(let section): return site.articlesOfSection[section].prefix(limit).map(Int.init)
        }
    }

    /// The page that a feed belongs to.
    private func home(of list: FeedList) -> String { site.canonical(site.path(of: list)) }

    /// RSS 2.0 (rssboard.org/rss-specification), with `atom:link` to itself as the RSS Advisory Board's profile asks.
    func writeRSS(_ list: FeedList, into out: inout ByteBuffer) {
        let articles = feedArticles(list)
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
        out.append("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n" as StaticString)
        element("title", title(of: list), &out)
        element("link", home(of: list), &out)
        element("description", site.settings.description ?? title(of: list), &out)
        element("language", site.settings.language, &out)
        out.append("<atom:link href=\"" as StaticString)
        out.append(site.canonical(site.path(of: .rssFeed(list))), escape: .xml)
        out.append("\" rel=\"self\" type=\"application/rss+xml\"/>\n" as StaticString)
        if let newest = articles.first {
            out.append("<lastBuildDate>" as StaticString)
            out.append(rfc5322: site.articles[newest].updated ?? site.articles[newest].date)
            out.append("</lastBuildDate>\n" as StaticString)
        }
        for number in articles { writeRSSItem(number, &out) }
        out.append("</channel>\n</rss>\n" as StaticString)
    }

    private func writeRSSItem(_ number: Int, _ out: inout ByteBuffer) {
        let article = site.articles[number]
        let url = origin + articleURL(number)
        out.append("<item>\n" as StaticString)
        element("title", article.title, &out)
        element("link", url, &out)
        out.append("<guid isPermaLink=\"true\">" as StaticString)
        out.append(url, escape: .xml)
        out.append("</guid>\n<pubDate>" as StaticString)
        out.append(rfc5322: article.date)
        out.append("</pubDate>\n" as StaticString)
        if site.sectionOfArticle[number] >= 0 {
            element("category", site.sections[Int(site.sectionOfArticle[number])].name, &out)
        }
        // A feed's description is HTML: the text is escaped once as HTML, and again as XML.
        if let summary = article.summary {
            var html = ByteBuffer()
            html.append(summary, escape: .commonMark)
            out.append("<description>" as StaticString)
            html.withBytes { out.append($0, escape: .xml) }
            out.append("</description>\n" as StaticString)
        }
        out.append("</item>\n" as StaticString)
    }

    private func element(_ name: StaticString, _ text: String, _ out: inout ByteBuffer) {
        out.append(UInt8(ascii: "<"))
        out.append(name)
        out.append(UInt8(ascii: ">"))
        out.append(text, escape: .xml)
        out.append("</" as StaticString)
        out.append(name)
        out.append(">\n" as StaticString)
    }

    /// JSON Feed 1.1 (jsonfeed.org/version/1.1).
    func writeJSONFeed(_ list: FeedList, into out: inout ByteBuffer) {
        var json = JSONWriter()
        json.open("{", &out)
        json.field("version", "https://jsonfeed.org/version/1.1", &out)
        json.field("title", title(of: list), &out)
        json.field("home_page_url", home(of: list), &out)
        json.field("feed_url", site.canonical(site.path(of: .jsonFeed(list))), &out)
        json.field("description", site.settings.description, &out)
        json.field("language", site.settings.language, &out)
        json.key("items", &out)
        json.open("[", &out)
        for number in feedArticles(list) { writeJSONItem(number, &json, &out) }
        json.close("]", &out)
        json.close("}", &out)
        out.append(0x0A)
    }

    private func writeJSONItem(_ number: Int, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        let article = site.articles[number]
        json.open("{", &out)
        json.field("id", address: articleURL(number), origin, &out)
        json.field("url", address: articleURL(number), origin, &out)
        json.field("title", article.title, &out)
        json.field("summary", article.summary, &out)
        json.field("content_text", article.summary ?? article.title, &out)
        json.key("date_published", &out)
        json.plain(&out) { $0.append(rfc3339: article.date) }
        if let updated = article.updated {
            json.key("date_modified", &out)
            json.plain(&out) { $0.append(rfc3339: updated) }
        }
        if let lead = leadFigure(ofArticle: number), picture(of: lead) >= 0 {
            json.field("image", site.canonical(site.path(ofPicture: picture(of: lead))), &out)
        }
        if !article.authors.isEmpty {
            json.key("authors", &out)
            json.open("[", &out)
            for author in article.authors {
                json.open("{", &out)
                json.field("name", author, &out)
                json.close("}", &out)
            }
            json.close("]", &out)
        }
        let tags = site.subjectsOfArticle[number]
        if !tags.isEmpty {
            json.key("tags", &out)
            json.open("[", &out)
            for subject in tags { json.string(subjectNames[Int(subject)], &out) }
            json.close("]", &out)
        }
        json.close("}", &out)
    }
}
