import Articles
import Bytes
import Chronology
import Entities
import SiteModel
import Templates

extension SiteSchema {
    static func defineArticles(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?, in schema: inout Schema
    ) {
        schema.define("article", standing: .onManyPages(), articleFields(edition, parts) + articleLists(edition))
        schema.define("source", sourceFields(edition))
        schema.define("correction", correctionFields(edition))
        schema.define("dateline", datelineFields(edition))
        schema.define("figure", figureFields(edition, parts))
        schema.define("depicted", depictedFields(edition))
        schema.define("statement", statementFields(edition, parts))
    }

    private static func articleFields(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?
    ) -> [Field] {
        let site = edition.site
        return [
            .text("title") { site.articles[$0.number].title },
            .path("url") { edition.articleURL($0.number) },
            .url("canonical") { edition.origin + edition.articleURL($0.number) },
            .text("slug") { site.articles[$0.number].slug },
            .date("date") { site.articles[$0.number].date },
            .optionalDate("updated") { site.articles[$0.number].updated },
            .bool("isUpdated") { site.articles[$0.number].updated != nil },
            .optionalRecord("section", type: "section") { record in
                let section = site.sectionOfArticle[record.number]
                return section < 0 ? nil : RecordRef(Int(section))
            },
            .optionalText("summary") { site.articles[$0.number].summary },
            .textList("authors") { site.articles[$0.number].authors },
            .optionalRecord("leadFigure", type: "figure") { edition.leadFigure(ofArticle: $0.number) },
            .html("body") { record, out in
                edition.writeBody(of: .article(record.number), with: parts(), into: &out)
            },
            .optionalRecord("dateline", type: "dateline") {
                site.articles[$0.number].dateline == nil ? nil : $0
            },
            .optionalRecord("newer", type: "article") {
                edition.newer(thanArticle: $0.number).map { RecordRef($0) }
            },
            .optionalRecord("older", type: "article") { edition.older(thanArticle: $0.number).map { RecordRef($0) } },
            .record("briefing", type: "briefing") { RecordRef(Int(site.briefingOfArticle[$0.number])) },
            .text("language") { site.articles[$0.number].language ?? site.settings.language },
            .bool("isDraft") { site.articles[$0.number].isDraft },
            .int("minutes") { site.articles[$0.number].minutes },
            .dynamic("params") { record, name in parameter(site.articles[record.number].params, name) },
        ]
    }

    private static func articleLists(_ edition: Edition) -> [Field] {
        let site = edition.site
        var fields: [Field] = [
            .list("sources", of: "source") { record in
                .range(0..<UInt32(site.articles[record.number].sources.count), aux: record.index)
            },
            .list("corrections", of: "correction") { record in
                .range(0..<UInt32(site.articles[record.number].corrections.count), aux: record.index)
            },
            .list("statements", of: "statement") { record in
                .refs(site.articles[record.number].statements.indices.map { RecordRef(record.number, aux: $0) })
            },
            .list("figures", of: "figure") { record in
                let article = site.articles[record.number]
                let lead = article.leadFigure.map { [$0] } ?? []
                let rest = article.figures.indices.filter { $0 != article.leadFigure }
                return .refs((lead + rest).map { RecordRef(figure: $0, of: .article(record.number)) })
            },
            .list("followUps", of: "article") { .records(site.followUps[$0.number], aux: 0) },
        ]
        for kind in EntityKind.allCases {
            fields.append(
                .list(kind.folder, of: kind.noun) { record in
                    // A person's role is that on the article's day.
                    .records(
                        site.subjectsByKind[Int(kind.rawValue)][record.number],
                        aux: kind == .person ? record.index + 1 : 0)
                })
        }
        return fields
    }

    /// A source or correction record: index is its place in the article that aux names.
    private static func sourceFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return [
            .text("name") { site.articles[$0.extra].sources[$0.number].name.value },
            .optionalURL("url") { site.articles[$0.extra].sources[$0.number].url?.value },
        ]
    }

    private static func correctionFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        return [
            .optionalDate("date") { site.articles[$0.extra].corrections[$0.number].date },
            .text("text") { site.articles[$0.extra].corrections[$0.number].text.value },
        ]
    }

    private static func datelineFields(_ edition: Edition) -> [Field] {
        let site = edition.site
        @Sendable func dateline(_ record: RecordRef) -> Dateline? { site.articles[record.number].dateline }
        return [
            .text("text") { dateline($0)?.text ?? "" },
            .text("city") { dateline($0)?.city ?? "" },
            .optionalText("agency") { dateline($0)?.agency },
            .optionalURL("url") { record in
                dateline(record)?.place?.registered.map { edition.subjectURLs[site.subject($0)] }
            },
        ]
    }

    private static func figureFields(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?
    ) -> [Field] {
        let site = edition.site
        @Sendable func file(_ record: RecordRef) -> SitePicture? {
            let number = edition.picture(of: record)
            return number < 0 ? nil : site.pictures[Int(number)]
        }
        return [
            .url("src") { record in
                let picture = edition.picture(of: record)
                if picture < 0 { return edition.figure(record) { $0.source } }
                return site.url(site.path(ofPicture: picture))
            },
            .text("alt") { edition.figure($0) { $0.alt } },
            .optionalInt("width") { file($0)?.width },
            .optionalInt("height") { file($0)?.height },
            .optionalHTML(
                "caption", isPresent: { edition.hasCaption($0) },
                write: { record, out in
                    if let caption = edition.figure(record, { $0.plainCaption }) {
                        return out.append(caption, escape: .commonMark)
                    }
                    let caption = edition.figure(record) { $0.caption }
                    edition.write(caption, of: record.figureOwner, with: parts(), into: &out)
                }),
            .optionalText("captionText") { edition.captionText($0) },
            .optionalText("credit") { edition.figure($0) { $0.credit?.text } },
            .optionalText("holder") { edition.figure($0) { $0.credit?.holder } },
            .optionalText("creator") { edition.figure($0) { $0.credit?.creator } },
            .optionalText("courtesy") { edition.figure($0) { $0.credit?.courtesy } },
            .optionalText("license") { edition.figure($0) { $0.license } },
            .bool("isLead") { record in
                guard case .article(let number) = record.figureOwner else { return false }
                return site.articles[number].leadFigure == record.figureNumber
            },
            .optionalRecord("article", type: "article") { record in
                guard case .article(let number) = record.figureOwner else { return nil }
                return RecordRef(number)
            },
            .list("people", of: "depicted") { record in
                let people = edition.figure(record) { figure in
                    figure.depicted.indices.filter { figure.depicted[$0].entity.registered?.kind == .person }
                }
                return .refs(
                    people.map { RecordRef(figure: record.figureNumber, of: record.figureOwner, depicted: $0) })
            },
        ]
    }

    private static func depictedFields(_ edition: Edition) -> [Field] {
        @Sendable func depicted(_ record: RecordRef) -> Depicted {
            edition.figure(record) { $0.depicted[record.depictedNumber] }
        }
        return [
            .text("name") { depicted($0).name },
            .url("url") { record in
                depicted(record).entity.registered.map { edition.subjectURLs[edition.site.subject($0)] } ?? ""
            },
            .optionalText("position") { depicted($0).position },
        ]
    }

    private static func statementFields(
        _ edition: Edition, _ parts: @escaping @Sendable () -> BodyParts?
    ) -> [Field] {
        let site = edition.site
        @Sendable func statement(_ record: RecordRef) -> Statement {
            site.articles[record.number].statements[record.extra]
        }
        @Sendable func speaker(_ record: RecordRef) -> Int {
            statement(record).speaker.registered.map(site.subject) ?? 0
        }
        return [
            .text("anchor") { "statement-\($0.extra + 1)" },
            .path("url") { "\(edition.articleURL($0.number))#statement-\($0.extra + 1)" },
            .html("quote") { record, out in
                edition.write(statement(record).quote, of: .article(record.number), with: parts(), into: &out)
            },
            .text("text") { edition.words(statement($0).quote, of: .article($0.number)) },
            .record("speaker", type: "person") { RecordRef(speaker($0), aux: $0.number + 1) },
            .optionalRecord("role", type: "role") { record in
                edition.roleRecord(of: speaker(record), on: site.articles[record.number].date.date)
            },
            .optionalText("attribution") { record in
                let words = edition.words(statement(record).attribution, of: .article(record.number))
                return words.isEmpty ? nil : words
            },
            .record("article", type: "article") { RecordRef($0.number) },
        ]
    }
}

extension Edition {
    func hasCaption(_ record: RecordRef) -> Bool {
        figure(record) { !$0.caption.isEmpty || !($0.plainCaption ?? "").isEmpty }
    }

    func captionText(_ record: RecordRef) -> String? {
        guard hasCaption(record) else { return nil }
        return figure(record) { $0.plainCaption } ?? words(figure(record) { $0.caption }, of: record.figureOwner)
    }

    /// The person's role on a day as a record: index is the subject, aux the role's place in the profile.
    func roleRecord(of subject: Int, on date: CivilDate) -> RecordRef? {
        roles[subject].index(on: date, death: deaths[subject]).map { RecordRef(subject, aux: $0) }
    }
}
