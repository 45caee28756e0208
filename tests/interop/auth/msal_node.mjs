// MSAL for Node signs in on the emulator.
//
//     node msal_node.mjs STEP
//
// `SCENE`, in JSON, tells where everything is. A step that fails ends with a status that is not 0 and a word on standard error.

import { execFileSync } from "node:child_process";
import { createHash, randomBytes, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { ConfidentialClientApplication, PublicClientApplication, ResponseMode } from "@azure/msal-node";

const SCENE = JSON.parse(process.env.SCENE);
const EMULATOR = SCENE.emulator;
const AUTHORITY = "https://login.microsoftonline.com";
const SCOPES = ["User.Read", "Mail.Read"];
const DEFAULT = ["https://graph.microsoft.com/.default"];
const NAME = "ada@contoso.com";
const BACK = "http://localhost:53212";
// In the folder that a row's programs are started in.
const CACHE = "cache.json";

// MSAL believes that it speaks to Microsoft: requests go to the emulator as a proxy that ends TLS would send them.
async function send(method, url, { headers, body } = {}) {
  const { host, pathname, search } = new URL(url);
  const forwarded = { ...headers, host, "x-forwarded-proto": "https" };
  const sent = request(EMULATOR.authority + pathname + search, { method, headers: forwarded, agent: false }).end(body);
  const [answer] = await once(sent, "response");
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(await text(answer)) };
}

const networkClient = {
  sendGetRequestAsync: (url, options) => send("GET", url, options),
  sendPostRequestAsync: (url, options) => send("POST", url, options),
};

function settings(tenant, auth, cache) {
  const authority = `${AUTHORITY}/${tenant}`;
  return { auth: { clientId: EMULATOR.client_id, authority, ...auth }, cache, system: { networkClient } };
}

const people = (cache, tenant = "organizations") => new PublicClientApplication(settings(tenant, {}, cache));
const alone = (auth) => new ConfidentialClientApplication(settings(EMULATOR.tenant, auth));

// Where a page of the authority is on this machine.
const here = (address) => address.replace(AUTHORITY, EMULATOR.authority);

// Lets the person sign in at an address, and gives where that ended.
function person(address, ...options) {
  const [program, ...given] = SCENE.person;
  return execFileSync(program, [...given, address, ...options], { encoding: "utf8" }).trim();
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
  const deviceCodeCallback = ({ userCode, verificationUri }) => person(here(verificationUri), "--code", userCode);
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
  const wish = { scopes: SCOPES, redirectUri: BACK, responseMode: ResponseMode.FORM_POST, state: "s1" };
  const page = await app.getAuthCodeUrl({ ...wish, codeChallenge, codeChallengeMethod: "S256" });
  const back = new URL(person(here(page), "--stop", BACK)).searchParams;
  if (back.get("state") !== "s1") throw new Error(`the redirect brought ${back}`);
  await isAda(await app.acquireTokenByCode({ ...wish, code: back.get("code"), codeVerifier }));
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

// Reads the file that is shared before each use, and writes it after a change.
const cachePlugin = {
  beforeCacheAccess: async (context) => existsSync(CACHE) && context.tokenCache.deserialize(readFileSync(CACHE, "utf8")),
  afterCacheAccess: async (context) => context.cacheHasChanged && writeFileSync(CACHE, context.tokenCache.serialize()),
};

async function cacheWrite() {
  await deviceCode(people({ cachePlugin }, EMULATOR.tenant));
}

// Finds the account that another has written, uses its token and then renews it.
async function cacheOpen() {
  const app = people({ cachePlugin }, EMULATOR.tenant);
  const accounts = (await app.getTokenCache().getAllAccounts()).filter((account) => account.username === NAME);
  if (accounts.length !== 1) throw new Error(`accounts: ${JSON.stringify(accounts)}`);
  const [account] = accounts;
  const first = await app.acquireTokenSilent({ scopes: SCOPES, account });
  await isAda(first);
  if (!first.fromCache) throw new Error("the token that is kept was not used");
  const second = await app.acquireTokenSilent({ scopes: SCOPES, account, forceRefresh: true });
  await isAda(second);
  if (second.fromCache) throw new Error("the sign-in was not renewed");
}

const STEPS = { deviceCode, clientSecret, certificate, authorizationCode, refresh, cacheWrite, cacheOpen };
try {
  await STEPS[process.argv[2]]();
} catch (error) {
  // What it is about comes last, where it is looked for.
  console.error(`${error.stack}\n${error.message}`);
  process.exitCode = 1;
}
