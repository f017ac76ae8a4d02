import Bytes
import Chronology
import SiteModel

/// What crawlers read.
extension Edition {
    /// sitemaps.org protocol 0.9; beyond 50,000 addresses `sitemap.xml` is an index of numbered parts.
    func writeSitemap(part: Int?, into out: inout ByteBuffer) {
        log.note(.sitemap, part ?? 0)
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
        if let addresses = plan.sitemap(part: part) { return writeAddresses(addresses, &out) }
        out.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" as StaticString)
        for part in plan.sitemapParts.indices {
            out.append("<sitemap><loc>" as StaticString)
            out.append(site.canonical(site.path(of: .sitemap(part: part + 1))), escape: .xml)
            out.append("</loc></sitemap>\n" as StaticString)
        }
        out.append("</sitemapindex>\n" as StaticString)
    }

    private func writeAddresses(_ pages: ArraySlice<Int>, _ out: inout ByteBuffer) {
        out.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" as StaticString)
        for page in pages {
            out.append("<url><loc>" as StaticString)
            out.append(origin)
            out.append(pageURL(page), escape: .xml)
            out.append("</loc>" as StaticString)
            if case .article(let number) = plan.pages[page] {
                let article = site.unnoted.articles.facts(of: number)
                out.append("<lastmod>" as StaticString)
                out.append(rfc3339: article.updated ?? article.date)
                out.append("</lastmod>" as StaticString)
            }
            out.append("</url>\n" as StaticString)
        }
        out.append("</urlset>\n" as StaticString)
    }

    /// RFC 9309.
    func writeRobots(into out: inout ByteBuffer) {
        out.append("User-agent: *\nAllow: /\n\nSitemap: " as StaticString)
        out.append(site.canonical("sitemap.xml"))
        out.append(0x0A)
    }

    /// A page at a former address: static hosts cannot answer with a redirect, so the page itself leads on.
    func writeRedirect(to article: Int, into out: inout ByteBuffer) {
        let canonical = site.canonical(site.path(ofArticle: article))
        out.append("<!DOCTYPE html>\n<html lang=\"" as StaticString)
        out.append(site.settings.language, escape: .html)
        out.append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>" as StaticString)
        out.append(site.articles[article].title, escape: .html)
        out.append("</title>\n<link rel=\"canonical\" href=\"" as StaticString)
        out.append(canonical, escape: .html)
        out.append("\">\n<meta name=\"robots\" content=\"noindex\">\n" as StaticString)
        out.append("<meta http-equiv=\"refresh\" content=\"0; url=" as StaticString)
        out.append(articleURL(article), escape: .html)
        out.append("\">\n</head>\n<body>\n<p><a href=\"" as StaticString)
        out.append(articleURL(article), escape: .html)
        out.append("\">" as StaticString)
        out.append(site.articles[article].title, escape: .html)
        out.append("</a></p>\n</body>\n</html>\n" as StaticString)
    }
}
