"""Chromium without a window, driven by its DevTools protocol over a pipe: messages of JSON that end with a NUL.

No driver program and no port is needed, and nothing but the standard library.
"""
import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile

OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage",
           "--hide-scrollbars", "--window-size=1280,900", "--remote-debugging-pipe"]
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}


def find_program():
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def pipe():
    """A pipe whose ends are no numbers that the browser is given."""
    return [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in os.pipe()]


class Browser:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="saidby-browser-")
        its_commands, commands = pipe()
        answers, its_answers = pipe()

        def set_ends():
            os.dup2(its_commands, 3)
            os.dup2(its_answers, 4)

        self.process = subprocess.Popen([find_program(), *OPTIONS, f"--user-data-dir={self.folder}"], preexec_fn=set_ends,
                                        close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(its_commands)
        os.close(its_answers)
        self.commands, self.answers = os.fdopen(commands, "wb"), os.fdopen(answers, "rb")
        self.rest, self.number, self.events = b"", 0, []

    def read(self):
        while b"\0" not in self.rest:
            more = os.read(self.answers.fileno(), 1 << 16)
            if not more:
                raise RuntimeError("the browser has ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        """The result of a command; the events that come before it are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.commands.write(json.dumps(message).encode() + b"\0")
        self.commands.flush()
        while True:
            answer = self.read()
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            else:
                return answer["result"]

    def wait(self, method, session):
        """The next event of that name, from now or from those that are kept."""
        while True:
            for event in self.events:
                if event.get("method") == method and event.get("sessionId") == session:
                    self.events.remove(event)
                    return event["params"]
            self.events.append(self.read())

    def close(self):
        self.call("Browser.close")
        self.process.wait()
        self.commands.close()
        self.answers.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Page:
    """A tab of its own. Everything that it asks the network for and every error is kept."""

    def __init__(self, browser, path, width=1280, height=900, **media):
        self.browser = browser
        self.target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.media(**media)
        self.url = "file://" + os.path.abspath(path)
        self.call("Page.navigate", url=self.url)
        browser.wait("Page.loadEventFired", self.session)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def media(self, **features):
        """media(kind="print") or media(prefers_color_scheme="dark")"""
        kind = features.pop("kind", "")
        self.call("Emulation.setEmulatedMedia", media=kind,
                  features=[{"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def run(self, script, *arguments):
        """The value of a JavaScript function of these arguments; a promise is waited for."""
        text = f"({script})({', '.join(map(json.dumps, arguments))})"
        result = self.call("Runtime.evaluate", expression=text, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description", str(result)))
        return result["result"].get("value")

    def until(self, script, *arguments):
        """Look at every frame, 600 at most, until the function is true; what it gave last."""
        return self.run("async () => { let value; for (let i = 0; i < 600; i++) { "
                        f"value = ({script})({', '.join(map(json.dumps, arguments))}); if (value) break; "
                        "await new Promise(requestAnimationFrame); } return value; }")

    def point(self, query, index=0):
        """Move the pointer to the middle of an element's first line, which is brought into view."""
        self.x, self.y = self.run(
            "(query, index) => { const element = document.querySelectorAll(query)[index]; "
            "element.scrollIntoView({block: 'center', behavior: 'instant'}); "
            "const box = element.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }", query, index)
        self.mouse("mouseMoved", self.x, self.y)

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, query, index=0):
        self.point(query, index)
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, self.x, self.y, button="left", clickCount=1)

    def key(self, name, count=1):
        text = {"Enter": "\r", " ": " "}.get(name)
        for _ in range(count):
            self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", key=name,
                      windowsVirtualKeyCode=KEYS[name], code="Space" if name == " " else name, **({"text": text} if text else {}))
            self.call("Input.dispatchKeyEvent", type="keyUp", key=name, windowsVirtualKeyCode=KEYS[name])

    def happened(self, *methods):
        self.run("() => 0")  # what was under way has come by now
        return [event["params"] for event in self.browser.events
                if event.get("sessionId") == self.session and event.get("method") in methods]

    def requests(self):
        return [event["request"]["url"] for event in self.happened("Network.requestWillBeSent")]

    def errors(self):
        found = [event["exceptionDetails"] for event in self.happened("Runtime.exceptionThrown")]
        found += [event["entry"]["text"] for event in self.happened("Log.entryAdded")]
        return found + [event["args"] for event in self.happened("Runtime.consoleAPICalled")]

    def picture(self, path, **clip):
        data = self.call("Page.captureScreenshot", format="png", **({"clip": clip} if clip else {}))["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def print_to(self, path):
        data = self.call("Page.printToPDF", printBackground=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
