import Articles
import Bytes
import Chronology
import Entities
import SiteModel
import Templates

/// People, countries, organizations, places and topics. An entity's record: index is its subject; aux is 0, or one more
/// than the article that it is seen from.
extension SiteSchema {
    static func defineEntities(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?, in schema: inout Schema
    ) {
        for kind in EntityKind.allCases {
            var fields = entityFields(edition, parts) + pageLists(edition)
            switch kind {
            case .person: fields += personFields(edition)
            case .country: fields += countryFields(edition)
            default: fields.append(countryField(edition))
            }
            schema.define(kind.noun, standing: .onManyPages(varying: kind == .person ? ["role"] : []), fields)
        }
        schema.define("indexView", indexViewFields(edition))
        schema.define("entity", standing: .onManyPages(), indexFields(edition))
        schema.define("role", roleFields(edition))
        schema.define("companion", standing: .onManyPages(varying: ["count"]), companionFields(edition))
        schema.define("bucket", bucketFields(edition))
        schema.define("letter", letterFields(edition))
        schema.define("region", regionFields(edition))
        schema.define("relation", standing: .onManyPages(varying: ["other"]), relationFields(edition))
    }

    private static func entityFields(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?
    ) -> [Field] {
        let site = edition.site
        @Sendable func entity(_ record: RecordRef) -> Entity { site.registry[site.entity(record.number)] }
        return [
            .text("name") { edition.subjectNames[$0.number] },
            .path("url") { edition.subjectURLs[$0.number] },
            .text("slug") { entity($0).slug },
            .textList("aliases") { entity($0).profile?.aliases ?? [] },
            .optionalRecord("portrait", type: "figure") { edition.portrait(of: $0.number) },
            .optionalHTML(
                "biography", isPresent: { !(site.texts[$0.number]?().text.bodyRange.isEmpty ?? true) },
                write: { record, out in edition.writeBody(of: .subject(record.number), with: parts(), into: &out) }),
            .optionalText("summary") { entity($0).profile?.summary },
            .optionalURL("wikidata") { entity($0).profile?.wikidata.map { "https://www.wikidata.org/wiki/\($0)" } },
            .textList("sameAs") { entity($0).profile?.sameAs ?? [] },
            .bool("isRegistered") { entity($0).isRegistered },
            .int("count") { site.appearances.count($0.number) },
            .text("initials") { Self.initials(edition.subjectNames[$0.number]) },
        ]
    }

    static func initials(_ name: String) -> String {
        let words = name.split(separator: " ").filter { $0.first?.isLetter == true }
        let chosen = words.count > 2 ? [words[0], words[words.count - 1]] : Array(words)
        return chosen.compactMap { $0.first.map { String($0).uppercased() } }.joined()
    }

    /// What only an entity's own page shows.
    private static func pageLists(_ edition: Edition) -> [Field] {
        let site = edition.site
        return listFields(edition) { .subject($0.number) } + [
            .list("pictures", of: "figure") { record in
                .refs(
                    site.depictions[record.number].prefix(24).map {
                        RecordRef(figure: Int($0 & 0xFF), of: .article(Int($0 >> 8)))
                    })
            },
            .list("appearsWith", of: "companion") { edition.companions(of: $0.number, kind: .person) },
            .list("appearsIn", of: "companion") { edition.companions(of: $0.number, kind: .country) },
            .list("statements", of: "statement") { record in
                .refs(site.statements[record.number].prefix(20).map { RecordRef(Int($0 >> 8), aux: Int($0 & 0xFF)) })
            },
            .optionalDate("first") { site.appearances[$0.number].last.map { site.articles[Int($0)].date } },
            .optionalDate("last") { site.appearances[$0.number].first.map { site.articles[Int($0)].date } },
        ]
    }

    private static func countryField(_ edition: Edition) -> Field {
        .optionalRecord("country", type: "country") { record in
            edition.site.registry[edition.site.entity(record.number)].belongsTo.flatMap { id in
                let subject = edition.site.subject(id)
                return edition.site.hasPage(subject) ? RecordRef(subject) : nil
            }
        }
    }

    private static func personFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func profile(_ record: RecordRef) -> EntityProfile? {
            site.registry[site.entity(record.number)].profile
        }
        return [
            countryField(edition),
            .optionalRecord("role", type: "role") { record in
                let date = record.aux == 0 ? edition.today : site.articles[record.extra - 1].date.date
                return edition.roleRecord(of: record.number, on: date)
            },
            .list("roles", of: "role") { record in
                let roles = edition.roles[record.number]
                let newestFirst = roles.indices.sorted { left, right in
                    let (one, other) = (roles[left].from?.earliest, roles[right].from?.earliest)
                    if one == other { return left < right }
                    guard let one else { return false }
                    guard let other else { return true }
                    return one > other
                }
                return .refs(newestFirst.map { RecordRef(record.number, aux: $0) })
            },
            .optionalText("born") { profile($0)?.born.map(edition.text) },
            .optionalText("died") { profile($0)?.died.map(edition.text) },
        ]
    }

    private static func countryFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func country(_ record: RecordRef) -> Country? { site.registry[site.entity(record.number)].country }
        return [
            .text("officialName") { country($0)?.officialName ?? edition.subjectNames[$0.number] },
            .text("code") { (country($0)?.code ?? "").uppercased() },
            .optionalText("flag") { edition.flags[$0.number] },
            .optionalText("capital") { country($0)?.capitals.first },
            .optionalText("region") { (country($0)?.region).map { edition.countryNames.name(of: $0) } },
            .list("people", of: "person") { .records(edition.peopleOfCountry($0.number)[...], aux: 0) },
            .list("datelines", of: "article") { .records(site.datelines[$0.number].prefix(20), aux: 0) },
            .list("relations", of: "relation") {
                .records(site.relationsOfSubject[$0.number], aux: $0.index + 1)
            },
        ]
    }

    /// What the pages of all people, all countries and so on see; the record is the kind's number.
    private static func indexViewFields(_ edition: Edition) -> [Field] {
        [
            .list("letters", of: "letter") {
                .range(0..<UInt32(edition.letters(ofKind: $0.number).count), aux: $0.index)
            },
            .list("regions", of: "region") { _ in .range(0..<UInt32(edition.regions.count), aux: 0) },
        ]
    }

    /// An entry of an index; the record is the entity's.
    private static func indexFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return [
            .text("name") { edition.subjectNames[$0.number] },
            .path("url") { edition.subjectURLs[$0.number] },
            .optionalText("role") { edition.role(of: $0.number, on: edition.today)?.title },
            .optionalText("country") { site.registry[site.entity($0.number)].belongsTo.map(site.registry.name) },
            .optionalText("flag") { record in
                let id = site.entity(record.number)
                let country = id.kind == .country ? id : site.registry[id].belongsTo
                return country.flatMap { edition.flags[site.subject($0)] }
            },
            .int("count") { site.appearances.count($0.number) },
        ]
    }

    /// A role: index is the person's subject, aux the place among its roles.
    private static func roleFields(_ edition: Edition) -> [Field] {
        [
            .text("title") { edition.roles[$0.number][$0.extra].title },
            .optionalText("organization") { edition.roles[$0.number][$0.extra].organization },
            .optionalText("from") { edition.roles[$0.number][$0.extra].from.map(edition.text) },
            .optionalText("to") { edition.roles[$0.number][$0.extra].to.map(edition.text) },
            .bool("isPresent") { edition.roles[$0.number][$0.extra].holds(on: edition.today) },
        ]
    }

    /// Somebody in company: index is the subject, aux the number of shared articles.
    private static func companionFields(_ edition: Edition) -> [Field] {
        [
            .text("name") { edition.subjectNames[$0.number] },
            .path("url") { edition.subjectURLs[$0.number] },
            .int("count") { $0.extra },
            .optionalText("flag") { edition.flags[$0.number] },
            .optionalText("role") { edition.role(of: $0.number, on: edition.today)?.title },
        ]
    }

    /// A month or year of activity: index is `year * 16 + month` (month 0: the year), aux `count << 8 | share`.
    private static func bucketFields(_ edition: Edition) -> [Field] {
        [
            .text("label") { record in
                let (year, month) = (record.number / 16, record.number % 16)
                return PartialDate(year: year, month: month == 0 ? nil : month).map { edition.text(of: $0) } ?? ""
            },
            .int("count") { $0.extra >> 8 },
            .int("share") { $0.extra & 0xFF },
        ]
    }

    /// A letter of an index: index is the letter's place, aux the kind.
    private static func letterFields(_ edition: Edition) -> [Field] {
        @Sendable func letter(_ record: RecordRef) -> EntityIndexes.Letter {
            edition.letters(ofKind: record.extra)[record.number]
        }
        return [
            .text("letter") { letter($0).letter },
            .text("anchor") { "letter-\(letter($0).letter == "#" ? "other" : slugify(letter($0).letter))" },
            .list("entities", of: "entity") { .records(letter($0).subjects[...], aux: 0) },
        ]
    }

    private static func regionFields(_ edition: Edition) -> [Field] {
        @Sendable func region(_ record: RecordRef) -> EntityIndexes.RegionGroup {
            edition.regions[record.number]
        }
        return [
            .text("name") { region($0).region.map { edition.countryNames.name(of: $0) } ?? "" },
            .text("anchor") { slugify(region($0).region?.name ?? "other") },
            .list("countries", of: "country") { .records(region($0).countries[...], aux: 0) },
        ]
    }

    /// A relation: index is its number; aux is 0, or one more than the subject that it is seen from.
    private static func relationFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func subject(_ id: EntityID) -> RecordRef { RecordRef(site.subject(id)) }
        return listFields(edition) { .relation($0.number) } + [
            .path("url") { edition.relationURL($0.number) },
            .record("first", type: "country") { subject(site.relation($0.number).first) },
            .record("second", type: "country") { subject(site.relation($0.number).second) },
            .record("other", type: "country") { record in
                let relation = site.relation(record.number)
                let seenFromSecond = record.aux > 0 && record.extra - 1 == site.subject(relation.second)
                return subject(seenFromSecond ? relation.first : relation.second)
            },
            .int("count") { site.articlesOfRelation.count($0.number) },
            .list("people", of: "companion") { record in
                edition.companions(in: site.articlesOfRelation[record.number], kind: .person, without: nil)
            },
        ]
    }
}
