import Articles
import SiteModel
import Templates

/// Which text a figure, sentence or link stands in.
enum TextOwner: Hashable {
    case article(Int)
    case subject(Int)
    case briefing(Int)
}

/// Records are numbers: what two 32-bit words mean for each kind of record that needs more than one number.
extension RecordRef {
    // figure: index is the owner; aux is kind (2 bits), figure (15 bits) and depicted person (15 bits).

    init(figure: Int, of owner: TextOwner, depicted: Int = 0) {
        let rest = min(figure, 0x7FFF) << 15 | min(depicted, 0x7FFF)
        switch owner {
        case .article(let number): self.init(number, aux: rest)
        case .subject(let number): self.init(number, aux: 1 << 30 | rest)
        case .briefing(let number): self.init(number, aux: 2 << 30 | rest)
        }
    }

    var figureOwner: TextOwner {
        switch aux >> 30 {
        case 0: .article(Int(index))
        case 1: .subject(Int(index))
        default: .briefing(Int(index))
        }
    }

    var figureNumber: Int { Int(aux >> 15) & 0x7FFF }
    var depictedNumber: Int { Int(aux) & 0x7FFF }

    // A list of articles as one word: subjects, sections and relations.

    static func word(_ list: ItemList) -> UInt32 {
        switch list {
        case .subject(let number): 1 << 30 | UInt32(number)
        case .section(let number): UInt32(number)
        case .relation(let number): 2 << 30 | UInt32(number)
        }
    }

    static func list(_ word: UInt32) -> ItemList {
        let number = Int(word & 0x3FFF_FFFF)
        return switch word >> 30 {
        case 0: .section(number)
        case 1: .subject(number)
        default: .relation(number)
        }
    }

    /// What an item's or span's list is.
    var list: ItemList { Self.list(aux) }

    var number: Int { Int(index) }
    var extra: Int { Int(aux) }
}

extension Edition {
    func text(of owner: TextOwner) -> AnnotatedText {
        switch owner {
        case .article(let number): site.articles.words(of: number)
        case .subject(let number): site.texts[number]?().text ?? AnnotatedText()
        case .briefing(let number): site.briefings[number].note?().introduction ?? AnnotatedText()
        }
    }

    /// Gives a figure to `body`, for a copy counts a reference for each of its texts.
    @inline(__always)
    func figure<Value>(_ record: RecordRef, _ body: (borrowing Figure) -> Value) -> Value {
        switch record.figureOwner {
        case .article(let number): body(site.articles[number].figures[record.figureNumber])
        case .subject(let number): body(site.texts[number]?().text.figures[record.figureNumber] ?? Figure.none)
        case .briefing(let number):
            body(site.briefings[number].note?().introduction.figures[record.figureNumber] ?? Figure.none)
        }
    }

    func figure(_ record: RecordRef) -> Figure { figure(record) { copy $0 } }

    /// A figure's picture among the site's, below 0 where it is none of them.
    func picture(of figure: RecordRef) -> Int32 { self.figure(figure) { $0.picture } }

    /// The words of a range of a text's HTML.
    func words(_ range: Range<Int>, of owner: TextOwner) -> String {
        if case .article(let number) = owner {
            return site.articles.withWords(of: number, in: range) { HTMLText.plain($0.html[range]) }
        }
        return HTMLText.plain(text(of: owner).html[range])
    }

    /// What a link of a text leads to.
    func target(ofLink link: Int, in owner: TextOwner) -> LinkDestination {
        switch owner {
        case .article(let number):
            let targets = site.linkTargets[number]
            return targets[targets.startIndex + link]
        case .subject(let number):
            let targets = site.linkTargets(ofText: number)
            return targets[targets.startIndex + link]
        case .briefing(let number): return site.briefings[number].introductionTargets[link]
        }
    }
}
