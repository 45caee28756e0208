//! A person's name and password.

use crate::bench::{APP, Bench, CLIENT_INFO};
use graph_auth::{Interaction, MemoryStore, SignInError, UsernamePassword};
use graph_transport::{TransportErrorKind, testing::Scripted};

fn granted(number: u32, lifetime: u32) -> String {
    format!(
        r#"{{"expires_in":{lifetime},"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
    )
}

fn credential() -> UsernamePassword {
    let credential = UsernamePassword::new("organizations", APP, "ada@contoso.com", "p4ss w&rd");
    credential.continuous_access_evaluation(false)
}

#[tokio::test]
async fn the_password_is_sent_once() {
    let store = MemoryStore::default();
    let bench = Bench::new(
        Scripted::default().json(200, &granted(1, 0)).json(200, &granted(2, 0)).json(200, &granted(3, 3600)),
    );
    let first = credential().store(store.clone());
    assert_eq!(bench.text(&first).await, "t1");
    assert_eq!(bench.text(&first).await, "t2");
    assert_eq!(bench.text(&credential().store(store.clone())).await, "t3", "another run goes on with the sign-in");
    let bodies = bench.bodies();
    assert_eq!(
        bodies[0],
        format!(
            "client_id={APP}&grant_type=password&username=ada%40contoso.com&password=p4ss%20w%26rd\
             &scope=https%3A%2F%2Fgraph.microsoft.com%2F.default%20offline_access%20openid%20profile&client_info=1"
        )
    );
    assert!(bodies[1].contains("refresh_token=r1&") && bodies[2].contains("refresh_token=r2&"), "{bodies:?}");
    assert!(!store.contents().unwrap().expose().contains("p4ss"));
}

#[tokio::test]
async fn a_refused_refresh_token_is_replaced_by_the_password() {
    let ended = r#"{"error":"invalid_grant","error_codes":[50173]}"#;
    let script = Scripted::default().json(200, &granted(1, 0)).json(400, ended).json(200, &granted(2, 3600));
    let bench = Bench::new(script);
    let credential = credential();
    bench.text(&credential).await;
    assert_eq!(bench.text(&credential).await, "t2");
    assert!(bench.bodies()[2].contains("grant_type=password&"));
}

#[tokio::test]
async fn a_failing_network_does_not_send_the_password_again() {
    let script = Scripted::default().json(200, &granted(1, 0)).fail(TransportErrorKind::Connect);
    let bench = Bench::new(script);
    let credential = credential();
    bench.text(&credential).await;
    assert!(bench.error(&credential).await.contains("did not answer"));
    assert_eq!(bench.bodies().iter().filter(|body| body.contains("password=")).count(), 1);
}

#[tokio::test]
async fn why_a_password_does_not_do_is_told() {
    for (number, words, interaction) in [
        (50126, "The user name or password is wrong.", Interaction::Password),
        (50055, "have the user change it", Interaction::Password),
        (50076, "sign in again interactively", Interaction::MultiFactor),
        (65001, "have the user or an administrator consent", Interaction::Consent),
        (53003, "conditional access policy", Interaction::Policy),
    ] {
        let told = format!(
            r#"{{"error":"invalid_grant","error_description":"AADSTS{number}: 'p4ss w&rd'.","error_codes":[{number}]}}"#
        );
        let plain = told.replace("p4ss w&rd", "x");
        let error = Bench::new(Scripted::default().json(400, &told)).token(&credential()).await.unwrap_err();
        let all = format!("{error} {error:?} {:?}", error.service_error());
        assert!(all.contains(words) && !all.contains("p4ss"), "{all}");
        let error = Bench::new(Scripted::default().json(400, &plain)).token(&credential()).await.unwrap_err();
        assert_eq!(SignInError::of(&error).unwrap().interaction(), Some(interaction));
    }
}

#[tokio::test]
async fn what_cannot_work_is_said_before_anything_is_sent() {
    let bench = Bench::new(Scripted::default());
    for (tenant, name, password, words) in [
        ("organizations", "", "p", "user name and password must both be given"),
        ("organizations", "ada", "", "user name and password must both be given"),
        ("common", "ada", "p4ss w&rd", "give the account's tenant, or organizations"),
        ("Consumers", "ada", "p4ss w&rd", "give the account's tenant, or organizations"),
    ] {
        let error = bench.error(&UsernamePassword::new(tenant, APP, name, password)).await;
        assert!(error.contains(words), "{error}");
    }
    assert!(bench.transport.received().is_empty());
    assert!(!format!("{:?}", credential()).contains("p4ss"));
}
