"""A person with a browser that knows cookies, redirects and forms, and no scripts: signs in on whatever page an address leads to.

    person.py ADDRESS [--stop ADDRESS] [--code CODE]

Ends at a page without a form, or before it would go to an address that starts with that of --stop. Prints where it ended. CODE is typed
where a page asks for the code that a device shows.
"""

import argparse
import html.parser
import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request

NAME = "ada@contoso.com"
# What is typed into fields by their names, on the emulator's pages and on those of oidc-provider.
TYPED = {"login": NAME, "passwd": "ada-password", "password": "ada-password", "user": NAME}
# What is pressed, among buttons that say different things. Other buttons say nothing, or give up.
PRESSED = "accept", "approve"
PAGES = 12


class Forms(html.parser.HTMLParser):
    """The forms of a page: their attributes, and their fields and buttons as pairs."""

    def __init__(self, text):
        super().__init__()
        self.forms = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append((attributes, {}, []))
        elif tag in ("input", "button") and self.forms and "name" in attributes:
            _, fields, buttons = self.forms[-1]
            pair = attributes["name"], attributes.get("value", "")
            if tag == "button" or attributes.get("type") == "submit":
                buttons.append(pair)
            elif attributes.get("type") == "radio":
                fields.setdefault(pair[0], "")
            else:
                fields[pair[0]] = pair[1]


class Stopped(Exception):
    """The next address is the one to stop before."""

    def __init__(self, address):
        self.address = address


class Redirects(urllib.request.HTTPRedirectHandler):
    def __init__(self, stop):
        self.stop = stop

    def redirect_request(self, request, file, code, message, headers, address):
        if self.stop and address.startswith(self.stop):
            raise Stopped(address)
        return super().redirect_request(request, file, code, message, headers, address)


def sign_in(address, stop=None, code=None):
    """Signs in and gives the last address."""
    typed = {**TYPED, "code": code or "", "user_code": code or ""}
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    # Without a proxy: everything here is on this machine.
    browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies, Redirects(stop))
    body = None
    for _ in range(PAGES):
        try:
            with browser.open(address, body, timeout=30) as page:
                address, text = page.geturl(), page.read().decode()
        except Stopped as stopped:
            return stopped.address
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{error.code} for {address}: {error.read().decode()}") from None
        found = Forms(text).forms
        if not found:
            return address
        attributes, fields, buttons = found[0]
        fields = {name: value or typed.get(name, "") for name, value in fields.items()}
        fields.update(pair for pair in buttons if pair[1] in PRESSED)
        address = urllib.parse.urljoin(address, attributes.get("action") or address)
        if stop and address.startswith(stop):
            return f"{address}?{urllib.parse.urlencode(fields)}"
        body = urllib.parse.urlencode(fields).encode()
        if attributes.get("method", "get").lower() == "get":
            address, body = f"{address.split('?')[0]}?{body.decode()}", None
    raise SystemExit(f"more than {PAGES} pages, the last one at {address}:\n{text}")


def parameters(address):
    """What an address carries behind its question mark."""
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--stop")
    parser.add_argument("--code")
    print(sign_in(**vars(parser.parse_args())))
