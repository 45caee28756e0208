"""MSAL for Python signs in on the emulator.

    msal_python.py STEP

`SCENE`, in JSON, tells where everything is. A step that fails ends with a status that is not 0 and a word on standard error.
"""

import json
import os
import pathlib
import sys

import msal
import requests

import person

SCENE = json.loads(os.environ["SCENE"])
EMULATOR = SCENE["emulator"]
SCOPES = ["User.Read", "Mail.Read"]
DEFAULT = "https://graph.microsoft.com/.default"
BACK = "http://localhost:53211"


class Http:
    """MSAL speaks https alone, and the emulator http: requests go out as http, and addresses come back as https."""

    def __init__(self):
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, url, **options):
        return self.send("GET", url, **options)

    def post(self, url, **options):
        return self.send("POST", url, **options)

    def send(self, method, url, **options):
        answer = self.session.request(method, url.replace("https://127.0.0.1", "http://127.0.0.1", 1), timeout=30, **options)
        answer._content = answer.content.replace(b"http://127.0.0.1", b"https://127.0.0.1")
        return answer

    def close(self):
        self.session.close()


def authority(tenant):
    return EMULATOR["authority"].replace("http://", "https://") + "/" + tenant


def public(cache=None, tenant="organizations"):
    return msal.PublicClientApplication(
        EMULATOR["client_id"], authority=authority(tenant), instance_discovery=False, http_client=Http(), token_cache=cache
    )


def confidential(credential):
    return msal.ConfidentialClientApplication(
        EMULATOR["client_id"],
        client_credential=credential,
        authority=authority(EMULATOR["tenant"]),
        instance_discovery=False,
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
    person.sign_in(f"{EMULATOR['authority']}/devicelogin?otc={flow['user_code']}")
    answer = app.acquire_token_by_device_flow(flow)
    is_ada(taken(answer))
    return app, answer


def client_secret():
    answer = confidential(EMULATOR["client_secret"]).acquire_token_for_client([DEFAULT])
    graph(taken(answer), "/users")


def authorization_code(app=None):
    app = app or public()
    flow = app.initiate_auth_code_flow(SCOPES, redirect_uri=BACK, response_mode="form_post")
    back, _ = person.sign_in(flow["auth_uri"].replace("https://", "http://", 1), BACK)
    parameters = person.parameters(back)
    answer = app.acquire_token_by_auth_code_flow(flow, parameters)
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


STEPS = {step.__name__: step for step in (device_code, client_secret, authorization_code, refresh, certificate)}

if __name__ == "__main__":
    STEPS[sys.argv[1]]()
