//! The token endpoint: each grant, and the answer that they share.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::call::Call;
use super::error::{
    BAD_CLAIMS, CANNOT_SIGN, Failure, INVALID_GRANT, MISSING_PARAMETER, TENANT_NEEDED, UNCONSENTED, UNSUPPORTED_GRANT,
};
use super::refreshes::Consent;
use super::scope::of_application;
use super::{Entra, Place, client, codes, exchange, lock, refreshes};

/// From how many seconds on a token lives long.
const LONG: u64 = 7200;

type Handler = fn(&Entra, &Call<'_>, Place) -> Result<Value, Failure>;

/// The grants by their names; the device grant has the short one from MSAL's JavaScript and Go clients.
const GRANTS: &[(&str, Handler)] = &[
    ("authorization_code", codes::grant),
    ("client_credentials", application),
    ("urn:ietf:params:oauth:grant-type:device_code", device),
    ("device_code", device),
    ("refresh_token", refreshes::grant),
    ("password", exchange::password),
    (exchange::ON_BEHALF_OF, exchange::on_behalf_of),
];

/// Answers `POST /{tenant}/oauth2/v2.0/token`.
pub(super) fn answer(entra: &Entra, call: &Call<'_>, place: Place) -> Result<Value, Failure> {
    let name = call.form.get("grant_type").ok_or_else(|| MISSING_PARAMETER.about("grant_type"))?;
    let (_, grant) = GRANTS.iter().find(|(known, _)| *known == name).ok_or_else(|| UNSUPPORTED_GRANT.about(name))?;
    grant(entra, call, place)
}

fn application(entra: &Entra, call: &Call<'_>, place: Place) -> Result<Value, Failure> {
    if let Place::Any(word) = place {
        return Err(TENANT_NEEDED.about(word));
    }
    client::authenticate(entra, call)?;
    let audience = of_application(call.form.get("scope"), &entra.resources(call.origin))?;
    let proof = if call.form.get("client_assertion").is_some() { "2" } else { "1" };
    answered(entra, call, entra.maker(call.now).application(&audience, proof))
}

fn device(entra: &Entra, call: &Call<'_>, _: Place) -> Result<Value, Failure> {
    client::identify(entra, call)?;
    // Python's MSAL sends both names, older clients the second alone.
    let code = call.form.get("device_code").or_else(|| call.form.get("code"));
    let code = code.ok_or_else(|| MISSING_PARAMETER.about("device_code"))?;
    let consent = lock(&entra.devices).redeem(code, call.now)?;
    // The page tells nothing but the code; whoever approves it agrees to what the device asks for.
    entra.agree(consent.user, &consent.scope);
    let lasting = consent.scope.has("offline_access");
    delegated(entra, call, consent, lasting)
}

/// The answer for a user; `lasting` adds a refresh token.
pub(super) fn delegated(entra: &Entra, call: &Call<'_>, consent: Consent, lasting: bool) -> Result<Value, Failure> {
    let tenant = &entra.tenant;
    let user = tenant.users.get(consent.user).ok_or(INVALID_GRANT)?;
    let scope = &consent.scope;
    if let Some(missing) = entra.lacking(consent.user, scope) {
        return Err(UNCONSENTED.about(missing));
    }
    let mut body = answered(entra, call, entra.maker(call.now).delegated(user, scope))?;
    body["scope"] = scope.granted().into();
    if scope.has("openid") {
        body["id_token"] = identity(entra, call, &consent, None)?.into();
    }
    if call.form.get("client_info") == Some("1") {
        body["client_info"] = client_info(entra, consent.user).into();
    }
    if lasting {
        let token = entra.ids.opaque("1.A");
        body["refresh_token"] = token.as_str().into();
        lock(&entra.refreshes).add(token, consent, call.now);
    }
    Ok(body)
}

/// What every answer has. Tokens that live long say from when on a client should ask for the next one.
fn answered(entra: &Entra, call: &Call<'_>, mut claims: Value) -> Result<Value, Failure> {
    if let Some(capabilities) = capabilities(call)? {
        claims["xms_cc"] = capabilities;
    }
    let token = sign(entra, &claims)?;
    let lifetime = entra.tenant.token_lifetime.as_secs();
    let mut body = json!({
        "token_type": "Bearer",
        "expires_in": lifetime,
        "ext_expires_in": lifetime,
        "access_token": token,
    });
    if let Some(half) = half_life(lifetime) {
        body["refresh_in"] = half.into();
    }
    Ok(body)
}

/// What the client says it can do, such as answering a claims challenge (`cp1`); the token says so to the resource.
fn capabilities(call: &Call<'_>) -> Result<Option<Value>, Failure> {
    let Some(text) = call.form.get("claims") else { return Ok(None) };
    let claims: Value = serde_json::from_str(text).map_err(|_| BAD_CLAIMS)?;
    let named = claims.pointer("/access_token/xms_cc/values").cloned();
    if claims.is_object() { Ok(named) } else { Err(BAD_CLAIMS.into()) }
}

/// From when on a client should ask for the next token, where one lives long.
pub(super) fn half_life(lifetime: u64) -> Option<u64> {
    (lifetime >= LONG).then_some(lifetime / 2)
}

/// The id token for a consent; `code_hash` stands for the code that it travels with.
pub(super) fn identity(
    entra: &Entra,
    call: &Call<'_>,
    consent: &Consent,
    code_hash: Option<&str>,
) -> Result<String, Failure> {
    let user = entra.tenant.users.get(consent.user).ok_or(INVALID_GRANT)?;
    let nonce = consent.nonce.as_deref().or_else(|| call.form.get("nonce"));
    let mut claims = entra.maker(call.now).identity(user, &consent.scope, nonce, call.origin);
    if let Some(hash) = code_hash {
        claims["c_hash"] = hash.into();
    }
    sign(entra, &claims)
}

/// Who a user is, for caches: the object and the tenant.
pub(super) fn client_info(entra: &Entra, user: usize) -> Option<String> {
    let user = entra.tenant.users.get(user)?;
    Some(URL_SAFE_NO_PAD.encode(json!({ "uid": user.id, "utid": entra.tenant.id }).to_string()))
}

fn sign(entra: &Entra, claims: &Value) -> Result<String, Failure> {
    entra.keys.sign(claims).ok_or_else(|| CANNOT_SIGN.into())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::Principal;
    use super::super::testing::{
        ADA, APP, ORIGIN, SECRET, TENANT, device_code, fixture, form, get, json, poll, post, send, tenant,
    };
    use super::*;

    const DEFAULT: &str = "https://graph.microsoft.com/.default";

    fn application_form<'a>(secret: &'a str, scope: &'a str) -> Vec<(&'a str, &'a str)> {
        vec![("grant_type", "client_credentials"), ("client_id", APP), ("client_secret", secret), ("scope", scope)]
    }

    fn signed_in(entra: &Entra, scope: &str) -> Value {
        let (device, user) = device_code(entra, scope);
        entra.approve_device(&user, ADA).unwrap();
        let (status, body) = poll(entra, &device);
        assert_eq!(status, 200, "{body}");
        body
    }

    fn refreshed(entra: &Entra, token: &str, scope: Option<&str>) -> (u16, Value) {
        let mut pairs = vec![("grant_type", "refresh_token"), ("client_id", APP), ("refresh_token", token)];
        pairs.extend(scope.map(|scope| ("scope", scope)));
        post(entra, "common", "token", &pairs)
    }

    fn claims(token: &Value) -> Value {
        fixture().keys.open(token.as_str().unwrap()).unwrap()
    }

    #[test]
    fn an_application_gets_a_token_of_its_own() {
        let entra = fixture();
        for place in [TENANT, "contoso.com", "CONTOSO.com"] {
            let (status, body) = post(&entra, place, "token", &application_form(SECRET, DEFAULT));
            assert_eq!(status, 200, "{body}");
            assert_eq!((&body["token_type"], &body["expires_in"]), (&"Bearer".into(), &3600.into()));
            assert!(body.get("refresh_token").is_none() && body.get("id_token").is_none());
            let bearer = body["access_token"].as_str().unwrap();
            assert_eq!(entra.verify(bearer), Ok(Principal::App { client_id: APP.to_owned() }));
            assert!(claims(&body["access_token"])["roles"].as_array().unwrap().contains(&"Mail.Send".into()));
        }
    }

    #[test]
    fn the_secret_may_come_as_basic() {
        let entra = fixture();
        let body = form(&[("grant_type", "client_credentials"), ("scope", DEFAULT)]);
        let ask = |secret: &str| {
            let basic = base64::engine::general_purpose::STANDARD.encode(format!("{APP}:{secret}"));
            let basic = format!("Basic {basic}");
            let headers = [("content-type", "application/x-www-form-urlencoded"), ("authorization", basic.as_str())];
            json(&send(&entra, "POST", &format!("/{TENANT}/oauth2/v2.0/token"), &headers, body.clone()))
        };
        assert_eq!(ask(SECRET).0, 200);
        assert_eq!(ask("S3cr%2Bt~of+the+app").0, 200);
        let (status, body) = ask("guess");
        assert_eq!((status, &body["error"]), (401, &"invalid_client".into()));
    }

    #[test]
    fn each_refusal_has_entras_status_word_and_number() {
        let entra = fixture();
        type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], u16, &'a str, u32);
        let grant = ("grant_type", "client_credentials");
        let (app, secret, scope) = (("client_id", APP), ("client_secret", SECRET), ("scope", DEFAULT));
        let refresh = ("grant_type", "refresh_token");
        let device = ("grant_type", "device_code");
        let rows: &[Row<'_>] = &[
            ("nowhere.com", &[grant, app, secret, scope], 400, "invalid_request", 90002),
            ("common", &[grant, app, secret, scope], 400, "invalid_request", 50059),
            ("organizations", &[grant, app, secret, scope], 400, "invalid_request", 50059),
            ("consumers", &[grant, app, secret, scope], 400, "invalid_request", 9002332),
            (TENANT, &[app, secret, scope], 400, "invalid_request", 900144),
            (TENANT, &[("grant_type", "implicit"), app], 400, "unsupported_grant_type", 70003),
            (TENANT, &[grant, secret, scope], 400, "invalid_request", 900144),
            (TENANT, &[grant, ("client_id", "other"), secret, scope], 400, "unauthorized_client", 700016),
            (TENANT, &[grant, app, ("client_secret", "guess"), scope], 401, "invalid_client", 7000215),
            (TENANT, &[grant, app, scope], 401, "invalid_client", 7000216),
            (TENANT, &[grant, app, ("client_assertion", "ey.J.h"), scope], 401, "invalid_client", 700027),
            (TENANT, &[grant, app, secret], 400, "invalid_request", 900144),
            (TENANT, &[grant, app, secret, ("scope", "Mail.Read")], 400, "invalid_scope", 1002012),
            (TENANT, &[grant, app, secret, ("scope", "https://x/.default")], 400, "invalid_resource", 500011),
            (TENANT, &[grant, app, app, secret, scope], 400, "invalid_request", 9000411),
            (TENANT, &[device, app], 400, "invalid_request", 900144),
            (TENANT, &[device, app, ("device_code", "?")], 400, "bad_verification_code", 70018),
            (TENANT, &[refresh, app], 400, "invalid_request", 900144),
            (TENANT, &[refresh, app, ("refresh_token", "?")], 400, "invalid_grant", 70000),
        ];
        for (place, pairs, status, error, code) in rows {
            let (found, body) = post(&entra, place, "token", pairs);
            assert_eq!((found, &body["error"]), (*status, &(*error).into()), "{body}");
            assert_eq!(body["error_codes"], serde_json::json!([code]), "{body}");
            assert!(body["error_description"].as_str().unwrap().starts_with(&format!("AADSTS{code}: ")), "{body}");
        }
        assert_eq!(get(&entra, "/common/oauth2/v2.0/token").1["error_codes"][0], 900561);
    }

    #[test]
    fn a_body_that_is_no_form_holds_no_parameters() {
        let headers = [("content-type", "application/json")];
        let body = form(&application_form(SECRET, DEFAULT));
        let (status, body) = json(&send(&fixture(), "POST", &format!("/{TENANT}/oauth2/v2.0/token"), &headers, body));
        assert_eq!((status, &body["error_codes"][0]), (400, &900144.into()));
        assert!(body["error_description"].as_str().unwrap().contains("'grant_type'"));
    }

    #[test]
    fn a_users_answer_holds_what_was_asked_for() {
        let entra = fixture();
        let body = signed_in(&entra, "Mail.Read openid profile email offline_access");
        let id = tenant().users[0].id.clone();
        assert_eq!(body["scope"], "Mail.Read openid profile email");
        assert_eq!(body["ext_expires_in"], 3600);
        let bearer = body["access_token"].as_str().unwrap();
        assert_eq!(entra.verify(bearer), Ok(Principal::User { id: id.clone(), upn: ADA.to_owned() }));
        let identity = claims(&body["id_token"]);
        assert_eq!(identity["iss"], format!("{ORIGIN}/{TENANT}/v2.0"));
        assert_eq!((&identity["aud"], &identity["oid"]), (&APP.into(), &id.as_str().into()));
        assert_eq!((&identity["preferred_username"], &identity["email"]), (&ADA.into(), &ADA.into()));
        assert_eq!((&identity["name"], &identity["tid"]), (&"Ada Lovelace".into(), &TENANT.into()));
        assert!(entra.verify(body["id_token"].as_str().unwrap()).unwrap_err().message.contains("audience"));
        let info = URL_SAFE_NO_PAD.decode(body["client_info"].as_str().unwrap()).unwrap();
        let info: Value = serde_json::from_slice(&info).unwrap();
        assert_eq!(info, serde_json::json!({ "uid": id, "utid": TENANT }));

        let body = signed_in(&entra, "Mail.Read");
        assert!(body.get("refresh_token").is_none() && body.get("id_token").is_none());
    }

    #[test]
    fn a_nonce_comes_back_in_the_id_token() {
        let entra = fixture();
        entra.approve_devices_as(ADA);
        let pairs = [("client_id", APP), ("scope", "openid"), ("nonce", "n-1")];
        let (_, body) = post(&entra, "common", "devicecode", &pairs);
        let (_, body) = poll(&entra, body["device_code"].as_str().unwrap());
        assert_eq!(claims(&body["id_token"])["nonce"], "n-1");
    }

    #[test]
    fn a_refresh_gives_a_new_token_and_leaves_the_old() {
        let entra = fixture();
        let first = signed_in(&entra, "Mail.Read openid offline_access");
        let old = first["refresh_token"].as_str().unwrap();
        let (status, second) = refreshed(&entra, old, None);
        assert_eq!((status, &second["scope"]), (200, &"Mail.Read openid".into()));
        assert_ne!(second["refresh_token"], first["refresh_token"]);
        assert!(second["id_token"].is_string());
        let (status, third) = refreshed(&entra, old, Some("Files.Read"));
        assert_eq!((status, &third["scope"]), (200, &"Files.Read".into()));
        assert!(third.get("id_token").is_none() && third["refresh_token"].is_string());
        assert_eq!(refreshed(&entra, third["refresh_token"].as_str().unwrap(), None).0, 200);
        let (status, bad) = refreshed(&entra, old, Some("a,b"));
        assert_eq!((status, &bad["error"]), (400, &"invalid_scope".into()));
        let (status, bad) = refreshed(&entra, "1.Aunknown", None);
        assert_eq!((status, &bad["error"], &bad["suberror"]), (400, &"invalid_grant".into(), &"bad_token".into()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_refresh_token_dies_of_disuse() {
        let entra = fixture();
        let body = signed_in(&entra, "offline_access");
        let old = body["refresh_token"].as_str().unwrap();
        tokio::time::advance(Duration::from_secs(89 * 86_400)).await;
        let (_, newer) = refreshed(&entra, old, None);
        tokio::time::advance(Duration::from_secs(86_400)).await;
        let (status, body) = refreshed(&entra, old, None);
        assert_eq!((status, &body["error"], &body["error_codes"][0]), (400, &"invalid_grant".into(), &700082.into()));
        assert_eq!(refreshed(&entra, newer["refresh_token"].as_str().unwrap(), None).0, 200);
    }
}
