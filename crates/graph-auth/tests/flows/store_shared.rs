//! Caches that others read and write too: what MSAL for Python and for Node and Go keep is used, and ours has what they look for.

use crate::bench::{APP, Bench, CLIENT_INFO};
use graph_auth::{DeviceCode, MemoryStore, RefreshToken, TokenProvider};
use graph_transport::{Cloud, testing::Scripted};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

fn never() -> DeviceCode {
    DeviceCode::new("organizations", APP, |_| unreachable!("nobody should be asked"))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// As Python's keeps it: under the host that was asked, scopes in order, the tenant as it was given.
fn python() -> Value {
    json!({
        "AccessToken": {
            format!("u.t-login.microsoftonline.com-accesstoken-{APP}-organizations-https://graph.microsoft.com/.default mail.read"): {
                "credential_type": "AccessToken", "secret": "stored", "home_account_id": "u.t",
                "environment": "login.microsoftonline.com", "client_id": APP, "realm": "organizations", "token_type": "Bearer",
                "target": "Mail.Read User.Read https://graph.microsoft.com/.default", "cached_at": now().to_string(),
                "expires_on": (now() + 3600).to_string(), "extended_expires_on": (now() + 3600).to_string()
            }
        },
        "RefreshToken": {
            format!("u.t-login.microsoftonline.com-refreshtoken-{APP}--mail.read user.read"): {
                "credential_type": "RefreshToken", "secret": "r1", "home_account_id": "u.t", "target": "Mail.Read User.Read",
                "environment": "login.microsoftonline.com", "client_id": APP, "last_modification_time": now().to_string()
            }
        },
        "AppMetadata": {
            format!("appmetadata-login.microsoftonline.com-{APP}"):
                { "client_id": APP, "environment": "login.microsoftonline.com", "later": 1 }
        },
        "IdToken": {}, "Account": {}, "Later": { "a": [] }
    })
}

/// As Node's keeps it: under the cloud's preferred name, each person's own tenant, keys with tails, texts of JSON in accounts.
fn node() -> Value {
    json!({
        "Account": { "u.t-login.windows.net-t": {
            "home_account_id": "u.t", "environment": "login.windows.net", "realm": "t", "local_account_id": "u",
            "username": "ada@contoso.com", "authority_type": "MSSTS", "client_info": CLIENT_INFO,
            "tenantProfiles": ["{\"tenantId\":\"t\",\"isHomeTenant\":true}"] } },
        "IdToken": { format!("u.t-login.windows.net-idtoken-{APP}-t---"): {
            "credential_type": "IdToken", "home_account_id": "u.t", "environment": "login.windows.net", "client_id": APP,
            "secret": "a.b.c", "realm": "t" } },
        "AccessToken": { format!("u.t-login.windows.net-accesstoken-{APP}-t-openid profile mail.read--"): {
            "credential_type": "AccessToken", "home_account_id": "u.t", "environment": "login.windows.net", "client_id": APP,
            "secret": "stored", "realm": "t", "target": "openid profile https://graph.microsoft.com/.default Mail.Read",
            "cached_at": now().to_string(), "expires_on": (now() + 3600).to_string(),
            "extended_expires_on": (now() + 7200).to_string(), "token_type": "Bearer" } },
        "RefreshToken": { format!("u.t-login.windows.net-refreshtoken-{APP}----"): {
            "credential_type": "RefreshToken", "home_account_id": "u.t", "environment": "login.windows.net", "client_id": APP,
            "secret": "r1" } },
        "AppMetadata": {}
    })
}

/// As Go's keeps it: no tails, ids of families, members for what only it knows.
fn go() -> Value {
    let mut cache = node();
    let entry = cache["AccessToken"].as_object_mut().unwrap().values_mut().next().unwrap();
    entry["ext_cache_key"] = json!("");
    entry["refresh_on"] = json!((now() + 1800).to_string());
    let token = cache["RefreshToken"].as_object_mut().unwrap().values_mut().next().unwrap();
    token["family_id"] = json!("");
    token["user_assertion_hash"] = json!("");
    cache
}

fn store(cache: &Value) -> MemoryStore {
    MemoryStore::with(cache.to_string())
}

fn kept(store: &MemoryStore) -> Value {
    serde_json::from_str(store.contents().unwrap().expose()).unwrap()
}

/// The first entry of a section, whatever its key.
fn entry<'v>(cache: &'v mut Value, section: &str) -> &'v mut Value {
    cache[section].as_object_mut().unwrap().values_mut().next().unwrap()
}

#[tokio::test]
async fn a_token_that_another_library_keeps_serves_without_a_request() {
    for cache in [python(), node(), go()] {
        let bench = Bench::new(Scripted::default());
        assert_eq!(bench.text(&never().store(store(&cache))).await, "stored");
        // As does one of its scopes.
        let bench = bench.scopes(&["https://graph.microsoft.com/mail.read", "offline_access"]);
        assert_eq!(bench.text(&never().store(store(&cache))).await, "stored");
    }
}

#[tokio::test]
async fn what_is_kept_serves_only_whom_it_is_for() {
    let soon = (now() + 60).to_string();
    type Change = (&'static str, fn(&mut Value, &str));
    let changes: [Change; 12] = [
        ("ended", |entry, _| entry["expires_on"] = json!("1")),
        ("about to end", |entry, soon| (entry["expires_on"], entry["cached_at"]) = (json!(soon), json!(1))),
        ("to be renewed", |entry, _| entry["refresh_on"] = json!("1")),
        ("without an end", |entry, _| entry["expires_on"] = json!(null)),
        ("of another app", |entry, _| entry["client_id"] = json!("x")),
        ("of another service", |entry, _| entry["environment"] = json!("login.microsoftonline.us")),
        ("of another account", |entry, _| entry["home_account_id"] = json!("v.t")),
        ("of another tenant", |entry, _| entry["realm"] = json!("guest")),
        ("for something else", |entry, _| entry["target"] = json!("Mail.Read")),
        ("on someone's behalf", |entry, _| entry["userAssertionHash"] = json!("h")),
        ("of another kind", |entry, _| entry["token_type"] = json!("pop")),
        ("empty", |entry, _| entry["secret"] = json!("")),
    ];
    for make in [python, node] {
        for (name, change) in changes {
            let mut cache = make();
            change(entry(&mut cache, "AccessToken"), &soon);
            let granted = format!(
                r#"{{"expires_in":3600,"access_token":"new","refresh_token":"r2","client_info":"{CLIENT_INFO}"}}"#
            );
            let bench = Bench::new(Scripted::default().json(200, &granted));
            assert_eq!(bench.text(&never().store(store(&cache))).await, "new", "{name}");
            assert!(bench.bodies()[0].contains("refresh_token=r1&"), "{name}");
        }
    }
    // A token that the app got for itself is nobody's.
    let mut cache = python();
    entry(&mut cache, "AccessToken")["home_account_id"] = json!(null);
    cache["RefreshToken"] = json!({});
    let bench = Bench::new(Scripted::default());
    assert!(bench.error(&never().silent().store(store(&cache))).await.contains("no one has signed in"));
    let china = Bench::new(Scripted::default()).cloud(Cloud::CHINA);
    assert!(china.error(&never().silent().store(store(&python()))).await.contains("no one has signed in"));
}

#[tokio::test]
async fn a_refused_token_and_new_claims_are_renewed_past_the_store() {
    let granted = |token: &str| {
        format!(r#"{{"expires_in":3600,"access_token":"{token}","refresh_token":"r","client_info":"{CLIENT_INFO}"}}"#)
    };
    let bench = Bench::new(Scripted::default().json(200, &granted("new")).json(200, &granted("proved")));
    let store = store(&python());
    let credential = never().store(store.clone());
    let refused = bench.token(&credential).await.unwrap();
    let mut request = bench.request();
    request.refused = Some(&refused);
    assert_eq!(credential.token(request).await.unwrap().secret().expose(), "new");
    request.refused = None;
    request.claims = Some(r#"{"a":1}"#);
    assert_eq!(credential.token(request).await.unwrap().secret().expose(), "proved");
    // Another process that is asked for the same finds it.
    assert_eq!(never().store(store.clone()).token(request).await.unwrap().secret().expose(), "proved");
    request.claims = Some(r#"{"a":2}"#);
    assert!(never().silent().store(store).token(request).await.is_err());
    assert_eq!(bench.transport.received().len(), 3);
}

#[tokio::test]
async fn who_does_not_answer_challenges_gets_no_token_that_may_end_at_any_time() {
    let granted = |number: u32| {
        format!(r#"{{"expires_in":3600,"access_token":"t{number}","refresh_token":"r","client_info":"{CLIENT_INFO}"}}"#)
    };
    let store = MemoryStore::default();
    let bench = Bench::new(Scripted::default().json(200, &granted(1)).json(200, &granted(2)));
    let capable =
        |capable| RefreshToken::new("common", APP, "given").store(store.clone()).continuous_access_evaluation(capable);
    for (is_capable, token) in [(true, "t1"), (false, "t2"), (false, "t2")] {
        assert_eq!(bench.text(&capable(is_capable)).await, token);
    }
    // One that may be used by everybody has taken the place of the other.
    assert_eq!(kept(&store)["AccessToken"].as_object().unwrap().len(), 1);
}

#[tokio::test]
async fn a_new_token_takes_the_place_of_all_that_it_serves_for() {
    let who = format!(r#""home_account_id":"u.t","environment":"login.windows.net","client_id":"{APP}","realm":"t","#);
    let access = |key: &str, target: &str, more: &str| {
        format!(
            r#""{key}":{{{who}"credential_type":"AccessToken","secret":"{key}","expires_on":"9999999999"{more},"target":"{target}"}}"#
        )
    };
    // As another library writes them; the first is for what is asked for, in another spelling.
    let kept_before = [
        access("same", "User.Read Mail.Read openid profile", r#","cached_at":"1","refresh_on":"2","later":[1]"#),
        access("less", "mail.read openid", ""),
        access("more", "Mail.Read User.Read Files.Read", ""),
        access("other", "https://vault.azure.net/Mail.Read", ""),
    ];
    let store = MemoryStore::with(format!(
        r#"{{"AccessToken":{{{}}},"RefreshToken":{{"r":{{{who}"credential_type":"RefreshToken","secret":"r"}}}}}}"#,
        kept_before.join(",")
    ));
    let granted = format!(r#"{{"expires_in":3600,"access_token":"new","client_info":"{CLIENT_INFO}"}}"#);
    let bench = Bench::new(Scripted::default().json(200, &granted)).scopes(&["Mail.Read", "User.Read"]);
    let credential = RefreshToken::new("common", APP, "given").store(store.clone());
    let mut request = bench.request();
    request.claims = Some("{}"); // none of them will do
    assert_eq!(credential.token(request).await.unwrap().secret().expose(), "new");

    let after = kept(&store);
    let entries = after["AccessToken"].as_object().unwrap();
    assert_eq!(entries.keys().collect::<Vec<_>>(), ["more", "other", "same"]);
    assert_eq!((&entries["same"]["secret"], &entries["same"]["later"]), (&json!("new"), &json!([1])));
}

#[tokio::test]
async fn others_find_in_ours_what_they_look_for() {
    // The id token says: object id `u` in tenant `t`, ada@contoso.com.
    let id = "e30.eyJvaWQiOiJ1IiwidGlkIjoidCIsInByZWZlcnJlZF91c2VybmFtZSI6ImFkYUBjb250b3NvLmNvbSJ9.";
    let granted = format!(
        r#"{{"token_type":"Bearer","scope":"User.Read Mail.Read profile openid","expires_in":3600,"ext_expires_in":7200,
        "refresh_in":1800,"access_token":"at","refresh_token":"rt","id_token":"{id}","client_info":"{CLIENT_INFO}"}}"#
    );
    let store = MemoryStore::with(r#"{"Later":{"a":1},"AppMetadata":null}"#);
    let bench = Bench::new(Scripted::default().json(200, &granted));
    assert_eq!(bench.text(&RefreshToken::new("common", APP, "given").store(store.clone())).await, "at");

    let mut cache = kept(&store);
    let times = entry(&mut cache, "AccessToken");
    let time = |name: &str| times[name].as_str().unwrap().parse::<u64>().unwrap();
    let begins = time("cached_at");
    assert!(now() - begins < 60);
    assert_eq!(
        (time("expires_on") - begins, time("extended_expires_on") - begins, time("refresh_on") - begins),
        (3600, 7200, 1800)
    );
    for name in ["cached_at", "expires_on", "extended_expires_on", "refresh_on"] {
        times.as_object_mut().unwrap().remove(name);
    }
    entry(&mut cache, "RefreshToken").as_object_mut().unwrap().remove("last_modification_time");
    let host = "login.microsoftonline.com";
    let target = "https://graph.microsoft.com/.default Mail.Read User.Read";
    let expected = json!({
        "AccessToken": { format!("u.t-{host}-accesstoken-{APP}-t-{}", target.to_lowercase()): {
            "credential_type": "AccessToken", "secret": "at", "home_account_id": "u.t", "environment": host, "client_id": APP,
            "realm": "t", "target": target, "token_type": "Bearer", "xms_cc": "cp1" } },
        "RefreshToken": { format!("u.t-{host}-refreshtoken-{APP}--"): {
            "credential_type": "RefreshToken", "secret": "rt", "home_account_id": "u.t", "environment": host, "client_id": APP } },
        "IdToken": { format!("u.t-{host}-idtoken-{APP}-t-"): {
            "credential_type": "IdToken", "secret": id, "home_account_id": "u.t", "environment": host, "client_id": APP,
            "realm": "t" } },
        "Account": { format!("u.t-{host}-t"): {
            "home_account_id": "u.t", "environment": host, "realm": "t", "local_account_id": "u", "username": "ada@contoso.com",
            "authority_type": "MSSTS", "account_source": "refresh_token", "client_info": CLIENT_INFO } },
        "AppMetadata": { format!("appmetadata-{host}-{APP}"): { "client_id": APP, "environment": host } },
        "Later": { "a": 1 }
    });
    assert_eq!(cache, expected);
}

#[tokio::test]
async fn entries_of_others_are_changed_in_place() {
    for make in [python, node, go] {
        let mut cache = make();
        entry(&mut cache, "AccessToken")["expires_on"] = json!("1");
        let before = cache.clone();
        let granted =
            format!(r#"{{"expires_in":3600,"access_token":"at","refresh_token":"r2","client_info":"{CLIENT_INFO}"}}"#);
        let store = store(&cache);
        let bench = Bench::new(Scripted::default().json(200, &granted));
        assert_eq!(bench.text(&never().store(store.clone())).await, "at");
        let after = kept(&store);
        for (section, entries) in before.as_object().unwrap() {
            for (key, entry) in entries.as_object().unwrap() {
                if section == "AccessToken" {
                    assert!(after[section].get(key).is_none(), "one that has ended goes: {key}");
                    continue;
                }
                // Every member is there as it was, but for those that this sign-in has changed.
                for (name, value) in entry.as_object().into_iter().flatten() {
                    let changed = matches!(name.as_str(), "secret" | "last_modification_time");
                    assert!(changed || &after[section][key][name] == value, "{section} {key} {name}");
                }
            }
        }
        assert_eq!(after["RefreshToken"].as_object().unwrap().len(), 1);
    }
}
