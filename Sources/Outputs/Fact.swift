import Articles
import SiteModel

/// Something that pages are made from, and that can change by itself: an article, a list, a picture. Pages note what they
/// read as facts, and are made again once one of these is another.
///
/// The number is that of the thing in the site of this build, as the kind says.
struct Fact: Hashable, Sendable {
    enum Kind: UInt8, CaseIterable, Sendable {
        /// An article but for its words: its front matter, its address, what its links lead to, who and what is in it.
        case article
        /// An article's words.
        case words
        /// Its captions and statements.
        case quotes
        /// Who is named in which of its sentences.
        case mentions
        /// Its sentences that name somebody, in parts by whom they name: the number is `article * parts + part`.
        case sentences
        /// Which articles come before and after it.
        case neighbours
        /// Which articles have a card to it.
        case followUps
        /// A subject: its file, name, address, its roles on this day.
        case subject
        /// A subject's articles in their order, with the day of each and who else is in it.
        case subjectList
        /// The datelines, statements and pictures that a subject's page shows.
        case gallery
        /// A country's relations in their order.
        case relationsOf
        /// The people of a country in their order.
        case peopleOf
        /// A section's name, address and description.
        case section
        case sectionList
        case relationList
        /// The articles on a sealed page; the number is the page's in the plan.
        case slice
        /// A briefing: its stories in their order with who is in them, and what its editor wrote.
        case briefing
        /// Which briefings come before and after it.
        case briefingNeighbours
        /// Which days of a month have a briefing, and which months come before and after it.
        case month
        /// Which days have a briefing.
        case calendar
        /// The newest briefings, which the home page shows.
        case newestBriefings
        /// The list of all subjects of a kind; for countries by region too.
        case index
        /// A picture's size and type.
        case picture
        /// The addresses in a part of the sitemap; 0 is `sitemap.xml` itself.
        case sitemap
        /// The articles in the site's own feed.
        case newestArticles
        /// A template with all that it includes; the number is its place in `PageRenderer.entries`.
        case template
    }

    /// The parts that sentences are told apart in.
    static let sentenceParts = AnnotatedText.sentenceParts

    let packed: UInt32

    init(_ kind: Kind, _ number: Int) {
        precondition(number >= 0 && number < 1 << 27, "a site has fewer than 134 million things of a kind")
        packed = UInt32(kind.rawValue) << 27 | UInt32(number)
    }

    init(packed: UInt32) { self.packed = packed }

    var kind: Kind { Kind(rawValue: UInt8(packed >> 27)) ?? .article }
    var number: Int { Int(packed & 0x07FF_FFFF) }
}
