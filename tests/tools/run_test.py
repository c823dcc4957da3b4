#!/usr/bin/env python3
"""tools/run.sh says what it does: run_test.py ROOT

It runs in a folder of its own, where apt-get, cmake and the program are scripts that only say what they were asked.
"""
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(sys.argv.pop())
TOOLS = ("gcc", "ninja", "python3")
SCRIPTS = {
    "apt-get": 'echo "apt-get $*" >>"$FAKE/asked"\n[ ! -e "$FAKE/no-packages" ] || { echo "E: no such package"; exit 100; }\n'
               'rm -f "$FAKE/missing"',
    "pkg-config": '[ ! -e "$FAKE/missing" ] || [ "$2" != zlib ]',
    "sudo": 'exec "$@"',
    "cmake": 'echo "cmake $*" >>"$FAKE/asked"\ncase $1 in\n--preset) [ ! -e "$FAKE/no-preset" ] || { echo no preset; exit 1; } ;;\n'
             '*) echo "[1/9] one"; echo "[4/9] two"; [ ! -e "$FAKE/no-build" ] || { echo "two.c: error: wrong"; exit 1; }\n'
             'echo "[9/9] nine" ;;\nesac',
}


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.fake = folder.name
        os.makedirs(os.path.join(self.fake, "bin"))
        os.makedirs(os.path.join(self.fake, "build"))
        shutil.copytree(os.path.join(ROOT, "tools"), os.path.join(self.fake, "tools"))
        for name, text in {**SCRIPTS, **dict.fromkeys(TOOLS, ":")}.items():
            self.write(os.path.join("bin", name), f"#!/bin/sh\n{text}\n")
        self.write("build/saidby", '#!/bin/sh\necho "saidby $*"\nexit 3\n')

    def write(self, name, text=""):
        path = os.path.join(self.fake, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)

    def run_script(self, *arguments, stderr=subprocess.PIPE):
        path = os.path.join(self.fake, "bin") + os.pathsep + os.environ["PATH"]
        return subprocess.run(["sh", os.path.join(self.fake, "tools", "run.sh"), *arguments], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8", check=False,
                              env={**os.environ, "PATH": path, "FAKE": self.fake})

    def asked(self):
        with open(os.path.join(self.fake, "asked"), encoding="utf-8") as file:
            return file.read()

    def test_all_is_there(self):
        done = self.run_script("--explain")
        self.assertEqual((done.returncode, done.stdout), (3, "saidby --format text --explain fixtures\n"))
        self.assertNotIn("apt-get", self.asked())
        said = done.stderr.split("\n")
        self.assertEqual(said[:4], ["Configuring ...", "Building: 4 of 9", "Building: 9 of 9", ""])
        self.assertIn("The program is build/saidby.", done.stderr)
        self.assertIn("cmake --install build --prefix ~/.local", done.stderr)
        self.assertEqual("sudo cmake" in done.stderr, os.getuid() != 0)

    def test_terminal(self):
        ours, its = pty.openpty()
        self.run_script(stderr=its)
        os.close(its)
        said = os.read(ours, 65536).decode()
        os.close(ours)
        self.assertIn("\rBuilding: 1 of 9 \rBuilding: 4 of 9 \rBuilding: 9 of 9 \r\n", said)

    def test_missing(self):
        self.write("missing")
        done = self.run_script()
        self.assertEqual(done.returncode, 3)
        self.assertIn("Installing zlib1g-dev ...\nConfiguring ...\n", done.stderr)
        self.assertIn("apt-get -q -y install --no-install-recommends zlib1g-dev\n", self.asked())

    def test_failures(self):
        for fault, what in (("no-packages", "E: no such package"), ("no-preset", "no preset"), ("no-build", "two.c: error: wrong")):
            self.write("missing")
            self.write(fault)
            done = self.run_script()
            self.assertEqual((done.returncode, done.stdout), (1, ""), fault)
            self.assertIn(what, done.stderr)
            self.assertEqual("could not install: zlib1g-dev" in done.stderr, fault == "no-packages")
            os.remove(os.path.join(self.fake, fault))


if __name__ == "__main__":
    unittest.main()
