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


def month_as_surname():
    for surname, title in itertools.product(["May", "March", "August", "April", "Friday"], ["Mrs", "Ms.", "Mr", "Dr"]):
        given = "Hugh" if title == "Mr" else "Greta"
        yield f"{given} {surname} bought the mill in spring. “It was cheap,” {title} {surname} said.", [f"{given} {surname}"]


def small_surname():
    for given, surname in [("Omar", "al-Rashid"), ("Lina", "el-Amin"), ("Pieter", "van der Lind"), ("Clara", "de la Torre"),
                           ("Otto", "von Arden"), ("Joana", "dos Reis"), ("Yusuf", "bin Hamid"), ("Rosa", "di Marco")]:
        yield f"{given} {surname} closed the shop on Friday. “Nobody came,” said {surname}.", [f"{given} {surname}"]
        yield f"{given} {surname} closed the shop on Friday. “Nobody came,” {surname} told a neighbour.", [f"{given} {surname}"]


def two_surnames():
    for given, first, second in [("Marta", "Ibáñez", "Solana"), ("Carlos", "Quintero", "Vela"), ("Elena", "Zurita", "Pons")]:
        yield f"{given} {first} {second}, the librarian, came late. “The bus broke down,” {first} said.", [f"{given} {first} {second}"]


def after_the_name():
    for name, (after, role) in itertools.product(WOMEN + MEN, [
            (" (51)", None), (" (@quill)", None), (" (pictured)", None), (" MP", "MP"), (" QC", None), (" MEP", "MEP"),
            (", PhD, head of archives", "head of archives"), (", MD, director of the clinic", "director of the clinic")]):
        yield f"“The lights went out,” said {name}{after}.", [(name, role)]


def roles_before_the_name():
    for name, role in itertools.product(WOMEN + MEN, [
            "singer, dancer and teacher", "farmer, poet and editor", "oil and gas engineer", "food and drink writer"]):
        yield f"The {role} {name} said the lights went out.", [(name, role)]
    for name, role in itertools.product(WOMEN + MEN, ["Head of research", "Director of marketing", "Former head of nursing"]):
        yield f"{role} {name} said the lights went out.", [(name, role)]


def fields_of_office():
    fields = ["Rivers, Bridges and Ports", "Health, Sport and Social Affairs", "Water and Energy", "Women and Equalities"]
    for name, field, office in itertools.product(WOMEN[:2] + MEN[:2], fields, ["Minister", "Commissioner"]):
        yield f"{name}, {office} of {field}, said the lights went out.", [(name, f"{office} of {field}")]
        yield f"The {office.lower()} for {field} {name} said the lights went out.", [(name, f"{office.lower()} for {field}")]
        yield f"The Department for {field} said the lights went out.", [f"Department for {field}"]


def name_after_role():
    for name, role in itertools.product(WOMEN + MEN, [
            "officer in charge of the search", "surgeon leading the trial", "campaign’s manager", "captain running the ferry"]):
        yield f"The {role}, {name}, said the lights went out.", [(name, role)]
        yield f"“The lights went out,” said the {role}, {name}.", [(name, role)]
        yield f"In June, the {role}, {name}, said the lights went out.", [(name, role)]


SHAPES = [other_country, other_house, other_client, other_rank, unknown_office, in_own_words, subject_before, owner, either_gender, by_age,
          month_as_surname, small_surname, two_surnames, after_the_name, roles_before_the_name, fields_of_office, name_after_role]


def told(speaker, want):
    """The name, and the role too where one is wanted."""
    if speaker is None or not isinstance(want, tuple):
        return speaker and speaker["name"]
    return speaker["name"], speaker["role"]


def speakers(program, texts):
    lines = "\n".join(json.dumps({"id": str(i), "text": text}) for i, text in enumerate(texts))
    out = subprocess.run([program, "--input", "jsonl", "-"], input=lines, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    for line in out.splitlines():
        yield [q["speaker"] for q in json.loads(line)["quotes"]]


def main(program):
    wrong = 0
    for shape in SHAPES:
        cases = list(shape())
        bad = []
        for (text, want), found in zip(cases, speakers(program, [text for text, _ in cases]), strict=True):
            got = [told(speaker, one) for speaker, one in itertools.zip_longest(found, want)]
            if got != want:
                bad.append((text, got, want))
        wrong += len(bad)
        print(f"{shape.__name__:16} {len(cases) - len(bad):4} of {len(cases)}")
        for text, got, want in bad[:3]:
            print(f"  {text!r}\n    {got} instead of {want}")
    return wrong > 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
