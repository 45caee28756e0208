//! A sign-in that comes from outside.

use crate::{
    bench::{APP, Bench, CLIENT_INFO},
    folder::child,
};
use graph_auth::{DeviceCode, EnvStore, Store};
use graph_transport::testing::Scripted;

#[test]
fn a_sign_in_is_gone_on_with() {
    let cache = format!(
        r#"{{"RefreshToken":{{"k":{{"secret":"r1","home_account_id":"u.t","environment":"login.windows.net","client_id":"{APP}"}}}}}}"#
    );
    assert!(child("store_env::goes_on").env("SIGN_IN", cache).env("EMPTY", " ").status().unwrap().success());
}

#[tokio::test]
#[ignore = "the program that is given a sign-in"]
async fn goes_on() {
    let granted = |number: u32| {
        format!(
            r#"{{"expires_in":0,"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
        )
    };
    let bench = Bench::new(Scripted::default().json(200, &granted(2)).json(200, &granted(3)));
    let credential = DeviceCode::new("organizations", APP, |_| unreachable!("nobody should be asked"));
    let credential = credential.store(EnvStore::new("SIGN_IN"));
    assert_eq!((bench.text(&credential).await, bench.text(&credential).await), ("t2".into(), "t3".into()));
    let bodies = bench.bodies();
    assert!(
        bodies[0].contains("refresh_token=r1&") && bodies[1].contains("refresh_token=r2&"),
        "the newest, from memory"
    );
    assert!(EnvStore::new("EMPTY").load().await.unwrap().is_none());
}

#[tokio::test]
async fn what_cannot_be_done_is_said() {
    let error = EnvStore::new("SIGN_IN").save(&"{}".into(), None).await.unwrap_err().to_string();
    assert!(error.starts_with("the environment variable SIGN_IN cannot be written"), "{error}");
    for name in ["", "a=b", "a\0b"] {
        let error = EnvStore::new(name).load().await.unwrap_err().to_string();
        assert!(error.contains("is no name of an environment variable"), "{error}");
    }
}
