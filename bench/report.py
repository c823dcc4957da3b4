"""What went wrong, grouped by cause: for each group a count, how it divides by type and cue, and every case."""
from collections import Counter

import score

CONTEXT = 60


def flat(text):
    return " ".join(text.split())


def quote_type(gold, document):
    """The annotated type, or, where there is none, what the marks say."""
    if gold.type:
        return gold.type
    letters = score.Letters(document.text)
    inside = letters.common(score.merged(gold.content), score.quoted_spans(document.text))
    share = inside / max(1, letters.count(gold.content))
    return "direct" if share > 0.95 else "mixed" if share else "indirect"


def around(text, spans):
    """The spans in brackets, with some words on both sides."""
    start, end = spans[0][0], spans[-1][1]
    return flat(f"{text[max(0, start - CONTEXT):start]}[{text[start:end]}]{text[end:end + CONTEXT]}")


class Report:
    def __init__(self):
        self.groups = {}

    def add(self, group, kind, cue, quote, *lines):
        pattern = quote.pattern or "(unknown)" if quote else "(no record)"
        self.groups.setdefault(group, []).append((kind, flat(cue).lower() or "(no cue)", pattern, lines))

    def write(self, out):
        out.write("# Errors by cause\n\n")
        for group in sorted(self.groups):
            out.write(f"- {group}: {len(self.groups[group])}\n")
        for group in sorted(self.groups):
            cases = self.groups[group]
            out.write(f"\n## {group}: {len(cases)}\n\n")
            for what, place in (("type", 0), ("cue", 1), ("pattern of the record", 2)):
                counts = Counter(case[place] for case in cases).most_common(12)
                out.write(f"by {what}: " + ", ".join(f"{name} {count}" for name, count in counts) + "\n")
            for kind, cue, _, lines in sorted(cases, key=lambda case: case[:2]):
                out.write(f"\n- {kind}, cue {cue}\n" + "".join(f"  {line}\n" for line in lines))


def told(quote, text):
    """What a record says, in one line."""
    if quote is None:
        return "got: nothing"
    return (f"got: [{quote.type}, {quote.pattern}, {quote.confidence:.2f}] "
            f"source <{flat(score.cut(text, quote.source))}> speaker <{quote.name}> role <{quote.role}> cue <{flat(score.cut(text, quote.cue))}> "
            f"content: {flat(score.cut(text, quote.content))}")


def wanted(gold, text):
    return f"want: source <{flat(score.cut(text, gold.source))}> content: {flat(score.cut(text, gold.content))}"


def add_span(report, name, document, answer):
    text, gold, quote = document.text, answer.gold, answer.quote
    where = f"{name}: {around(text, [answer.span])}"
    kind = quote_type(gold, document) if gold else "no quotation"
    cue = score.cut(text, gold.cue) if gold else score.cut(text, quote.cue) if quote else ""
    lines = [where] + ([wanted(gold, text)] if gold else []) + [told(quote, text)]
    if not answer.right:
        if gold and quote is None:
            report.add("Q 1 not found", kind, cue, quote, *lines)
        elif gold and not quote.named:
            report.add("Q 2 nobody named", kind, cue, quote, *lines)
        elif gold:
            report.add("Q 3 wrong source", kind, cue, quote, *lines)
        elif quote and quote.named:
            report.add("Q 4 false alarm", kind, cue, quote, *lines)
    if answer.item and not answer.name_right:
        report.add("S wrong name" if quote and quote.name else "S no name", answer.item["kind"], cue, quote,
                   f"want name: {answer.item['name']} {answer.item['aliases']}", *lines)
    if answer.item and answer.item["roles"] and not answer.role_right:
        report.add("T wrong role" if quote and quote.named and quote.role else "T no role", answer.item["kind"], cue, quote,
                   f"want role: {' | '.join(answer.item['roles'])}", *lines)


def add_name(report, name, document, answer):
    if not answer.wrong:
        return
    text, gold = document.text, answer.gold
    sure = " with 0.9 and more" if answer.quote.confidence >= 0.9 else ""
    report.add("M names somebody else" + sure, quote_type(gold, document), score.cut(text, gold.cue), answer.quote,
               f"{name}: {around(text, gold.content)}", f"want name: {answer.item['name']} {answer.item['aliases']}",
               told(answer.quote, text))


def best_rival(gold, document, letters):
    """Of the records that share content with the gold statement the one that agrees most."""
    scored = [(letters.agreement(score.merged(gold.content), score.merged(quote.content)), -n, quote)
              for n, quote in enumerate(document.quotes)]
    scored = [row for row in scored if row[0] > 0]
    return max(scored)[::2] if scored else (0.0, None)


def add_missed(report, name, document, letters):
    text = document.text
    matched = {i for i, _ in document.pairs["R"]}
    close = {i for i, _ in document.pairs["R8"]}
    for n, gold in enumerate(document.golds):
        if not gold.source or not gold.wanted or (n in matched and n in close):
            continue
        agreement, quote = best_rival(gold, document, letters)
        right = quote and quote.named and score.right_source(text, gold.source, quote)
        if n in matched:
            group = "R8 extent (0.5 to 0.8)"
        elif quote is None:
            group = "R 1 not found"
        elif agreement < 0.5:
            group = "R 2 extent, source " + ("right" if right else "wrong")
        elif right:
            group = "R 3 taken by another statement"
        else:
            group = "R 4 wrong source" if quote.named else "R 5 nobody named"
        report.add(group, quote_type(gold, document), score.cut(text, gold.cue), quote,
                   f"{name}: {around(text, [*gold.source, *gold.cue] or gold.content)}", wanted(gold, text),
                   told(quote, text))


def false_group(quote, document, letters, matched):
    """Why a record is no right answer: what it has to do with the gold statement that it agrees with most."""
    content = score.merged(quote.content)
    agreement, n = max(((letters.agreement(score.merged(gold.content), content), n)
                        for n, gold in enumerate(document.golds)), default=(0, None))
    if not agreement:
        return "R 6 false alarm, no statement is there"
    gold = document.golds[n]
    if n in matched:
        return "R 7 false alarm, another record is right for the statement"
    if not gold.source:
        return "R 8 false alarm, the statement has no source"
    right = score.right_source(document.text, gold.source, quote)
    return f"R 9 false alarm, extent {'right' if agreement >= 0.5 else 'wrong'}, source {'right' if right else 'wrong'}"


def add_false(report, name, document, letters):
    text = document.text
    golds, quotes = (set(column) for column in zip(*document.pairs["R"])) if document.pairs["R"] else (set(), set())
    for n, quote in enumerate(document.quotes):
        if quote.named and n not in quotes:
            report.add(false_group(quote, document, letters, golds), quote.type, score.cut(text, quote.cue), quote,
                       f"{name}: {around(text, quote.content)}", told(quote, text))


def write(out, scores, seeds):
    report = Report()
    for result in scores.values():
        for name, document in result.documents.items():
            letters = score.Letters(document.text)
            for answer in document.spans:
                add_span(report, name, document, answer)
            for answer in document.names:
                add_name(report, name, document, answer)
            add_missed(report, name, document, letters)
            add_false(report, name, document, letters)
    report.write(out)
    if seeds:
        met, total, lines = seeds
        out.write(f"\n## seeds: {total - met} of {total} points missed\n\n" + "".join(f"- {line}\n" for line in lines))
