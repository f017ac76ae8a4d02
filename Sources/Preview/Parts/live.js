// Makes a page of a preview follow its site. Added to pages on their way out; no file of the site holds it.
(() => {
  "use strict";
  // A page within a page follows no site: browsers open few streams to one server, and the outer page needs one.
  if (window.top !== window) return;
  let { files, since } = document.currentScript.dataset;

  // --- The stream of events ---

  let source;

  // Browsers open few streams to one server: a page that nobody sees keeps none, and asks what it missed when it is seen again.
  function listen() {
    source?.close();
    source = undefined;
    if (document.hidden) return;
    const stream = new EventSource(`/__sitegen/events?since=${since}&files=${encodeURIComponent(files)}`);
    for (const [name, take] of Object.entries({ unpublished, reload: renewPage, assets, faults, mended })) {
      stream.addEventListener(name, (event) => {
        if (event.lastEventId) since = event.lastEventId;
        take(JSON.parse(event.data));
      });
    }
    source = stream;
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  addEventListener("pagehide", () => source?.close());

  // --- The page as it is now, at the same place ---

  // A page without scripts of its own is its markup and nothing else: the new one is put in its place, in a fraction of the time
  // that loading takes, and nothing jumps. All other pages are loaded again.
  let turn = 0;

  async function renewPage() {
    if (hasScripts(document)) return reload();
    const own = ++turn;
    // Not while somebody writes into it, as one may on the page about the site.
    const field = document.activeElement?.matches("input, textarea, select") ? document.activeElement : undefined;
    if (field) return field.addEventListener("blur", renewPage, { once: true });
    const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => undefined);
    const type = answer?.headers.get("content-type") ?? "";
    if (!answer || answer.redirected || !type.startsWith("text/html")) return reload();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (own !== turn) return; // asked for once more meanwhile
    const script = next.querySelector('script[src="/__sitegen/live.js"]');
    if (!script || hasScripts(next) || !takeHead(next)) return reload();
    const former = files;
    ({ files, since } = script.dataset);
    script.remove();
    takeAttributes(document.documentElement, next.documentElement);
    const [left, top] = [scrollX, scrollY];
    // The browser would show a picture that it has seen once more, however old.
    freshen(next.images, new Set(versions.keys()));
    document.body.replaceWith(document.adoptNode(next.body));
    scrollTo({ left, top, behavior: "instant" });
    mark();
    // Where its file has gone it is the page of an error now, and follows that.
    if (files !== former) listen();
    document.dispatchEvent(new Event("sitegen:shown"));
  }

  function takeAttributes(old, next) {
    for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }

  const hasScripts = (page) =>
    [...page.scripts].some((script) => script.type !== "application/ld+json" && !script.src.endsWith("/__sitegen/live.js"))
    || page.querySelector("meta[http-equiv=refresh], frameset") !== null;

  // Leaves what is the same where it is: a style sheet that is put in anew leaves the page bare for a moment. False where the new
  // page has another one.
  function takeHead(next) {
    const key = (node) => node.outerHTML.replace(/[?]preview=[0-9]+/, "").replace(' data-sitegen-old=""', "");
    const known = new Map([...document.head.children].map((node) => [key(node), node]));
    const wanted = [...next.head.children].filter((node) => node.dataset.since === undefined);
    if (wanted.some((node) => (node.localName === "style" || node.rel === "stylesheet") && !known.has(key(node)))) return false;
    const kept = new Set(wanted.map((node) => known.get(key(node))));
    const isOurs = (node) => "sitegen" in node.dataset || "sitegenOld" in node.dataset;
    for (const node of [...document.head.children]) if (!kept.has(node) && !isOurs(node)) node.remove();
    for (const node of wanted) if (!known.has(key(node))) document.head.append(document.adoptNode(node));
    return true;
  }

  const place = "sitegen:place";

  function reload() {
    try {
      sessionStorage.setItem(place, JSON.stringify([location.pathname + location.search, scrollX, scrollY]));
    } catch { /* Some browsers are told to keep nothing: then the page begins at its top. */ }
    location.reload();
  }

  function goBack() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
      sessionStorage.removeItem(place);
    } catch { return; }
    if (kept?.[0] !== location.pathname + location.search) return;
    const scroll = () => scrollTo({ left: kept[1], top: kept[2], behavior: "instant" });
    scroll();
    if (document.readyState === "complete") return;
    // The page may have been too short yet; whoever has scrolled meanwhile is left in peace.
    const reached = scrollY;
    addEventListener("load", () => { if (scrollY === reached) scroll(); }, { once: true });
  }

  // --- Style sheets and pictures ---

  // By decoded path: the number of its last change, for what is shown from then on.
  const versions = new Map();
  let version = 0;

  const plain = (address) => {
    const { pathname } = new URL(address, location.href);
    try { return decodeURIComponent(pathname); } catch { return pathname; }
  };

  function assets({ paths, more }) {
    if (more > 0) return reload();
    for (const path of paths) versions.set(path, ++version);
    freshen(document.images, new Set(paths));
    const sheets = [...document.querySelectorAll('link[rel~="stylesheet"]')]
      .filter((link) => new URL(link.href).origin === location.origin && link.dataset.sitegenOld === undefined);
    const shown = new Set([...document.images].map((image) => plain(image.currentSrc || image.src)));
    const own = new Set(sheets.map((link) => plain(link.href)));
    const seen = new Set(performance.getEntriesByType("resource").map((entry) => plain(entry.name)));
    const others = paths.filter((path) => seen.has(path) && !shown.has(path) && !own.has(path));
    // What only a style sheet names, a picture or a font, does not come anew with that sheet.
    if (others.some((path) => !path.endsWith(".css"))) return reload();
    const changed = new Set(paths);
    for (const link of sheets) if (others.length > 0 || changed.has(plain(link.href))) renew(link);
  }

  function freshen(images, changed) {
    for (const image of images) {
      const path = plain(image.currentSrc || image.src);
      if (!changed.has(path)) continue;
      image.removeAttribute("srcset");
      if (image.parentElement?.localName === "picture") for (const other of image.parentElement.querySelectorAll("source")) other.remove();
      image.src = fresh(image.currentSrc || image.src, versions.get(path));
    }
  }

  const fresh = (address, number) => `${new URL(address, location.href).pathname}?preview=${number}`;

  // The old sheet stays until the new one is there, so that nothing flickers.
  function renew(link) {
    const next = link.cloneNode();
    next.href = fresh(link.href, version);
    link.dataset.sitegenOld = "";
    next.addEventListener("load", () => link.remove());
    next.addEventListener("error", () => { next.remove(); delete link.dataset.sitegenOld; });
    link.after(next);
  }

  // --- What readers do not see ---

  const sheet = "[data-sitegen-state]::after { content: ' ' attr(data-sitegen-state); margin-inline-start: .4em; padding: .1em .45em; border-radius: 1em; background: #8a4b00; color: #fff; font: 600 11px/1.4 system-ui, sans-serif; white-space: nowrap; }";

  let states = new Map();

  function unpublished(told) {
    states = new Map(Object.entries(told.states));
    for (const link of document.querySelectorAll("[data-sitegen-state]")) delete link.dataset.sitegenState;
    mark();
  }

  function mark() {
    if (states.size === 0 || isOverview) return;
    if (!document.querySelector("style[data-sitegen]")) {
      const style = document.createElement("style");
      style.dataset.sitegen = "";
      style.textContent = sheet;
      document.head.append(style);
    }
    for (const link of document.querySelectorAll("a[href]")) {
      const state = link.origin === location.origin && link.textContent.trim() && states.get(plain(link.href));
      if (state) link.dataset.sitegenState = state;
    }
  }

  // --- Faults ---

  const overlay = {
    host: undefined,

    show({ faults, more, failure }) {
      this.hide();
      this.host = document.createElement("div");
      this.host.dataset.sitegenFaults = String(faults.length + more + (failure ? 1 : 0));
      const root = this.host.attachShadow({ mode: "open" });
      const box = element("section", undefined, element("style", overlayStyle));
      box.setAttribute("role", "alert");
      box.setAttribute("aria-label", "Faults of the site");
      const close = element("button", "Hide");
      close.type = "button";
      close.addEventListener("click", () => this.hide());
      const count = faults.length + more;
      const title = failure ? "The site could not be written" : count === 1 ? "1 fault" : `${count} faults`;
      box.append(element("header", undefined, element("h1", title), close));
      box.append(element("p", "The page behind this is the last good one. It follows as soon as the faults are mended."));
      if (failure) box.append(element("p", failure));
      for (const fault of faults) box.append(this.fault(fault));
      if (more > 0) box.append(element("p", `… and ${more} more`));
      root.append(box);
      document.documentElement.append(this.host);
    },

    fault({ place, message, id, line, caret, fix }) {
      const part = element("article", undefined, element("p", place, undefined, "place"), element("h2", `${message} [${id}]`));
      if (line) part.append(element("pre", `${line}\n${caret}`));
      if (fix) part.append(element("p", `fix: ${fix}`));
      return part;
    },

    hide() {
      this.host?.remove();
      this.host = undefined;
    },
  };

  const overlayStyle = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 75vh; overflow: auto; box-sizing: border-box;
      padding: 1rem clamp(1rem, 4vw, 2.5rem) 1.5rem; background: #1d1513; color: #f6ece8; border-top: 4px solid #e5533d;
      font: 15px/1.5 system-ui, sans-serif; overscroll-behavior: contain; }
    header { display: flex; justify-content: space-between; align-items: start; gap: 1rem; }
    h1 { margin: 0; font-size: 1.25rem; color: #ffb4a3; }
    h2 { margin: .1rem 0 .25rem; font-size: 1rem; overflow-wrap: anywhere; }
    article { margin-top: 1rem; padding-left: .75rem; border-left: 3px solid #e5533d; }
    p { margin: .25rem 0; overflow-wrap: anywhere; }
    .place { color: #d9c5be; font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
    pre { margin: .25rem 0; padding: .5rem .75rem; overflow-x: auto; background: #000; color: #fff;
      font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", monospace; tab-size: 1; }
    button { font: inherit; padding: .25rem .75rem; border: 1px solid #d9c5be; border-radius: .25rem; background: none; color: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #ffb4a3; outline-offset: 2px; }
  `;

  function element(name, text, ...rest) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const part of rest) {
      if (typeof part === "string") made.className = part;
      else if (part) made.append(part);
    }
    return made;
  }

  // The page about the site lists all of it anyway.
  const isOverview = location.pathname === "/__sitegen/";
  const faults = (told) => isOverview || overlay.show(told);
  const mended = () => overlay.hide();
  addEventListener("keydown", (event) => { if (event.key === "Escape") overlay.hide(); });

  goBack();
  listen();
})();
