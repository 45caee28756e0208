//! What python-o365 has kept, in the form of today and in that before.

use crate::bench::{APP, Bench, CLIENT_INFO};
use graph_auth::{DeviceCode, MemoryStore, import_o365};
use graph_transport::testing::Scripted;
use serde_json::{Value, json};

fn granted(number: u32) -> String {
    format!(
        r#"{{"expires_in":0,"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
    )
}

fn never() -> DeviceCode {
    DeviceCode::new("common", APP, |_| unreachable!("nobody should be asked"))
}

/// The form before 2.1: one token, and nothing on whose it is.
fn before() -> Value {
    json!({
        "token_type": "Bearer", "scope": ["Mail.Read", "offline_access"], "expires_in": 3599, "ext_expires_in": 3599,
        "access_token": "old", "refresh_token": "r0", "expires_at": 1_600_000_000.25
    })
}

/// The form of today: a cache of MSAL's for Python, spread over lines.
fn today() -> Value {
    let who = |section: &str, secret: &str| {
        json!({ "credential_type": section, "secret": secret, "home_account_id": "u.t",
            "environment": "login.microsoftonline.com", "client_id": APP })
    };
    json!({
        "AccessToken": { "u.t-login.microsoftonline.com-accesstoken": who("AccessToken", "old") },
        "RefreshToken": { "u.t-login.microsoftonline.com-refreshtoken": who("RefreshToken", "r0") },
        "Account": { "u.t-login.microsoftonline.com-t": {
            "home_account_id": "u.t", "environment": "login.microsoftonline.com", "realm": "t", "local_account_id": "u",
            "username": "ada@contoso.com", "authority_type": "MSSTS", "account_source": "authorization_code" } }
    })
}

#[tokio::test]
async fn a_sign_in_of_either_form_is_gone_on_with() {
    for text in [before().to_string(), serde_json::to_string_pretty(&today()).unwrap()] {
        let store = MemoryStore::with(import_o365(&text, APP).unwrap().expose());
        let bench = Bench::new(Scripted::default().json(200, &granted(1)).json(200, &granted(2)));
        for (number, expected) in ["t1", "t2"].into_iter().enumerate() {
            assert_eq!(bench.text(&never().store(store.clone())).await, expected);
            assert!(bench.bodies()[number].contains(&format!("refresh_token=r{number}&")));
        }
        // One account, one token: what was nobody's is that person's now.
        let kept: Value = serde_json::from_str(store.contents().unwrap().expose()).unwrap();
        let tokens: Vec<_> = kept["RefreshToken"].as_object().unwrap().values().collect();
        assert_eq!((tokens.len(), &tokens[0]["home_account_id"]), (1, &json!("u.t")));
    }
}

#[test]
fn the_form_of_today_stays_as_it_is() {
    let text = today().to_string();
    let kept: Value = serde_json::from_str(import_o365(&text, APP).unwrap().expose()).unwrap();
    assert_eq!(kept, today());
}

#[test]
fn what_cannot_be_gone_on_with_is_said() {
    let without = |name: &str| {
        let mut text = before();
        text.as_object_mut().unwrap().remove(name);
        text.to_string()
    };
    for (text, words) in [
        ("gAAAAAB".to_owned(), "decrypt it first"),
        ("[]".to_owned(), "decrypt it first"),
        ("{}".to_owned(), "holds no sign-in: was it saved"),
        (r#"{"RefreshToken":[]}"#.to_owned(), "not a token cache"),
        (without("refresh_token"), "no refresh token"),
        (today().to_string().replace(APP, "another-app"), "but to another-app"),
    ] {
        let error = import_o365(&text, APP).unwrap_err().to_string();
        assert!(error.contains(words) && !error.contains("r0"), "{text}: {error}");
    }
    assert!(import_o365(&before().to_string(), "").unwrap_err().to_string().starts_with("the client id is empty"));
}
