import Articles
import Bytes
import Chronology
import Entities
import SiteModel
import Templates

/// JSON-LD in the vocabulary of schema.org: what search engines read.
extension Edition {
    func writeStructuredData(of number: Int, into out: inout ByteBuffer) {
        let page = plan.pages[number]
        let title = title(of: page)
        var json = JSONWriter()
        json.open("{", &out)
        json.field("@context", "https://schema.org", &out)
        json.key("@graph", &out)
        json.open("[", &out)
        switch page {
        case .article(let number): writeArticle(number, &json, &out)
        case .entity(let subject): writeEntity(subject, &json, &out)
        case .notFound: break
        default: writeCollection(number, title, &json, &out)
        }
        writeBreadcrumbs(number, title, &json, &out)
        json.close("]", &out)
        json.close("}", &out)
    }

    // MARK: NewsArticle

    private func writeArticle(_ number: Int, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        let article = site.articles[number]
        json.open("{", &out)
        json.field("@type", "NewsArticle", &out)
        json.field("@id", address: articleURL(number), origin, &out)
        json.field("mainEntityOfPage", address: articleURL(number), origin, &out)
        json.field("headline", article.title, &out)
        json.field("description", article.summary, &out)
        json.key("datePublished", &out)
        json.plain(&out) { $0.append(rfc3339: article.date) }
        if let updated = article.updated {
            json.key("dateModified", &out)
            json.plain(&out) { $0.append(rfc3339: updated) }
        }
        json.field("inLanguage", article.language ?? site.settings.language, &out)
        if site.sectionOfArticle[number] >= 0 {
            json.field("articleSection", site.sections[Int(site.sectionOfArticle[number])].name, &out)
        }
        json.key("wordCount", &out)
        json.number(site.articles.words(of: number).wordCount, &out)
        writeAuthors(article, &json, &out)
        writePublisher(&json, &out)
        writeDateline(article, &json, &out)
        writeImages(of: number, &json, &out)
        writeSubjects(of: number, &json, &out)
        writeSources(article, &json, &out)
        json.close("}", &out)
    }

    private func writeAuthors(_ article: ArticleHead, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        guard !article.authors.isEmpty || site.settings.publisher != nil else { return }
        json.key("author", &out)
        json.open("[", &out)
        for author in article.authors { writeNamed("Person", author, nil, &json, &out) }
        if article.authors.isEmpty, let publisher = site.settings.publisher {
            writeNamed("Organization", publisher.name, publisher.url, &json, &out)
        }
        json.close("]", &out)
    }

    private func writePublisher(_ json: inout JSONWriter, _ out: inout ByteBuffer) {
        guard let publisher = site.settings.publisher else { return }
        json.key("publisher", &out)
        json.open("{", &out)
        json.field("@type", "NewsMediaOrganization", &out)
        json.field("name", publisher.name, &out)
        json.field("url", publisher.url, &out)
        if !publisher.sameAs.isEmpty {
            json.key("sameAs", &out)
            json.open("[", &out)
            for address in publisher.sameAs { json.string(address, &out) }
            json.close("]", &out)
        }
        json.close("}", &out)
    }

    private func writeDateline(_ article: ArticleHead, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        guard let dateline = article.dateline else { return }
        json.field("dateline", dateline.text, &out)
        json.key("locationCreated", &out)
        json.open("{", &out)
        json.field("@type", "Place", &out)
        json.field("name", dateline.city, &out)
        if let id = dateline.place?.registered {
            json.field("url", address: subjectURLs[site.subject(id)], origin, &out)
        }
        json.close("}", &out)
    }

    private func writeImages(of number: Int, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        let article = site.articles[number]
        let order =
            (article.leadFigure.map { [$0] } ?? [])
            + article.figures.indices.filter { $0 != article.leadFigure }
        let shown = order.filter { article.figures[$0].picture >= 0 }
        guard !shown.isEmpty else { return }
        json.key("image", &out)
        json.open("[", &out)
        for figure in shown { writeImage(RecordRef(figure: figure, of: .article(number)), &json, &out) }
        json.close("]", &out)
    }

    /// `ImageObject` with the fields of Google's image licence metadata and IPTC: credit, copyright notice, creator.
    private func writeImage(_ record: RecordRef, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        let figure = figure(record)
        guard figure.picture >= 0 else { return }
        let file = site.pictures[Int(figure.picture)]
        json.open("{", &out)
        json.field("@type", "ImageObject", &out)
        json.field("url", site.canonical(file.path), &out)
        json.field("contentUrl", site.canonical(file.path), &out)
        json.field("encodingFormat", file.mimeType, &out)
        if let width = file.width, let height = file.height {
            json.key("width", &out)
            json.number(width, &out)
            json.key("height", &out)
            json.number(height, &out)
        }
        json.field("caption", captionText(record), &out)
        json.field("creditText", figure.credit?.text, &out)
        if let holder = figure.credit?.holder {
            json.field("copyrightNotice", "© \(holder)", &out)
            json.key("copyrightHolder", &out)
            writeNamed("Organization", holder, nil, &json, &out)
        }
        if let creator = figure.credit?.creator {
            json.key("creator", &out)
            writeNamed("Person", creator, nil, &json, &out)
        }
        if let courtesy = figure.credit?.courtesy {
            json.key("provider", &out)
            writeNamed("Organization", courtesy, nil, &json, &out)
        }
        if let license = figure.license, license.hasPrefix("https://") || license.hasPrefix("http://") {
            json.field("license", license, &out)
        }
        json.close("}", &out)
    }

    /// `about` is whom the front matter names, `mentions` everybody else in the text.
    private func writeSubjects(of number: Int, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        let all = site.subjectsOfArticle[number]
        let named = site.articles[number].subjects
        if named.isEmpty { return writeThings("mentions", all, &json, &out) }
        let about = Set(named.compactMap(\.registered).map { UInt32(site.subject($0)) })
        writeThings("about", all.filter(about.contains)[...], &json, &out)
        writeThings("mentions", all.filter { !about.contains($0) }[...], &json, &out)
    }

    private func writeThings(
        _ key: StaticString, _ subjects: ArraySlice<UInt32>, _ json: inout JSONWriter, _ out: inout ByteBuffer
    ) {
        guard !subjects.isEmpty else { return }
        json.key(key, &out)
        json.open("[", &out)
        for subject in subjects { json.value(subjectData[Int(subject)], &out) }
        json.close("]", &out)
    }

    private func writeSources(_ article: ArticleHead, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        let addresses = article.sources.compactMap { $0.url?.value }
        guard !addresses.isEmpty else { return }
        json.key("isBasedOn", &out)
        json.open("[", &out)
        for address in addresses { json.string(address, &out) }
        json.close("]", &out)
    }

    // MARK: Entities and collections

    private func writeEntity(_ subject: Int, _ json: inout JSONWriter, _ out: inout ByteBuffer) {
        let id = site.entity(subject)
        let entity = site.registry[id]
        json.open("{", &out)
        json.field("@type", id.kind.schemaType, &out)
        json.field("@id", address: subjectURLs[subject], origin, &out)
        json.field("url", address: subjectURLs[subject], origin, &out)
        json.field("name", entity.name, &out)
        json.field("description", entity.profile?.summary, &out)
        if let aliases = entity.profile?.aliases, !aliases.isEmpty {
            json.key("alternateName", &out)
            json.open("[", &out)
            for alias in aliases { json.string(alias, &out) }
            json.close("]", &out)
        }
        if id.kind == .person {
            json.field("jobTitle", role(of: subject, on: today)?.title, &out)
            if let born = entity.profile?.born, born.day != nil {
                json.field("birthDate", born.earliest.description, &out)
            }
            if let country = entity.belongsTo {
                json.key("nationality", &out)
                writeNamed("Country", site.registry.name(of: country), nil, &json, &out)
            }
        }
        if let country = entity.country, country.isISO { json.field("identifier", country.alpha2.uppercased(), &out) }
        let same =
            (entity.profile?.wikidata.map { ["https://www.wikidata.org/wiki/\($0)"] } ?? [])
            + (entity.profile?.sameAs ?? [])
        if !same.isEmpty {
            json.key("sameAs", &out)
            json.open("[", &out)
            for address in same { json.string(address, &out) }
            json.close("]", &out)
        }
        if let portrait = portrait(of: subject), picture(of: portrait) >= 0 {
            json.key("image", &out)
            writeImage(portrait, &json, &out)
        }
        json.close("}", &out)
    }

    private func writeCollection(
        _ number: Int, _ title: String, _ json: inout JSONWriter, _ out: inout ByteBuffer
    ) {
        let page = plan.pages[number]
        json.open("{", &out)
        json.field("@type", page == .home ? "WebSite" : "CollectionPage", &out)
        json.field("@id", address: pageURL(number), origin, &out)
        json.field("url", address: pageURL(number), origin, &out)
        json.field("name", title, &out)
        json.field("description", description(of: page), &out)
        json.field("inLanguage", site.settings.language, &out)
        if page == .home { writePublisher(&json, &out) }
        if case .briefing(let number) = page {
            json.field("datePublished", site.briefings[number].date.description, &out)
            json.key("hasPart", &out)
            json.open("[", &out)
            for story in site.briefings[number].stories {
                json.open("{", &out)
                json.field("@type", "NewsArticle", &out)
                json.field("headline", site.articles[Int(story)].title, &out)
                json.field("url", address: articleURL(Int(story)), origin, &out)
                json.close("}", &out)
            }
            json.close("]", &out)
        }
        json.close("}", &out)
    }

    private func writeBreadcrumbs(
        _ number: Int, _ title: String, _ json: inout JSONWriter, _ out: inout ByteBuffer
    ) {
        let crumbs = breadcrumbs(of: number)
        guard !crumbs.isEmpty else { return }
        json.open("{", &out)
        json.field("@type", "BreadcrumbList", &out)
        json.key("itemListElement", &out)
        json.open("[", &out)
        for (place, crumb) in crumbs.enumerated() {
            json.open("{", &out)
            json.field("@type", "ListItem", &out)
            json.key("position", &out)
            json.number(place + 1, &out)
            writeCrumb(crumb, title: title, &json, into: &out)
            json.close("}", &out)
        }
        json.close("]", &out)
        json.close("}", &out)
    }

    private func writeNamed(
        _ type: String, _ name: String, _ url: String?, _ json: inout JSONWriter, _ out: inout ByteBuffer
    ) {
        json.open("{", &out)
        json.field("@type", type, &out)
        json.field("name", name, &out)
        json.field("url", url, &out)
        json.close("}", &out)
    }
}

extension EntityKind {
    /// The entity's type at schema.org.
    var schemaType: String {
        switch self {
        case .person: "Person"
        case .country: "Country"
        case .organization: "Organization"
        case .place: "Place"
        case .topic: "Thing"
        }
    }
}
