import Articles
import Bytes
import Markdown
import SiteModel
import Templates

/// The templates that a body's figures, cards and statements are written with.
final class BodyParts: Sendable {
    let figure: Program?
    let card: Program?
    let statement: Program?

    static let figureEntry = PageRenderer.numbers["partials/figure"] ?? 0
    static let cardEntry = PageRenderer.numbers["partials/card"] ?? 0
    static let statementEntry = PageRenderer.numbers["partials/statement"] ?? 0

    init(figure: Program?, card: Program?, statement: Program?) {
        self.figure = figure
        self.card = card
        self.statement = statement
    }
}

extension Edition {
    /// Writes a range of a text's HTML with its holes filled.
    func write(_ range: Range<Int>, of owner: TextOwner, with parts: BodyParts?, into out: inout ByteBuffer) {
        switch owner {
        case .article(let number):
            site.articles.withWords(of: number, in: range) { write(range, $0, owner, parts, &out) }
        case .subject, .briefing: write(range, text(of: owner), owner, parts, &out)
        }
    }

    func writeBody(of owner: TextOwner, with parts: BodyParts?, into out: inout ByteBuffer) {
        let body =
            if case .article(let number) = owner { site.articles.words(of: number).bodyRange } else {
                text(of: owner).bodyRange
            }
        write(body, of: owner, with: parts, into: &out)
    }

    private func write(
        _ range: Range<Int>, _ text: borrowing AnnotatedText, _ owner: TextOwner, _ parts: BodyParts?,
        _ out: inout ByteBuffer
    ) {
        var place = range.lowerBound
        for hole in text.holes where hole.offset >= range.lowerBound && hole.offset <= range.upperBound {
            // A caption ends where the body begins: the hole at that place is the body's.
            if hole.offset == range.upperBound, range.upperBound == text.bodyStart,
                range.lowerBound != place || !range.isEmpty
            {
                continue
            }
            out.append(contentsOf: text.html[place..<hole.offset])
            place = hole.offset
            fill(hole.filling, owner, text, parts, &out)
        }
        out.append(contentsOf: text.html[place..<range.upperBound])
    }

    private func fill(
        _ filling: Hole.Filling, _ owner: TextOwner, _ text: borrowing AnnotatedText, _ parts: BodyParts?,
        _ out: inout ByteBuffer
    ) {
        switch filling {
        case .address(let link):
            guard let url = url(of: target(ofLink: link, in: owner)) else { return }
            out.append(" href=\"" as StaticString)
            out.append(url, escape: .html)
            out.append(UInt8(ascii: "\""))
        case .picture(let number): writeInlinePicture(text.inlinePictures[number], &out)
        case .figure(let number):
            log.note(.template, BodyParts.figureEntry)
            parts?.figure?.render([RecordRef(figure: number, of: owner)], into: &out)
        case .card(let link):
            if case .article(let target) = target(ofLink: link, in: owner) {
                log.note(.template, BodyParts.cardEntry)
                parts?.card?.render([RecordRef(Int(target))], into: &out)
            }
        case .statement(let number):
            if case .article(let article) = owner {
                log.note(.template, BodyParts.statementEntry)
                parts?.statement?.render([RecordRef(article, aux: number)], into: &out)
            } else {
                out.append("<blockquote>\n" as StaticString)
                write(text.statements[number].quote, of: owner, with: parts, into: &out)
                out.append("</blockquote>\n" as StaticString)
            }
        }
    }

    private func url(of destination: LinkDestination) -> String? {
        switch destination {
        case .article(let number): articleURL(Int(number))
        case .briefing(let number): site.url(of: .briefing(Int(number)))
        case .unpublished: nil
        }
    }

    /// As CommonMark's reference implementation writes an image, with the size of a picture of the site's.
    private func writeInlinePicture(_ picture: InlinePicture, _ out: inout ByteBuffer) {
        out.append("<img src=\"" as StaticString)
        if picture.picture >= 0 {
            out.append(site.url(site.path(ofPicture: picture.picture)), escape: .html)
        } else {
            out.append(address: picture.source.utf8)
        }
        out.append("\" alt=\"" as StaticString)
        out.append(picture.alt, escape: .commonMark)
        out.append(UInt8(ascii: "\""))
        if !picture.title.isEmpty {
            out.append(" title=\"" as StaticString)
            out.append(picture.title, escape: .commonMark)
            out.append(UInt8(ascii: "\""))
        }
        if picture.picture >= 0 {
            let file = site.pictures[Int(picture.picture)]
            if let width = file.width, let height = file.height {
                out.append(" width=\"\(width)\" height=\"\(height)\" loading=\"lazy\"" as String)
            }
        }
        out.append(" />" as StaticString)
    }

    /// Writes the sentence that a mention stands in: its words, the mention's marked, all other markup left out. The
    /// mention of a statement's speaker stands behind what was said.
    func writeContext(article: Int, mention number: Int, into out: inout ByteBuffer) {
        let quotation = site.articles.quotation(of: number, in: article)
        let (mention, sentence, html) = (quotation.mention, quotation.sentence, quotation.html)
        let start = Int(mention.start)
        if start >= Int(sentence.end) {
            out.append(textOf: html[Int(sentence.start)..<Int(sentence.end)])
            if sentence.isCutAfter { out.append(" …" as StaticString) }
            return
        }
        let end = max(start, min(start + Int(mention.length), Int(sentence.end)))
        if sentence.isCutBefore { out.append("… " as StaticString) }
        out.append(textOf: html[min(Int(sentence.start), start)..<start])
        out.append("<mark>" as StaticString)
        out.append(textOf: html[start..<end])
        out.append("</mark>" as StaticString)
        out.append(textOf: html[end..<max(end, Int(sentence.end))])
        if sentence.isCutAfter { out.append(" …" as StaticString) }
    }

    func contextText(article: Int, mention: Int) -> String {
        var html = ByteBuffer()
        writeContext(article: article, mention: mention, into: &html)
        return HTMLText.plain(html.array[...])
    }
}
