import SourceText

/// Who gets a label, in this order: the built-in countries' names, short forms and adjectives; the names of files; the
/// aliases of files; capitals; the countries' names in the site's language.
///
/// A name may be shared (two people are called John Smith): then the label is ambiguous, which is an error where a text
/// uses it. An alias is the author's choice: an alias that something else has is an error where it stands. A capital
/// gives way without a word. `docs/decisions/0002-who-gets-a-label.md` says why.
extension RegistryBuilding {
    mutating func addLabels(translated: CountryNames) {
        let countries = registry.all(.country)
        let names = countries.map { $0.country?.namesWithSenses ?? [] }
        for (entity, names) in zip(countries, names) { addCountryNames(entity, names) }
        for kind in EntityKind.allCases {
            for entity in registry.all(kind) { addName(entity) }
        }
        for kind in EntityKind.allCases {
            for entity in registry.all(kind) { addAliases(entity) }
        }
        for (entity, names) in zip(countries, names) { addCapitals(entity, names) }
        for entity in countries { addTranslation(entity, translated) }
    }

    private mutating func addCountryNames(_ entity: Entity, _ names: [(name: String, sense: Sense)]) {
        guard let country = entity.country, country.isISO else { return }
        let details = entity.profile?.countryDetails
        for (name, sense) in names where sense != .capital {
            if country.doubtful.contains(name) {
                registry.labels.setApart(name, for: entity.id, sense)
                continue
            }
            // What the file gives is claimed as the author's, so that a clash is told.
            let isAuthors =
                name == entity.profile?.name || details?.shortForms.contains(name) == true
                || details?.demonyms.contains(name) == true || details?.officialName == name
            if isAuthors { continue }
            if case .taken = registry.labels.claim(name, for: entity.id, sense) {
                registry.labels.setApart(name, for: entity.id, sense)
            }
        }
    }

    private mutating func addName(_ entity: Entity) {
        guard let profile = entity.profile, !profile.name.isEmpty else { return }
        switch registry.labels.claim(profile.name, for: entity.id, .itself) {
        case .free, .own: break
        case .taken: registry.labels.share(profile.name, with: entity.id)
        case .unusable:
            report(
                "invalid-name", profile, profile.namePosition, "name '\(profile.name.prefix(40))' is blank or too long")
        }
    }

    private mutating func addAliases(_ entity: Entity) {
        guard let profile = entity.profile else { return }
        for (index, alias) in profile.aliases.enumerated() {
            claimAlias(alias, "alias", .itself, entity, profile, profile.position(ofAlias: index))
        }
        guard entity.id.kind == .country, let details = profile.countryDetails else { return }
        let position = profile.namePosition
        if let name = details.officialName { claimAlias(name, "official name", .itself, entity, profile, position) }
        for name in details.shortForms { claimAlias(name, "short form", .itself, entity, profile, position) }
        for name in details.demonyms { claimAlias(name, "demonym", .adjective, entity, profile, position) }
    }

    private mutating func claimAlias(
        _ alias: String, _ word: String, _ sense: Sense, _ entity: Entity, _ profile: EntityProfile,
        _ position: SourcePosition
    ) {
        switch registry.labels.claim(alias, for: entity.id, sense) {
        case .free, .own: break
        case .unusable:
            report("invalid-alias", profile, position, "\(word) '\(alias.prefix(40))' is blank or too long")
        case .taken(let rival):
            registry.labels.share(alias, with: entity.id)
            registry.labels.setApart(alias, for: entity.id, sense)
            report(
                "ambiguous-alias", profile, position,
                "\(word) '\(alias)' of \(registry.description(of: entity.id)) also names "
                    + registry.description(of: rival),
                fix: "remove it, and write [\(alias)](\(entity.id.kind.scheme):\(entity.slug)) where it is meant")
        }
    }

    private mutating func addCapitals(_ entity: Entity, _ names: [(name: String, sense: Sense)]) {
        guard let country = entity.country else { return }
        for (name, sense) in names where sense == .capital {
            guard !country.doubtful.contains(name) else {
                registry.labels.setApart(name, for: entity.id, sense)
                continue
            }
            if case .taken = registry.labels.claim(name, for: entity.id, sense) {
                registry.labels.setApart(name, for: entity.id, sense)
            }
        }
    }

    /// No two countries share a name in any language of ICU, nor does one of them have another's English name: a test
    /// asks for all of them.
    private mutating func addTranslation(_ entity: Entity, _ translated: CountryNames) {
        guard let country = entity.country, country.isISO else { return }
        guard let name = translated.name(ofCode: country.alpha2) else { return }
        _ = registry.labels.claim(name, for: entity.id, .itself)
    }
}
