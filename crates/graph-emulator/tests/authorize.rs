//! Signing in through a browser: the page, the ways back, codes and what they are redeemed for.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Graph, entra::*, files};
use graph_emulator::{Emulator, Redirect};
use serde_json::json;
use std::time::Duration;

fn told(redirect: &Redirect) -> (Option<&str>, Option<&str>) {
    (redirect.parameter("error"), redirect.parameter("error_description").and_then(|text| text.split(':').next()))
}

#[tokio::test]
async fn a_code_becomes_tokens_that_graph_takes() {
    let emulator = Emulator::demo();
    let url = authorize_url(&emulator, &[("nonce", "n-1"), ("client_info", "1")]);
    let redirect = emulator.authorize(&url, ADA).unwrap();
    assert!(redirect.url().starts_with(&format!("{BACK}?code=1.C")), "{redirect:?}");
    assert!(redirect.url().contains("&state=s%2B1%20%26&session_state="));
    assert_eq!((redirect.parameter("state"), redirect.form()), (Some("s+1 &"), None));
    assert_eq!(redirect.parameter("session_state").unwrap().len(), 36);

    let pairs = with(redemption(&emulator, &redirect), &[("client_info", "1")]);
    let body = token(&emulator, &pairs).await.expect(200).json;
    assert_eq!(body["scope"], "Mail.Read openid profile");
    assert_eq!(body["client_info"], redirect.parameter("client_info").unwrap());
    let id = claims(&body["id_token"]);
    assert_eq!(id["iss"], format!("{AUTHORITY}/{}/v2.0", emulator.tenant()));
    assert_eq!((&id["aud"], &id["nonce"]), (&emulator.client_id().into(), &"n-1".into()));
    assert_eq!((&id["preferred_username"], &id["tid"]), (&ADA.into(), &emulator.tenant().into()));
    assert!(id["sub"].is_string() && id["name"].is_string() && id["oid"].is_string());

    let mut graph = Graph::new(emulator.clone());
    graph.token = body["access_token"].as_str().unwrap().to_owned();
    assert_eq!(graph.get("/me").await.expect(200).json["userPrincipalName"], ADA);
    let again = token(&emulator, &refreshing(&emulator, &body)).await.expect(200).json;
    assert_ne!(again["refresh_token"], body["refresh_token"]);
}

#[tokio::test]
async fn the_answer_travels_as_it_was_asked_to() {
    let emulator = Emulator::demo();
    let ask = |changes: &[(&str, &str)]| emulator.authorize(&authorize_url(&emulator, changes), ADA).unwrap();
    assert!(ask(&[]).url().starts_with("http://localhost:53211?code="));
    assert!(ask(&[("response_mode", "fragment")]).url().starts_with("http://localhost:53211#code="));
    let posted = ask(&[("response_mode", "form_post")]);
    assert_eq!(posted.url(), BACK);
    assert!(posted.form().unwrap().starts_with("code=1.C") && posted.form().unwrap().contains("&state=s%2B1%20%26&"));

    let hybrid = ask(&[("response_type", "code id_token"), ("nonce", "n-2")]);
    assert!(hybrid.url().starts_with("http://localhost:53211#code="), "tokens travel in no query");
    let id = claims(&json!(hybrid.parameter("id_token").unwrap()));
    assert_eq!((&id["nonce"], id["c_hash"].as_str().map(str::len)), (&"n-2".into(), Some(22)));
    let alone = ask(&[("response_type", "id_token"), ("nonce", "n-3")]);
    assert!(alone.code().is_none() && alone.parameter("id_token").is_some());
}

#[tokio::test]
async fn the_page_works_in_a_browser() {
    let emulator = Emulator::demo();
    let url = authorize_url(&emulator, &[("response_mode", "form_post"), ("login_hint", "b<o>b")]);
    let page = files::send(&emulator, "GET", &url, &[], "").await.unwrap();
    assert_eq!((page.status.as_u16(), page.header("content-type")), (200, "text/html; charset=utf-8"));
    for part in ["<form method=\"post\">", "value=\"b&lt;o&gt;b\"", ADA, "type=\"password\"", "<li>Mail.Read</li>"] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    let hinted = authorize_url(&emulator, &[("login_hint", "BOB@contoso.com"), ("domain_hint", "contoso.com")]);
    let hinted = files::send(&emulator, "GET", &hinted, &[], "").await.unwrap().text;
    assert!(hinted.contains("value=\"bob@contoso.com\" checked") && hinted.contains("name=\"login\" value=\"\""));
    let elsewhere = authorize_url(&emulator, &[("domain_hint", "fabrikam.com")]);
    assert!(!files::send(&emulator, "GET", &elsewhere, &[], "").await.unwrap().text.contains("bob@"));
    // Browsers hold what a form's answer leads to against this directive.
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("form-action"), "{policy}");
    assert!(!page.text.contains("<script") && !page.text.contains("ada-password"));

    let kind = ("content-type", "application/x-www-form-urlencoded");
    let post = async |pairs: &[(&str, &str)], cookie: &str| {
        files::send(&emulator, "POST", &url, &[kind, ("cookie", cookie)], form(pairs)).await.unwrap()
    };
    let rows: &[(Changes<'_>, &str)] = &[
        (&[("decision", "accept")], "Pick an account"),
        (&[("decision", "accept"), ("login", "eve")], "no user eve"),
        (&[("decision", "accept"), ("user", ADA)], "password is wrong"),
        (&[("decision", "accept"), ("user", ADA), ("passwd", "<guess>")], "password is wrong"),
        (&[("user", ADA)], "accept or to cancel"),
    ];
    for (pairs, problem) in rows {
        let page = post(pairs, "").await.expect(400);
        assert!(page.text.contains("role=\"alert\"") && page.text.contains(problem), "{problem} in {}", page.text);
        assert!(!page.text.contains("guess"), "what was typed as a password does not come back");
    }
    let ada = [("decision", "accept"), ("user", ADA), ("passwd", "ada-password")];
    let sent = post(&ada, "").await.expect(200);
    assert!(sent.text.contains(&format!("action=\"{BACK}\"")) && sent.text.contains("name=\"code\" value=\"1.C"));
    assert!(sent.text.contains("<noscript>") && sent.header("content-security-policy").contains("script-src 'sha256-"));
    let cookie = sent.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(sent.header("set-cookie").contains("HttpOnly"));

    // The browser is known from now on, and its user needs no password.
    let silent = authorize_url(&emulator, &[("prompt", "none")]);
    let led = files::send(&emulator, "GET", &silent, &[("cookie", &format!("a=b; {cookie}"))], "").await.unwrap();
    assert!(led.expect(302).header("location").starts_with(&format!("{BACK}?code=")));
    assert!(post(&ada[..2], &cookie).await.expect(200).text.contains("name=\"code\""));
}

#[tokio::test]
async fn prompts_decide_who_is_asked() {
    let emulator = Emulator::builder().demo().consent_needed("Mail.Send").build();
    let ask =
        |user: &str, changes: &[(&str, &str)]| emulator.authorize(&authorize_url(&emulator, changes), user).unwrap();
    let none = ("prompt", "none");
    assert_eq!(told(&ask(ADA, &[none])), (Some("login_required"), Some("AADSTS50058")));
    assert_eq!(ask(ADA, &[none]).parameter("state"), Some("s+1 &"), "errors have the state, too");
    assert!(ask(ADA, &[]).code().is_some());
    assert!(ask(ADA, &[none]).code().is_some());
    assert_eq!(told(&ask(ADA, &[none, ("login_hint", "bob@contoso.com")])).0, Some("login_required"));
    assert!(ask(ADA, &[none, ("login_hint", "ADA@contoso.com")]).code().is_some());
    let sending = ("scope", "Mail.Send");
    assert_eq!(told(&ask(ADA, &[none, sending])), (Some("consent_required"), Some("AADSTS65001")));
    assert!(ask(ADA, &[sending]).code().is_some());
    assert!(ask(ADA, &[none, sending]).code().is_some(), "what was agreed to is remembered");
    assert_eq!(told(&ask("bob@contoso.com", &[none, sending])).0, Some("login_required"));

    let posts = || emulator.journal().matching("POST /common/oauth2/v2.0/authorize").count();
    for (prompt, asked) in [("", 0), ("none", 0), ("login", 1), ("select_account", 1), ("consent", 1)] {
        let before = posts();
        assert!(ask(ADA, &[("prompt", prompt)]).code().is_some());
        assert_eq!(posts() - before, asked, "{prompt}");
    }
    // Two people in one browser.
    let url = authorize_url(&emulator, &[("prompt", "select_account")]);
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let mut cookie = String::new();
    for name in ["ada", "bob"] {
        let pairs = [
            ("decision", "accept"),
            ("login", &format!("{name}@contoso.com")),
            ("passwd", &format!("{name}-password")),
        ];
        let answer = files::send(&emulator, "POST", &url, &[kind, ("cookie", &cookie)], form(&pairs)).await.unwrap();
        cookie = answer.expect(302).header("set-cookie").split(';').next().unwrap().to_owned();
    }
    let silent = authorize_url(&emulator, &[none]);
    let led = files::send(&emulator, "GET", &silent, &[("cookie", &cookie)], "").await.unwrap();
    assert!(led.header("location").contains("error=interaction_required"), "{:?}", led.headers);
}

#[tokio::test]
async fn refusals_go_to_the_application_only_where_it_is_known() {
    let emulator = Emulator::demo();
    let page =
        |changes: &[(&str, &str)]| emulator.authorize(&authorize_url(&emulator, changes), ADA).unwrap_err().to_string();
    assert!(page(&[("client_id", "")]).contains("AADSTS900144"));
    assert!(page(&[("client_id", "another")]).contains("AADSTS700016"));
    assert!(page(&[("redirect_uri", "")]).contains("AADSTS900144"));
    assert!(page(&[("redirect_uri", "https://evil.example/")]).contains("AADSTS50011"));
    assert!(page(&[("redirect_uri", "http://127.0.0.1:8400")]).contains("AADSTS50011"), "it must be registered");
    assert!(emulator.authorize("/relative", ADA).unwrap_err().to_string().contains("not absolute"));
    assert!(
        emulator.authorize(&authorize_url(&emulator, &[]), "eve@x.org").unwrap_err().to_string().contains("no user")
    );

    let rows: &[(Changes<'_>, &str, &str)] = &[
        (&[("response_type", "")], "invalid_request", "AADSTS900144"),
        (&[("response_type", "token")], "unsupported_response_type", "AADSTS700051"),
        (&[("response_type", "code id_token")], "invalid_request", "AADSTS90022"),
        (
            &[("response_type", "id_token"), ("response_mode", "query"), ("nonce", "n")],
            "invalid_request",
            "AADSTS70007",
        ),
        (&[("response_mode", "post")], "invalid_request", "AADSTS70007"),
        (&[("scope", "")], "invalid_request", "AADSTS900144"),
        (&[("scope", "a|b")], "invalid_scope", "AADSTS70011"),
        (&[("prompt", "maybe")], "invalid_request", "AADSTS90023"),
        (&[("claims", "cp1")], "invalid_request", "AADSTS900142"),
        (&[("code_challenge_method", "S512")], "invalid_request", "AADSTS501471"),
        (&[("code_challenge", "short")], "invalid_request", "AADSTS501491"),
    ];
    for (changes, error, code) in rows {
        let redirect = emulator.authorize(&authorize_url(&emulator, changes), ADA).unwrap();
        assert_eq!(told(&redirect), (Some(*error), Some(*code)), "{changes:?}");
        assert_eq!((redirect.code(), redirect.parameter("state")), (None, Some("s+1 &")));
    }
    let declined = emulator.decline(&authorize_url(&emulator, &[])).unwrap();
    assert_eq!(told(&declined), (Some("access_denied"), Some("AADSTS65004")));
    assert_eq!(declined.parameter("error_subcode"), Some("cancel"));
}

#[tokio::test]
async fn a_code_is_for_one_client_and_one_time() {
    let emulator = Emulator::demo();
    let redirect = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    let right = redemption(&emulator, &redirect);
    let rows: &[(Changes<'_>, u16, &str, u32)] = &[
        (&[("code", "")], 400, "invalid_request", 900144),
        (&[("code", "1.Cunknown")], 400, "invalid_grant", 9002313),
        (&[("redirect_uri", "")], 400, "invalid_request", 900144),
        (&[("redirect_uri", "http://localhost:53212")], 400, "invalid_client", 500112),
        (&[("code_verifier", "")], 400, "invalid_grant", 501481),
        (&[("code_verifier", CHALLENGE)], 400, "invalid_grant", 501481),
        (&[("client_secret", "guess")], 401, "invalid_client", 7000215),
        (&[("client_id", "another")], 400, "unauthorized_client", 700016),
    ];
    for (changes, status, error, code) in rows {
        refused(&token(&emulator, &with(right.clone(), changes)).await, *status, error, *code);
    }
    let body = token(&emulator, &with(right.clone(), &[("scope", "User.Read offline_access")])).await.expect(200).json;
    assert_eq!(body["scope"], "User.Read");
    let newer = token(&emulator, &refreshing(&emulator, &body)).await.expect(200).json;
    // Whoever comes second ends what the first one has.
    refused(&token(&emulator, &right).await, 400, "invalid_grant", 54005);
    for body in [&body, &newer] {
        refused(&token(&emulator, &refreshing(&emulator, body)).await, 400, "invalid_grant", 50173);
    }
}

#[tokio::test]
async fn plain_challenges_and_none_at_all() {
    let emulator = Emulator::builder().demo().redirect_uri("http://127.0.0.1").build();
    let back = ("redirect_uri", "http://127.0.0.1:8400/");
    let plain = [("code_challenge", VERIFIER), ("code_challenge_method", ""), back];
    let redirect = emulator.authorize(&authorize_url(&emulator, &plain), ADA).unwrap();
    token(&emulator, &with(redemption(&emulator, &redirect), &[back])).await.expect(200);
    let none = [("code_challenge", ""), ("code_challenge_method", "")];
    let redirect = emulator.authorize(&authorize_url(&emulator, &none), ADA).unwrap();
    refused(&token(&emulator, &redemption(&emulator, &redirect)).await, 400, "invalid_grant", 501481);
    token(&emulator, &with(redemption(&emulator, &redirect), &[("code_verifier", "")])).await.expect(200);
}

#[tokio::test]
async fn a_web_application_redeems_with_its_secret() {
    let back = ("redirect_uri", "https://app.contoso.com/signed-in");
    let emulator = Emulator::builder().demo().redirect_uri(back.1).build();
    let redirect = emulator.authorize(&authorize_url(&emulator, &[back]), ADA).unwrap();
    assert!(redirect.url().starts_with("https://app.contoso.com/signed-in?code="));
    let pairs = with(redemption(&emulator, &redirect), &[back]);
    refused(&token(&emulator, &pairs).await, 401, "invalid_client", 7000218);
    token(&emulator, &with(pairs, &[("client_secret", emulator.client_secret())])).await.expect(200);
}

#[tokio::test(start_paused = true)]
async fn a_code_lives_ten_minutes() {
    let emulator = Emulator::demo();
    let one = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    let other = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    tokio::time::advance(Duration::from_secs(599)).await;
    token(&emulator, &redemption(&emulator, &one)).await.expect(200);
    tokio::time::advance(Duration::from_secs(1)).await;
    refused(&token(&emulator, &redemption(&emulator, &other)).await, 400, "invalid_grant", 70008);
}

#[tokio::test]
async fn signing_out_ends_the_browsers_session() {
    let emulator = Emulator::builder().demo().redirect_uri("https://app.contoso.com/out").build();
    emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    let silent = authorize_url(&emulator, &[("prompt", "none")]);
    assert!(emulator.authorize(&silent, ADA).unwrap().code().is_some());
    let logout = format!("{AUTHORITY}/common/oauth2/v2.0/logout?");
    let strange = format!("{logout}post_logout_redirect_uri=https%3A%2F%2Fevil.example");
    let page = files::send(&emulator, "GET", &strange, &[], "").await.unwrap();
    assert!(page.expect(200).text.contains("You are signed out"));
    let back =
        format!("{logout}{}", form(&[("post_logout_redirect_uri", "https://app.contoso.com/out"), ("state", "s 1")]));
    assert_eq!(emulator.authorize(&back, ADA).unwrap().url(), "https://app.contoso.com/out?state=s%201");
    assert_eq!(told(&emulator.authorize(&silent, ADA).unwrap()).0, Some("login_required"));
}

#[tokio::test]
async fn keys_turn_and_refresh_tokens_are_revoked() {
    let emulator = Emulator::demo();
    let sign_in = async || {
        let redirect = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
        token(&emulator, &redemption(&emulator, &redirect)).await.expect(200).json
    };
    let keys = async || {
        let set =
            files::send(&emulator, "GET", &format!("{AUTHORITY}/common/discovery/v2.0/keys"), &[], "").await.unwrap();
        set.json["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect::<Vec<_>>()
    };
    let first = sign_in().await;
    let mut graph = Graph::new(emulator.clone());
    graph.token = first["access_token"].as_str().unwrap().to_owned();
    assert_eq!(keys().await, [part(&first["id_token"], 0)["kid"].clone()]);
    emulator.rotate_keys();
    let second = sign_in().await;
    let kid = part(&second["id_token"], 0)["kid"].clone();
    assert_eq!(keys().await, [kid, part(&first["id_token"], 0)["kid"].clone()]);
    graph.get("/me").await.expect(200);
    emulator.rotate_keys();
    assert!(graph.get("/me").await.expect(401).message().contains("signature"));

    emulator.revoke_refresh_tokens("bob@contoso.com");
    token(&emulator, &refreshing(&emulator, &second)).await.expect(200);
    emulator.revoke_refresh_tokens(ADA);
    let answer = token(&emulator, &refreshing(&emulator, &second)).await;
    refused(&answer, 400, "invalid_grant", 50173);
    assert_eq!(answer.json["suberror"], "bad_token");
    token(&emulator, &refreshing(&emulator, &sign_in().await)).await.expect(200);
}

#[tokio::test]
async fn nothing_secret_is_shown() {
    let emulator = Emulator::demo();
    let redirect = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    let shown = format!("{redirect:?}{emulator:?}{:?}", Emulator::builder().user(ADA, |user| user.password("hunter2")));
    assert!(!shown.contains(redirect.code().unwrap()) && !shown.contains("hunter2"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn a_single_pages_tokens_are_redeemed_from_its_origin_and_for_a_day() {
    let back = ("redirect_uri", "https://spa.contoso.com/");
    let emulator = Emulator::builder().demo().single_page_redirect_uri("https://spa.contoso.com").build();
    let ask = async |pairs: &[(&str, &str)], origin: bool| {
        let mut headers = vec![("content-type", "application/x-www-form-urlencoded")];
        headers.extend(origin.then_some(("origin", "https://spa.contoso.com")));
        let url = format!("{AUTHORITY}/common/oauth2/v2.0/token");
        files::send(&emulator, "POST", &url, &headers, form(pairs)).await.unwrap()
    };
    let redirect = emulator.authorize(&authorize_url(&emulator, &[back]), ADA).unwrap();
    let code = with(redemption(&emulator, &redirect), &[back]);
    assert_eq!(ask(&code, false).await.expect(400).json["error_codes"], json!([9002327]));
    let body = ask(&code, true).await.expect(200).json;
    assert_eq!(ask(&refreshing(&emulator, &body), false).await.expect(400).json["error_codes"], json!([9002327]));
    tokio::time::advance(Duration::from_secs(23 * 3600)).await;
    let renewed = ask(&refreshing(&emulator, &body), true).await.expect(200).json;
    tokio::time::advance(Duration::from_secs(3600)).await;
    let ended = ask(&refreshing(&emulator, &renewed), true).await.expect(400).json;
    assert_eq!((&ended["error"], &ended["error_codes"]), (&"invalid_grant".into(), &json!([700084])));

    let redirect = emulator.authorize(&authorize_url(&emulator, &[]), ADA).unwrap();
    let native = redemption(&emulator, &redirect);
    assert_eq!(ask(&native, true).await.expect(400).json["error_codes"], json!([9002326]));
    ask(&native, false).await.expect(200);
}
