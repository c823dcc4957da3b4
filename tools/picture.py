#!/usr/bin/env python3
"""Take the pictures of the documentation: picture.py BUILD

Runs BUILD/saidby on an article of fixtures/, and writes docs/page.png, the page that it makes, and
docs/terminal.png, what it prints on a terminal. Needs Chromium, Linux and the fonts of fonts-noto-core.
"""
import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "browser"))
import chromium  # noqa: E402

ARTICLE = os.path.join("fixtures", "night-ferry.txt")
COLUMNS, LINES = 96, 34
COLOURS = {31: "#ff8a80", 32: "#8fd694", 33: "#e6c07b", 34: "#82aaff", 35: "#d7a0e8", 36: "#6fd3dd"}
SCREEN = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; background: #1b1e23; color: #dfe2e7 }
pre { display: inline-block; margin: 0; padding: 20px 24px; font: 15px/1.42 "Noto Sans Mono", "DejaVu Sans Mono", monospace }
.prompt { color: #8fd694 }
</style><pre>"""


def on_terminal(command):
    """What a command prints on a terminal of COLUMNS."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    out = b""
    with subprocess.Popen(command, stdout=its, cwd=ROOT, env=environment):
        os.close(its)
        try:
            while data := os.read(ours, 65536):
                out += data
        except OSError:
            pass  # Linux's way of saying that the terminal has no more
    return out.decode().replace("\r\n", "\n")


def style_of(codes):
    style = []
    for code in codes:
        if code == 1:
            style.append("font-weight: 700")
        elif code == 2:
            style.append("opacity: .55")
        elif code == 4:
            style.append("text-decoration: underline")
        elif code in COLOURS:
            style.append(f"color: {COLOURS[code]}")
    return "; ".join(style)


def screen_of(text):
    """The escape sequences of colour and weight as HTML."""
    pieces, codes = [SCREEN, f'<span class="prompt">$</span> saidby {ARTICLE}\n'], []
    shown = "\n".join(text.split("\n")[:LINES]).rpartition("\n\n")[0]  # what one speaker said stays together
    for piece in re.split(r"(\x1b\[[0-9;]*m)", shown):
        if piece.startswith("\x1b"):
            for code in map(int, piece[2:-1].split(";")):
                codes = [] if code == 0 else codes + [code]
        elif piece:
            pieces.append(f'<span style="{style_of(codes)}">{html.escape(piece)}</span>')
    return "".join(pieces) + "</pre>\n"


def take_terminal(browser, program, folder):
    path = os.path.join(folder, "terminal.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(screen_of(on_terminal([program, ARTICLE])))
    page = chromium.Page(browser, path, width=1000, height=760)
    width, height = page.run("() => { const box = document.querySelector('pre').getBoundingClientRect(); "
                             "return [Math.ceil(box.width), Math.ceil(box.height)]; }")
    page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    page.picture(os.path.join(ROOT, "docs", "terminal.png"))
    page.close()


def take_page(browser, program, folder):
    path = os.path.join(folder, "page.html")
    subprocess.run([program, "--format", "html", "-o", path, ARTICLE], cwd=ROOT, check=True)
    page = chromium.Page(browser, path, width=1120, height=900)
    x, y = page.run("() => { const box = document.querySelectorAll('mark[tabindex]')[3].getClientRects()[0]; "
                    "return [box.x + 40, box.y + box.height / 2]; }")
    page.mouse("mouseMoved", x, y)
    page.until("() => !document.querySelector('.saidby-card').hidden")
    page.picture(os.path.join(ROOT, "docs", "page.png"), x=0, y=0, width=1120, height=744, scale=1)
    page.close()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = os.path.join(os.path.abspath(sys.argv[1]), "saidby")
    browser = chromium.Browser()
    with tempfile.TemporaryDirectory() as folder:
        take_page(browser, program, folder)
        take_terminal(browser, program, folder)
    browser.close()


if __name__ == "__main__":
    main()
