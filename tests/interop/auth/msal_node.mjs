// MSAL for Node signs in on the emulator.
//
//     node msal_node.mjs STEP
//
// `SCENE`, in JSON, tells where everything is. A step that fails ends with a status that is not 0 and a word on standard error.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createHash, randomBytes, X509Certificate } from "node:crypto";
import { ConfidentialClientApplication, PublicClientApplication, ResponseMode } from "@azure/msal-node";

const SCENE = JSON.parse(process.env.SCENE);
const EMULATOR = SCENE.emulator;
const SCOPES = ["User.Read", "Mail.Read"];
const DEFAULT = ["https://graph.microsoft.com/.default"];
const NAME = "ada@contoso.com";
const BACK = "http://localhost:53212";

// MSAL speaks https alone, and the emulator http: requests go out as http, and addresses come back as https.
async function send(method, url, options = {}) {
  const address = url.replace("https://127.0.0.1", "http://127.0.0.1");
  const answer = await fetch(address, { method, headers: options.headers, body: options.body });
  const text = (await answer.text()).replaceAll("http://127.0.0.1", "https://127.0.0.1");
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: JSON.parse(text) };
}

const networkClient = {
  sendGetRequestAsync: (url, options) => send("GET", url, options),
  sendPostRequestAsync: (url, options) => send("POST", url, options),
};

function settings(tenant, auth = {}, cache = {}) {
  const origin = EMULATOR.authority.replace("http://", "https://");
  const knownAuthorities = [new URL(origin).host];
  return {
    auth: { clientId: EMULATOR.client_id, authority: `${origin}/${tenant}`, knownAuthorities, ...auth },
    cache,
    system: { networkClient },
  };
}

const people = (cache) => new PublicClientApplication(settings("organizations", {}, cache));
const alone = (auth) => new ConfidentialClientApplication(settings(EMULATOR.tenant, auth));

// Lets the person sign in at an address, and gives where that ended.
function person(address, ...stop) {
  const [program, ...given] = SCENE.person;
  return execFileSync(program, [...given, address, ...stop], { encoding: "utf8" }).trim();
}

async function graph(token, path) {
  const answer = await fetch(EMULATOR.graph + path, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${answer.status} for ${path}: ${await answer.text()}`);
  return answer.json();
}

async function isAda(answer) {
  const who = (await graph(answer.accessToken, "/me")).userPrincipalName;
  if (who !== NAME || answer.account.username !== NAME) throw new Error(`${who} has signed in as ${answer.account.username}`);
}

async function deviceCode(app = people()) {
  const deviceCodeCallback = ({ userCode }) => person(`${EMULATOR.authority}/devicelogin?otc=${userCode}`);
  const answer = await app.acquireTokenByDeviceCode({ scopes: SCOPES, deviceCodeCallback });
  await isAda(answer);
  return [app, answer];
}

async function clientSecret() {
  const app = alone({ clientSecret: EMULATOR.client_secret });
  await graph((await app.acquireTokenByClientCredential({ scopes: DEFAULT })).accessToken, "/users");
}

async function authorizationCode() {
  const app = people();
  const codeVerifier = randomBytes(32).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const request = { scopes: SCOPES, redirectUri: BACK, responseMode: ResponseMode.FORM_POST, state: "s1" };
  const page = await app.getAuthCodeUrl({ ...request, codeChallenge, codeChallengeMethod: "S256" });
  const back = new URL(person(page.replace("https://", "http://"), BACK)).searchParams;
  if (back.get("state") !== "s1") throw new Error(`the redirect brought ${back}`);
  await isAda(await app.acquireTokenByCode({ ...request, code: back.get("code"), codeVerifier }));
}

async function refresh() {
  const [app, first] = await deviceCode();
  const second = await app.acquireTokenSilent({ scopes: SCOPES, account: first.account, forceRefresh: true });
  await isAda(second);
  if (second.fromCache || second.accessToken === first.accessToken) throw new Error("the same token came again");
}

async function certificate() {
  const pem = readFileSync(SCENE.certificate, "utf8");
  const thumbprintSha256 = new X509Certificate(pem).fingerprint256.replaceAll(":", "");
  const privateKey = pem.slice(pem.indexOf("-----BEGIN PRIVATE KEY-----"));
  const app = alone({ clientCertificate: { thumbprintSha256, privateKey } });
  await graph((await app.acquireTokenByClientCredential({ scopes: DEFAULT })).accessToken, "/users");
}

const STEPS = { deviceCode, clientSecret, authorizationCode, refresh, certificate };
await STEPS[process.argv[2]]();
