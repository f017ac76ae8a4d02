/// What befalls a file of a site between its author and a build: seeded, so that every fault can be had again.
public struct Damage: Sendable {
    private var random: RandomNumbers
    /// How deep nested and how long repeated damages go, in units of what they repeat.
    private let depth: Int
    /// What was done, for a person to read.
    public private(set) var story: [String] = []

    public init(seed: UInt64, depth: Int = 100_000) {
        random = RandomNumbers(seed: seed)
        self.depth = depth
    }

    /// The damaged site: between one and three of its files hurt, each once.
    public static func site(_ site: SmallSite, seed: UInt64, depth: Int = 100_000) -> (SmallSite, story: [String]) {
        var damage = Damage(seed: seed, depth: depth)
        var hurt = site
        let names = site.files.keys.sorted()
        for _ in 0...damage.random.below(3) {
            guard let name = names.randomElement(using: &damage.random) else { break }
            damage.hurt(&hurt, at: name, names: names)
        }
        return (hurt, damage.story)
    }

    private mutating func hurt(_ site: inout SmallSite, at name: String, names: [String]) {
        var bytes = site.files[name] ?? []
        let words: String
        switch random.below(24) {
        case 0...3: words = flip(&bytes)
        case 4, 5: words = cut(&bytes)
        case 6: words = repeatPart(&bytes)
        case 7: words = dropPart(&bytes)
        case 8...12: words = insert(Damage.word(using: &random), into: &bytes)
        case 13, 14: words = insert(Damage.bytes(using: &random), into: &bytes)
        case 15...17: words = nest(in: &bytes)
        case 18: words = lengthenLine(&bytes)
        case 19: words = shuffleLines(&bytes)
        case 20:
            bytes = Array(Damage.bomb(using: &random).utf8)
            words = "an alias bomb for a file"
        case 21: words = exchangeTail(&bytes, with: site, names: names)
        case 22:
            bytes = []
            words = "emptied"
        default:
            let other = names.randomElement(using: &random) ?? name
            bytes = site.files[other] ?? []
            words = "the text of \(other)"
        }
        site.files[name] = bytes
        story.append("\(name): \(words)")
    }

    private mutating func flip(_ bytes: inout [UInt8]) -> String {
        guard !bytes.isEmpty else { return "nothing to flip" }
        let count = 1 + random.below(random.oneIn(4) ? 200 : 6)
        for _ in 0..<count { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
        return "\(count) bytes changed"
    }

    private mutating func cut(_ bytes: inout [UInt8]) -> String {
        let rest = random.below(bytes.count)
        if random.oneIn(4) {
            bytes.removeFirst(rest)
            return "the first \(rest) bytes gone"
        }
        bytes.removeSubrange(rest...)
        return "cut after \(rest) bytes"
    }

    private mutating func part(of bytes: [UInt8]) -> Range<Int> {
        let start = random.below(bytes.count)
        return start..<start + random.below(min(bytes.count - start, 400) + 1)
    }

    private mutating func repeatPart(_ bytes: inout [UInt8]) -> String {
        let part = part(of: bytes)
        let times = random.oneIn(3) ? max(1, depth / 10) / max(1, part.count / 10) : 1 + random.below(4)
        let again = Array(bytes[part])
        bytes.insert(contentsOf: (0..<times).lazy.flatMap { _ in again }, at: part.upperBound)
        return "bytes \(part) \(times) times more"
    }

    private mutating func dropPart(_ bytes: inout [UInt8]) -> String {
        let part = part(of: bytes)
        bytes.removeSubrange(part)
        return "bytes \(part) gone"
    }

    private mutating func insert(_ piece: [UInt8], into bytes: inout [UInt8]) -> String {
        let place = random.below(bytes.count + 1)
        bytes.insert(contentsOf: piece, at: place)
        return "\(piece.prefix(40)) put in at \(place)"
    }

    private mutating func nest(in bytes: inout [UInt8]) -> String {
        let unit = Damage.openers.randomElement(using: &random) ?? "["
        let times = random.oneIn(2) ? depth : 1 + random.below(depth)
        let place = random.below(bytes.count + 1)
        let nested = [UInt8](repeating: 0x0A, count: random.below(2)) + (0..<times).flatMap { _ in Array(unit.utf8) }
        bytes.insert(contentsOf: nested, at: place)
        return "'\(unit)' \(times) times at \(place)"
    }

    private mutating func lengthenLine(_ bytes: inout [UInt8]) -> String {
        let letter = Array("a [\\*\"é-".utf8).randomElement(using: &random) ?? 0x61
        let length = depth * (1 + random.below(20))
        let place = random.below(bytes.count + 1)
        bytes.insert(contentsOf: repeatElement(letter, count: length), at: place)
        return "\(length) times byte \(letter) at \(place)"
    }

    private mutating func shuffleLines(_ bytes: inout [UInt8]) -> String {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if random.oneIn(3) { lines.remove(at: random.below(lines.count)) } else { lines.shuffle(using: &random) }
        bytes = Array(lines.joined(separator: [0x0A]))
        return "lines shuffled, or one gone"
    }

    private mutating func exchangeTail(_ bytes: inout [UInt8], with site: SmallSite, names: [String]) -> String {
        guard let other = names.randomElement(using: &random), let tail = site.files[other] else { return "nothing" }
        let end = random.below(bytes.count + 1)
        let start = random.below(tail.count + 1)
        bytes = Array(bytes[..<end]) + tail[start...]
        return "from byte \(end) on \(other) from byte \(start)"
    }
}
