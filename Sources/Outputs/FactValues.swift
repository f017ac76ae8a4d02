import Articles
import Bytes
import Chronology
import Entities
import Parallel
import SiteModel

/// Works out what each fact of a build is now, as a fingerprint. Things are named by their keys: their numbers may be
/// others in the next build.
struct FactValues {
    private let lists: SiteLists
    private let site: Site
    private let keys: FactKeys
    /// By article: who is in it, and when it is from; what companions and charts of a list are counted from.
    private let casts: [UInt64]

    /// - Parameter templates: by entry, the fingerprint of the template with all that it includes.
    static func table(_ lists: SiteLists, templates: [UInt64], jobs: Int) -> FactTable {
        let keys = FactKeys(lists)
        let facts = FactValues(lists, keys)
        let pages = lists.plan.pages.map(keys.key)
        let made = parallelMap(Fact.Kind.allCases.count, jobs: jobs, worker: ()) { _, kind in
            Fact.Kind.allCases[kind] == .template ? templates : facts.values(of: Fact.Kind.allCases[kind])
        }
        let fixed = zip(Fact.Kind.allCases, made).filter { $0.0.space == .fixed }.map(\.1.count).max() ?? 0
        return FactTable(
            keys: [
                keys.article, keys.subject, keys.section, keys.relation, keys.briefing, keys.month, keys.picture, pages,
                (0..<fixed).map(UInt64.init),
            ], values: made)
    }

    private init(_ lists: SiteLists, _ keys: FactKeys) {
        self.lists = lists
        self.keys = keys
        site = lists.site
        let site = lists.site
        // Of companions that are named as often, those with a file come first.
        let isRegistered = EntityKind.allCases.flatMap { site.registry.all($0).map(\.isRegistered) }
        let members = zip(keys.subject, isRegistered).map { $1 ? $0 : ~$0 }
        casts = site.articles.indices.map { number in
            var cast = PartsFingerprint()
            cast.add(lists.month(ofArticle: number))
            site.subjectsOfArticle.forEach(of: number) { cast.add(members[Int($0)]) }
            return cast.value
        }
    }

    private func values(of kind: Fact.Kind) -> [UInt64] {
        switch kind {
        case .article: return site.articles.indices.map(article)
        case .quotes: return site.articles.indices.map { site.articles.facts(of: $0).text.quotes }
        case .mentions: return site.articles.indices.map { site.articles.facts(of: $0).text.mentions }
        case .sentences: return sentences()
        case .words: return site.articles.indices.map { site.articles.facts(of: $0).text.words }
        case .neighbours: return neighbours(keys.article)
        case .followUps: return fingerprints(site.followUps) { keys.article[Int($0)] }
        case .subject: return (0..<site.subjectCount).map(subject)
        case .subjectList: return fingerprints(site.appearances, member)
        case .gallery: return (0..<site.subjectCount).map(gallery)
        case .relationsOf: return fingerprints(site.relationsOfSubject) { keys.relation[Int($0)] }
        case .peopleOf:
            return (0..<site.subjectCount).map { subject in
                Self.fingerprint(lists.peopleOfCountry[subject, default: []]) { keys.subject[Int($0)] }
            }
        case .section: return site.sections.map(section)
        case .sectionList: return fingerprints(site.articlesOfSection, member)
        case .relationList: return fingerprints(site.articlesOfRelation, member)
        case .slice: return lists.plan.pages.map(slice)
        case .briefing: return site.briefings.indices.map(briefing)
        case .briefingNeighbours: return neighbours(keys.briefing)
        case .month: return lists.monthRange.map(month)
        case .calendar: return [Self.fingerprint(keys.briefing)]
        case .newestBriefings: return [Self.fingerprint(keys.briefing.suffix(1 + EditionValues.earlierBriefings))]
        case .index: return EntityKind.allCases.map(index)
        case .picture: return site.pictures.map(picture)
        case .sitemap: return sitemaps()
        case .newestArticles: return [Self.fingerprint(keys.article.suffix(site.settings.feeds.items))]
        case .template: return []
        }
    }

    // MARK: Lists

    private func member(_ article: UInt32) -> UInt64 { keys.article[Int(article)] ^ (casts[Int(article)] &* 3) }

    private static func fingerprint(_ keys: some Sequence<UInt64>) -> UInt64 { fingerprint(keys) { $0 } }

    private static func fingerprint<Element>(
        _ elements: some Sequence<Element>, _ key: (Element) -> UInt64
    ) -> UInt64 {
        var value = PartsFingerprint()
        for element in elements { value.add(key(element)) }
        return value.value
    }

    private func fingerprints(_ postings: Postings, _ key: (UInt32) -> UInt64) -> [UInt64] {
        (0..<postings.subjects).map { Self.fingerprint(postings[$0], key) }
    }

    private func sentences() -> [UInt64] {
        var values: [UInt64] = []
        values.reserveCapacity(site.articles.count * Fact.sentenceParts)
        for number in site.articles.indices {
            let parts = site.articles.facts(of: number).text.sentences
            for part in 0..<Fact.sentenceParts { values.append(parts[part]) }
        }
        return values
    }

    private func neighbours(_ keys: [UInt64]) -> [UInt64] {
        keys.indices.map { number in
            var value = PartsFingerprint()
            value.add(number > 0 ? keys[number - 1] : 0)
            value.add(number + 1 < keys.count ? keys[number + 1] : 0)
            return value.value
        }
    }

    private func slice(_ page: Page) -> UInt64 {
        guard case .sealed(let list, let number) = page else { return 0 }
        let items = site.items(of: list)
        let range = site.pages(of: list).items(onSealed: number)
        return Self.fingerprint(items[(items.startIndex + range.lowerBound)..<(items.startIndex + range.upperBound)]) {
            keys.article[Int($0)]
        }
    }

    /// Who is in an index, and whatever decides where.
    private func index(_ kind: EntityKind) -> UInt64 {
        var value = PartsFingerprint()
        for (entity, subject) in zip(site.registry.all(kind), site.subjects(of: kind)) where site.hasPage(subject) {
            value.add(keys.subject[subject])
            value.add(entity.name)
            value.add(entity.profile?.sortName)
            value.add(entity.country?.region.name)
        }
        return value.value
    }

    private func month(_ month: Int) -> UInt64 {
        var value = PartsFingerprint()
        let calendar = lists.calendar
        for briefing in calendar.briefings[month, default: []] { value.add(keys.briefing[Int(briefing)]) }
        value.add(calendar.months.last { $0 > month } ?? 0)
        value.add(calendar.months.first { $0 < month } ?? 0)
        return value.value
    }

    private func sitemaps() -> [UInt64] {
        let parts = lists.plan.sitemapParts.indices.map { addresses(lists.plan.sitemap(part: $0 + 1) ?? []) }
        return [lists.plan.sitemap(part: nil).map(addresses) ?? UInt64(parts.count)] + parts
    }

    /// Addresses follow from what pages are, and from what an article's is made of.
    private func addresses(_ pages: ArraySlice<Int>) -> UInt64 {
        var value = PartsFingerprint()
        for page in pages {
            value.add(keys.key(of: lists.plan.pages[page]))
            guard case .article(let number) = lists.plan.pages[page] else { continue }
            let facts = site.articles.facts(of: number)
            value.add(site.articles.slugBytes(of: number))
            value.add(Int(site.sectionOfArticle[number]))
            add(facts.date, to: &value)
            add(facts.updated ?? facts.date, to: &value)
        }
        return value.value
    }
}

// MARK: Single things

extension FactValues {
    private func add(_ moment: Moment, to value: inout PartsFingerprint) {
        value.add(moment.seconds)
        value.add(moment.offset)
        value.add(moment.hasTime)
    }

    private func article(_ number: Int) -> UInt64 {
        var value = PartsFingerprint()
        let section = site.sectionOfArticle[number]
        value.add(section < 0 ? 0 as UInt64 : keys.section[Int(section)])
        value.add(keys.briefing[Int(site.briefingOfArticle[number])])
        for target in site.linkTargets[number] { value.add(key(of: target)) }
        value.add(casts[number])
        return FactTable.value(ofArticle: value.value, head: site.articles.facts(of: number).text.head)
    }

    /// What a text gave that does not follow from its file alone: names found in the registry, links, pictures.
    private func add(_ text: AnnotatedText, _ targets: ArraySlice<LinkDestination>, to value: inout PartsFingerprint) {
        value.add(text.html)
        for mention in text.mentions {
            value.add(key(of: mention.entity))
            value.add(Int(mention.start) << 32 | Int(mention.length) << 16 | Int(mention.sentence))
            value.add(Int(mention.place.rawValue) << 8 | Int(mention.sense.rawValue))
        }
        value.add(text.dateline?.place.map(key(of:)) ?? 0)
        for statement in text.statements { value.add(key(of: statement.speaker)) }
        for figure in text.figures {
            value.add(key(ofPicture: figure.picture))
            for depicted in figure.depicted { value.add(key(of: depicted.entity)) }
        }
        for picture in text.inlinePictures { value.add(key(ofPicture: picture.picture)) }
        for target in targets { value.add(key(of: target)) }
    }

    private func key(of target: LinkDestination) -> UInt64 {
        switch target {
        case .article(let number): keys.article[Int(number)]
        case .briefing(let number): keys.briefing[Int(number)] ^ 1 << 63
        case .unpublished: 0
        }
    }

    private func key(of reference: EntityReference) -> UInt64 {
        reference.registered.map { keys.subject[site.subject($0)] } ?? 0
    }

    private func key(ofPicture number: Int32) -> UInt64 { number < 0 ? 0 : keys.picture[Int(number)] }

    private func subject(_ number: Int) -> UInt64 {
        let id = site.entity(number)
        let entity = site.registry[id]
        var value = PartsFingerprint()
        value.add(entity.profile?.sourcePath.flatMap { site.fingerprints[$0] }?.value ?? 0 as UInt64)
        value.add(entity.name)
        value.add(entity.isRegistered)
        value.add(entity.belongsTo.map { keys.subject[site.subject($0)] } ?? 0)
        value.add(site.hasPage(number))
        if let text = site.texts[number]?() { add(text.text, site.linkTargetsOfText[number], to: &value) }
        let roles = lists.roles[number]
        value.add(roles.index(on: site.now.date, death: lists.deaths[number]) ?? -1)
        for role in roles { value.add(role.holds(on: site.now.date)) }
        return value.value
    }

    private func gallery(_ subject: Int) -> UInt64 {
        var value = PartsFingerprint()
        for article in site.datelines[subject] { value.add(keys.article[Int(article)]) }
        for list in [site.statements[subject], site.depictions[subject]] {
            value.add(list.count)
            for place in list {
                value.add(keys.article[Int(place >> 8)])
                value.add(Int(place & 0xFF))
            }
        }
        return value.value
    }

    private func section(_ section: Section) -> UInt64 {
        var value = PartsFingerprint()
        value.add(section.name)
        value.add(section.slug)
        value.add(section.description)
        return value.value
    }

    private func briefing(_ number: Int) -> UInt64 {
        let briefing = site.briefings[number]
        var value = PartsFingerprint()
        if let note = briefing.note?() {
            value.add(site.fingerprints[note.path]?.value ?? 0 as UInt64)
            add(note.introduction, briefing.introductionTargets[...], to: &value)
        }
        for story in briefing.stories {
            value.add(member(story))
            let section = site.sectionOfArticle[Int(story)]
            value.add(section < 0 ? 0 as UInt64 : keys.section[Int(section)])
        }
        return value.value
    }

    private func picture(_ picture: SitePicture) -> UInt64 {
        var value = PartsFingerprint()
        value.add(picture.width ?? -1)
        value.add(picture.height ?? -1)
        value.add(picture.mimeType)
        return value.value
    }
}
