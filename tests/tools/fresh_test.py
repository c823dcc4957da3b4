#!/usr/bin/env python3
"""tools/fresh.sh tells what failed, and leaves nothing behind: fresh_test.py ROOT

No system is made: debootstrap, chroot and what else it calls are scripts that only say what they were asked.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(sys.argv.pop())
SCRIPTS = {
    "id": 'echo "${FAKE_USER:-0}"',
    "debootstrap": 'echo "debootstrap $*" >>"$FAKE/asked"\nmkdir -p "$3/etc/apt"\necho \'PRETTY_NAME="A System"\' >"$3/etc/os-release"\n'
                   '[ ! -e "$FAKE/no-system" ] || { echo "E: no such mirror"; exit 1; }',
    "unshare": 'while case $1 in --*) true ;; *) false ;; esac; do shift; done\nexec "$@"',
    "mount": ":",
    "chroot": 'root=$1\necho "chroot $*" >>"$FAKE/asked"\ncase $* in\n*run.sh) [ ! -e "$FAKE/wait" ] || { echo started; exec sleep 60; } ;;\n'
              '*test.sh) [ ! -e "$FAKE/no-tests" ] || exit 7 ;;\nesac',
    "git": 'case $* in\nrev-parse*) echo 0123456789 ;;\nclone*) for last; do :; done; mkdir -p "$last" ;;\nesac',
    "apt-get": '[ "$1" != indextargets ] || echo "Debian bookworm http://mirror.example/debian/"',
}


class Fresh(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.fake = folder.name
        self.made = os.path.join(self.fake, "made")
        for path in ("bin", "made", "checkout"):
            os.mkdir(os.path.join(self.fake, path))
        shutil.copytree(os.path.join(ROOT, "tools"), os.path.join(self.fake, "checkout", "tools"))
        for name, text in SCRIPTS.items():
            self.write(os.path.join("bin", name), f"#!/bin/sh\n{text}\n")

    def write(self, name, text=""):
        path = os.path.join(self.fake, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)

    def start(self, *arguments, **environment):
        path = os.path.join(self.fake, "bin") + os.pathsep + os.environ["PATH"]
        environment = {**os.environ, "PATH": path, "FAKE": self.fake, "FRESH_FOLDER": self.made, "PIP_CERT": "/x y", **environment}
        environment.pop("FRESH_MIRROR", None)
        return subprocess.Popen(["sh", os.path.join(self.fake, "checkout", "tools", "fresh.sh"), *arguments], env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")

    def run_script(self, *arguments, **environment):
        process = self.start(*arguments, **environment)
        out, err = process.communicate()
        self.assertEqual(os.listdir(self.made), [])
        return process.returncode, out + err

    def asked(self):
        with open(os.path.join(self.fake, "asked"), encoding="utf-8") as file:
            return file.read()

    def test_passes(self):
        status, said = self.run_script()
        self.assertEqual(status, 0, said)
        self.assertNotIn("cp: ", said)
        self.assertRegex(said, r"A System, \d{4}-\d\d-\d\d, \d+ processors, commit 01234567\n"
                               r"sh tools/run\.sh: passed, \d+ s, \d+ MB\nsh tools/test\.sh: passed, \d+ s, \d+ MB\n$")
        self.assertRegex(self.asked(), r"debootstrap --variant=minbase bookworm \S+ http://mirror\.example/debian/\n")
        self.assertRegex(self.asked(), r"chroot \S+ env -i HOME=/root PATH=.* PIP_CERT=/x y.* sh -c cd /root/saidby && sh tools/run\.sh")

    def test_fails(self):
        self.write("no-tests")
        status, said = self.run_script("noble")
        self.assertEqual(status, 1)
        self.assertRegex(said, r"run\.sh: passed, .*\nsh tools/test\.sh: failed \(exit status 7\), ")
        self.write("no-system")
        status, said = self.run_script("noble")
        self.assertEqual(status, 1)
        self.assertIn("E: no such mirror", said)

    def test_refuses(self):
        self.assertEqual(self.run_script("potato")[0], 2)
        status, said = self.run_script(FAKE_USER="1000")
        self.assertEqual((status, "needs root" in said), (1, True))

    def test_is_stopped(self):
        self.write("wait")
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            process = self.start()
            self.assertEqual(process.stdout.readline(), "started\n")
            process.send_signal(number)
            process.communicate()
            self.assertIn(process.returncode, (130, 143))
            self.assertEqual(os.listdir(self.made), [])


if __name__ == "__main__":
    unittest.main()
