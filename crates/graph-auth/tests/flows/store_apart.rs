//! Many in one store: no app, no person and no tenant is touched by what another does, and no claims are taken for met.

use crate::bench::Bench;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use graph_auth::{DeviceCode, MemoryStore, TokenProvider};
use graph_transport::testing::Scripted;
use serde_json::{Map, Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

const HOST: &str = "login.microsoftonline.com";
const SCOPE: &str = "https://graph.microsoft.com/.default";
const CLAIMS: &str = r#"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#;
const OTHER_CLAIMS: &str = r#"{"access_token":{"acrs":{"essential":true,"value":"c2"}}}"#;

/// Whose a token is: an app's, for a person, in a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Whose {
    app: &'static str,
    person: &'static str,
    tenant: &'static str,
}

fn everybody() -> Vec<Whose> {
    let mut all = Vec::new();
    for app in ["app-1", "app-2"] {
        for person in ["ada", "bob"] {
            all.extend(["home", "guest"].map(|tenant| Whose { app, person, tenant }));
        }
    }
    all
}

impl Whose {
    fn home(self) -> String {
        format!("{}.home", self.person)
    }

    fn token(self, kind: &str) -> String {
        format!("{kind} of {} for {} in {}", self.app, self.person, self.tenant)
    }

    fn owns(self, entry: &Value) -> bool {
        entry["client_id"] == self.app && entry["home_account_id"] == self.home() && entry["realm"] == self.tenant
    }

    fn credential(self, store: &MemoryStore) -> DeviceCode {
        DeviceCode::new(self.tenant, self.app, |_| unreachable!("nobody should be asked"))
            .account(self.home())
            .store(store.clone())
            .silent()
    }

    /// What the service gives: for this person, and no scopes named.
    fn granted(self, token: &str) -> String {
        let info = URL_SAFE_NO_PAD.encode(json!({ "uid": self.person, "utid": "home" }).to_string());
        let refresh = format!("next of {} for {}", self.app, self.person);
        json!({ "access_token": token, "expires_in": 3600, "refresh_token": refresh, "client_info": info }).to_string()
    }
}

/// A store with everybody's tokens: a plain one, and an older one to claims.
fn full() -> MemoryStore {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let (mut access, mut refresh) = (Map::new(), Map::new());
    for whose in everybody() {
        let entry = |kind: &str, begins: u64| {
            json!({
                "credential_type": "AccessToken", "secret": whose.token(kind), "home_account_id": whose.home(), "environment": HOST,
                "client_id": whose.app, "realm": whose.tenant, "target": SCOPE, "token_type": "Bearer",
                "cached_at": begins.to_string(), "expires_on": (now + 3600).to_string(),
            })
        };
        access.insert(whose.token("plain"), entry("plain", now - 10));
        let mut proved = entry("proved", now - 20);
        proved["requestedClaims"] = json!(CLAIMS);
        access.insert(whose.token("proved"), proved);
        let secret = format!("refresh of {} for {}", whose.app, whose.person);
        let entry = json!({
            "credential_type": "RefreshToken", "secret": secret, "home_account_id": whose.home(), "environment": HOST, "client_id": whose.app,
        });
        refresh.insert(secret, entry);
    }
    MemoryStore::with(json!({ "AccessToken": access, "RefreshToken": refresh }).to_string())
}

fn section(store: &MemoryStore, name: &str) -> Map<String, Value> {
    let cache: Value = serde_json::from_str(store.contents().unwrap().expose()).unwrap();
    cache[name].as_object().unwrap().clone()
}

#[tokio::test]
async fn everybody_finds_their_own_token_and_the_claims_they_ask_for() {
    let store = full();
    let bench = Bench::new(Scripted::default());
    for whose in everybody() {
        assert_eq!(bench.text(&whose.credential(&store)).await, whose.token("plain"));
        let mut request = bench.request();
        request.claims = Some(CLAIMS);
        let proved = whose.credential(&store).token(request).await.unwrap();
        assert_eq!(proved.secret().expose(), whose.token("proved"));
    }
    assert!(bench.transport.received().is_empty());
}

#[tokio::test]
async fn a_new_token_touches_nobody_elses() {
    for whose in everybody() {
        for claims in [None, Some(CLAIMS), Some(OTHER_CLAIMS)] {
            let store = full();
            let bench = Bench::new(Scripted::default().json(200, &whose.granted("new")));
            let before = (section(&store, "AccessToken"), section(&store, "RefreshToken"));
            let mut request = bench.request();
            request.claims = claims;
            let stored = match claims {
                // Neither claims nor their lack are met by what is there.
                Some(OTHER_CLAIMS) => None,
                _ => Some(whose.credential(&store).token(request).await.unwrap()),
            };
            request.refused = stored.as_ref();
            let credential = whose.credential(&store);
            assert_eq!(credential.token(request).await.unwrap().secret().expose(), "new");
            let sent = &bench.bodies()[0];
            assert!(sent.contains(&format!("refresh%20of%20{}%20for%20{}", whose.app, whose.person)), "{sent}");

            let after = (section(&store, "AccessToken"), section(&store, "RefreshToken"));
            for (key, entry) in before.0.iter().filter(|(_, entry)| !whose.owns(entry)) {
                assert_eq!(after.0.get(key), Some(entry), "{whose:?} {claims:?}");
            }
            let mut own: Vec<_> = after.0.values().filter(|entry| whose.owns(entry)).collect();
            own.sort_by_key(|entry| entry["secret"].to_string());
            assert_eq!((&own[0]["secret"], own[0]["requestedClaims"].as_str()), (&json!("new"), claims));
            match claims {
                // The one with claims stays beside it, as it was.
                None => assert_eq!(own[1..], [&before.0[&whose.token("proved")]]),
                // What was there was not enough.
                Some(_) => assert_eq!(own.len(), 1, "{own:?}"),
            }
            for (key, entry) in &before.1 {
                let same = entry["client_id"] == whose.app && entry["home_account_id"] == whose.home();
                assert_eq!(after.1[key] == *entry, !same, "{whose:?} {key}");
            }
        }
    }
}

#[tokio::test]
async fn who_asks_for_claims_gets_no_token_without_them() {
    let whose = everybody()[0];
    let store = full();
    let bench = Bench::new(Scripted::default().json(200, &whose.granted("without")).json(200, &whose.granted("with")));
    let old = bench.token(&whose.credential(&store)).await.unwrap();
    let mut request = bench.request();
    request.refused = Some(&old);
    // Another process renews the token without claims, and the one with them is there all the same.
    assert_eq!(whose.credential(&store).token(request).await.unwrap().secret().expose(), "without");
    (request.refused, request.claims) = (None, Some(CLAIMS));
    let proved = whose.credential(&store).token(request).await.unwrap();
    assert_eq!(proved.secret().expose(), whose.token("proved"));
    assert_eq!(bench.text(&whose.credential(&store)).await, "without");

    request.claims = Some(OTHER_CLAIMS);
    assert_eq!(whose.credential(&store).token(request).await.unwrap().secret().expose(), "with");
    // It serves those too who ask for none: the one before was not enough.
    assert_eq!(bench.text(&whose.credential(&store)).await, "with");
    assert_eq!(bench.transport.received().len(), 2);
}
