"""MSAL for Python signs in on the emulator.

    msal_python.py STEP

`SCENE`, in JSON, tells where everything is. A step that fails ends with a status that is not 0 and a word on standard error.
"""

import json
import os
import pathlib
import sys
import urllib.parse

import msal
import requests

import person

SCENE = json.loads(os.environ["SCENE"])
EMULATOR = SCENE["emulator"]
AUTHORITY = "https://login.microsoftonline.com"
SCOPES = ["User.Read", "Mail.Read"]
DEFAULT = "https://graph.microsoft.com/.default"
BACK = "http://localhost:53211"
# In the folder that a row's programs are started in.
CACHE = pathlib.Path("cache.json")


class Http:
    """MSAL believes that it speaks to Microsoft: requests go to the emulator as a proxy that ends TLS would send them."""

    def __init__(self):
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, url, **options):
        return self.send("GET", url, **options)

    def post(self, url, **options):
        return self.send("POST", url, **options)

    def send(self, method, url, headers=None, **options):
        place = urllib.parse.urlsplit(url)
        headers = {**(headers or {}), "Host": place.netloc, "X-Forwarded-Proto": place.scheme}
        url = f"{EMULATOR['authority']}{place.path}?{place.query}"
        return self.session.request(method, url, headers=headers, timeout=30, **options)

    def close(self):
        self.session.close()


def here(address):
    """Where a page of the authority is on this machine."""
    return address.replace(AUTHORITY, EMULATOR["authority"], 1)


def public(cache=None, tenant="organizations"):
    return msal.PublicClientApplication(
        EMULATOR["client_id"], authority=f"{AUTHORITY}/{tenant}", http_client=Http(), token_cache=cache
    )


def confidential(credential):
    return msal.ConfidentialClientApplication(
        EMULATOR["client_id"],
        client_credential=credential,
        authority=f"{AUTHORITY}/{EMULATOR['tenant']}",
        http_client=Http(),
    )


def taken(answer):
    """The access token of an answer, which Graph takes."""
    if "access_token" not in answer:
        sys.exit(f"no token: {answer.get('error')}: {answer.get('error_description')}")
    return answer["access_token"]


def graph(token, path):
    answer = requests.get(EMULATOR["graph"] + path, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    answer.raise_for_status()
    return answer.json()


def is_ada(token):
    who = graph(token, "/me")["userPrincipalName"]
    if who != person.NAME:
        sys.exit(f"Graph takes the token for {who}'s")


def device_code(app=None):
    app = app or public()
    flow = app.initiate_device_flow(SCOPES)
    if "user_code" not in flow:
        sys.exit(f"no code: {flow}")
    person.sign_in(here(flow["verification_uri"]), code=flow["user_code"])
    answer = app.acquire_token_by_device_flow(flow)
    is_ada(taken(answer))
    return app, answer


def client_secret():
    answer = confidential(EMULATOR["client_secret"]).acquire_token_for_client([DEFAULT])
    graph(taken(answer), "/users")


def authorization_code(app=None):
    app = app or public()
    flow = app.initiate_auth_code_flow(SCOPES, redirect_uri=BACK, response_mode="form_post")
    back = person.sign_in(here(flow["auth_uri"]), BACK)
    answer = app.acquire_token_by_auth_code_flow(flow, person.parameters(back))
    is_ada(taken(answer))
    return app, answer


def refresh():
    app, first = device_code()
    second = app.acquire_token_silent_with_error(SCOPES, app.get_accounts()[0], force_refresh=True)
    is_ada(taken(second))
    if second["access_token"] == first["access_token"] or second["token_source"] != "identity_provider":
        sys.exit("the same token came again")


def certificate():
    pem = pathlib.Path(SCENE["certificate"]).read_text()
    begin = pem.index("-----BEGIN PRIVATE KEY-----")
    public, private = pem[:begin], pem[begin:]
    answer = confidential({"private_key": private, "public_certificate": public}).acquire_token_for_client([DEFAULT])
    graph(taken(answer), "/users")


def kept():
    """The cache in the file that is shared."""
    cache = msal.SerializableTokenCache()
    if CACHE.exists():
        cache.deserialize(CACHE.read_text())
    return cache


def cache_write():
    cache = kept()
    device_code(public(cache, EMULATOR["tenant"]))
    CACHE.write_text(cache.serialize())


def cache_open():
    """Finds the account that another has written, uses its token and then renews it."""
    cache = kept()
    app = public(cache, EMULATOR["tenant"])
    accounts = app.get_accounts(username=person.NAME)
    if len(accounts) != 1:
        sys.exit(f"accounts: {accounts}")
    first = app.acquire_token_silent_with_error(SCOPES, accounts[0])
    is_ada(taken(first or {}))
    if first["token_source"] != "cache":
        sys.exit("the token that is kept was not used")
    second = app.acquire_token_silent_with_error(SCOPES, accounts[0], force_refresh=True)
    is_ada(taken(second))
    if second["token_source"] != "identity_provider":
        sys.exit("the sign-in was not renewed")
    CACHE.write_text(cache.serialize())


ALL = device_code, client_secret, certificate, authorization_code, refresh, cache_write, cache_open
STEPS = {step.__name__: step for step in ALL}

if __name__ == "__main__":
    STEPS[sys.argv[1]]()
