#!/usr/bin/env python3
"""The page in a real browser: page_test.py BUILD

BUILD is a build's folder, with the program saidby and tests/saidby_pages. Chromium must be installed.
"""
import itertools
import os
import subprocess
import sys
import tempfile
import unittest

import chromium

BUILD = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CARD = "() => { const card = document.querySelector('.saidby-card'); return card.hidden ? '' : card.innerText; }"
SHOWN = "(query) => [...document.querySelectorAll(query)].map((element) => element.textContent)"
# Colours as the screen has them, put over each other: relative luminance and contrast as WCAG 2 defines them.
CONTRAST = """(pairs) => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const linear = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = (...layers) => {
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  return pairs.map(([name, front, ...back]) => {
    const [a, b] = [luminance(...back), luminance(...back, front)];
    return [name, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
}"""
COLOURS = """() => {
  const section = document.querySelector("main > .saidby");
  const paper = getComputedStyle(section).backgroundColor, pairs = [];
  const of = (className, property) => {
    const element = document.createElement("span");
    element.className = className;
    section.querySelector("article").append(element);
    const value = getComputedStyle(element)[property];
    element.remove();
    return value;
  };
  const ink = getComputedStyle(section).color, soft = getComputedStyle(section.querySelector(".saidby-id")).color;
  for (const who of [..."0123456789"].map((digit) => "saidby-c" + digit).concat("saidby-nobody")) {
    const tint = of("saidby-quoted " + who, "backgroundColor"), name = of("saidby-source " + who, "color");
    pairs.push([who + " text", ink, paper, tint], [who + " name", name, paper], [who + " name in tint", name, paper, tint]);
    pairs.push([who + " line", of("saidby-cue " + who, "textDecorationColor"), paper, "line"]);
    pairs.push([who + " uncertain line", of("saidby-uncertain " + who, "outlineColor"), paper, "line"]);
  }
  const page = getComputedStyle(document.body);
  return pairs.concat([["soft", soft, paper], ["page", page.color, page.backgroundColor],
    ["sum", getComputedStyle(document.querySelector(".saidby-sum")).color, page.backgroundColor]]);
}"""

# Bring a mark into view, and find a point of it that belongs to no other quotation within it; null: there is none.
POINT = """(index) => {
  const mark = document.querySelectorAll("mark")[index];
  mark.scrollIntoView({block: "center", behavior: "instant"});
  for (const box of mark.getClientRects())
    for (const share of [.5, .1, .9, .3, .7]) {
      const x = box.left + box.width * share, y = box.top + box.height / 2, found = document.elementFromPoint(x, y);
      if (found && found.closest("mark") === mark && found.closest("[data-quote]").dataset.quote === mark.dataset.quote)
        return [x, y, index];
    }
  return null;
}"""
# What is wrong with the place of the card, shown for a point of a mark. Whether there was a better place is looked for
# at every third pixel, with as much air around the boxes as the page wants.
PLACE = """(x, y, index) => {
  const card = document.querySelector(".saidby-card"), box = card.getBoundingClientRect(), wrong = [];
  const marks = [...document.querySelectorAll("mark")], width = innerWidth, height = innerHeight, air = 7;
  const meets = (a, b, by) =>
    a.left < b.right + by && a.right > b.left - by && a.top < b.bottom + by && a.bottom > b.top - by;
  if (!marks[index].classList.contains("saidby-on")) wrong.push("no card");
  if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) wrong.push("outside");
  if (card.scrollWidth > card.clientWidth || card.scrollHeight > card.clientHeight) wrong.push("cut");
  const line = [...marks[index].getClientRects()].find((own) => meets(own, {left: x, right: x, top: y, bottom: y}, 0));
  const beside = [marks[index - 1], marks[index + 1]].filter(Boolean).map((mark) => mark.getClientRects()[0]);
  const seen = beside.filter((own) => own.width && own.bottom > 0 && own.top < height);
  for (const own of seen) {
    const found = document.elementFromPoint((own.left + own.right) / 2, (own.top + own.bottom) / 2);
    if (found && card.contains(found)) wrong.push("in the way of the pointer");
  }
  const free = (boxes) => {
    for (let top = 0; top + box.height <= height; top += 3)
      for (let left = 0; left + box.width <= width; left += 3) {
        const place = {left, top, right: left + box.width, bottom: top + box.height};
        if (left >= air && top >= air && place.right + air <= width && place.bottom + air <= height &&
            !boxes.some((own) => meets(place, own, air))) return true;
      }
    return false;
  };
  const marked = [...document.querySelectorAll("[data-quote]")], at = marked.indexOf(marks[index]);
  const around = marked.slice(Math.max(at - 5, 0), at + 6).flatMap((other) => [...other.getClientRects()]);
  const near = around.filter((own) => own.width);
  for (const [name, boxes] of [["a neighbour", [line, ...seen]], ["what is marked near by", near]])
    if (boxes.some((own) => meets(box, own, 0)) && free(boxes)) wrong.push(`over ${name}, without need`);
  return [wrong, [line, ...seen].some((own) => meets(box, own, 0))];
}"""


def read(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8", "replace")


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([os.path.join(BUILD, "tests", "saidby_pages"), cls.folder.name], check=True)
        cls.browser = chromium.Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def open(self, name, **settings):
        page = chromium.Page(self.browser, os.path.join(self.folder.name, name), **settings)
        self.addCleanup(page.close)
        return page

    def check_quiet(self, page):
        """Nothing went wrong, and nothing was asked for but the page itself."""
        self.assertEqual(page.errors(), [])
        self.assertEqual([url for url in page.requests() if url != "data:,"], [page.url])

    # ---- what is there

    def test_text_is_text(self):
        page = self.open("all.html")
        shown = page.run(SHOWN, "article")
        self.assertEqual(len(shown), 4)
        for number, text in enumerate(shown, 1):
            self.assertEqual(text, read(os.path.join(self.folder.name, f"all-{number}.txt")))
        self.assertEqual(page.run("() => typeof window.broken"), "undefined")
        self.assertEqual(page.run("() => document.querySelectorAll('img, article script, article style').length"), 0)
        self.assertEqual(page.run("() => document.querySelector('.saidby-id').textContent"),
                         '"id" </title><script>window.broken = 5</script>')
        self.check_quiet(page)

    def test_labels_are_text(self):
        page = self.open("all.html")
        page.point("section:nth-of-type(2) mark")
        card = page.until(CARD)
        self.assertIn('"><script>window.broken = 3</script>', card)
        self.assertIn("' onfocus='window.broken = 4' x='", card)
        self.assertIn("“said”", card)
        page.click("section:nth-of-type(2) mark")
        self.assertEqual(page.run("() => typeof window.broken"), "undefined")
        self.check_quiet(page)

    def test_policy(self):
        """Were there a hole in the escaping, still nothing could be loaded, sent or run."""
        page = self.open("one.html")
        page.run("""() => {
          const script = document.createElement("script"), image = new Image(), style = document.createElement("style");
          script.textContent = "window.broken = 7";
          image.src = "http://127.0.0.1:9/x.png";
          style.textContent = "article { display: none }";
          document.body.append(script, image, style);
          document.body.insertAdjacentHTML("beforeend", "<p onclick='window.broken = 8' id=inline>x</p>");
          document.getElementById("inline").click();
          return fetch("http://127.0.0.1:9/x").catch(() => 0);
        }""")
        self.assertEqual(page.run("() => typeof window.broken"), "undefined")
        self.assertEqual(page.run("() => getComputedStyle(document.querySelector('article')).display"), "block")
        self.assertGreaterEqual(len(page.errors()), 4)
        self.assertEqual([url for url in page.requests() if url not in ("data:,", page.url) and
                          not self.was_blocked(page, url)], [])

    def was_blocked(self, page, url):
        failed = {event["requestId"] for event in page.happened("Network.loadingFailed") if event.get("blockedReason") == "csp"}
        return all(event["requestId"] in failed for event in page.happened("Network.requestWillBeSent")
                   if event["request"]["url"] == url)

    def test_failed_document(self):
        page = self.open("all.html")
        self.assertEqual(page.run(SHOWN, ".saidby-failed p"),
                         ["This document could not be read: <img src=x onerror='window.broken = 6'>"])

    def test_sums(self):
        page = self.open("all.html")
        self.assertEqual(page.run(SHOWN, ".saidby-sum"), ["5 documents · 15 quotations · 11 speakers"])
        self.assertEqual(page.run(SHOWN, ".saidby-none"), ["No quotations"])

    # ---- the card

    def test_hover(self):
        page = self.open("one.html")
        self.assertEqual(page.run(CARD), "")
        page.point("mark[data-quote='1']")
        self.assertEqual(page.until(CARD).split("\n"), ["Marta Quill", "harbour master of Veld", "Quotation", "direct", "Cue",
                                                       "“told”", "Named", "Ms Quill", "To", "reporters", "Confidence", "87 %"])
        self.assertEqual(page.run(SHOWN, ".saidby-on"), ["We have patched it eleven times,", "Ms Quill", "told",
                                                         "There is nothing left to nail a board to."])
        page.point("h1")
        self.assertTrue(page.until("() => document.querySelector('.saidby-card').hidden"))
        self.assertEqual(page.run(SHOWN, ".saidby-on"), [])
        self.check_quiet(page)

    def test_source_is_shown_where_it_is_not_the_name(self):
        page = self.open("one.html")
        page.point("mark[data-quote='0']")
        self.assertNotIn("Named", page.until(CARD))

    def test_unresolved_is_no_name(self):
        page = self.open("one.html")
        page.point("mark[data-quote='9']")
        card = page.until(CARD)
        self.assertTrue(card.startswith("Unresolved “It”\nQuotation\n"))
        self.assertNotIn("Named", card)
        page.point("mark[data-quote='10']")
        self.assertTrue(page.until("() => document.querySelector('.saidby-card-name').textContent === 'Unattributed'"))

    def test_uncertain_is_seen(self):
        page = self.open("one.html")
        marks = "document.querySelectorAll('.saidby-uncertain[tabindex]')"
        sure = page.run(f"() => [...{marks}].map((mark) => [+mark.dataset.sure, getComputedStyle(mark).outlineStyle])")
        self.assertEqual(sure, [[number, "dashed"] for number in (59, 52, 45, 38, 31, 24)])
        page.point(".saidby-uncertain[tabindex]")
        self.assertIn("59 %, uncertain", page.until(CARD))
        page.point("mark[data-quote='0']")
        self.assertTrue(page.until("() => document.querySelector('.saidby-card').innerText.includes('94 %')"))
        self.assertNotIn("uncertain", page.run(CARD))
        page.click("button[data-speaker='0']")
        colour = page.run("() => getComputedStyle(document.querySelector('mark.saidby-uncertain')).outlineColor")
        self.assertEqual(colour, "rgba(0, 0, 0, 0)")

    def test_hover_of_cue_and_of_nested(self):
        page = self.open("one.html")
        page.point(".saidby-cue[data-quote='4']")
        self.assertTrue(page.until(CARD).startswith("Coast Office\norganization\n"))
        page.point("h1")  # the card goes: it may lie over what is pointed at next
        self.assertTrue(page.until("() => document.querySelector('.saidby-card').hidden"))
        page.point("mark[data-quote='7']")
        self.assertTrue(page.until("() => document.querySelector('.saidby-card-name').textContent.includes('father')"))

    def check_card_of(self, page, index, place):
        found = page.run(POINT, index)
        if not found:
            return 0
        page.mouse("mouseMoved", *found[:2])
        page.until("(index) => document.querySelectorAll('mark')[index].classList.contains('saidby-on')", index)
        wrong, covers = page.run(PLACE, *found)
        self.assertEqual(wrong, [], place)
        return covers

    def test_card_leaves_its_neighbours_free(self):
        """Whatever the fonts and the width, a card hides neither the line that is pointed at nor where the quotations
        before and after begin, and nothing that is marked near by where there is such a place."""
        subprocess.run([os.path.join(BUILD, "saidby"), "-f", "html", "-o", os.path.join(self.folder.name, "dense.html"),
                        os.path.join(ROOT, "fixtures", "night-ferry.txt")], check=True)
        fonts = ("17px/1.7 serif", "22px/1.25 monospace", "13px/2.2 sans-serif")
        count = covered = 0
        for name in ("all.html", "dense.html"):
            for (width, height), font in itertools.product(((1280, 900), (800, 600), (360, 740)), fonts):
                page = self.open(name, width=width, height=height)
                page.run("(font) => document.querySelectorAll('article').forEach((article) => { article.style.font = font; })",
                         font)
                for index in range(page.run("() => document.querySelectorAll('mark').length")):
                    covered += self.check_card_of(page, index, f"mark {index} of {name}, {width} x {height}, {font}")
                    count += 1
        self.assertLess(covered, count / 50)

    def test_card_of_the_keyboard(self):
        """The same for the focus, at the edges of a low window, too."""
        page = self.open("all.html", width=800, height=420)
        for index in range(page.run("() => document.querySelectorAll('mark[tabindex]').length")):
            for block in ("start", "center", "end"):
                found = page.run("""(index, block) => {
                  const mark = document.querySelectorAll("mark[tabindex]")[index];
                  mark.blur();
                  mark.scrollIntoView({block, behavior: "instant"});
                  mark.focus({preventScroll: true});
                  const box = [...mark.getClientRects()].find((own) => own.bottom > 0 && own.top < innerHeight);
                  return [box.left + 1, box.top + box.height / 2, [...document.querySelectorAll("mark")].indexOf(mark)];
                }""", index, block)
                self.assertEqual(page.run(PLACE, *found)[0], [], f"stop {index}, {block}")

    def test_pointer_goes_through_the_card(self):
        """In a window without room the card is over other quotations; the pointer still finds these, but no button."""
        page = self.open("one.html", width=360, height=240)
        page.point("mark[data-quote='1']")
        page.until(CARD)
        box = page.run("() => document.querySelector('.saidby-card').getBoundingClientRect().toJSON()")
        page.run("""(top, left) => {
          const mark = document.querySelector("mark[data-quote='3']"), button = document.querySelector("button");
          for (const [element, x] of [[mark, left + 20], [button, left + 120]])
            element.style.cssText =
              `position: fixed; display: block; width: 60px; height: 20px; top: ${top + 20}px; left: ${x}px`;
        }""", box["top"], box["left"])
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            page.mouse(kind, box["left"] + 150, box["top"] + 30, button="left", clickCount=1)
        self.assertEqual(page.run("() => document.querySelectorAll('[aria-pressed=true]').length"), 0)
        self.assertIn("“told”", page.run(CARD))
        page.mouse("mouseMoved", box["left"] + 50, box["top"] + 30)
        self.assertTrue(page.until("() => document.querySelector('.saidby-card').innerText.includes('Adebayo')"))

    def test_card_goes_with_its_line(self):
        page = self.open("all.html", width=800, height=500)
        page.run("() => document.querySelector('mark[tabindex]').focus()")
        self.assertIn("Marta Quill", page.run(CARD))
        page.run("() => scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
        self.assertTrue(page.until("() => document.querySelector('.saidby-card').hidden"))
        page.run("() => scrollTo({top: 0, behavior: 'instant'})")
        self.assertIn("Marta Quill", page.until(CARD))

    def test_card_can_be_pointed_at(self):
        page = self.open("one.html")
        page.point("mark[data-quote='1']")
        page.until(CARD)
        page.point(".saidby-card dl")
        page.run("() => new Promise((done) => { let frames = 30; const next = () => frames-- ? requestAnimationFrame(next) : "
                 "done(0); next(); })")
        self.assertIn("Marta Quill", page.run(CARD))
        page.key("Escape")
        self.assertEqual(page.run(CARD), "")

    def test_focus(self):
        page = self.open("one.html")
        buttons = page.run("() => document.querySelectorAll('.saidby-speaker').length")
        quotes = page.run("() => document.querySelectorAll('mark[tabindex]').length")
        self.assertEqual((buttons, quotes), (9, 11))
        # The contents, the speakers, then one stop a quotation, in text order.
        page.key("Tab", 2 + buttons)
        stops = []
        for _ in range(quotes):
            stops.append(page.run("() => document.activeElement.dataset.quote"))
            self.assertIn(page.run("() => document.activeElement.dataset.name"), page.until(CARD))
            page.key("Tab")
        self.assertEqual(stops, [str(number) for number in range(quotes)])
        self.assertEqual(page.run(CARD), "")

    def test_focus_is_seen(self):
        page = self.open("one.html")
        page.key("Tab", 12)
        self.assertEqual(page.run("() => document.activeElement.matches('mark')"), True)
        self.assertNotEqual(page.run("() => getComputedStyle(document.activeElement).outlineStyle"), "none")

    def test_description(self):
        """What a screen reader says of a quotation and of a speaker."""
        page = self.open("one.html")
        page.call("Accessibility.enable")
        document = page.call("DOM.getDocument")["root"]["nodeId"]
        node = page.call("DOM.querySelector", nodeId=document, selector="mark[data-quote='0']")["nodeId"]
        nodes = page.call("Accessibility.getPartialAXTree", nodeId=node, fetchRelatives=False)["nodes"]
        self.assertEqual([nodes[0]["description"]["value"]],
                         ["Marta Quill, harbour master of Veld. Mixed quotation, “said”, 94 % sure."])
        node = page.call("DOM.querySelector", nodeId=document, selector="button")["nodeId"]
        nodes = page.call("Accessibility.getPartialAXTree", nodeId=node, fetchRelatives=False)["nodes"]
        self.assertEqual((nodes[0]["role"]["value"], " ".join(nodes[0]["name"]["value"].split())),
                         ("button", "Marta Quill 2 quotations harbour master of Veld"))

    # ---- one speaker alone

    def left(self, page):
        return page.run(SHOWN, "section:first-of-type mark[data-quote]:not(.saidby-off)")

    def test_choice(self):
        page = self.open("one.html")
        everything = self.left(page)
        page.click("button[data-speaker='2']")
        theirs = ["My father told me, ‘Never moor at the end of it,’ and that was in 1988,", "I laughed at him."]
        self.assertEqual(self.left(page), theirs)
        self.assertEqual(page.run("() => [...document.querySelectorAll('[aria-pressed=true]')].map((b) => b.dataset.speaker)"), ["2"])
        background = "(query) => getComputedStyle(document.querySelector(query)).backgroundColor"
        self.assertEqual(page.run(background, "mark[data-quote='1']"), "rgba(0, 0, 0, 0)")
        self.assertNotEqual(page.run(background, "mark[data-quote='6']"), "rgba(0, 0, 0, 0)")
        self.assertEqual(page.run("() => document.querySelectorAll('mark[tabindex=\"0\"]').length"), 1)
        page.click("button[data-speaker='1']")
        self.assertEqual(self.left(page), ["a wish list", "The money", "was needed inland, where two bridges are shut"])
        page.click("button[data-speaker='1']")
        self.assertEqual(self.left(page), everything)
        self.assertEqual(page.run("() => document.querySelectorAll('[aria-pressed=true]').length"), 0)
        self.check_quiet(page)

    def test_choice_of_nobody(self):
        page = self.open("one.html")
        self.assertEqual(page.run(SHOWN, "button.saidby-nobody .saidby-name"), ["Unresolved", "Unattributed"])
        for index, left in enumerate(["comment", "Save our pier!"]):
            page.click("button.saidby-nobody", index)
            self.assertEqual(self.left(page), [left])

    def test_choice_by_keyboard(self):
        page = self.open("one.html")
        everything = self.left(page)
        page.run("() => document.querySelector('button').focus()")
        for key in ("Enter", " "):
            page.key(key)
            self.assertEqual(len(self.left(page)), 3)
            page.key("Escape")
            self.assertEqual(self.left(page), everything)

    def test_choice_is_of_one_document(self):
        page = self.open("all.html")
        before = page.run(SHOWN, "section:nth-of-type(3) mark:not(.saidby-off)")
        page.click("section:first-of-type button")
        self.assertEqual(page.run(SHOWN, "section:nth-of-type(3) mark:not(.saidby-off)"), before)

    # ---- how it looks

    def check_contrast(self, page):
        for name, ratio in page.run(CONTRAST, page.run(COLOURS)):
            self.assertGreaterEqual(ratio, 3 if name.endswith("line") else 4.5, name)

    def test_light(self):
        page = self.open("one.html", prefers_color_scheme="light")
        self.assertEqual(page.run("() => getComputedStyle(document.querySelector('section')).backgroundColor"), "rgb(255, 255, 255)")
        self.check_contrast(page)

    def test_dark(self):
        page = self.open("one.html", prefers_color_scheme="dark")
        ratio = page.run(CONTRAST, [["", "black", page.run("() => getComputedStyle(document.body).backgroundColor")]])[0][1]
        self.assertLess(ratio, 1.3)
        self.check_contrast(page)

    def test_colours_differ(self):
        page = self.open("one.html")
        colours = page.run("() => [...document.querySelectorAll('button[data-speaker]')].map("
                           "(button) => getComputedStyle(button, '::before').backgroundColor)")
        self.assertEqual(len(set(colours)), len(colours))

    def test_phone(self):
        for width in (320, 390):
            page = self.open("all.html", width=width, height=700)
            size = page.run("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            self.assertEqual(size, [width, width])
            for index in range(page.run("() => document.querySelectorAll('mark').length")):
                page.point("mark", index)
                page.until(CARD)
                box = page.run("() => document.querySelector('.saidby-card').getBoundingClientRect().toJSON()")
                self.assertGreaterEqual(box["left"], 0)
                self.assertLessEqual(box["right"], width)
                self.assertTrue(page.run("() => { const card = document.querySelector('.saidby-card'); "
                                         "return card.scrollWidth <= card.clientWidth; }"))

    def test_print(self):
        page = self.open("all.html", kind="print", prefers_color_scheme="dark")
        style = "(query, part, name) => getComputedStyle(document.querySelector(query), part)[name]"
        self.assertEqual(page.run(style, ".saidby-toc", None, "display"), "none")
        self.assertEqual(page.run(style, "mark[data-quote='0']", "::before", "content"), '"Marta Quill "')
        ratio = page.run(CONTRAST, [["", page.run(style, "article", None, "color"), "white"]])[0][1]
        self.assertGreater(ratio, 7)
        path = os.path.join(self.folder.name, "page.pdf")
        page.print_to(path)
        with open(path, "rb") as file:
            self.assertEqual(file.read(5), b"%PDF-")

    # ---- many documents, and one in a page of somebody else

    def test_contents(self):
        articles = os.path.join(self.folder.name, "articles")
        os.mkdir(articles)
        for number in range(200):
            with open(os.path.join(articles, f"d{number:03}.txt"), "w", encoding="utf-8") as file:
                file.write(f"Day {number}\n\n" + f"“It rained on day {number},” said Ada Moss, the keeper.\n\nIt did.\n\n" * 5)
        path = os.path.join(self.folder.name, "many.html")
        subprocess.run([os.path.join(BUILD, "saidby"), "-f", "html", "-o", path, articles], check=True)
        page = self.open("many.html", width=1440)
        self.assertEqual(page.run(SHOWN, ".saidby-toc li bdi"), [f"Day {number}" for number in range(200)])
        ids = page.run("() => [...document.querySelectorAll('[id]')].map((element) => element.id)")
        self.assertEqual(len(set(ids)), len(ids))
        self.assertEqual(page.run("() => document.querySelector('.saidby-toc details').open"), True)
        page.click(".saidby-toc a", 150)
        self.assertTrue(page.until("() => Math.abs(document.querySelectorAll('main > .saidby')[150].getBoundingClientRect().top) < 40"))
        self.check_quiet(page)

    def test_section_alone(self):
        page = self.open("alone.html")
        page.point("section mark[data-quote='1']")
        content = page.run("() => getComputedStyle(document.querySelector('section mark[data-quote=\"1\"]'), '::after').content")
        self.assertIn("Marta Quill", content)
        self.assertIn("87 % sure", content)
        self.assertEqual(page.run("() => getComputedStyle(document.querySelector('#mine mark')).backgroundColor"), "rgb(255, 255, 0)")
        self.assertEqual(page.run("() => getComputedStyle(document.querySelector('#mine')).marginTop"), "16px")
        self.assertEqual(page.run(SHOWN, "article"), [read(os.path.join(self.folder.name, "alone-1.txt"))])
        self.check_quiet(page)


def main():
    if not chromium.find_program():
        sys.exit("page_test.py: no chromium")
    result = unittest.TextTestRunner(verbosity=1, stream=sys.stdout).run(unittest.defaultTestLoader.loadTestsFromTestCase(PageTest))
    failed = len(result.failures) + len(result.errors)
    print(f"browser: {result.testsRun - failed} passed, {failed} failed")
    return failed > 0 or result.testsRun == 0


if __name__ == "__main__":
    sys.exit(main())
