/// Names that ICU, as the toolchain carries it, words in a way that no newspaper would: China as its mainland alone, and
/// Palestine as its territories. A line is a language, its China and its Palestine.
private let plainNames = """
    ar|الصين|فلسطين
    ca|Xina|Palestina
    cs|Čína|Palestina
    da|Kina|Palæstina
    de|China|Palästina
    el|Κίνα|Παλαιστίνη
    es|China|Palestina
    fa|چین|فلسطین
    fi|Kiina|Palestiina
    fr|Chine|Palestine
    he|סין|פלסטין
    hi|चीन|फ़िलिस्तीन
    hr|Kina|Palestina
    hu|Kína|Palesztina
    id|Tiongkok|Palestina
    it|Cina|Palestina
    ja|中国|パレスチナ
    ko|중국|팔레스타인
    ms|China|Palestin
    nb|Kina|Palestina
    nl|China|Palestina
    nn|Kina|Palestina
    no|Kina|Palestina
    pl|Chiny|Palestyna
    pt|China|Palestina
    ro|China|Palestina
    ru|Китай|Палестина
    sk|Čína|Palestína
    sr|Кина|Палестина
    sv|Kina|Palestina
    th|จีน|ปาเลสไตน์
    tr|Çin|Filistin
    uk|Китай|Палестина
    ur|چین|فلسطین
    vi|Trung Quốc|Palestine
    zh-hans|中国|巴勒斯坦
    zh-hant|中國|巴勒斯坦
    """

/// The names of China and Palestine in a language, where they are known better than ICU knows them.
///
/// - Parameter language: a BCP 47 tag.
func plainNames(in language: String) -> (china: String, palestine: String)? {
    let parts = language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard var wanted = parts.first.map(String.init) else { return nil }
    // Serbian's plain names stand in Cyrillic only; its Latin ones are good in ICU but for Palestine's.
    if wanted == "sr", parts.contains("latn") { return nil }
    if wanted == "zh" {
        let traditional = ["hant", "tw", "hk", "mo"].contains(where: { part in parts.contains { $0 == part } })
        wanted = traditional && !parts.contains("hans") ? "zh-hant" : "zh-hans"
    }
    for line in plainNames.split(separator: "\n") {
        let fields = line.split(separator: "|")
        if fields.count == 3, fields[0] == wanted { return (String(fields[1]), String(fields[2])) }
    }
    return nil
}
