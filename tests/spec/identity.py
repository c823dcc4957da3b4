#!/usr/bin/env python3
"""Who speaks, over generated texts: identity.py PROGRAM

A grid of offices, owners, names and shapes of sentences. Of each text the speakers that a reader tells are known, since it is made
from them. A shape that is wrong anywhere fails, with the first texts that are wrong.
"""
import itertools
import json
import subprocess
import sys

WOMEN = ["Ada Moss", "Rosa Tarn", "Greta Lindqvist", "Fatima Wick"]
MEN = ["Bert Osk", "Ivan Harrow", "Carlos Quill", "Hugh Arden"]
EITHER = ["Robin Osk", "Kim Tarn", "Leslie Harrow", "Ashley Wick", "Andrea Quill", "Jean Arden", "Simone Moss", "Dana Lund"]
OFFICES = ["interior minister", "ambassador", "prosecutor", "health secretary", "police chief", "spokeswoman", "head coach"]
COUNTRIES = [("Norway", "Norwegian"), ("Kenya", "Kenyan"), ("France", "French"), ("Turkey", "Turkish"), ("Greece", "Greek"),
             ("Peru", "Peruvian"), ("Spain", "Spanish"), ("the Netherlands", "Dutch")]
HOUSES = [("theatre", "bakery"), ("college", "hospital"), ("union", "bank"), ("museum", "railway")]
RANKS = [("Vice President", "president"), ("Deputy Mayor", "mayor"), ("Former Governor", "governor"), ("Acting Director", "director")]
LONE = ["judge", "mayor", "porter", "coach", "librarian", "clerk", "bishop", "pilot"]


def pairs(items):
    return list(zip(items, items[1:] + items[:1]))


def pronoun_of(name):
    return ["he", "she"][name in WOMEN]


def of(country):
    return country + ("’" if country.endswith("s") else "’s")


def other_country():
    """X's minister, NAME, ...: Y's minister is another, X's adjective the same."""
    for (office, ((own, people), (other, foreign))), name in zip(itertools.product(OFFICES, pairs(COUNTRIES)), itertools.cycle(WOMEN)):
        if office == "head coach":
            continue
        first = f"{of(own[0].upper() + own[1:])} {office}, {name}, said the tunnel was open."
        yield f"{first} The {foreign} {office} said it was shut.", [name, f"{foreign} {office}"]
        yield f"{first} {of(other[0].upper() + other[1:])} {office} said it was shut.", [name, f"{of(other.removeprefix('the '))} {office}"]
        yield f"{first} The {people} {office} said it was lit.", [name, name]


def other_house():
    for (a, b), name, noun in itertools.product(HOUSES, WOMEN, ["director", "owner", "lawyer", "chairwoman"]):
        yield f"{name}, the {noun} of the {a}, said the doors were locked. The {noun} of the {b} said they were open.", \
            [name, f"{noun} of the {b}"]


def other_client():
    for (a, b), name, noun in itertools.product(pairs(["Lund", "Pell", "Brandt", "Okoro"]), WOMEN, ["lawyer", "agent", "doctor"]):
        yield f"{a}’s {noun}, {name}, said the letter was real. {b}’s {noun} said it was forged.", [name, f"{b}’s {noun}"]


def other_rank():
    for (title, plain), name in itertools.product(RANKS, WOMEN + MEN):
        yield f"{title} {name} said the dam would hold. The {plain} said it would break.", [name, plain]


def unknown_office():
    for office, name in itertools.product(LONE, WOMEN + MEN):
        yield f"{name} said the clock was slow. The {office} said it was fast.", [name, office]
        yield f"A {office} said the clock was slow. {name} said it was fast.", [office, name]


def in_own_words():
    for office, name in itertools.product(LONE, WOMEN + MEN):
        yield f"The rain had stopped by noon. “{name} owes us an answer,” the {office} said.", [office]
        yield f"The {office} waited on the steps. “{name} owes us an answer,” {pronoun_of(name)} said.", [office]


def subject_before():
    for one, two in [*itertools.permutations(WOMEN, 2), *itertools.permutations(MEN, 2)]:
        yield f"“The hall is full,” {one} said. {two} opened the door. “There is room upstairs,” {pronoun_of(two)} said.", [one, two]
        yield (f"{one} said the hall was full.\n\n{two}, who keeps the keys, has known {one.split()[1]} for years.\n\n"
               f"“There is room upstairs,” {pronoun_of(two)} said."), [one, two]


def owner():
    for name, noun in itertools.product(WOMEN + MEN, ["lawyer", "neighbour", "driver", "teacher"]):
        yield f"{name}’s {noun} came to the gate. “There is nothing to see,” {pronoun_of(name)} said.", [f"{name}’s {noun}"]
        yield f"A {noun} of {name} came to the gate. “There is nothing to see,” {pronoun_of(name)} said.", [f"{noun} of {name}"]


def either_gender():
    for name, (pronoun, spouse) in itertools.product(EITHER, [("she", "her husband"), ("he", "his wife")]):
        yield f"{name}, 47, runs the inn with {spouse}. “We never close,” {pronoun} said.", [name]


def by_age():
    for name, noun in itertools.product(WOMEN + MEN, ["painter", "farmer", "striker", "nurse"]):
        yield f"{name} has moved four times since May. The 31-year-old {noun} said the rents were to blame.", [name]


SHAPES = [other_country, other_house, other_client, other_rank, unknown_office, in_own_words, subject_before, owner, either_gender, by_age]


def speakers(program, texts):
    lines = "\n".join(json.dumps({"id": str(i), "text": text}) for i, text in enumerate(texts))
    out = subprocess.run([program, "--input", "jsonl", "-"], input=lines, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    for line in out.splitlines():
        yield [q["speaker"] and q["speaker"]["name"] for q in json.loads(line)["quotes"]]


def main(program):
    wrong = 0
    for shape in SHAPES:
        cases = list(shape())
        bad = [(text, got, want) for (text, want), got in zip(cases, speakers(program, [text for text, _ in cases]), strict=True) if got != want]
        wrong += len(bad)
        print(f"{shape.__name__:16} {len(cases) - len(bad):4} of {len(cases)}")
        for text, got, want in bad[:3]:
            print(f"  {text!r}\n    {got} instead of {want}")
    return wrong > 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
