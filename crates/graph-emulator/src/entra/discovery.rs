//! The documents by which clients find their way: the authority's endpoints and the clouds' host names.

use serde_json::{Value, json};

use super::call::Call;
use super::error::{Failure, INVALID_INSTANCE, MISSING_PARAMETER};
use super::{Place, Tenant};

/// The tenant of personal accounts, which is the same for everyone.
const PERSONAL: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// The clouds' authorities: the host to call, the host to name in caches, and all of a cloud's hosts.
const CLOUDS: &[(&str, &str, &[&str])] = &[
    (
        "login.microsoftonline.com",
        "login.windows.net",
        &["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"],
    ),
    (
        "login.partner.microsoftonline.cn",
        "login.partner.microsoftonline.cn",
        &["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
    ),
    ("login.microsoftonline.us", "login.microsoftonline.us", &["login.microsoftonline.us", "login.usgovcloudapi.net"]),
    ("login-us.microsoftonline.com", "login-us.microsoftonline.com", &["login-us.microsoftonline.com"]),
    ("login.microsoftonline.de", "login.microsoftonline.de", &["login.microsoftonline.de"]),
    ("login.sovcloud-identity.fr", "login.sovcloud-identity.fr", &["login.sovcloud-identity.fr"]),
    ("login.sovcloud-identity.de", "login.sovcloud-identity.de", &["login.sovcloud-identity.de"]),
    ("login.sovcloud-identity.sg", "login.sovcloud-identity.sg", &["login.sovcloud-identity.sg"]),
];

/// `/{tenant}/v2.0/.well-known/openid-configuration`. The endpoints keep the name by which the client asked.
pub(super) fn configuration(call: &Call<'_>, tenant: &Tenant, place: Place, named: &str) -> Value {
    let base = format!("{}/{named}", call.origin);
    let issuer = match place {
        Place::Tenant => tenant.id.as_str(),
        Place::Any("consumers") => PERSONAL,
        // Literally so: the tenant is only known once somebody has signed in.
        Place::Any(_) => "{tenantid}",
    };
    json!({
        "token_endpoint": format!("{base}/oauth2/v2.0/token"),
        "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
        "jwks_uri": format!("{base}/discovery/v2.0/keys"),
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "issuer": format!("{}/{issuer}/v2.0", call.origin),
        "request_uri_parameter_supported": false,
        "userinfo_endpoint": "https://graph.microsoft.com/oidc/userinfo",
        "authorization_endpoint": format!("{base}/oauth2/v2.0/authorize"),
        "device_authorization_endpoint": format!("{base}/oauth2/v2.0/devicecode"),
        "http_logout_supported": true,
        "frontchannel_logout_supported": true,
        "end_session_endpoint": format!("{base}/oauth2/v2.0/logout"),
        "claims_supported": [
            "sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver", "email",
        ],
        "tenant_region_scope": if place == Place::Tenant { json!("EU") } else { Value::Null },
        "cloud_instance_name": "microsoftonline.com",
        "cloud_graph_host_name": "graph.windows.net",
        "msgraph_host": "graph.microsoft.com",
        "rbac_url": "https://pas.windows.net",
    })
}

/// `/common/discovery/instance`: whether an authority can be trusted, and by which names it goes.
pub(super) fn instance(call: &Call<'_>) -> Result<Value, Failure> {
    let version = call.query.get("api-version").ok_or_else(|| MISSING_PARAMETER.about("api-version"))?;
    let asked = call.query.get("authorization_endpoint");
    let asked = asked.ok_or_else(|| MISSING_PARAMETER.about("authorization_endpoint"))?;
    let (own, theirs) = (host(call.origin), host(asked));
    // Python's MSAL leaves the port out, so both forms are names of ours.
    let bare = own.split(':').next().unwrap_or_default();
    let mine = theirs == own || theirs == bare;
    let tenant = asked.split_once("://").and_then(|(_, rest)| rest.split('/').nth(1)).filter(|name| !name.is_empty());
    let base = if mine { call.origin.to_owned() } else { format!("https://{theirs}") };
    let Some(tenant) = tenant.filter(|_| mine || is_cloud(&theirs)) else {
        return Err(INVALID_INSTANCE.about(asked));
    };
    let mut body = json!({
        "tenant_discovery_endpoint": format!("{base}/{tenant}/v2.0/.well-known/openid-configuration"),
        "api-version": version,
    });
    // The first version of the document has no list.
    if version != "1.0" {
        let ours = if bare == own { vec![bare] } else { vec![own.as_str(), bare] };
        let ours = (!is_cloud(&own)).then(|| entry(&own, &own, &ours));
        body["metadata"] =
            ours.into_iter().chain(CLOUDS.iter().map(|(to, cache, all)| entry(to, cache, all))).collect();
    }
    Ok(body)
}

fn entry(preferred: &str, cache: &str, aliases: &[&str]) -> Value {
    json!({ "preferred_network": preferred, "preferred_cache": cache, "aliases": aliases })
}

fn is_cloud(host: &str) -> bool {
    CLOUDS.iter().any(|(_, _, aliases)| aliases.contains(&host))
}

/// The host and port of an address, in lower case.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ORIGIN, TENANT, fixture, get};
    use super::*;

    fn configured(name: &str) -> Value {
        let (status, body) = get(&fixture(), &format!("/{name}/v2.0/.well-known/openid-configuration"));
        assert_eq!(status, 200, "{body}");
        body
    }

    #[test]
    fn each_tenant_name_has_its_issuer() {
        let rows = [
            (TENANT, TENANT),
            ("contoso.com", TENANT),
            ("common", "{tenantid}"),
            ("organizations", "{tenantid}"),
            ("consumers", PERSONAL),
        ];
        for (name, issuer) in rows {
            let body = configured(name);
            assert_eq!(body["issuer"], format!("{ORIGIN}/{issuer}/v2.0"));
            assert_eq!(body["token_endpoint"], format!("{ORIGIN}/{name}/oauth2/v2.0/token"));
            assert_eq!(body["device_authorization_endpoint"], format!("{ORIGIN}/{name}/oauth2/v2.0/devicecode"));
        }
    }

    #[test]
    fn the_key_set_is_where_the_configuration_says() {
        let address = configured("common")["jwks_uri"].as_str().unwrap().to_owned();
        let (status, keys) = get(&fixture(), address.strip_prefix(ORIGIN).unwrap());
        assert_eq!((status, &keys["keys"][0]["kty"]), (200, &"RSA".into()));
        assert_eq!(get(&fixture(), "/nowhere/discovery/v2.0/keys").0, 400);
    }

    #[test]
    fn a_strange_tenant_is_refused() {
        let (status, body) = get(&fixture(), "/nowhere.com/v2.0/.well-known/openid-configuration");
        assert_eq!((status, &body["error"], &body["error_codes"][0]), (400, &"invalid_tenant".into(), &90002.into()));
    }

    fn discovered(version: &str, endpoint: &str) -> (u16, Value) {
        get(&fixture(), &format!("/common/discovery/instance?api-version={version}&authorization_endpoint={endpoint}"))
    }

    #[test]
    fn an_instance_is_known_by_its_aliases() {
        let (status, body) = discovered("1.1", "http%3A%2F%2FLocalhost%3A4000%2Fcommon%2Foauth2%2Fv2.0%2Fauthorize");
        assert_eq!(status, 200, "{body}");
        let address = "http://localhost:4000/common/v2.0/.well-known/openid-configuration";
        assert_eq!(body["tenant_discovery_endpoint"], address);
        assert_eq!(body["metadata"][0]["aliases"], json!(["localhost:4000", "localhost"]));
        assert_eq!(body["metadata"][1]["preferred_cache"], "login.windows.net");
        assert_eq!(
            discovered("1.1", "https://localhost/common/oauth2/v2.0/authorize").1,
            body,
            "the port may be left out"
        );
        let (status, body) = discovered("1.0", "https://sts.windows.net/t/oauth2/authorize");
        assert_eq!((status, body.get("metadata")), (200, None));
    }

    #[test]
    fn a_strange_instance_is_refused() {
        let (status, body) = discovered("1.1", "https://evil.example/common/oauth2/v2.0/authorize");
        assert_eq!((status, &body["error"], &body["error_codes"][0]), (400, &"invalid_instance".into(), &50049.into()));
        assert_eq!(discovered("1.1", "https://login.microsoftonline.com").1["error"], "invalid_instance");
        assert_eq!(get(&fixture(), "/common/discovery/instance").1["error_codes"][0], 900144);
    }
}
