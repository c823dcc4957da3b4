"""The test of layers.py: small libraries, each of which breaks the law once."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layers

TABLE = """| stage | files | headers for others | reads | makes |
|---|---|---|---|---|
| low | `low/first` | `low/first.h` | | |
| mid | `mid/walk`, `mid/inner`, `mid/step` | | | |
| high | `high/last` | `high/last.h` | | |
"""
FILES = {
    "low/first.h": "int first(void);\nint last(void); /* declared, not used: last() */\n",
    "low/first.c": '#include "low/first.h"\n',
    "mid/inner.h": '#include "low/first.h"\nstatic inline int inner(void)\n{\n    return first();\n}\n',
    "mid/walk.c": '#include "mid/inner.h"\n',
    "mid/step.c": '#include "mid/inner.h"\n',
    "high/last.h": "int last(void);\n",
    "high/last.c": '#include "high/last.h"\n#include "low/first.h"\n',
}
SYMBOLS = {
    "low/first.c": ({"first"}, set()),
    "mid/walk.c": ({"walk"}, {"first", "step"}),
    "mid/step.c": ({"step"}, set()),
    "high/last.c": ({"last"}, {"walk"}),
}


def check(files=None, symbols=None):
    """What is wrong with the library above and these changes."""
    with tempfile.TemporaryDirectory() as root:
        for name, text in {**FILES, **(files or {}), "README.md": TABLE}.items():
            path = os.path.join(root, "lib", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return "\n".join(layers.failures(root, {**SYMBOLS, **(symbols or {})}))


class Layers(unittest.TestCase):
    def test_lawful(self):
        self.assertEqual(check(), "")

    def test_symbol_further_down(self):
        found = check(symbols={"mid/step.c": ({"step"}, {"last"})})
        self.assertIn("lib/mid/step.c, of mid, uses last: lib/high/last.c is of high, further down", found)

    def test_include_further_down(self):
        found = check({"mid/step.c": '#include "high/last.h"\n'})
        self.assertIn("lib/mid/step.c, of mid, includes it: lib/high/last.h is of high, further down", found)

    def test_inline_function_further_down(self):
        found = check({"mid/inner.h": "static inline int inner(void)\n{\n    return last();\n}\n"})
        self.assertIn("lib/mid/inner.h, of mid, calls last: lib/high/last.c is of high, further down", found)

    def test_inner_header(self):
        found = check({"high/last.c": '#include "mid/inner.h"\n'})
        self.assertIn("lib/high/last.c includes mid/inner.h, which is no entry header of its folder", found)

    def test_entry_header_that_is_not_there(self):
        with tempfile.TemporaryDirectory() as root:
            os.mkdir(os.path.join(root, "lib"))
            with open(os.path.join(root, "lib/README.md"), "w", encoding="utf-8") as file:
                file.write(TABLE)
            found = "\n".join(layers.failures(root, SYMBOLS))
        self.assertIn("names the entry header low/first.h, which is not there", found)

    def test_file_without_a_row(self):
        self.assertIn("lib/mid/new.c: the table", check({"mid/new.c": ""}))

    def test_cycle_of_functions(self):
        found = check(symbols={"mid/step.c": ({"step"}, {"walk"})})
        self.assertIn("these use each other: mid/step.c, mid/walk.c", found)

    def test_cycle_by_an_inline_function(self):
        found = check({"mid/inner.h": "static inline int inner(void)\n{\n    return step();\n}\n"})
        self.assertIn("these use each other: mid/inner.h, mid/step.c", found)

    def test_own_file_of_a_header(self):
        self.assertEqual(check({"low/first.h": "static inline int one(void)\n{\n    return first();\n}\n"}), "")


if __name__ == "__main__":
    unittest.main()
