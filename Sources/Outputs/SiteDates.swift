import Chronology
import Templates

/// Dates in the site's language, for templates.
struct SiteDates: DateFormatting {
    let names: DateNames

    func compile(_ pattern: String) -> DateWriter? {
        guard let compiled = DatePattern.compile(pattern) else { return nil }
        return { [names] moment, out in compiled.append(moment, names, to: &out) }
    }

    func writer(for style: DateStyle) -> DateWriter {
        let pattern =
            switch style {
            case .long: names.pattern(.long)
            case .short: names.pattern(.short)
            case .monthYear: names.pattern(.monthYear)
            case .weekday: names.pattern(.weekday)
            case .time: names.pattern(.time)
            }
        return { [names] moment, out in pattern.append(moment, names, to: &out) }
    }
}
