import FuzzInputs

/// Writes random articles and parts of them, for a site as it stands.
struct NewsWriter: Sendable {
    var random: RandomNumbers

    /// Of three digits, so that another number in its place leaves a file's size as it was.
    mutating func number() -> String { "No. \(100 + random.below(900))" }

    mutating func word(_ words: [String]) -> String { random.one(of: words) ?? "" }

    /// In September 2017. Few days, so that briefings have several stories; some without a time of day, some alike.
    mutating func date() -> String {
        let day = 10 + random.below(12)
        switch random.below(4) {
        case 0: return "2017-09-\(day)"
        case 1: return "2017-09-\(day)T12:00:00Z"
        default: return "2017-09-\(day)T\(10 + random.below(14)):\(10 + random.below(50)):00Z"
        }
    }

    mutating func title() -> String { "On \(word(NewsWords.things)), \(number())" }

    // MARK: Blocks

    mutating func block(for site: EditedSite) -> String {
        switch random.below(10) {
        case 0: explicitMentions()
        case 1: statement()
        case 2: figure(of: site)
        case 3: card(in: site) ?? prose()
        case 4: links(in: site) ?? prose()
        default: prose()
        }
    }

    mutating func prose() -> String {
        var sentences: [String] = []
        for _ in 0...random.below(3) {
            let (one, other) = (word(NewsWords.labels), word(NewsWords.labels))
            sentences.append(
                "[\(one)] \(word(NewsWords.verbs)) [\(other)] about \(word(NewsWords.things)), \(number()).")
        }
        return sentences.joined(separator: " ")
    }

    mutating func dateline() -> String { "\(word(NewsWords.cities)) (Wire) — \(prose())" }

    mutating func explicitMentions() -> String {
        let person = random.one(of: NewsWords.people)?.slug ?? ""
        let entity = random.one(of: NewsWords.entities.filter { $0.folder != "topics" })
        let scheme = entity?.folder == "places" ? "place" : "org"
        return "[The minister](person:\(person)) spoke of [it](\(scheme):\(entity?.slug ?? "")), \(number()), "
            + "in [the country](country:\(word(["fr", "ru", "us", "ly"])))."
    }

    mutating func unknownPerson() -> String {
        "[A newcomer](person:newcomer-\(random.below(3))) and [\(word(NewsWords.labels))] talked, \(number())."
    }

    mutating func statement() -> String {
        let speaker = word(NewsWords.people.map(\.name) + NewsWords.aliases)
        return "> \"We want [\(word(NewsWords.countries))] to hear it, \(number()).\"\n>\n> — [\(speaker)], in Geneva"
    }

    mutating func figure(of site: EditedSite) -> String {
        let holder = word(["Reuters", "AP", "TASS"])
        return "![A hall, \(number())](\(picture(of: site)))\n"
            + "[\(word(NewsWords.people.map(\.name)))] (\(word(["L", "R", "C"]))) and [\(word(NewsWords.labels))].\n"
            + "© \(holder) / \(word(["Ann Lens", "Ben Flash"]))"
    }

    mutating func inlinePicture(of site: EditedSite) -> String {
        "Between words ![a sign, \(number())](\(picture(of: site))) stands a picture."
    }

    /// By name alone, so that one beside the article comes before one of the same name in `images/`.
    mutating func picture(of site: EditedSite) -> String {
        let known = site.files(in: "content/images").map { String($0.dropFirst("content/images/".count)) }
        return word(known)
    }

    mutating func card(in site: EditedSite) -> String? {
        random.one(of: site.articles).map { "[More](article:\(site.slug(ofArticle: $0)))" }
    }

    mutating func links(in site: EditedSite) -> String? {
        guard let one = random.one(of: site.articles), let other = random.one(of: site.articles) else { return nil }
        return "See [this](article:\(site.slug(ofArticle: one))) and [the day](briefing:\(site.day(ofArticle: other)))."
    }

    // MARK: Files

    mutating func article(for site: EditedSite) -> EditedSource {
        var article = EditedSource(keys: ["title": "\"\(title())\"", "date": date()])
        if !random.oneIn(4) { article.keys["section"] = word(NewsWords.sections) }
        if !random.oneIn(3) { article.keys["summary"] = "\"In short, \(number())\"" }
        if random.oneIn(3) { article.keys["topics"] = "[\(word(NewsWords.topics))]" }
        if random.oneIn(4) { article.keys["weight"] = "\(random.below(5))" }
        if random.oneIn(4) { article.keys["source"] = "{name: Wire, url: \"https://wire.example/\(random.below(9))\"}" }
        if random.oneIn(3) { article.blocks.append(figure(of: site)) }
        article.blocks.append(random.oneIn(2) ? dateline() : prose())
        for _ in 0..<random.below(4) { article.blocks.append(block(for: site)) }
        return article
    }

    /// - Parameter site: of which no other name is made an alias of this person's.
    mutating func person(_ name: String, for site: EditedSite) -> EditedSource {
        var person = EditedSource(keys: ["name": name])
        if !random.oneIn(3) { person.keys["country"] = word(["fr", "ru", "us"]) }
        if !random.oneIn(3) { person.keys["roles"] = roles() }
        if random.oneIn(2) { person.keys["aliases"] = freeAlias(in: site).map { "[\($0)]" } }
        if random.oneIn(2) { person.blocks.append("Once met [\(word(NewsWords.labels))], \(number()).") }
        return person
    }

    /// An alias that is nobody's.
    mutating func freeAlias(in site: EditedSite) -> String? {
        let taken = site.sources.values.compactMap { $0.keys["aliases"] }.sorted().joined()
        return random.one(of: NewsWords.aliases.filter { !taken.contains($0) })
    }

    /// The second begins on the day on which the first has ended; the days lie among those of the articles and clocks.
    mutating func roles() -> String {
        let day = 10 + random.below(15)
        return "[{title: \(word(NewsWords.roles)), organization: NATO, from: 2016, to: 2017-09-\(day)}, "
            + "{title: \(word(NewsWords.roles)), from: 2017-09-\(day + 1)}]"
    }

    /// A site to begin with.
    mutating func site() -> EditedSite {
        var site = EditedSite()
        site.settings = [
            "title": "The Digest", "baseURL": "https://digest.example/", "pageSize": "\(1 + random.below(3))",
            "relations": "\(1 + random.below(2))", "sections": "[World, Diplomacy]",
        ]
        for number in 0..<3 {
            site.files["content/images/p\(number).png"] = PaintedPicture.png(
                width: 8 + number, height: 4, shade: UInt8(number))
        }
        site.files["content/articles/inner/p0.png"] = PaintedPicture.png(width: 9, height: 9, shade: 9)
        site.files["content/static/docs/note-0.txt"] = Array("A note, No. 100\n".utf8)
        site.sources["content/countries/ly.md"] = EditedSource(keys: ["summary": "Sand"])
        for (slug, name) in NewsWords.people where random.oneIn(2) {
            site.sources["content/people/\(slug).md"] = person(name, for: site)
        }
        site.sources["content/people/ada-example.md"] = EditedSource(
            keys: ["name": "Ada Example", "aliases": "[Madam Chair]", "roles": roles()])
        for (folder, slug, name) in NewsWords.entities where random.oneIn(2) {
            site.sources["content/\(folder)/\(slug).md"] = EditedSource(keys: ["name": name])
        }
        for number in 1...(4 + random.below(5)) {
            let folder = random.oneIn(2) ? "" : "inner/"
            site.sources["content/articles/\(folder)story-\(number).md"] = article(for: site)
        }
        let day = site.articles.first.map(site.day(ofArticle:)) ?? ""
        site.sources["content/briefings/\(day).md"] = EditedSource(keys: ["title": "The first day"])
        return site
    }
}
