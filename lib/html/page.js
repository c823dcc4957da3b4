// The card of a quote, the choice of a speaker, and the contents. Without it the page is still all there to read.
"use strict";
(() => {
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const plural = (count, word) => count + " " + word + (count === 1 ? "" : "s");
  const sections = [...document.querySelectorAll("main > .saidby")];
  document.documentElement.classList.add("saidby-js");

  // ---- The card: what is known of the quote under the pointer, or of the one that has the focus.
  const card = make("div", "saidby saidby-card");
  card.hidden = true;
  card.setAttribute("role", "tooltip");
  card.setAttribute("aria-hidden", "true"); // a quote's own description says the same
  document.body.append(card);
  let shown = null, leaving = 0;

  const sameQuote = (element) =>
    element.closest(".saidby").querySelectorAll('[data-quote="' + element.dataset.quote + '"]');

  const fill = (mark) => {
    const { name, note, source, cue, to, via, sure, pattern } = mark.dataset;
    const list = make("dl");
    const row = (term, value) => {
      if (value === undefined) return;
      const item = make("dd");
      item.append(value);
      list.append(make("dt", "", term), item);
    };
    const type = ["direct", "mixed", "indirect"].find((word) => mark.classList.contains("saidby-" + word));
    const bar = make("span", "saidby-sure"), level = make("span"), value = make("span");
    level.style.width = sure + "%";
    bar.append(level);
    value.append(bar, sure + " %");
    row("Quotation", type);
    row("Cue", cue && "“" + cue + "”");
    row("Named", source && !source.includes(name) ? source : undefined);
    row("To", to);
    row("Via", via);
    row("Confidence", value);
    row("Pattern", pattern);
    card.replaceChildren(make("strong", "saidby-card-name", name));
    if (note) card.append(make("span", "saidby-card-note", note));
    card.append(list);
    card.className = "saidby saidby-card " + [...mark.classList].filter((word) => /^saidby-(c\d|nobody)$/.test(word)).join(" ");
  };

  // Below the line that is pointed at, or above it where there is no room.
  const place = (element, x, y) => {
    const rects = [...element.getClientRects()];
    const line = rects.find((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) || rects[0];
    if (!line) return;
    const width = card.offsetWidth, height = card.offsetHeight, gap = 8;
    const below = line.bottom + gap, above = line.top - gap - height;
    const left = Math.min(Math.max(x === undefined ? line.left : x - 24, gap), document.documentElement.clientWidth - width - gap);
    card.style.left = Math.max(left, gap) + "px";
    card.style.top = (below + height > innerHeight && above > 0 ? above : below) + "px";
  };

  const hide = () => {
    clearTimeout(leaving);
    if (!shown) return;
    for (const element of sameQuote(shown)) element.classList.remove("saidby-on");
    card.hidden = true;
    shown = null;
  };

  const show = (element, x, y) => {
    clearTimeout(leaving);
    if (shown !== element) {
      hide();
      const same = sameQuote(element);
      fill([...same].find((other) => other.matches("mark")));
      for (const other of same) other.classList.add("saidby-on");
      shown = element;
    }
    card.hidden = false;
    place(element, x, y);
  };

  const quoteOf = (target) => target instanceof Element && target.closest("[data-quote]:not(.saidby-off)");
  document.addEventListener("pointerover", (event) => {
    const element = quoteOf(event.target);
    if (element) show(element, event.clientX, event.clientY);
    else if (card.contains(event.target)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 120); // time to move onto the card
    }
  });
  document.addEventListener("focusin", (event) => {
    const element = quoteOf(event.target);
    if (element) show(element);
    else hide();
  });
  document.addEventListener("focusout", (event) => { if (event.target === shown) hide(); });
  document.addEventListener("click", (event) => {
    const element = quoteOf(event.target);
    if (element) show(element, event.clientX, event.clientY);
    else if (!card.contains(event.target)) hide();
  });
  addEventListener("scroll", () => { if (shown) place(shown); }, { passive: true });
  addEventListener("resize", hide);

  // ---- One speaker alone, or all again.
  const keyOf = (element) => element.dataset.speaker || "nobody";
  const choose = (section, key) => {
    const keys = new Map();
    hide();
    for (const mark of section.querySelectorAll("mark[data-quote]")) keys.set(mark.dataset.quote, keyOf(mark));
    for (const element of section.querySelectorAll("[data-quote]")) {
      const off = key !== undefined && keys.get(element.dataset.quote) !== key;
      element.classList.toggle("saidby-off", off);
      if (element.hasAttribute("tabindex")) element.tabIndex = off ? -1 : 0;
    }
    for (const button of section.querySelectorAll("button.saidby-speaker"))
      button.setAttribute("aria-pressed", String(keyOf(button) === key));
    if (key === undefined) delete section.dataset.only;
    else section.dataset.only = key;
  };
  for (const button of document.querySelectorAll("button.saidby-speaker")) button.disabled = false;
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button.saidby-speaker");
    if (!button) return;
    const section = button.closest(".saidby");
    choose(section, section.dataset.only === keyOf(button) ? undefined : keyOf(button));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (shown) hide();
    else sections.filter((section) => section.dataset.only !== undefined).forEach((section) => choose(section));
  });

  // ---- Sums and contents.
  const first = (section) => section.querySelectorAll("mark[data-quote][tabindex]").length;
  const counts = sections.map(first);
  const speakers = document.querySelectorAll("button.saidby-speaker[data-speaker]").length;
  const sum = [plural(counts.reduce((a, b) => a + b, 0), "quotation"), plural(speakers, "speaker")];
  if (sections.length > 1) sum.unshift(plural(sections.length, "document"));
  document.querySelector(".saidby-page-head h1").after(make("p", "saidby-sum", sum.join(" · ")));
  if (sections.length < 2) return;

  const nav = make("nav", "saidby-toc"), details = make("details"), list = make("ol");
  nav.setAttribute("aria-label", "Contents");
  details.open = matchMedia("(min-width: 84rem)").matches;
  details.append(make("summary", "", "Contents"), list);
  sections.forEach((section, index) => {
    const name = [".saidby-title", ".saidby-headline", ".saidby-id"].map((query) => section.querySelector(query)).find(Boolean);
    const link = make("a"), item = make("li");
    const failed = section.classList.contains("saidby-failed");
    section.id = "document-" + (index + 1);
    link.href = "#" + section.id;
    link.append(make("bdi", failed ? "saidby-broken" : "", name ? name.textContent : "Document " + (index + 1)),
      make("span", "", failed ? "failed" : String(counts[index])));
    item.append(link);
    list.append(item);
  });
  nav.append(details);
  document.body.classList.add("saidby-with-toc");
  document.querySelector("main").before(nav);
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) target.scrollIntoView();
})();
