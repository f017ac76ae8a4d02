import SourceText

extension RegistryBuilding {
    /// The built-in countries with what authors' files change, and the countries that they add.
    mutating func addCountries(_ profiles: [EntityProfile], names: CountryNames) {
        var countries = CountryTable.read()
        guard !profiles.isEmpty else {
            for country in countries { append(country, nil, names: names) }
            return
        }
        var places: [String: Int] = [:]
        for (index, country) in countries.enumerated() {
            for key in country.keys { places[key] = index }
        }
        var files: [Int: EntityProfile] = [:]
        for profile in profiles {
            guard hasGoodSlug(profile, profile.slug) else { continue }
            let details = checkedDetails(profile)
            if let index = places[profile.slug.lowercased()] {
                if let other = files[index] {
                    reportDuplicate(profile, of: other, country: countries[index])
                    continue
                }
                files[index] = profile
                countries[index].override(by: profile, details)
            } else if let added = added(profile, details, slugs: countries.map(\.slug)) {
                for key in added.keys { places[key] = countries.count }
                files[countries.count] = profile
                countries.append(added)
            }
        }
        let order = countries.indices.sorted { countries[$0].slug < countries[$1].slug }
        for index in order { append(countries[index], files[index], names: names) }
    }

    private mutating func append(_ country: Country, _ profile: EntityProfile?, names: CountryNames) {
        if let known = registry.entity(.country, slug: country.slug), let profile {
            reportDuplicate(profile, of: registry[known])
            return
        }
        let given = profile.map(\.name) ?? ""
        let translated = country.isISO ? names.name(ofCode: country.alpha2) : nil
        let name = given.isEmpty ? translated ?? country.shortName : given
        append(profile, .country, slug: country.slug, name: name, country: country)
        let index = UInt32(registry.count(.country) - 1)
        for key in country.keys { registry.slugs[Int(EntityKind.country.rawValue)].set(Array(key.utf8), to: index) }
    }

    private mutating func added(_ profile: EntityProfile, _ details: CountryDetails, slugs: [String]) -> Country? {
        let near = nearestName(to: profile.slug, in: slugs)
        guard !profile.name.isEmpty else {
            report(
                "unknown-country", profile, SourcePosition(line: 1, column: 1),
                "no country has the code or slug '\(profile.slug)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
                fix: "rename the file, or give it a 'name' to add a country")
            return nil
        }
        if let near, profile.slug.utf8.count > 3 {
            report(
                "near-slug", profile, SourcePosition(line: 1, column: 1),
                "'\(profile.slug)' adds a country; did you mean '\(near)'?", severity: .warning)
        }
        let code = profile.slug.lowercased()
        var country = Country(
            code: code, alpha2: code.utf8.count == 2 ? code.uppercased() : "", alpha3: "", numeric: "",
            slug: code.utf8.count <= 3 ? slugify(profile.name) : code, shortName: profile.name,
            officialName: profile.name, capitals: [], capitalSpellings: [], demonyms: [], shortForms: [],
            region: .other, subregion: nil, isISO: false, doubtful: [])
        country.override(by: profile, details)
        return country
    }

    /// The file's facts without those that are no good, each of which is reported.
    private mutating func checkedDetails(_ profile: EntityProfile) -> CountryDetails {
        guard var details = profile.countryDetails else { return CountryDetails() }
        if let slug = details.slug, !hasGoodSlug(profile, slug) { details.slug = nil }
        if let region = details.region, regionNamed(region) == nil {
            let known = Region.allCases.map(\.name) + Subregion.allCases.map(\.name)
            let near = nearestName(to: region, in: known).map { "; did you mean '\($0)'?" } ?? ""
            report(
                "unknown-region", profile, details.regionPosition ?? profile.namePosition,
                "UN M49 has no region '\(region)'\(near)")
            details.region = nil
        }
        return details
    }

    private mutating func reportDuplicate(_ profile: EntityProfile, of other: EntityProfile, country: Country) {
        report(
            "duplicate-entity", profile, profile.slugPosition ?? SourcePosition(line: 1, column: 1),
            "country '\(country.slug)' has two sources: '\(other.path)' and '\(profile.path)'",
            fix: "put all of it into one file")
    }
}

extension Country {
    /// By what it is found: codes in any letter case, and its slug.
    var keys: [String] {
        var keys = [code, slug.lowercased()]
        if !alpha3.isEmpty { keys.append(alpha3.lowercased()) }
        // Reserved for the United Kingdom by ISO 3166-1 ("exceptional reservation"), and what everybody types.
        if code == "gb" { keys.append("uk") }
        return keys
    }

    mutating func override(by profile: EntityProfile, _ details: CountryDetails) {
        if !profile.name.isEmpty, profile.name != shortName {
            shortForms.append(shortName)
            shortName = profile.name
        }
        if let slug = details.slug { self.slug = slug }
        if let alpha3 = details.alpha3 { self.alpha3 = alpha3.uppercased() }
        if let officialName = details.officialName { self.officialName = officialName }
        if let capitals = details.capitals { self.capitals = capitals }
        demonyms = details.demonyms + demonyms.filter { !details.demonyms.contains($0) }
        shortForms += details.shortForms.filter { !shortForms.contains($0) }
        if let place = details.region.flatMap(regionNamed) {
            region = place.region
            subregion = place.subregion
        }
    }
}
