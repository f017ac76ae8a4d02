import Foundation
import Testing

/// An article whose author gave a day and no time of day.
struct DayWithoutTimeTests {
    @Test func noTimeIsInvented() throws {
        let site = try TemporarySite([
            "content/articles/a.md": "---\ntitle: A\ndate: 2017-09-14\nupdated: 2017-09-15\n---\nText.\n",
            "content/articles/b.md": "---\ntitle: B\ndate: 2017-09-14T15:20:00Z\n---\nText.\n",
        ])
        try site.build()
        let day = try site.page("2017/09/14/a/index.html")
        #expect(day.contains("<time datetime=\"2017-09-14\">14 September 2017</time>"))
        #expect(day.contains("Updated <time datetime=\"2017-09-15\">15 September 2017</time>"))
        let moment = try site.page("2017/09/14/b/index.html")
        #expect(moment.contains("<time datetime=\"2017-09-14T15:20:00Z\">14 September 2017, 15:20</time>"))
        let briefing = try site.page("briefings/2017-09-14/index.html")
        #expect(briefing.contains("15:20</time>"))
        #expect(!briefing.contains("00:00"))
    }
}
