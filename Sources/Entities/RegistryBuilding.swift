import SourceText

extension EntityRegistry {
    /// Everything that has a file, with the built-in countries, and the mistakes that show only with all of it at hand.
    ///
    /// The result does not depend on the order of `profiles`.
    ///
    /// - Parameters:
    ///   - language: the site's, a BCP 47 tag. Countries are named in it; slugs stay English.
    ///   - excerpt: the text of a 1-based line of a file, for diagnostics.
    public static func build(
        profiles: [EntityProfile], language: String = "en",
        excerpt: @escaping (_ file: String, _ line: Int) -> String = { _, _ in "" }
    ) -> (EntityRegistry, [Diagnostic]) {
        let names = CountryNames(language: language)
        var building = RegistryBuilding(excerpt: excerpt)
        building.addCountries(sorted(profiles, .country), names: names)
        for kind in EntityKind.allCases where kind != .country { building.add(sorted(profiles, kind), kind) }
        building.resolveCountries()
        building.addLabels(translated: names)
        return (building.registry, building.diagnostics.sorted())
    }

    /// Those of a kind, by slug, then by file.
    private static func sorted(_ profiles: [EntityProfile], _ kind: EntityKind) -> [EntityProfile] {
        let indices = profiles.indices.filter { profiles[$0].kind == kind }
        let keys = indices.map { (slug: profiles[$0].slug, path: profiles[$0].path, index: $0) }
        return keys.sorted { ($0.slug, $0.path) < ($1.slug, $1.path) }.map { profiles[$0.index] }
    }
}

extension EntityProfile {
    var path: String { sourcePath ?? "content/\(kind.folder)/\(slug).md" }
}

/// A registry while it is put together: first the entities, then what they say of each other, then their labels.
struct RegistryBuilding {
    var registry = EntityRegistry()
    var diagnostics: [Diagnostic] = []
    let excerpt: (String, Int) -> String

    init(excerpt: @escaping (String, Int) -> String) { self.excerpt = excerpt }

    mutating func report(
        _ id: String, _ profile: EntityProfile, _ position: SourcePosition, _ message: String,
        severity: Diagnostic.Severity = .error, fix: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                severity, id: id, file: profile.path, position: position, message: message,
                excerpt: excerpt(profile.path, position.line), fix: fix))
    }

    // MARK: People, organizations, places, topics

    mutating func add(_ profiles: [EntityProfile], _ kind: EntityKind) {
        registry.entities[Int(kind.rawValue)].reserveCapacity(profiles.count)
        for profile in profiles {
            guard hasGoodSlug(profile, profile.slug) else { continue }
            if let known = registry.entity(kind, slug: profile.slug) {
                reportDuplicate(profile, of: registry[known])
                continue
            }
            checkRoles(profile)
            append(profile, kind, slug: profile.slug, name: profile.name, country: nil)
        }
    }

    mutating func append(
        _ profile: EntityProfile?, _ kind: EntityKind, slug: String, name: String, country: Country?
    ) {
        let id = EntityID(kind, index: registry.count(kind))
        registry.entities[Int(kind.rawValue)].append(
            Entity(
                id: id, slug: slug, name: name, profile: profile, country: country, belongsTo: nil, isRegistered: true))
        registry.slugs[Int(kind.rawValue)].set(Array(slug.utf8), to: UInt32(id.index))
    }

    mutating func hasGoodSlug(_ profile: EntityProfile, _ slug: String) -> Bool {
        guard let fault = slugFault(slug) else { return true }
        report(
            "invalid-slug", profile, profile.slugPosition ?? SourcePosition(line: 1, column: 1),
            "slug '\(slug)' \(fault.reason)")
        return false
    }

    mutating func reportDuplicate(_ profile: EntityProfile, of other: Entity) {
        let rival = other.profile.map { "'\($0.path)'" } ?? "the built-in country '\(other.slug)'"
        report(
            "duplicate-entity", profile, profile.slugPosition ?? SourcePosition(line: 1, column: 1),
            "\(profile.kind.noun) '\(other.slug)' has two sources: \(rival) and '\(profile.path)'",
            fix: "give one of them another slug")
    }

    private mutating func checkRoles(_ profile: EntityProfile) {
        for role in profile.roles {
            guard let from = role.from, let to = role.to, to.latest < from.earliest else { continue }
            report(
                "role-dates", profile, role.position,
                "role '\(role.title)' ends on \(to.latest), before it begins on \(from.earliest)")
        }
        if let born = profile.born, let died = profile.died, died.latest < born.earliest {
            report("life-dates", profile, profile.namePosition, "'\(profile.name)' died before being born")
        }
    }

    // MARK: What belongs to a country

    mutating func resolveCountries() {
        for kind in EntityKind.allCases {
            for index in registry.entities[Int(kind.rawValue)].indices {
                guard let profile = registry.entities[Int(kind.rawValue)][index].profile, let wanted = profile.country
                else { continue }
                if let country = registry.entity(.country, slug: wanted) {
                    registry.entities[Int(kind.rawValue)][index].belongsTo = country
                } else {
                    let near = registry.nearest(.country, slug: wanted).map { "; did you mean '\($0)'?" } ?? ""
                    report(
                        "unknown-country", profile, profile.countryPosition ?? profile.namePosition,
                        "no country has the code or slug '\(wanted)'\(near)")
                }
            }
        }
    }
}
