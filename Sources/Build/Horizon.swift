import Chronology
import SiteModel

/// From when on, and until when, a build at another time would be the same: which articles are shown and which roles are
/// held changes only at the moments between.
struct Horizon: Sendable {
    /// Seconds since 1970; the first at which it holds.
    private(set) var from: Int
    /// The first at which it no longer does.
    private(set) var until: Int

    init(now: Int, zone: TimeZoneRules, articles: ArticleTable) {
        // Roles are those of the day, which begins and ends at midnight.
        let day = Moment(seconds: now, offset: zone.offset(at: now)).date.daysSinceEpoch
        from = min(now, zone.seconds(atClock: day * 86_400))
        until = max(now + 1, zone.seconds(atClock: (day + 1) * 86_400))
        for article in articles.facts {
            narrow(article.visibleFrom, now)
            if let expiry = article.expiry { narrow(expiry, now) }
        }
    }

    private mutating func narrow(_ moment: Int, _ now: Int) {
        if moment > now { until = min(until, moment) } else { from = max(from, moment) }
    }
}
