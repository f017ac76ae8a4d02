/// Texts that would be elements, attributes and whole documents.
extension HostileText {
    static let elements = [
        #"<script>HIT</script>"#, #"<SCRIPT>HIT</SCRIPT>"#, #"<script src=FIRE></script>"#, #"<script>HIT"#,
        #"<script/x>HIT</script>"#, "<script\n>HIT</script\n>", "<script\u{0C}>HIT</script>",
        #"<scr<script>ipt>HIT</scr</script>ipt>"#, #"<script type=module>HIT</script>"#,
        #"<script type="text/javascript;version=1">HIT</script>"#, #"<script async src="//live.invalid/s"></script>"#,
        #"<script src="data:text/javascript,HIT"></script>"#, #"<script type=importmap>{"imports":{}}</script>"#,
        #"<script type=speculationrules>{"prefetch":[{"source":"list","urls":["FIRE"]}]}</script>"#,
        #"</title><script>HIT</script>"#, #"</textarea><script>HIT</script>"#, #"</style><script>HIT</script>"#,
        #"</noscript><script>HIT</script>"#, #"</h1></article></main></body><script>HIT</script>"#,
        #"</p></div><script>HIT</script>"#, #"<<script>HIT//<</script>"#, #"&lt;script&gt;HIT&lt;/script&gt;"#,
        #"&#60;script&#62;HIT&#60;/script&#62;"#, #"&#x3c;script&#x3e;HIT&#x3c;/script&#x3e;"#,
        #"&amp;lt;script&amp;gt;HIT&amp;lt;/script&amp;gt;"#, #"&LT;script&GT;HIT&LT/script&GT"#,
        #"\u003cscript\u003eHIT\u003c/script\u003e"#, #"%3Cscript%3EHIT%3C/script%3E"#, #"\x3cscript\x3eHIT"#,
        #"+ADw-script+AD4-HIT+ADw-/script+AD4-"#, "\u{FF1C}script\u{FF1E}HIT\u{FF1C}/script\u{FF1E}",
    ]

    static let documents = [
        #"<iframe src="javascript:HIT"></iframe>"#, #"<iframe srcdoc="<script>parent.HIT</script>"></iframe>"#,
        #"<iframe src=FIRE>"#, #"<iframe onload=HIT>"#, #"<object data="javascript:HIT"></object>"#,
        #"<object data="data:text/html,<script>HIT</script>" type="text/html">"#, #"<embed src="javascript:HIT">"#,
        #"<embed src=FIRE type="application/x-shockwave-flash">"#, #"<applet code=FIRE>"#, #"<base href="FIRE/">"#,
        #"<base href="javascript:HIT//">"#, #"<meta http-equiv="refresh" content="0;url=javascript:HIT">"#,
        #"<meta http-equiv=refresh content="0; url=FIRE">"#,
        #"<meta http-equiv="Content-Security-Policy" content="default-src *">"#,
        #"<meta http-equiv=set-cookie content="a=b">"#, #"<link rel=stylesheet href="FIRE">"#,
        #"<link rel=import href="FIRE">"#, #"<link rel="preload" as=script href="FIRE">"#,
        #"<link rel=prefetch href=FIRE>"#, #"<link rel=dns-prefetch href="//live.invalid">"#,
        #"<form action="javascript:HIT"><input type=submit autofocus></form>"#,
        #"<form id=f></form><button form=f formaction="javascript:HIT">x</button>"#,
        #"<isindex action="javascript:HIT" type=image>"#, #"<frameset onload=HIT><frame src=FIRE></frameset>"#,
        #"<portal src=FIRE>"#, #"<template><script>HIT</script></template>"#,
        #"<div><template shadowrootmode=open><img src=x onerror=HIT></template></div>"#, #"<plaintext>"#,
        #"<xmp><script>HIT</script>"#, #"<html onmouseover=HIT>"#, #"<body onload=HIT>"#,
        #"<head><script>HIT</script>"#,
    ]

    static let events = [
        #"<img src=x onerror=HIT>"#, #"<img/src=x/onerror=HIT>"#, "<img src=x\tonerror\n=\nHIT>",
        #"<IMG SRC=x OnErRoR=HIT>"#, #"<img src="x" onerror="HIT" "#, #"<img src=x onerror=HIT//"#,
        #"<img src onerror="&#119;indow.hit=1;HIT">"#, #"<img src=x:x onerror=`HIT`>"#,
        #"<img srcset="FIRE 1x" onload=HIT>"#, #"<image src=x onerror=HIT>"#, #"<video src=x onerror=HIT>"#,
        #"<video><source onerror=HIT></video>"#, #"<video poster=FIRE>"#, #"<audio src=x onerror=HIT>"#,
        #"<audio src=FIRE autoplay>"#, #"<input autofocus onfocus=HIT>"#, #"<select autofocus onfocus=HIT>"#,
        #"<textarea autofocus onfocus=HIT>"#, #"<details open ontoggle=HIT>x"#, #"<marquee onstart=HIT>x</marquee>"#,
        #"<a onmouseover=HIT href=#>x</a>"#, #"<b style="animation:a" onanimationstart=HIT>x"#,
        #"<p tabindex=1 autofocus onfocus=HIT>x"#, #"<div contenteditable autofocus onfocus=HIT>"#,
        #"<dialog open onclose=HIT>"#, #"<div popover onbeforetoggle=HIT>"#, #"<x onclick=HIT>x</x>"#,
        #"<body onpageshow=HIT>"#, #"<track src=FIRE>"#, #"<input type=image src=FIRE>"#, #"<table background=FIRE>"#,
    ]

    static let attributes = [
        #"" onmouseover="HIT"#, #"' onmouseover='HIT"#, #"" autofocus onfocus="HIT" x=""#,
        #"' autofocus onfocus='HIT' x='"#, #"` onmouseover=`HIT"#, #""><script>HIT</script>"#,
        #"'><script>HIT</script>"#, #"></a><script>HIT</script>"#, #""/><img src=x onerror=HIT>"#,
        #"x onerror=HIT"#, "x\tonerror=HIT", "x\nonerror=HIT", "x\u{0C}onerror=HIT", #"/onerror=HIT/"#,
        #"&quot; onmouseover=&quot;HIT"#, #"&#34; onmouseover=&#34;HIT"#, #"&#39; onmouseover=&#39;HIT"#,
        #"&apos; onmouseover=&apos;HIT"#, #"\" onmouseover=\"HIT"#, #"\' onmouseover=\'HIT"#,
        #"%22 onmouseover=%22HIT"#, #"""" onmouseover=HIT "#, #"'"><img src=x onerror=HIT>"#,
        #"" style="background:url(FIRE)"#, #"" srcset="FIRE 2x"#, #"" formaction="javascript:HIT"#,
        #"" http-equiv="refresh" content="0;url=FIRE"#, "\u{201D} onmouseover=\u{201D}HIT",
        "\u{2032} onerror=\u{2032}HIT",
        #"" class="x" id="main"#, #"x"y'z`<>&"#, #"=HIT>"#,
    ]
}
