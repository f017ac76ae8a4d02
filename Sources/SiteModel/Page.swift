import Entities

/// A file that a build makes from the site.
public enum Page: Sendable, Hashable {
    case home
    case briefing(Int)
    case archive
    /// `year * 12 + month - 1`.
    case month(Int)
    case article(Int)
    case entity(subject: Int)
    case entities(EntityKind)
    case relation(Int)
    case section(Int)
    case sections
    /// A sealed page of older items, numbered from the oldest, from 1.
    case sealed(ItemList, number: Int)
    /// The list of all sealed pages of a list that has many.
    case sealedPages(ItemList)
    case notFound
    case rssFeed(FeedList)
    case jsonFeed(FeedList)
    case sitemap(part: Int?)
    case robots
    /// A former address of an article, by its front matter.
    case redirect(article: Int, alias: Int)
    /// One of the site's `formerAddresses`.
    case formerAddress(Int)
}

/// A list of articles that is cut into stable pages.
public enum ItemList: Sendable, Hashable {
    case subject(Int)
    case section(Int)
    case relation(Int)
}

/// What a feed is about.
public enum FeedList: Sendable, Hashable {
    case site
    case subject(Int)
    case section(Int)
}

extension Site {
    /// A list's articles, newest first.
    public func items(of list: ItemList) -> ArraySlice<UInt32> {
        switch list {
        case .subject(let subject): appearances[subject]
        case .section(let section): articlesOfSection[section]
        case .relation(let relation): articlesOfRelation[relation]
        }
    }

    public func pages(of list: ItemList) -> ListPages {
        let count =
            switch list {
            case .subject(let subject): appearances.count(subject)
            case .section(let section): articlesOfSection.count(section)
            case .relation(let relation): articlesOfRelation.count(relation)
            }
        return ListPages(count: count, pageSize: settings.pageSize)
    }

    /// The page that shows a list's newest items.
    public func ownPage(of list: ItemList) -> Page {
        switch list {
        case .subject(let subject): .entity(subject: subject)
        case .section(let section): .section(section)
        case .relation(let relation): .relation(relation)
        }
    }

    /// Sealed pages that a list's own page links to; where there are more, a page of its own lists them all.
    public static let linkedSpans = 12
}
