#!/usr/bin/env python3
"""Hold the pages of documentation to the truth: docs_test.py ROOT BUILD [--write]

Every block of code says its language. C is compiled against BUILD/libsaidby and run. Of shell, lines that begin with
saidby are run against BUILD/saidby, in a folder with articles; what cannot be run here is in NOT_RUN with the reason.
A block "console" is a session: what is after "$ ", and what it prints. JSON is compared with what the command before it
prints, for the keys that are shown. Python is run by python/tests. Options that a page names are those of --help, links and
files that it names are there. CC and CFLAGS are those of the build. --write puts what sessions print into the pages.
"""
import glob
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "cli"))
import run as session  # noqa: E402

PAGES = ("*.md", "bench/*.md", "docs/*.md", "examples/*.md", "fixtures/*.md", "lib/*.md", "python/*.md", "train/*.md")
LANGUAGES = ("c", "console", "json", "pycon", "python", "sh", "text")
INSTALLS = "tools/python.sh installs the package, with all that it can be installed with"
WHOLE = "tools/fresh.sh runs it on a fresh system"
CLUSTER = "it needs a cluster"
FITS = "it needs the annotated articles, and an hour"
MEASURES = "tests/bench runs it, where the annotated articles are"
NOT_RUN = {  # each line of shell that is no command of ours -> why it is not run here
    "sh tools/run.sh": WHOLE,
    "sh tools/test.sh": WHOLE,
    "sudo cmake --install build && sudo ldconfig": "it changes the system; tests/install has it with a prefix",
    "cmake --install build --prefix ~/.local": "tests/install runs it with another prefix",
    "python3 -m venv env && . env/bin/activate": INSTALLS,
    "pip install ./python": INSTALLS,
    'pip install "./python[html]"': INSTALLS,
    'pip install "./python[pandas]"': INSTALLS,
    'pip install "./python[arrow]"': INSTALLS,
    'pip install "./python[spacy]"': INSTALLS,
    'pip install "./python[spark]"': INSTALLS,
    "python3 -m venv quotes-env": CLUSTER,
    'quotes-env/bin/pip install venv-pack "./python[arrow]"': CLUSTER,
    "quotes-env/bin/venv-pack -p quotes-env -o quotes-env.tar.gz": CLUSTER,
    "PYSPARK_DRIVER_PYTHON=python3 PYSPARK_PYTHON=./environment/bin/python spark-submit --archives "
    "quotes-env.tar.gz#environment job.py": CLUSTER,
    "bench/accuracy": MEASURES,
    "bench/accuracy --errors errors.md": MEASURES,
    "bench/invariance": MEASURES,
    "train/fit.sh": FITS,
    "train/fit.sh --ranking": FITS,
    "ninja -C build saidby_tagger_train": FITS,
    'build/train/saidby_tagger_train --source lib/tagger/tagger_weights.c "$SAIDBY_EVAL/eval/train.jsonl"': FITS,
}
OTHERS_OPTIONS = {"--py-files": "Spark's"}
FOLDERS = "bench|cli|cmake|docs|examples|fixtures|include|lib|python|tests|tools|train"


class Page:
    def __init__(self, root, path):
        self.path = path
        self.name = os.path.relpath(path, root)
        self.folder = os.path.dirname(path)
        self.blocks = []  # (line number, language, text, the paragraph before it)
        prose, block, paragraph = [], None, []
        with open(path, encoding="utf-8") as file:
            self.lines = file.read().split("\n")
        self.changed = False
        self.nameless = [number for number, line in enumerate(self.lines, 1) if self.begins_nameless(number)]
        for number, line in enumerate(self.lines, 1):
            if line.startswith("```") and block is None:
                block = (number, line[3:].strip(), [], " ".join(paragraph))
            elif line.startswith("```"):
                self.blocks.append((block[0], block[1], "\n".join(block[2]) + "\n", block[3]))
                block, paragraph = None, []
            elif block is not None:
                block[2].append(line)
            else:
                prose.append(line)
                paragraph = paragraph + [line] if line else paragraph if self.before_block(number) else []
        self.prose = "\n".join(prose)
        self.spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", self.prose.replace("\\|", "|"))
        self.links = re.findall(r"\]\(([^)\s]+)\)", self.prose)

    def before_block(self, number):
        return number < len(self.lines) and self.lines[number].startswith("```")

    def begins_nameless(self, number):
        """Whether a block begins here that is told by its spaces alone, and so cannot say its language."""
        return self.lines[number - 1].startswith("    ") and not self.lines[number - 2] and not self.in_fence(number)

    def in_fence(self, number):
        return sum(line.startswith("```") for line in self.lines[:number]) % 2 == 1


class Tester:
    def __init__(self, root, build, scratch, write=False):
        self.root, self.build, self.scratch, self.write = root, build, scratch, write
        self.program = os.path.join(build, "saidby")
        self.environment = {name: value for name, value in os.environ.items() if not re.match("NO_COLOR|LC_|LANG", name)}
        self.environment["PATH"] = build + os.pathsep + os.environ["PATH"]
        self.help = self.run([self.program, "--help"]).stdout
        self.failures, self.used, self.counts = [], set(), {}
        os.symlink(os.path.join(root, "fixtures"), os.path.join(scratch, "fixtures"))
        os.symlink(build, os.path.join(scratch, "build"))
        os.mkdir(os.path.join(scratch, "articles"))
        for name in ("night-ferry", "lake-treaty"):
            shutil.copy(os.path.join(root, "fixtures", name + ".txt"), os.path.join(scratch, "articles"))

    def run(self, command):
        return subprocess.run(command, cwd=self.scratch, env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, encoding="utf-8", check=False)

    def fail(self, page, number, *words):
        self.failures.append(f"{page.name}:{number}: " + " ".join(map(str, words)))

    def count(self, what):
        self.counts[what] = self.counts.get(what, 0) + 1

    def test_c(self, page, number, text, _):
        source, program = (os.path.join(self.scratch, "example" + end) for end in (".c", ""))
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        flags = [*shlex.split(os.environ.get("CFLAGS", "")), "-std=c11", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
        link = ["-L" + self.build, "-lsaidby", "-Wl,-rpath," + self.build]
        done = self.run([os.environ.get("CC", "cc"), *flags, "-I" + os.path.join(self.root, "include"), "-o", program, source, *link])
        if done.returncode == 0:
            done = self.run([program])
        if done.returncode or not done.stdout or done.stderr:
            self.fail(page, number, "the C program fails, or says nothing:", done.stdout, done.stderr)

    def test_sh(self, page, number, text, _):
        for line in re.sub(r"\\\n\s*", "", text).split("\n"):
            line = re.sub(r"\s+#.*$", "", line).strip()
            if line.startswith(("saidby ", "build/saidby ")):
                done = self.run(["sh", "-c", line])
                if done.returncode:
                    self.fail(page, number, f"{line}: exit status {done.returncode}", done.stderr)
            elif line in NOT_RUN:
                self.used.add(line)
            elif line:
                self.fail(page, number, f"{line}: neither run nor in NOT_RUN")

    def test_console(self, page, number, text, _):
        path = os.path.join(self.scratch, "session.test")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        steps = session.read_script(path)
        for first, command, expected in reversed(steps):
            got = session.run_step(command, self.scratch, self.environment)
            got = [line for line in got if not re.fullmatch(r"\[\d+\]", line)]
            after = number + first + command.count("\n")  # of the lines of the page, what is printed begins there
            if got != expected and self.write:
                page.lines[after:after + len(expected)] = got
                page.changed = True
            elif got != expected:
                self.fail(page, number, f"$ {command} prints", "\n".join(got), "\n(docs_test.py --write writes that)")
        if not steps:
            self.fail(page, number, "a session without a command")

    def test_json(self, page, number, text, before):
        try:
            shown = json.loads(text)
        except ValueError as error:
            return self.fail(page, number, "no JSON:", error)
        for command in re.findall(r"`(saidby [^`]+)`", before):
            done = self.run(["sh", "-c", command])
            found = list(objects(json.loads(done.stdout)))
            if not any(agrees(shown, one) for one in found):
                nearest = max(found, key=lambda one: sum(agrees(shown.get(key), one[key]) for key in one))
                return self.fail(page, number, command, "has nothing like it, but", json.dumps(nearest, ensure_ascii=False))
            self.count("JSON compared")
        return None

    def test_text(self, page, number, text, _):
        for line in text.split("\n"):
            if line.startswith("saidby ") and line not in self.help:
                self.fail(page, number, f"{line}: --help says otherwise")

    def test_pycon(self, page, number, text, _):
        """python/tests/test_examples.py and test_examples_further.py run it."""

    test_python = test_pycon

    def test_page(self, page):
        for number in page.nameless:
            self.fail(page, number, "a block that does not say its language: write it between ``` and ```")
        for number, language, text, before in reversed(page.blocks):
            if language in LANGUAGES:
                self.count(language)
                getattr(self, "test_" + language)(page, number, text, before)
            else:
                self.fail(page, number, f"a block of '{language}', which this test does not know")
        self.test_links(page)
        self.test_paths(page)
        self.test_install(page)
        if page.name == "README.md" or page.name.startswith("docs"):
            self.test_options(page)
        if page.changed:
            with open(page.path, "w", encoding="utf-8") as file:
                file.write("\n".join(page.lines))

    def test_links(self, page):
        for link in page.links:
            target, _, anchor = link.partition("#")
            path = os.path.join(page.folder, target) if target else os.path.join(self.root, page.name)
            if re.match(r"[a-z]+:", link):
                continue
            self.count("links")
            if not os.path.exists(path):
                self.fail(page, 0, f"{link} is not there")
            elif anchor and anchor not in anchors(path):
                self.fail(page, 0, f"{link} has no such heading")

    def test_paths(self, page):
        for span in page.spans:
            if re.fullmatch(rf"(?:{FOLDERS})/[\w./-]*\w", span) and "NAME" not in span:
                self.count("files")
                if not os.path.exists(os.path.join(self.root, span)):
                    self.fail(page, 0, f"{span} is not there")

    def test_install(self, page):
        """The package is not published: it comes from the checkout."""
        for line in page.lines:
            if re.search(r"pip install\b.*\bsaidby\b", line.partition(" #")[0]):
                self.fail(page, 0, f"{line.strip()}: pip knows no saidby")

    def test_options(self, page):
        lines = [line for _, language, text, _ in page.blocks if language in ("sh", "console") for line in text.split("\n")]
        for code in page.spans + lines:
            ours = re.match(r"(?:\$ )?(?:build/)?saidby |python -m saidby |-", code)
            for option in re.findall(r"(?<![\w-])--?[A-Za-z][\w-]*", code.partition(" | ")[0]) if ours else ():
                self.count("options")
                if option not in OTHERS_OPTIONS and not re.search(rf"(?<![\w-]){option}(?![\w-])", self.help):
                    self.fail(page, 0, f"{option} is not in --help")


def objects(value):
    """Every object of JSON in a value."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(part)


def agrees(shown, whole):
    """Whether a value is the other, shortened: objects may lack keys, numbers decimals."""
    if isinstance(shown, dict) and isinstance(whole, dict):
        return all(key in whole and agrees(value, whole[key]) for key, value in shown.items())
    if isinstance(shown, list) and isinstance(whole, list):
        return len(shown) == len(whole) and all(map(agrees, shown, whole))
    if isinstance(shown, float) and isinstance(whole, float):
        return shown == round(whole, len(repr(shown).partition(".")[2]))
    return shown == whole and isinstance(shown, type(whole))


def anchors(path):
    with open(path, encoding="utf-8") as file:
        headings = re.findall(r"^#+ (.+)$", file.read(), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def main():
    write = "--write" in sys.argv
    root, build = (os.path.abspath(path) for path in sys.argv[1:] if path != "--write")
    paths = sorted(path for pattern in PAGES for path in glob.glob(os.path.join(root, pattern)))
    with tempfile.TemporaryDirectory() as scratch:
        tester = Tester(root, build, scratch, write)
        for path in paths:
            tester.test_page(Page(root, path))
    tester.failures += [f"NOT_RUN has {line}, which no page has" for line in sorted(NOT_RUN.keys() - tester.used)]
    missing = {"c", "console", "json", "JSON compared", "sh", "links", "files", "options"} - tester.counts.keys()
    tester.failures += [f"no page has any {what}" for what in sorted(missing)]
    print(*tester.failures, f"{len(paths)} pages: {tester.counts}", sep="\n")
    return len(tester.failures) > 0


if __name__ == "__main__":
    sys.exit(main())
