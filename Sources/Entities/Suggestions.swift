import SourceText

/// For messages: how an entity is called there, and what the author may have meant. None of it is on the hot path.
extension EntityRegistry {
    /// `person 'rex-tillerson' (content/people/rex-tillerson.md)`, `country 'russia' (built in)`.
    public func description(of id: EntityID) -> String {
        let entity = self[id]
        let place = entity.profile.map(\.path) ?? (entity.isRegistered ? "built in" : "no file")
        return "\(id.kind.noun) '\(entity.slug)' (\(place))"
    }

    /// What is wrong with naming several entities by one label, and what to write instead.
    public func ambiguity(of label: String, between ids: [EntityID]) -> (message: String, fix: String) {
        let listed = ids.map(description(of:)).joined(separator: " and ")
        let links = ids.map { "[\(label)](\($0.kind.scheme):\(slug(of: $0)))" }.joined(separator: " or ")
        return ("'\(label)' names \(ids.count) entities: \(listed)", "write \(links)")
    }

    /// The slug of a registered entity of the kind that is one or two letters off; for a country also by what else it is
    /// called: `burma` gives `myanmar`. Nil where the slug is known, or nothing is near.
    public func nearest(_ kind: EntityKind, slug: String) -> String? {
        guard slug.utf8.count <= longestSlug, entity(kind, slug: slug) == nil else { return nil }
        if kind == .country, let known = countryCalled(slug) { return known }
        let like = slugs[Int(kind.rawValue)].keys(like: Array(slug.lowercased().utf8))
        return nearestName(to: slug, in: like.filter { isRegistered($0, kind) })
    }

    /// Codes of countries stand beside the slugs, and are near to anything short.
    private func isRegistered(_ key: String, _ kind: EntityKind) -> Bool {
        guard let id = entity(kind, slug: key) else { return false }
        return entities[Int(kind.rawValue)][id.index].isRegistered && self.slug(of: id) == key
    }

    /// The label, as it is usually written, that is one or two letters off. Nil where the label is known, or nothing is
    /// near. Labels in capitals are too short to be near to anything.
    public func nearestLabel(_ label: String) -> String? {
        guard label.utf8.count <= 200, lookUp(label: label) == nil else { return nil }
        let form = labelNormalForm(label)
        return nearestName(to: form, in: labels.labels(like: form)).map(spelling(ofLabel:))
    }

    /// A label in its compared form, in the letters of whoever gave it.
    private func spelling(ofLabel form: String) -> String {
        guard case .one(let id, _, _)? = lookUp(label: form) else { return form }
        let entity = self[id]
        let names =
            [entity.name] + (entity.profile?.aliases ?? []) + (entity.country?.namesWithSenses.map(\.name) ?? [])
        return names.first { labelNormalForm($0) == form } ?? form
    }

    private func countryCalled(_ slug: String) -> String? {
        let wanted = slugify(slug)
        for entity in all(.country) {
            guard let country = entity.country else { continue }
            let names = country.shortForms + [country.officialName, entity.name]
            if names.contains(where: { slugify($0) == wanted && !country.doubtful.contains($0) }) { return entity.slug }
        }
        return nil
    }
}
