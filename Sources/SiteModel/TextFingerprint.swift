import Articles
import Bytes
import Entities

extension EntityKeys {
    /// The key of what a text names, which need not be registered.
    func key(of reference: EntityReference, in text: AnnotatedText) -> UInt64 {
        if let id = reference.registered { return self[id] }
        guard let number = reference.unregistered else { return 0 }
        return Self.key(text.unregistered[number].kind, slug: text.unregistered[number].slug)
    }
}

extension AnnotatedText {
    /// Of all that the text gave, with the names that were found for it.
    public func fingerprint(_ keys: EntityKeys) -> UInt64 {
        var value = PartsFingerprint()
        value.add(html)
        value.add(bodyStart)
        // A figure, a card and a picture leave no byte where they stand.
        for hole in holes {
            value.add(hole.offset)
            value.add(hole.filling.word)
        }
        for mention in mentions {
            value.add(keys.key(of: mention.entity, in: self))
            value.add(Int(mention.start) << 32 | Int(mention.length) << 16 | Int(mention.sentence))
            value.add(Int(mention.place.rawValue) << 8 | Int(mention.sense.rawValue))
        }
        value.add(dateline?.place.map { keys.key(of: $0, in: self) } ?? 0)
        for statement in statements { value.add(keys.key(of: statement.speaker, in: self)) }
        for figure in figures { value.add(figure, of: self, keys) }
        for picture in inlinePictures { value.add(picture) }
        value.add(wordCount)
        return value.value
    }

    /// Of what other pages quote: captions, statements, the sentences that name somebody.
    func quotesFingerprint(_ keys: EntityKeys) -> UInt64 {
        var value = PartsFingerprint()
        value.add(html[..<bodyStart])
        for hole in holes where hole.offset <= bodyStart {
            value.add(hole.offset)
            value.add(hole.filling.word)
            if case .picture(let number) = hole.filling { value.add(inlinePictures[number]) }
        }
        for range in figures.map(\.caption) + statements.flatMap({ [$0.quote, $0.attribution] }) {
            value.add(range.lowerBound)
            value.add(range.upperBound)
        }
        for mention in mentions {
            value.add(keys.key(of: mention.entity, in: self))
            let sentence = Int(mention.sentence)
            let start = Int(mention.start) - (sentence < sentences.count ? Int(sentences[sentence].start) : 0)
            value.add(start << 32 | Int(mention.length) << 16 | Int(mention.sentence))
            value.add(Int(mention.place.rawValue) << 8 | Int(mention.sense.rawValue))
        }
        for sentence in sentences {
            value.add(html[Int(sentence.start)..<max(Int(sentence.start), Int(sentence.end))])
            value.add(sentence.isCutBefore)
            value.add(sentence.isCutAfter)
        }
        return value.value
    }
}

extension Hole.Filling {
    fileprivate var word: Int {
        switch self {
        case .address(let index): index << 3
        case .picture(let index): index << 3 | 1
        case .figure(let index): index << 3 | 2
        case .card(let index): index << 3 | 3
        case .statement(let index): index << 3 | 4
        }
    }
}

extension PartsFingerprint {
    mutating func add(_ picture: InlinePicture) {
        add(picture.source)
        add(picture.alt)
        add(picture.title)
    }

    /// Adds a figure but for its caption's words.
    mutating func add(_ figure: Figure, of text: AnnotatedText, _ keys: EntityKeys) {
        add(figure.source)
        add(figure.alt)
        add(figure.caption.isEmpty)
        add(figure.plainCaption)
        add(figure.license)
        add(figure.credit?.text)
        add(figure.credit?.holder)
        add(figure.credit?.creator)
        add(figure.credit?.courtesy)
        for depicted in figure.depicted {
            add(keys.key(of: depicted.entity, in: text))
            add(depicted.name)
            add(depicted.position)
        }
    }
}
