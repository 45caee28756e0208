// A certified OpenID provider on a free port of this machine, for our client to sign in at.
//
//     node oidc-provider.mjs CERTIFICATE
//
// Prints one line of JSON when it is ready, and runs until it is ended. The app `key` proves itself by the certificate (PEM with its key).

import { createPrivateKey, createPublicKey, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const SECRET = "a secret of more than thirty-two letters";
const pem = readFileSync(process.argv[2], "utf8");
const publicKey = createPublicKey(pem);
const privateKey = createPrivateKey(pem.slice(pem.indexOf("-----BEGIN PRIVATE KEY-----")));

// The issuer's name has the port in it, so the port comes first.
const server = createServer().listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = `http://127.0.0.1:${server.address().port}`;

const person = {
  application_type: "native",
  token_endpoint_auth_method: "none",
  redirect_uris: ["http://localhost"],
  response_types: ["code"],
  grant_types: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
};
const alone = { redirect_uris: [], response_types: [], grant_types: ["client_credentials"] };

const provider = new Provider(issuer, {
  clients: [
    { client_id: "native", ...person },
    { client_id: "basic", client_secret: SECRET, token_endpoint_auth_method: "client_secret_basic", ...alone },
    { client_id: "post", client_secret: SECRET, token_endpoint_auth_method: "client_secret_post", ...alone },
    {
      client_id: "key",
      token_endpoint_auth_method: "private_key_jwt",
      jwks: { keys: [{ ...publicKey.export({ format: "jwk" }), use: "sig" }] },
      ...alone,
    },
  ],
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    introspection: { enabled: true },
  },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  // Every refresh gives a new token; one that comes twice ends them all.
  rotateRefreshToken: true,
});
server.on("request", provider.callback());
provider.on("server_error", (_, error) => console.error(error));

// What somebody with the key says of the app, in another way than our client would: RS256, and nothing but what must be there.
function assertion() {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: "key", sub: "key", aud: issuer, jti: randomUUID(), iat: now, exp: now + 600 };
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
}

console.log(JSON.stringify({ issuer, secret: SECRET, assertion: assertion() }));
