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
  const root = document.documentElement;
  root.classList.add("saidby-js");

  // ---- The card: what is known of the quote under the pointer, or of the one that has the focus. The pointer goes
  // through it (see page.css), so it never stands between the pointer and a quote; its box tells what is on it.
  const card = make("div", "saidby saidby-card");
  card.hidden = true;
  card.setAttribute("role", "tooltip");
  card.setAttribute("aria-hidden", "true"); // a quote's own description says the same
  document.body.append(card);
  let shown = null, pointed = null, leaving = 0; // pointed: what the pointer was on when it moved last

  const sameQuote = (element) =>
    element.closest(".saidby").querySelectorAll('[data-quote="' + element.dataset.quote + '"]');

  const fill = (mark) => {
    const { name, note, source, cue, to, via, sure, pattern } = mark.dataset;
    const uncertain = mark.classList.contains("saidby-uncertain") ? ", uncertain" : "";
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
    value.append(bar, sure + " %" + uncertain);
    row("Quotation", type);
    row("Cue", cue && "“" + cue + "”");
    row("Named", source && !source.includes(name) && !("unresolved" in mark.dataset) ? source : undefined);
    row("To", to);
    row("Via", via);
    row("Confidence", value);
    row("Pattern", pattern);
    card.replaceChildren(make("strong", "saidby-card-name", name));
    if (note) card.append(make("span", "saidby-card-note", note));
    card.append(list);
    card.className = "saidby saidby-card " + [...mark.classList].filter((word) => /^saidby-(c\d|nobody)$/.test(word)).join(" ");
  };

  const GAP = 6, REACH = 48; // REACH: elements before and behind that are looked at; more are hardly in one window
  const marked = [...document.querySelectorAll("[data-quote]")];
  const order = new Map(marked.map((element, index) => [element, index]));
  const boxesOf = (element) =>
    [...element.getClientRects()].filter((box) => box.width && box.bottom > 0 && box.top < root.clientHeight);
  const isOn = (element) => element && !element.classList.contains("saidby-off");

  // What the card should not cover, the most important first: the line that is pointed at, where the quotes before and
  // behind begin, the rest of this one, then what is marked near by, the buttons, and what is farther off.
  const obstacles = (element, line) => {
    const at = order.get(element), boxes = [line];
    for (const step of [1, -1]) {
      let next = at + step;
      while (marked[next] && !(isOn(marked[next]) && marked[next].matches("mark"))) next += step;
      if (marked[next]) boxes.push(...boxesOf(marked[next]).slice(0, 1));
    }
    for (const same of sameQuote(element)) boxes.push(...boxesOf(same));
    for (let away = 1; away <= REACH; away++) {
      for (const other of [marked[at + away], marked[at - away]]) if (isOn(other)) boxes.push(...boxesOf(other));
      if (away === 6) boxes.push(...[...element.closest(".saidby").querySelectorAll("button")].flatMap(boxesOf));
    }
    return boxes;
  };

  // The place nearest to the line, and to x in it, where the card covers none of the boxes; undefined: there is none.
  // Any such place can be pushed up until the card touches a box or the window's edge, so these heights are enough.
  const roomBeside = (boxes, line, x) => {
    const width = card.offsetWidth, height = card.offsetHeight;
    const right = root.clientWidth, lowest = root.clientHeight - GAP - height;
    const tops = [line, ...boxes].flatMap((box) => [box.bottom + GAP, box.top - GAP - height]).concat(GAP, lowest);
    let best, least = Infinity;
    for (const top of tops) {
      if (top < GAP || top > lowest) continue;
      const beside = boxes.filter((box) => box.bottom + GAP > top + .01 && box.top - GAP < top + height - .01);
      let from = GAP;
      for (const box of [...beside.sort((a, b) => a.left - b.left), { left: right, right }]) {
        const to = box.left - GAP - width, left = Math.min(Math.max(x - 24, from), to);
        const away = Math.max(top - line.bottom, line.top - top - height + .5, 0) + // below rather than above
          Math.max(left - x, x - left - width, 0);
        if (to >= from && away < least) [best, least] = [{ left, top }, away];
        from = Math.max(from, box.right + GAP);
      }
    }
    return best;
  };

  // Put the card where it covers nothing of the first so many obstacles, as many as there is room for; where there is
  // hardly room for it alone, at the far end of the window.
  const place = (x, y) => {
    const boxes = boxesOf(shown);
    const line = boxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) || boxes[0];
    card.hidden = !line; // the quote was scrolled away
    if (!line) return;
    const all = obstacles(shown, line);
    const lowest = Math.max(root.clientHeight - GAP - card.offsetHeight, GAP);
    let few = 0, many = all.length + 1, best = { left: GAP, top: line.top > root.clientHeight / 2 ? GAP : lowest };
    while (many - few > 1) {
      const middle = (few + many) >> 1, found = roomBeside(all.slice(0, middle), line, x === undefined ? line.left : x);
      if (found) [few, best] = [middle, found];
      else many = middle;
    }
    card.style.left = best.left + "px";
    card.style.top = best.top + "px";
  };

  const hide = () => {
    clearTimeout(leaving);
    leaving = 0;
    if (!shown) return;
    for (const element of sameQuote(shown)) element.classList.remove("saidby-on");
    card.hidden = true;
    shown = null;
  };

  const show = (element, x, y) => {
    clearTimeout(leaving);
    leaving = 0;
    if (shown !== element) {
      hide();
      const same = sameQuote(element);
      fill([...same].find((other) => other.matches("mark")));
      for (const other of same) other.classList.add("saidby-on");
      shown = element;
    }
    card.hidden = false;
    place(x, y);
  };

  const quoteOf = (target) => target instanceof Element && target.closest("[data-quote]:not(.saidby-off)");
  const isOnCard = ({ clientX, clientY }) => {
    const box = card.getBoundingClientRect();
    return !card.hidden && clientX >= box.left && clientX < box.right && clientY >= box.top && clientY < box.bottom;
  };
  const follow = (event) => {
    const element = quoteOf(event.target), entered = element !== pointed, on = isOnCard(event);
    pointed = element;
    if (element && (entered || on)) {
      show(element, event.clientX, event.clientY);
    } else if (on || element) {
      clearTimeout(leaving);
      leaving = 0;
    } else if (shown && shown !== document.activeElement && !leaving) {
      leaving = setTimeout(hide, 250); // time to move onto the card
    }
  };
  document.addEventListener("pointerover", follow);
  document.addEventListener("pointermove", follow);
  document.addEventListener("focusin", (event) => {
    const element = quoteOf(event.target);
    if (element) show(element);
    else hide();
  });
  document.addEventListener("focusout", (event) => { if (event.target === shown) hide(); });
  // A click on the card is none on what it covers, but on a quote.
  for (const kind of ["mousedown", "click"])
    document.addEventListener(kind, (event) => {
      if (!event.detail || !isOnCard(event) || quoteOf(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
  document.addEventListener("click", (event) => {
    const element = quoteOf(event.target);
    if (element) show(element, event.clientX, event.clientY);
    else hide();
  });
  addEventListener("scroll", () => { if (shown) place(); }, { passive: true });
  addEventListener("resize", hide);

  // ---- One speaker alone, or all again.
  const keyOf = ({ dataset }) => dataset.speaker || ("unresolved" in dataset ? "unresolved" : "nobody");
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
