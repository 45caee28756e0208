//! A web API that calls Graph for its callers.

use crate::bench::{APP, Bench, CP1};
use graph_auth::{Assertion, Interaction, OnBehalfOf, Secret, SignInError, TokenProvider};
use graph_transport::testing::Scripted;

const MORE: &str = r#"{"error":"interaction_required","suberror":"basic_action","error_description":"AADSTS50076: More.",
    "error_codes":[50076],"claims":"{\"access_token\":{\"acrs\":1}}"}"#;

fn granted(number: u32, lifetime: u32) -> String {
    format!(r#"{{"expires_in":{lifetime},"access_token":"t{number}","refresh_token":"r{number}"}}"#)
}

fn api() -> OnBehalfOf {
    OnBehalfOf::new("contoso.com", APP).client_secret("s")
}

fn script(answers: u32) -> Scripted {
    (1..=answers).fold(Scripted::default(), |script, number| script.json(200, &granted(number, 3600)))
}

#[tokio::test]
async fn the_callers_token_is_exchanged() {
    let bench = Bench::new(script(1)).scopes(&["Mail.Read"]);
    let api = api();
    assert_eq!(bench.text(&api.user("callers-t0ken")).await, "t1");
    assert_eq!(bench.text(&api.user("callers-t0ken")).await, "t1", "kept for all that serve this caller");
    assert_eq!(
        bench.bodies(),
        [format!(
            "client_id={APP}&client_secret=s&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=callers-t0ken\
             &requested_token_use=on_behalf_of&scope=Mail.Read%20offline_access%20openid%20profile&client_info=1&{CP1}"
        )]
    );
}

#[tokio::test]
async fn nobody_gets_anothers_token() {
    let bench = Bench::new(script(2));
    let api = api();
    let (ada, bob) = (api.user("adas-t0ken"), api.user("bobs-t0ken"));
    let (first, second) = tokio::join!(bench.text(&ada), bench.text(&bob));
    assert_ne!(first, second);
    assert_eq!((bench.text(&bob).await, bench.text(&ada).await), (second, first));
    assert_eq!(bench.transport.received().len(), 2);
}

#[tokio::test]
async fn whoever_was_away_longest_is_forgotten() {
    let bench = Bench::new(script(4));
    let api = api().callers(2);
    for (caller, token) in [("a", "t1"), ("b", "t2"), ("a", "t1"), ("c", "t3"), ("a", "t1"), ("b", "t4")] {
        assert_eq!(bench.text(&api.user(format!("the-token-of-{caller}"))).await, token, "{caller}");
    }
}

#[tokio::test]
async fn a_refresh_token_outlives_the_callers_own() {
    let late = r#"{"error":"invalid_grant","error_description":"AADSTS700082: Old.","error_codes":[700082]}"#;
    let old = r#"{"error":"invalid_grant","error_description":"AADSTS500133: Not in time.","error_codes":[500133]}"#;
    let script = Scripted::default().json(200, &granted(1, 0)).json(200, &granted(2, 0)).json(400, late).json(400, old);
    let bench = Bench::new(script);
    let api = api();
    assert_eq!(bench.text(&api.user("callers-t0ken")).await, "t1");
    assert_eq!(bench.text(&api.user("callers-t0ken")).await, "t2");
    let error = bench.token(&api.user("callers-t0ken")).await.unwrap_err();
    assert!(error.to_string().contains("Have the caller get a new one"), "{error}");
    let facts = SignInError::of(&error).unwrap();
    assert_eq!(facts.interaction(), Some(Interaction::SignIn));
    assert_eq!(facts.challenge().as_deref(), Some(r#"Bearer realm="", error="invalid_token""#));
    let bodies = bench.bodies();
    assert!(bodies[1].contains("refresh_token=r1&") && bodies[2].contains("refresh_token=r2&"), "{bodies:?}");
    assert!(bodies[3].contains("assertion=callers-t0ken&"));
}

#[tokio::test]
async fn what_a_policy_asks_for_reaches_the_caller() {
    let bench = Bench::new(Scripted::default().json(400, MORE));
    let error = bench.token(&api().user("callers-t0ken")).await.unwrap_err();
    let facts = SignInError::of(&error).unwrap();
    assert!(facts.needs_sign_in());
    assert_eq!(facts.interaction(), Some(Interaction::MultiFactor));
    assert_eq!(facts.claims(), Some(r#"{"access_token":{"acrs":1}}"#));
    assert_eq!(
        facts.challenge().as_deref(),
        Some(r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6MX19""#)
    );
}

#[tokio::test]
async fn a_challenge_of_graph_is_part_of_the_exchange() {
    let bench = Bench::new(script(1));
    let mut request = bench.request();
    request.claims = Some(r#"{"access_token":{"nbf":{"essential":true,"value":"1"}}}"#);
    let api = OnBehalfOf::new("contoso.com", APP)
        .client_assertion(Assertion::from_fn(|| async { Ok(Secret::new("signed")) }))
        .continuous_access_evaluation(false);
    api.user("callers-t0ken").token(request).await.unwrap();
    let body = &bench.bodies()[0];
    assert!(body.contains("&claims=%7B%22access_token%22%3A%7B%22nbf%22"), "{body}");
    assert!(body.ends_with("&client_assertion=signed") && !body.contains("client_secret"), "{body}");
}

#[tokio::test]
async fn what_cannot_work_is_said_and_nothing_secret_is() {
    let bench = Bench::new(Scripted::default());
    assert!(bench.error(&api().user("")).await.contains("give what stands behind `Bearer`"));
    assert!(bench.error(&OnBehalfOf::new("t", APP).user("callers-t0ken")).await.contains("must prove itself"));
    assert!(bench.transport.received().is_empty());

    let told =
        r#"{"error":"invalid_grant","error_description":"AADSTS50013: callers-t0ken is bad.","error_codes":[50013]}"#;
    let bench = Bench::new(Scripted::default().json(400, told));
    let user = api().user("callers-t0ken");
    let error = bench.token(&user).await.unwrap_err();
    let all = format!("{error} {error:?} {:?} {user:?} {:?}", error.service_error(), api());
    assert!(all.contains("AADSTS50013: [redacted] is bad.") && !all.contains("callers-t0ken"), "{all}");
    assert!(SignInError::of(&error).unwrap().needs_sign_in());

    let wrong = r#"{"error":"invalid_client","error_description":"AADSTS7000215: No.","error_codes":[7000215]}"#;
    let error = Bench::new(Scripted::default().json(401, wrong)).token(&user).await.unwrap_err();
    let facts = SignInError::of(&error).unwrap();
    assert!(!facts.needs_sign_in() && facts.interaction().is_none() && facts.challenge().is_none());
}
