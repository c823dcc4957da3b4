#!/usr/bin/env python3
"""What a file is, is told by its content: content_test.py PROGRAM

Of what is not read there is one record and one message that says what it is, under any name, from a folder, from standard
input, gzipped, and with --input jsonl; text that only looks like it is read.
"""
import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
ARTICLE = "Rain fell on Veld all week.\n\n“We have seen worse,” said Ada Moss, who runs the ferry.\n"
QUOTE = "We have seen worse,"


def zipped(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else ARTICLE)
    return file.getvalue()


def tarred():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(ARTICLE.encode())
        archive.addfile(info, io.BytesIO(ARTICLE.encode()))
    return file.getvalue()


def page(head):
    return head + "<title>Rain</title><script>var site_cls = “x”;</script><p>“We have seen worse,” said Ada Moss.</p>"


BINARY = {
    "zstd": [b"\x28\xb5\x2f\xfd\x04\x00" + bytes(range(256)) * 40],
    "xz": [lzma.compress(ARTICLE.encode())],
    "bzip2": [bz2.compress(ARTICLE.encode()), bz2.compress(b"")],
    "lz4": [b"\x04\x22\x4d\x18" + b"\x60\x40\x82" * 9],
    "gzip within gzip": [gzip.compress(gzip.compress(ARTICLE.encode()))],
    "Word (.docx)": [zipped("[Content_Types].xml", "word/document.xml")],
    "Excel (.xlsx)": [zipped("[Content_Types].xml", "xl/workbook.xml")],
    "EPUB": [zipped("mimetype", "text.xhtml")],
    "a zip archive": [zipped("a.txt", "b.txt")],
    "a tar archive": [tarred()],
    "PDF": [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n"],
    "an old Office file (.doc, .xls, .ppt, .msg)": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)],
    "RTF": ["{\\rtf1\\ansi “We have seen worse,” said Ada Moss.}".encode()],
    "a SQLite database": [b"SQLite format 3\0" + bytes(84)],
    "a PNG picture": [b"\x89PNG\r\n\x1a\n" + bytes(40)],
    "a JPEG picture": [b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(40)],
    "binary data": [bytes(range(1, 32)) * 8, bytes([0, 1, 2, 3, 250, 251, 8, 7]) * 30],
    "UTF-16 or UTF-32 without a byte order mark": [ARTICLE.encode(name) for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")],
}
GUESSED = ("binary data", "UTF-16 or UTF-32 without a byte order mark")  # --input text knows better
MARKUP = {
    "HTML": [page("<!DOCTYPE html>\n<html><head>"), page("\ufeff\n <!doctype HTML>"), page("<html lang=en>"), page("<HEAD>"),
             page('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html>'), "<p>“We have seen worse,” said Ada Moss.</p>",
             "<div><b>Rain</b> in Veld</div>", "Rain\n<p>It fell.</p><p>It rose.</p> <a href=x>More</a>", page("<!-- kept --><html>")],
    "XML": ['<?xml version="1.0" encoding="UTF-8"?>\n<nitf><body>x</body></nitf>', "<rss version='2.0'><channel></channel></rss>",
            "<newsItem><contentSet/></newsItem>", "<?xml version='1.0'?><feed/>"],
    "CSV": ["id,title,text\n1,Rain,\"“We have seen worse,” said Ada Moss.\"\n", "\ufeff\"date\";\"body\"\r\n\"May\";\"x\"\r\n",
            "url,published_at,article body,Text\na,b,c,d\n"],
    "TSV": ["id\ttext\n1\t“We have seen worse,” said Ada Moss.\n"],
    "an e-mail": ["From: a@veld.example\nTo: b@veld.example\nSubject: Rain\nMIME-Version: 1.0\n\n" + ARTICLE,
                  "Return-Path: <a@veld.example>\r\nReceived: from x\r\n\tby y\r\nDate: Mon\r\n\r\nHello.\r\n",
                  "From a@veld.example Mon Jan  1 00:00:00 2024\nMessage-ID: <1>\nFrom: a\nTo: b\n\nHello.\n"],
}
TEXT = [
    ARTICLE,
    "<<<\n" + ARTICLE, "< Back to the news\n\n" + ARTICLE, "a < b and b > c\n\n" + ARTICLE,
    "Text, title, date: what a reader wants\n\n" + ARTICLE, "Rain, wind, snow\n\nFog, hail, sleet\n\n" + ARTICLE,
    "Date\n\n" + ARTICLE, "Title: Rain\n\n" + ARTICLE, "From: the editors\nTo: all readers\nSubject: rain\n\n" + ARTICLE,
    "From Veld, by our staff\n\n" + ARTICLE, "BZh was here.\n\n" + ARTICLE, "PK won.\n\n" + ARTICLE,
    "Parking: 5 * 3 = 15\tand more\n\n" + ARTICLE, "\x0c" + ARTICLE, "\x1b[1mRain\x1b[0m\n\n" + ARTICLE, ARTICLE.replace("\n", "\r\n"),
    ARTICLE + "Mustard. " * 40, "# Rain\n\n" + ARTICLE, "The tags <b> and </b> are old.\n\n" + ARTICLE,
]


class ContentTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_program(self, *arguments, data=b""):
        done = subprocess.run([PROGRAM, "--format", "jsonl", *arguments], input=data, cwd=self.folder.name, capture_output=True)
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode().splitlines()

    def check_refused(self, name, answer, id):
        status, records, messages = answer
        self.assertEqual((status, len(records), len(messages)), (1, 1, 1), (name, answer))
        self.assertEqual(records[0]["id"], id)
        self.assertEqual(records[0]["error"]["code"], "unread-format")
        self.assertTrue(records[0]["error"]["message"].startswith(f"this is {name}: "), (name, answer))
        self.assertIn(records[0]["error"]["message"], messages[0])

    def check_file(self, name, data, *options, id="a"):
        with open(os.path.join(self.folder.name, "a.txt"), "wb") as file:
            file.write(data)
        self.check_refused(name, self.run_program(*options, "a.txt"), id)

    def test_binary(self):
        for name, forms in BINARY.items():
            for data in forms:
                with self.subTest(name):
                    self.check_file(name, data)
                    if name not in GUESSED:
                        self.check_file(name, data, "--input", "text")
                    self.check_file(name, data, "--input", "jsonl", id=None)
                    self.check_refused(name, self.run_program("."), "a")
                    self.check_refused(name, self.run_program(data=data), "-")
                    if not data.startswith(b"\x1f\x8b"):
                        self.check_file(name, gzip.compress(data))

    def test_markup(self):
        for name, forms in MARKUP.items():
            for text in forms:
                with self.subTest(text):
                    self.check_file(name, text.encode())
                    self.check_file(name, text.encode(), "--repair")
                    self.check_file(name, text.encode("utf-16"))
                    self.check_file(name, text.encode(), "--input", "jsonl", id=None)
                    self.check_file(name, gzip.compress(text.encode()))
                    self.assertEqual(self.run_program("--input", "text", data=text.encode())[0], 0)

    def test_large(self):
        """As many lines as there are: one record and one message."""
        self.check_file("CSV", b"id,text\n" + b"1,x\n" * 100000)
        self.check_file("zstd", b"\x28\xb5\x2f\xfd" + bytes(range(256)) * 4000, "--input", "jsonl", id=None)
        self.check_file("HTML", b"<html>" + b"<p>x</p>\n" * 100000, "--input", "jsonl", id=None)

    def test_text(self):
        for text in TEXT:
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
                with self.subTest(text, encoding=name):
                    status, records, messages = self.run_program(data=text.encode(name))
                    self.assertEqual((status, messages), (0, []), text)
                    self.assertIn(QUOTE, [quote["text"] for quote in records[0]["quotes"]], text)

    def test_rest_goes_on(self):
        for name, data in (("a.txt", ARTICLE.encode()), ("b.txt", BINARY["xz"][0]), ("c.txt", MARKUP["HTML"][0].encode()),
                           ("d.txt", ARTICLE.encode())):
            with open(os.path.join(self.folder.name, name), "wb") as file:
                file.write(data)
        status, records, messages = self.run_program(".")
        self.assertEqual((status, [record["id"] for record in records], len(messages)), (1, ["a", "b", "c", "d"], 2))
        self.assertEqual([("error" in record) for record in records], [False, True, True, False])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
