"""A person with Chromium: signs in on the emulator's page, with real keys and a real click, and reads what the program shows then.

    browser.py ADDRESS

Chromium is driven by ChromeDriver's own protocol, WebDriver.
"""

import json
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import person

# Without a screen, a sandbox (which root has not) and errands of its own in the background.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-proxy-server",
]
# What WebDriver calls an element in JSON.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Browser:
    def __init__(self, port, profile):
        self.address = f"http://127.0.0.1:{port}/session"
        options = {"args": [*FLAGS, f"--user-data-dir={profile}"]}
        capabilities = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}
        self.address += "/" + self.ask("POST", "", {"capabilities": capabilities})["sessionId"]

    def ask(self, method, path, body=None):
        body = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, body, {"Content-Type": "application/json"}, method=method)
        try:
            with OPENER.open(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {json.load(error)['value']['message']}") from None

    def element(self, selector):
        found = self.ask("POST", "/element", {"using": "css selector", "value": selector})
        return f"/element/{found[ELEMENT]}"

    def click(self, selector):
        self.ask("POST", self.element(selector) + "/click", {})

    def type(self, selector, text):
        self.ask("POST", self.element(selector) + "/value", {"text": text})


def sign_in(browser, address):
    browser.ask("POST", "/url", {"url": address})
    browser.click(f'input[name=user][value="{person.NAME}"]')
    browser.type("#passwd", person.TYPED["passwd"])
    browser.click("button[value=accept]")
    # The page that is a redirect posts itself, and the program's own page comes after it.
    until = time.monotonic() + 30
    while browser.ask("GET", "/title") != "You are signed in":
        if time.monotonic() > until:
            source = browser.ask("GET", "/source")
            raise SystemExit(f"{browser.ask('GET', '/url')} does not say that the person is signed in:\n{source}")
        time.sleep(0.05)


def main(address):
    with tempfile.TemporaryDirectory() as profile:
        driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        try:
            port = next(line.split()[-1].rstrip(".") for line in driver.stdout if "successfully on port" in line)
            browser = Browser(port, profile)
            try:
                sign_in(browser, address)
            finally:
                browser.ask("DELETE", "")
        finally:
            driver.terminate()
            driver.wait()


if __name__ == "__main__":
    main(sys.argv[1])
