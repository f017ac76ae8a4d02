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

    /// Of captions and statements, which stand before the body.
    var quotesFingerprint: UInt64 {
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
        return value.value
    }

    /// Of who is named in which sentence, in which sense, and in what order.
    func mentionsFingerprint(_ keys: EntityKeys) -> UInt64 {
        var value = PartsFingerprint()
        for mention in mentions {
            value.add(keys.key(of: mention.entity, in: self))
            value.add(
                Int(mention.sentence) << 16 | Int(mention.place.rawValue) << 8 | Int(mention.sense.rawValue))
        }
        return value.value
    }

    /// Sentences are told apart in so many parts: who quotes what is said of one entity seldom reads what is said of others.
    public static let sentenceParts = 8

    /// The part of the sentences that name an entity, by its key: see `EntityKeys`.
    public static func sentencePart(ofKey key: UInt64) -> Int { Int(key >> 32 & 7) }

    /// By part: of the sentences that name somebody of it, and where in them.
    func sentenceFingerprints(_ keys: EntityKeys) -> SIMD8<UInt64> {
        let all = sentences.map { sentence -> UInt64 in
            var value = PartsFingerprint()
            value.add(html[Int(sentence.start)..<max(Int(sentence.start), Int(sentence.end))])
            value.add(sentence.isCutBefore)
            value.add(sentence.isCutAfter)
            return value.value
        }
        var values = [PartsFingerprint](repeating: PartsFingerprint(), count: Self.sentenceParts)
        for mention in mentions {
            let key = keys.key(of: mention.entity, in: self)
            let part = Self.sentencePart(ofKey: key)
            let sentence = Int(mention.sentence)
            let start = Int(mention.start) - (sentence < sentences.count ? Int(sentences[sentence].start) : 0)
            values[part].add(key)
            values[part].add(start << 16 | Int(mention.length))
            if sentence < all.count { values[part].add(all[sentence]) }
        }
        var parts = SIMD8<UInt64>()
        for part in values.indices { parts[part] = values[part].value }
        return parts
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
