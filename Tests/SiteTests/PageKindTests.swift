import Foundation
import Testing

/// Every kind of page and file that a build writes, at its address, from the fixtures' output.
struct PageKindTests {
    private static let kinds = [
        PageRow(
            "home", "index.html", "<h1>home: The Lantern</h1>", "lead: <a href=\"/2017/09/14/four-aims/\">",
            "earlier: <a href=\"/briefings/2017-09-13/\">Two borders</a>"),
        PageRow(
            "briefing", "briefings/2017-09-13/index.html", "<h1>briefing: Two borders</h1>",
            "introduction: <p>Today <a href=\"/people/sergei-lavrov/\">", "lead: <a href=\"/2017/09/13/a-split/\">",
            "newer: <a href=\"/briefings/2017-09-14/\">", "older: <a href=\"/briefings/2017-09-12/\">"),
        PageRow(
            "archive", "briefings/index.html", "<h2>2017</h2>", "<a href=\"/briefings/2017/09/\">September 2017</a>: 3",
            "<a href=\"/briefings/2017/08/\">August 2017</a>: 1"),
        PageRow(
            "month", "briefings/2017/09/index.html", "<a href=\"/briefings/2017-09-13/\">13 (2)</a>",
            "older: <a href=\"/briefings/2017/08/\">"),
        PageRow(
            "article", "2017/09/14/four-aims/index.html", "<h1>article: Tillerson names four aims</h1>",
            "\"@type\":\"NewsArticle\"",
            "<link rel=\"canonical\" href=\"https://lantern.example/2017/09/14/four-aims/\">"),
        PageRow("people", "people/index.html", "<a href=\"/people/sergei-lavrov/\">Sergei Lavrov</a>"),
        PageRow(
            "person", "people/rex-tillerson/index.html", "\"@type\":\"Person\"",
            "role: Chief executive, An oil company, from 2006 to 31 December 2016",
            "2 with <a href=\"/people/sergei-lavrov/\">", "3 with <a href=\"/countries/russia/\">",
            "activity: August 2017=1 September 2017=3", "picture: Two men in dark suits"),
        PageRow(
            "countries", "countries/index.html", "<h2 id=\"europe\">Europe</h2>",
            "<a href=\"/countries/russia/\">Russia</a>: 4"),
        PageRow(
            "country", "countries/russia/index.html", "\"@type\":\"Country\"",
            "official: Russian Federation; code: RU; capital: Moscow", "citizen: <a href=\"/people/sergei-lavrov/\">",
            "relation: <a href=\"/countries/russia/united-states/\">with United States</a>, 4"),
        PageRow(
            "relation", "countries/russia/united-states/index.html",
            "Russia</a> and <a href=\"/countries/united-states/\">United States</a>: 4"),
        PageRow(
            "organizations", "organizations/index.html",
            "<a href=\"/organizations/united-nations/\">United Nations</a>: 2"),
        PageRow("organization", "organizations/united-nations/index.html", "Founded in 1945."),
        PageRow("places", "places/index.html", "<a href=\"/places/geneva/\">Geneva</a>, Switzerland: 1"),
        PageRow("place", "places/geneva/index.html", "<h1>place: Geneva</h1>"),
        PageRow("topics", "topics/index.html", "<a href=\"/topics/summits/\">Summits</a>: 1"),
        PageRow("topic", "topics/summits/index.html", "Tillerson names four aims"),
        PageRow("sections", "sections/index.html", "<a href=\"/sections/diplomacy/\">Diplomacy</a>: 2"),
        PageRow(
            "section", "sections/diplomacy/index.html", "Diplomacy: 2, Talks and visits.", "Tillerson names four aims"),
        PageRow("section, transliterated", "sections/sakerhet/index.html", "Säkerhet: 1"),
        PageRow(
            "sealed page", "countries/russia/page/1/index.html",
            "of <a href=\"/countries/russia/\">Russia</a>, page 1, 2017-08-31 to 2017-09-12", "Notes from August"),
        PageRow(
            "RSS", "feed.xml", "<rss version=\"2.0\"", "<title>Tillerson names four aims</title>",
            "<pubDate>Thu, 14 Sep 2017 15:20:00 +0000</pubDate>"),
        PageRow(
            "RSS of a person", "people/rex-tillerson/feed.xml", "<rss version=\"2.0\"", "Guards change at the border"),
        PageRow("RSS of a country", "countries/russia/feed.xml", "<rss version=\"2.0\""),
        PageRow("RSS of a section", "sections/security/feed.xml", "<rss version=\"2.0\""),
        PageRow(
            "JSON Feed", "feed.json", "\"version\":\"https://jsonfeed.org/version/1.1\"",
            "\"date_published\":\"2017-09-14T15:20:00Z\""),
        PageRow(
            "JSON Feed of a country", "countries/russia/feed.json",
            "\"feed_url\":\"https://lantern.example/countries/russia/feed.json\""),
        PageRow(
            "sitemap", "sitemap.xml", "<loc>https://lantern.example/people/rex-tillerson/</loc>",
            "<lastmod>2017-09-14T16:05:00Z</lastmod>"),
        PageRow("robots", "robots.txt", "Sitemap: https://lantern.example/sitemap.xml"),
        PageRow("404", "404.html", "<meta name=\"robots\" content=\"noindex\">"),
        PageRow(
            "redirect of a folder", "old/four-aims/index.html", "content=\"0; url=/2017/09/14/four-aims/\"",
            "<link rel=\"canonical\" href=\"https://lantern.example/2017/09/14/four-aims/\">"),
        PageRow("redirect of a file", "old/aims.html", "content=\"0; url=/2017/09/14/four-aims/\""),
        PageRow("asset", "assets/style.3053f66032.css", "url(dot.76ece1e8a0.svg)"),
        PageRow("picture", "images/handshake.png"),
        PageRow("static file", "well-known/note.txt", "Copied as it is."),
        PageRow("static dotfile", ".nojekyll"),
    ]

    @Test(arguments: kinds) func standsAtItsAddress(kind: PageRow) throws {
        try kind.check(in: BuiltFixture.story.get())
    }

    @Test func onlyUsedPicturesArePublished() throws {
        #expect(try BuiltFixture.story.get()["images/unused.png"] == nil)
    }

    private static let longLists = [
        PageRow(
            "a permalink of the site's own", "count/2017/story-15/index.html",
            "<link rel=\"canonical\" href=\"https://pages.example/news/count/2017/story-15/\">"),
        PageRow(
            "the newest on the own page", "people/ada-one/index.html", "Story 15</a>",
            "page 14, 2017-03-14 to 2017-03-14", "<a href=\"/news/people/ada-one/page/\">all older pages</a>"),
        PageRow("the oldest on the first page", "people/ada-one/page/1/index.html", "Story 1</a>"),
        PageRow(
            "the list of all pages", "people/ada-one/page/index.html",
            "<h2>2016</h2>\n<p><a href=\"/news/people/ada-one/page/4/\">page 4</a></p>"),
        PageRow(
            "links below the site's path", "index.html", "href=\"/news/assets/style.3053f66032.css\"",
            "href=\"/news/count/2017/story-15/\""),
    ]

    @Test(arguments: longLists) func listsAreCut(row: PageRow) throws {
        try row.check(in: BuiltFixture.longLists.get())
    }

    private static let arabic = [
        PageRow("right to left", "index.html", "<html lang=\"ar\" dir=\"rtl\">"),
        PageRow(
            "a week's briefing, by its Monday", "briefings/2017-09-11/index.html", "2 stories", "عودة الوفد",
            "جولة محادثات في الرياض"),
        PageRow("the next week, by the site's clock", "briefings/2017-09-18/index.html", "1 stories", "بداية أسبوع"),
        PageRow("countries in the site's language", "countries/jordan/index.html", "<h1>country: الأردن</h1>"),
        PageRow(
            "dates in the site's language", "2017/09/13/talks/index.html", "13 سبتمبر", "2017-09-13T10:00:00+03:00"),
        PageRow(
            "a dateline in a script without capitals", "2017/09/13/talks/index.html",
            "<span class=\"dateline\">الرياض (وكالة المنارة)</span> —"),
        PageRow("what follows a speaker", "2017/09/13/talks/index.html", "then مبعوثة, في ختام اللقاء:"),
    ]

    @Test(arguments: arabic) func speaksArabic(row: PageRow) throws { try row.check(in: BuiltFixture.arabic.get()) }

    private static let russian = [
        PageRow("a section's address", "sections/mir/index.html", "Мир: 1"),
        PageRow("a topic's address", "topics/sanktsii/index.html", "Санкции"),
        PageRow(
            "a date without a zone", "2017/09/14/vstrecha/index.html", "2017-09-14T01:30:00+03:00", "14 сентября 2017"),
        PageRow(
            "a dateline", "2017/09/14/vstrecha/index.html", "<span class=\"dateline\">МОСКВА (Агентство Пример)</span>"),
    ]

    @Test(arguments: russian) func speaksRussian(row: PageRow) throws { try row.check(in: BuiltFixture.russian.get()) }

    private static let theme = [
        PageRow("home", "index.html", "The ribbon is found"),
        PageRow(
            "article", "2017/09/14/bridge/index.html", "A bridge is opened twice</h1>", "class=\"dateline\"",
            "© Sheet Pictures / A. Hand", "It holds."),
        PageRow("card", "2017/09/15/ribbon/index.html", "A bridge is opened twice", "/articles/bridge.svg"),
        PageRow("person", "people/ada-example/index.html", "Ada Example", "Mayor", "<mark>Ada Example</mark>"),
        PageRow("country", "countries/france/index.html", "France", "<mark>French</mark>"),
        PageRow("relation", "countries/france/germany/index.html", "Germany"),
    ]

    @Test(arguments: theme) func theDefaultThemeShowsIt(row: PageRow) throws {
        try row.check(in: BuiltFixture.theme.get())
    }
}
