#!/usr/bin/env python3
"""tools/vocabulary.py: what a language's files may not say, each with its file and line; what does not change is not written.

vocabulary_test.py ROOT
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

# (file, text put at its end, what the message says after "file:line: ")
WRONG = [
    ("lexicon/adverb.txt", "soonly = takes_taht", "the class 'takes_taht' is not declared"),
    ("lexicon/adverb.txt", "again", "'again' is listed in line 1 already"),
    ("lexicon/adverb.txt", "soonly|soonly", "'soonly' is listed in line"),
    ("lexicon/title.txt", "Sir", "'Sir' is listed in line"),
    ("lexicon/verb_common.txt", "sail|sails|sailed", "'sail|sails|sailed' is not an entry"),
    ("lexicon/verb_common.txt", "abuse|abuses|abused|abused|abusing", "'abuse' is listed in line"),
    ("lexicon/advreb.txt", "soonly", "the class 'advreb' is not declared"),
    ("word_sets.txt", "posessive: his", "'posessive' is not declared"),
    ("word_sets.txt", "possessive: his", "'his' is in 'possessive' already, by line"),
    ("word_sets.txt", "possessive: Theirs", "'Theirs' is not a word in lower case"),
    ("word_sets.txt", "possessive: here’s", "'here’s' is not a word in lower case, with straight apostrophes"),
    ("word_sets.txt", "word: of", "'of' is in 'word' already" "|'of': WORD_OF is there already"),
    ("word_sets.txt", "word: zebra", "the word 'zebra' is not declared in classes.txt"),
    ("word_sets.txt", "word: that=dat", "'that=dat': WORD_THAT is there already"),
    ("word_sets.txt", "of and", "'of and' is not a name, a colon and what belongs to it"),
    ("affixes.txt", "agnet: er", "'agnet' is not declared"),
    ("affixes.txt", "agent: er", "'er' is in 'agent' already, by line"),
    ("phrases.txt", "idoim: so to say", "'idoim' is not declared"),
    ("phrases.txt", "idiom: so  to speak", "'so to speak' is in 'idiom' already, by line"),
    ("phrases.txt", "byline: From", "'From' is not in lower case"),
    ("noun_kinds.txt", "cortesy: mr", "'cortesy' is not declared"),
    ("noun_kinds.txt", "noble: lord", "'lord' is in 'noble' already, by line"),
    ("noun_kinds.txt", "role: harbourmaster harbourmaster", "'harbourmaster' is in 'role' already, by line"),
    ("noun_kinds.txt", "\n".join(f"document: zine{n}" for n in "abc"), "there are more lines of this kind than 64 bits leave"),
    ("noun_kinds.txt", "short: gov governess", "'gov' is short for 'governor' already"),
    ("../classes.txt", "byline: again", "'byline' is declared in line"),
    ("../classes.txt", "[words]\nthat", "'that' is declared in line"),
    ("../classes.txt", "By line: again", "'By line: again' is not a name with what it is for"),
    ("../classes.txt", "[clases]", "\\[clases\\] is none of the sections"),
]


def make(root, lang, out):
    return subprocess.run([sys.executable, os.path.join(root, "tools", "vocabulary.py"), os.path.join(lang, "classes.txt"),
                           os.path.join(lang, "en"), out], capture_output=True, text=True)


def check_wrong(root, work, file, text, message):
    lang = os.path.join(work, "lang")
    shutil.rmtree(lang, ignore_errors=True)
    shutil.copytree(os.path.join(root, "lib", "lang"), lang)
    path = os.path.normpath(os.path.join(lang, "en", file))
    with open(path, "a", encoding="utf-8") as out:
        out.write(text + "\n")
    with open(path, encoding="utf-8") as lines:
        number = len(lines.readlines())
    got = make(root, lang, os.path.join(work, "wrong"))
    want = f"vocabulary.py: {re.escape(path)}:{number}: ({message})"
    if got.returncode == 0 or not re.match(want, got.stderr):
        yield f"{file}: {text!r}: {got.stderr or 'no error'}"


def check_missing(root, work):
    lang = os.path.join(work, "lang")
    shutil.rmtree(lang, ignore_errors=True)
    shutil.copytree(os.path.join(root, "lib", "lang"), lang)
    with open(os.path.join(lang, "en", "affixes.txt"), "w", encoding="utf-8"):
        pass
    got = make(root, lang, os.path.join(work, "wrong"))
    if got.returncode == 0 or not re.search(r"\bagent\b.*: declared in classes.txt, but no line says", got.stderr):
        yield f"a list without its line: {got.stderr or 'no error'}"


def check_unchanged(root, work):
    out = os.path.join(work, "out")
    lang = os.path.join(root, "lib", "lang")
    for turn in range(2):
        got = make(root, lang, out)
        if got.returncode != 0:
            yield got.stderr
        for name in os.listdir(out):
            path = os.path.join(out, name)
            if turn == 0:
                os.utime(path, (1, 1))
            elif os.stat(path).st_mtime != 1:
                yield f"{name} is written again without a change"


def main():
    root = sys.argv[1]
    with tempfile.TemporaryDirectory() as work:
        failures = [failure for wrong in WRONG for failure in check_wrong(root, work, *wrong)]
        failures += [*check_missing(root, work), *check_unchanged(root, work)]
    print(*failures or ["all is as agreed"], sep="\n")
    return len(failures) > 0


if __name__ == "__main__":
    sys.exit(main())
