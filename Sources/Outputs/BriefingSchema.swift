import Articles
import Chronology
import Entities
import SiteModel
import Templates

/// Briefings and their calendar.
extension SiteSchema {
    static func defineBriefings(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?, in schema: inout Schema
    ) {
        schema.define("homeView", homeFields(edition))
        schema.define("briefing", briefingFields(edition, parts))
        schema.define("participant", standing: .onManyPages(varying: ["role", "count"]), participantFields(edition))
        schema.define("group", groupFields(edition))
        schema.define("archive", archiveFields(edition))
        schema.define("year", yearFields(edition))
        schema.define("month", monthFields(edition))
        schema.define("week", weekFields())
        schema.define("day", dayFields(edition))
    }

    /// What `home.html` sees: the newest briefing and those before it.
    private static func homeFields(_ edition: Edition) -> [Field] {
        [
            .optionalRecord("briefing", type: "briefing") { _ in edition.newestBriefings.last.map { RecordRef($0) } },
            .list("briefings", of: "briefing") { _ in
                .records(edition.newestBriefings.dropLast().reversed().map(UInt32.init)[...], aux: 0)
            },
        ]
    }

    private static func briefingFields(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?
    ) -> [Field] {
        let site = edition.site
        @Sendable func briefing(_ record: RecordRef) -> Briefing { site.briefings[record.number] }
        return [
            .path("url") { site.url(of: .briefing($0.number)) },
            .text("title") { edition.title(ofBriefing: $0.number) },
            .date("date") { edition.moment(of: briefing($0).date) },
            .optionalHTML(
                "introduction", isPresent: { !(briefing($0).note?().introduction.bodyRange.isEmpty ?? true) },
                write: { record, out in edition.writeBody(of: .briefing(record.number), with: parts(), into: &out) }),
            .optionalText("summary") { briefing($0).note?().summary },
            .optionalRecord("leadFigure", type: "figure") { edition.leadFigure(ofBriefing: $0.number) },
            .list("stories", of: "article") { .records(briefing($0).stories[...], aux: 0) },
            .optionalRecord("lead", type: "article") { briefing($0).stories.first.map { RecordRef(Int($0)) } },
            .list("groups", of: "group") {
                .range(0..<UInt32(edition.groups(ofBriefing: $0.number).count), aux: $0.index)
            },
            .int("count") { briefing($0).stories.count },
            .optionalRecord("newer", type: "briefing") {
                edition.newer(thanBriefing: $0.number).map { RecordRef($0) }
            },
            .optionalRecord("older", type: "briefing") { edition.older(thanBriefing: $0.number).map { RecordRef($0) } },
            .list("people", of: "participant") { edition.participants(in: $0.number, .person) },
            .list("countries", of: "participant") { edition.participants(in: $0.number, .country) },
        ]
    }

    /// Somebody in a briefing: index is the subject, aux the briefing. A role is that on the briefing's day.
    private static func participantFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return [
            .text("name") { edition.subjectNames[$0.number] },
            .url("url") { edition.subjectURLs[$0.number] },
            .optionalText("flag") { edition.flags[$0.number] },
            .optionalText("role") { edition.role(of: $0.number, on: site.briefings[$0.extra].date)?.title },
            .int("count") { record in
                site.briefings[record.extra].stories.count { story in
                    // Who is in a briefing's stories is part of its fact.
                    site.unnoted.subjectsOfArticle[Int(story)].contains(record.index)
                }
            },
        ]
    }

    /// A section's stories: index is the group's place, aux the briefing.
    private static func groupFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func group(_ record: RecordRef) -> StoryGroup {
            edition.groups(ofBriefing: record.extra)[record.number]
        }
        return [
            .optionalRecord("section", type: "section") {
                group($0).section < 0 ? nil : RecordRef(Int(group($0).section))
            },
            .text("name") { group($0).section < 0 ? "More" : site.sections[Int(group($0).section)].name },
            .list("stories", of: "article") { .records(group($0).stories[...], aux: 0) },
        ]
    }

    private static func archiveFields(_ edition: Edition) -> [Field] {
        [
            .list("years", of: "year") { _ in .records(edition.calendar.years[...], aux: 0) },
            .list("recent", of: "month") { _ in
                .records(edition.calendar.months.prefix(12).map(UInt32.init)[...], aux: 0)
            },
        ]
    }

    private static func yearFields(_ edition: Edition) -> [Field] {
        [
            .int("number") { $0.number },
            .list("months", of: "month") { record in
                .records(edition.calendar.months.filter { $0 / 12 == record.number }.map(UInt32.init)[...], aux: 0)
            },
        ]
    }

    /// A month: index is `year * 12 + month - 1`.
    private static func monthFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return [
            .path("url") { site.url(of: .month($0.number)) },
            .text("title") { edition.title(ofMonth: $0.number) },
            .text("name") { edition.dates.standaloneMonths.wide[$0.number % 12] },
            .textList("weekdays") { _ in
                (0..<7).map { edition.dates.standaloneWeekdays.abbreviated[(edition.dates.firstWeekday - 1 + $0) % 7] }
            },
            .list("weeks", of: "week") { record in
                let weeks = BriefingCalendar.weeks(ofMonth: record.number, firstWeekday: edition.dates.firstWeekday)
                return .refs(
                    weeks.map { week in
                        // A week's record: index is the month, aux its first day that is none of the blanks, and how many are.
                        let blanks = week.prefix { $0 == 0 }.count
                        return RecordRef(record.number, aux: (week.first { $0 > 0 } ?? 1) << 3 | blanks)
                    })
            },
            .list("briefings", of: "briefing") {
                .records(edition.briefings(ofMonth: $0.number)[...], aux: 0)
            },
            .int("count") { edition.briefings(ofMonth: $0.number).count },
            .optionalRecord("newer", type: "month") { record in
                edition.newerMonth(than: record.number).map { RecordRef($0) }
            },
            .optionalRecord("older", type: "month") { record in
                edition.olderMonth(than: record.number).map { RecordRef($0) }
            },
        ]
    }

    private static func weekFields() -> [Field] {
        [
            .list("days", of: "day") { record in
                let (first, blanks) = (record.extra >> 3, record.extra & 7)
                let length = CivilDate.length(ofMonth: record.number % 12 + 1, year: record.number / 12)
                return .refs(
                    (0..<7).map { place in
                        let day = first + place - blanks
                        return RecordRef(record.number, aux: place < blanks || day > length ? 0 : day)
                    })
            }
        ]
    }

    /// A day of a calendar: index is the month, aux the day, 0 outside of the month.
    private static func dayFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func date(_ record: RecordRef) -> CivilDate? {
            CivilDate(year: record.number / 12, month: record.number % 12 + 1, day: record.extra)
        }
        @Sendable func briefing(_ record: RecordRef) -> Int? {
            date(record).flatMap { edition.briefing(ofDay: $0) }
        }
        return [
            .int("number") { $0.extra },
            .bool("isBlank") { $0.extra == 0 },
            .optionalURL("url") { briefing($0).map { site.url(of: .briefing($0)) } },
            .int("count") { briefing($0).map { site.briefings[$0].stories.count } ?? 0 },
            .text("label") { date($0).map { edition.text(of: $0, .long) } ?? "" },
        ]
    }
}
