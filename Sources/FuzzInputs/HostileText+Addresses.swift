/// Texts that would be addresses which script, in every spelling that some parser of addresses takes for one.
extension HostileText {
    static let schemes = [
        "javascript:HIT", "JAVASCRIPT:HIT", "JaVaScRiPt:HIT", "javascript://live.invalid/%0aHIT", "javascript://%0AHIT",
        "javascript&colon;HIT", "javascript&#58;HIT", "javascript&#x3a;HIT", "javascript&#x3A HIT",
        "&#106;avascript:HIT", "&#x6A;avascript:HIT", "&#0000106&#0000097vascript:HIT", "java&Tab;script:HIT",
        "java&NewLine;script:HIT", "java&#9;script:HIT", "java&#10;script:HIT", "java&#13;script:HIT",
        "java\tscript:HIT", "java\nscript:HIT", "java\rscript:HIT", "j\ta\tv\ta\ts\tc\tr\ti\tp\tt\t:\tHIT",
        "java\u{0}script:HIT", "java\u{1}script:HIT", "\u{1}javascript:HIT", "&#1;javascript:HIT",
        "\u{1F}javascript:HIT", "&#x1F;javascript:HIT", " javascript:HIT", "&#32;javascript:HIT", "\tjavascript:HIT",
        "\u{A0}javascript:HIT", "\u{FEFF}javascript:HIT", "\u{200B}javascript:HIT", "java\u{AD}script:HIT",
        "javascript :HIT", "javascript\t:HIT", "javascript%3AHIT", "javascript%3aHIT", "%6Aavascript:HIT",
        #"\javascript:HIT"#, #"java\script:HIT"#, #"javascript\:HIT"#, #"\x6Aavascript:HIT"#, "java\u{17F}cript:HIT",
        "javascr\u{131}pt:HIT", "\u{FF4A}avascript:HIT", "javascript\u{FF1A}HIT",
        "javascript:HIT//https://elsewhere.example",
        "javascript:/*\"/*`/*' /*</title></style></script>*/HIT", "javascript:'<script>HIT</script>'",
        "<javascript:HIT>", "feed:javascript:HIT", "view-source:javascript:HIT", "jar:javascript:HIT!/",
    ]

    static let otherSchemes = [
        "data:text/html,<script>HIT</script>", "DATA:text/html,<script>HIT</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:,<script>HIT</script>",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='HIT'/>",
        "data:application/xhtml+xml,<html xmlns='http://www.w3.org/1999/xhtml'><script>HIT</script></html>",
        "da\tta:text/html,<script>HIT</script>", "d&#9;ata:text/html,HIT", "\u{1}data:text/html,<script>HIT</script>",
        "data&colon;text/html,<script>HIT</script>", "vbscript:msgbox(1)", "VBScript:msgbox(1)", "vb\nscript:msgbox(1)",
        "vbscript&#58;msgbox(1)", "livescript:HIT", "mocha:HIT", "blob:https://live.invalid/1", "filesystem:FIRE",
        "file:///etc/passwd", "about:blank#HIT", "ms-its:mhtml:FIRE", "mhtml:FIRE", "intent:#Intent;end", "ftp:x",
        "ws://live.invalid/", "chrome://settings/", "view-source:FIRE", "person:<script>HIT</script>",
        "country:\"onerror=HIT", "article:javascript:HIT", "briefing:javascript:HIT", "org:../../javascript:HIT",
    ]

    static let addresses = [
        #"ELSEWHERE" onerror="HIT"#, #"ELSEWHERE' onerror='HIT"#, "ELSEWHERE\"><script>HIT</script>",
        "ELSEWHERE?<script>HIT</script>", "ELSEWHERE#\"onerror=HIT", "ELSEWHERE?a=&quot;onerror=HIT",
        "ELSEWHERE?a&quot=b", "ELSEWHERE\tonerror=HIT", "ELSEWHERE onerror=HIT", "ELSEWHERE`onerror=HIT",
        "ELSEWHERE, FIRE 2x", "ELSEWHERE?,javascript:HIT 2x", "//elsewhere.example/a", "/\\elsewhere.example/a",
        "\\\\elsewhere.example\\a", "https:elsewhere.example", "https:\\\\elsewhere.example\\a",
        "http:///elsewhere.example",
        "https://user:word@elsewhere.example/", "https://elsewhere.example\u{0}.org/",
        "https://\u{202E}elsewhere.example/",
        "ELSEWHERE/[::1]/<script>HIT</script>", "https://elsewhere.example:80onerror/",
        "mailto:a@b?body=<script>HIT</script>",
        "mailto:\"onerror=HIT@b", "tel:\"onerror=HIT", "?javascript:HIT", "#javascript:HIT", "./javascript:HIT",
        "/javascript:HIT", "..//elsewhere.example/", "%2f%2felsewhere.example/", "../../../etc/passwd",
        "/../javascript:HIT",
        "x\u{2028}:HIT", ":javascript:HIT",
    ]
}
