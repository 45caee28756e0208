//! What tokens say, and what of it must hold before Graph lets a caller in.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::ids::{Ids, derived};
use super::keys::{Ring, Unsound};
use super::managed::Identity;
use super::scope::{APPLICATION, GRAPH, GRAPH_ID, Scope};
use super::{Principal, Refusal, Tenant, TenantUser};

/// What a token is made from.
pub(super) struct Maker<'a> {
    pub(super) tenant: &'a Tenant,
    pub(super) ids: &'a Ids,
    pub(super) now: Timestamp,
}

impl Maker<'_> {
    /// A user's access token.
    pub(super) fn delegated(&self, user: &TenantUser, scope: &Scope) -> Value {
        let mut claims = self.access("user", &user.id, scope.audience());
        claims["amr"] = json!(["pwd"]);
        claims["appidacr"] = "0".into();
        claims["name"] = user.display_name.as_str().into();
        claims["scp"] = scope.permissions().into();
        claims["sub"] = derived(&[&user.id, scope.audience()]).into();
        claims["unique_name"] = user.upn.as_str().into();
        claims["upn"] = user.upn.as_str().into();
        claims
    }

    /// The application's own access token, in which `proof` says how it has proven itself.
    pub(super) fn application(&self, audience: &str, proof: &str) -> Value {
        // The directory object of the application in this tenant is not the application id.
        let object = derived(&[&self.tenant.id, &self.tenant.client_id]);
        let mut claims = self.access("app", &object, audience);
        claims["appidacr"] = proof.into();
        claims["idp"] = self.issuer().into();
        claims["roles"] = APPLICATION.into();
        claims["sub"] = object.into();
        claims
    }

    /// A managed identity's access token; one that proves an application is of the second version.
    pub(super) fn managed(&self, identity: &Identity, audience: &str, proof: bool) -> Value {
        let mut claims = self.access("app", &identity.object_id, audience);
        claims["appid"] = identity.client_id.as_str().into();
        claims["appidacr"] = "2".into();
        claims["idp"] = self.issuer().into();
        claims["roles"] = APPLICATION.into();
        claims["sub"] = identity.object_id.as_str().into();
        if let Some(resource) = &identity.resource_id {
            claims["xms_mirid"] = resource.as_str().into();
        }
        if proof {
            claims["iss"] = format!("https://login.microsoftonline.com/{}/v2.0", self.tenant.id).into();
            claims["ver"] = "2.0".into();
        }
        claims
    }

    /// The id token that tells the client who has signed in.
    pub(super) fn identity(&self, user: &TenantUser, scope: &Scope, nonce: Option<&str>, origin: &str) -> Value {
        let tenant = self.tenant;
        let mut claims = self.common();
        claims["aud"] = tenant.client_id.as_str().into();
        claims["iss"] = format!("{origin}/{}/v2.0", tenant.id).into();
        claims["name"] = user.display_name.as_str().into();
        claims["oid"] = user.id.as_str().into();
        claims["preferred_username"] = user.upn.as_str().into();
        claims["sub"] = derived(&[&user.id, &tenant.client_id]).into();
        claims["ver"] = "2.0".into();
        if scope.has("email") {
            claims["email"] = user.upn.as_str().into();
        }
        if let Some(nonce) = nonce {
            claims["nonce"] = nonce.into();
        }
        claims
    }

    fn access(&self, kind: &str, object: &str, audience: &str) -> Value {
        let mut claims = self.common();
        claims["app_displayname"] = "Emulated application".into();
        claims["appid"] = self.tenant.client_id.as_str().into();
        claims["aud"] = audience.into();
        claims["idtyp"] = kind.into();
        claims["iss"] = self.issuer().into();
        claims["oid"] = object.into();
        claims["ver"] = "1.0".into();
        claims
    }

    fn common(&self) -> Value {
        let now = self.now.as_second();
        let lifetime = i64::try_from(self.tenant.token_lifetime.as_secs()).unwrap_or(i64::MAX);
        json!({
            "iat": now,
            "nbf": now,
            "exp": now.saturating_add(lifetime),
            "tid": self.tenant.id,
            "uti": self.ids.guid(),
        })
    }

    /// Tokens for Graph are of version 1, whose issuer is this one in every cloud.
    fn issuer(&self) -> String {
        issuer(&self.tenant.id)
    }
}

fn issuer(tenant: &str) -> String {
    format!("https://sts.windows.net/{tenant}/")
}

/// Who a bearer speaks for, when the token is ours, for Graph, from this tenant and in its time.
pub(super) fn check(bearer: &str, tenant: &Tenant, keys: &Ring, now: Timestamp) -> Result<Principal, Refusal> {
    let refusal = |message: &str| Refusal { message: message.to_owned() };
    let claims = keys.open(bearer).map_err(|unsound| match unsound {
        Unsound::Malformed => refusal("The token is malformed: it is not a signed JSON Web Token."),
        Unsound::Signature => refusal("Access token validation failure. The signature is invalid."),
    })?;
    let text = |name: &str| claims[name].as_str().unwrap_or_default();
    let time = |name: &str| claims[name].as_i64().unwrap_or_default();
    let now = now.as_second();
    if ![GRAPH, GRAPH_ID].contains(&text("aud")) {
        return Err(refusal("Access token validation failure. Invalid audience."));
    }
    if text("iss") != issuer(&tenant.id) {
        return Err(refusal("Access token validation failure. Invalid issuer."));
    }
    if now < time("nbf") {
        return Err(refusal("Lifetime validation failed, the token is not yet valid."));
    }
    // No leeway: a test that waits for the end of a token must see it end.
    if now >= time("exp") {
        return Err(refusal("Lifetime validation failed, the token is expired."));
    }
    match text("idtyp") {
        "user" => Ok(Principal::User { id: text("oid").to_owned(), upn: text("upn").to_owned() }),
        "app" => Ok(Principal::App { client_id: text("appid").to_owned() }),
        _ => Err(refusal("The token is malformed: it does not say whom it is for.")),
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::super::testing::{ADA, fixture, tenant};
    use super::*;

    fn refused(bearer: &str) -> String {
        fixture().verify(bearer).unwrap_err().message
    }

    fn sign(change: impl FnOnce(&mut Value)) -> String {
        let (tenant, ids) = (tenant(), Ids::new(""));
        let now = fixture().clock.now();
        let mut claims = Maker { tenant: &tenant, ids: &ids, now }.delegated(&tenant.users[0], &Scope::everything());
        change(&mut claims);
        fixture().keys.sign(&claims).unwrap()
    }

    #[test]
    fn an_access_token_says_what_entra_says() {
        let token = fixture().issue(ADA);
        let claims: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap();
        let tenant = tenant();
        assert_eq!(claims["aud"], GRAPH);
        assert_eq!(claims["iss"], format!("https://sts.windows.net/{}/", tenant.id));
        assert_eq!(claims["oid"], tenant.users[0].id);
        assert_eq!(claims["tid"], tenant.id);
        assert_eq!(claims["appid"], tenant.client_id);
        assert_eq!(claims["upn"], ADA);
        assert!(claims["scp"].as_str().unwrap().contains("Mail.ReadWrite"));
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 3600);
    }

    #[test]
    fn the_bearer_is_known_by_its_token() {
        let id = tenant().users[0].id.clone();
        assert_eq!(fixture().verify(&fixture().issue(ADA)).unwrap(), Principal::User { id, upn: ADA.to_owned() });
    }

    #[test]
    fn a_token_that_is_not_for_graph_here_is_refused() {
        assert!(refused(&sign(|claims| claims["aud"] = "https://vault.azure.net".into())).contains("audience"));
        assert!(refused(&sign(|claims| claims["iss"] = "https://sts.windows.net/other/".into())).contains("issuer"));
        assert!(refused(&sign(|claims| claims["nbf"] = i64::MAX.into())).contains("not yet valid"));
        assert!(refused(&sign(|claims| claims["exp"] = 0.into())).contains("expired"));
        assert!(refused(&sign(|claims| claims["idtyp"] = Value::Null)).contains("malformed"));
        assert!(refused("opaque").contains("malformed"));
        assert!(refused("").contains("malformed"));
        assert!(fixture().verify(&sign(|claims| claims["aud"] = GRAPH_ID.into())).is_ok());
    }

    #[test]
    fn a_tampered_token_is_refused() {
        let token = fixture().issue(ADA);
        let parts: Vec<&str> = token.split('.').collect();
        let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap().replace("ada", "eve");
        let forged = format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(payload), parts[2]);
        assert!(refused(&forged).contains("signature"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_ends_when_the_clock_says_so() {
        let entra = fixture();
        let token = entra.issue(ADA);
        tokio::time::advance(std::time::Duration::from_secs(3599)).await;
        assert!(entra.verify(&token).is_ok());
        tokio::time::advance(std::time::Duration::from_secs(1)).await;
        assert!(entra.verify(&token).unwrap_err().message.contains("expired"));
    }
}
