"""The blocks of Python in the pages of documentation, where there is a checkout."""
import doctest
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FURTHER = ["docs/html.md", "docs/pandas.md", "docs/spacy.md", "docs/spark.md"]  # they need further packages


def read(name, language):
    page = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.M | re.S)


def plain():
    """The pages with blocks of Python that need nothing but Python."""
    folders = "", "bench", "docs", "examples", "fixtures", "lib", "python", "train"
    names = [path.relative_to(ROOT).as_posix() for folder in folders for path in sorted((ROOT / folder).glob("*.md"))]
    return [name for name in names if name not in FURTHER and (read(name, "pycon") or read(name, "python"))]


def check(name, **given):
    """Run the blocks of a page in turn: sessions must print what they show, programs must run. How many there are."""
    sessions, programs = read(name, "pycon"), read(name, "python")
    if sessions:
        test = doctest.DocTestParser().get_doctest("\n".join(sessions), dict(given), name, name, 0)
        printed = []
        result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=printed.append)
        assert result.failed == 0 and result.attempted >= 3, "".join(printed)
    for program in programs:
        exec(compile(program, name, "exec"), dict(given))
    return len(sessions) + len(programs)
