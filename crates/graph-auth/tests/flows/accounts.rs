//! Many people in one store: listed, chosen, signed out, and never taken for each other.

use crate::{
    authorization_code::{ADA, BRIAN, Place},
    bench::{APP, Bench},
};
use graph_auth::{Accounts, AuthorizationCode, DeviceCode, MemoryStore, SignInError, TokenProvider};
use graph_transport::{Client, Method, Path, Request, testing::Scripted};
use serde_json::Value;

/// Whose mailbox a credential leads to.
async fn me(place: &Place, credential: AuthorizationCode) -> String {
    let client = Client::new(place.http.clone(), place.endpoint.clone(), credential).scopes(&place.scopes);
    let answer = client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await.unwrap();
    let body: Value = serde_json::from_slice(answer.body()).unwrap();
    body["userPrincipalName"].as_str().unwrap().to_owned()
}

async fn names(accounts: &Accounts) -> Vec<String> {
    accounts.list().await.unwrap().into_iter().map(|account| account.username).collect()
}

#[tokio::test]
async fn two_people_in_one_store_are_never_taken_for_each_other() {
    let place = Place::new();
    let store = MemoryStore::default();
    let of = |user: &str| place.web_app().store(store.clone()).account(user);
    let ada = place.sign_in(&of(ADA), ADA).await.unwrap();
    let brian = place.sign_in(&of(BRIAN), BRIAN).await.unwrap();
    assert_ne!(ada.home_account_id, brian.home_account_id);

    let accounts = Accounts::new(store.clone(), place.emulator.client_id());
    let mut found = names(&accounts).await;
    found.sort();
    assert_eq!(found, [ADA, BRIAN]);
    assert_eq!(accounts.find("ADA@contoso.com").await.unwrap().unwrap(), ada);
    assert_eq!(accounts.find(&brian.home_account_id).await.unwrap().unwrap(), brian);
    assert_eq!(accounts.find("eve@contoso.com").await.unwrap(), None);

    assert_eq!(me(&place, of(ADA)).await, ADA);
    assert_eq!(me(&place, of(BRIAN)).await, BRIAN);
    assert_eq!(me(&place, place.web_app().store(store.clone()).account(&ada)).await, ADA);
    let error = of("eve@contoso.com").token(place.request()).await.unwrap_err();
    assert!(SignInError::of(&error).unwrap().needs_sign_in(), "{error}");
}

#[tokio::test]
async fn somebody_else_than_was_chosen_is_refused() {
    let place = Place::new();
    let store = MemoryStore::default();
    let credential = place.web_app().store(store.clone()).account(ADA);
    let error = place.sign_in(&credential, BRIAN).await.unwrap_err();
    assert!(error.to_string().contains("another account than ada@contoso.com has signed in"), "{error}");
    assert!(store.contents().is_none(), "nothing of it is kept");
    place.sign_in(&credential, ADA).await.unwrap();

    // Nobody was chosen here, but tokens of one were given.
    let credential = place.web_app();
    place.sign_in(&credential, ADA).await.unwrap();
    let error = place.sign_in(&credential, BRIAN).await.unwrap_err();
    assert!(error.to_string().contains("another account than the one before"), "{error}");
    assert_eq!(credential.signed_in(&place.endpoint).await.unwrap().unwrap().username, ADA);
    assert_eq!(me(&place, credential).await, ADA);
}

#[tokio::test]
async fn a_credential_that_was_signed_out_may_be_anyones() {
    let place = Place::new();
    let store = MemoryStore::default();
    let credential = place.web_app().store(store.clone());
    place.sign_in(&credential, ADA).await.unwrap();
    credential.sign_out(&place.endpoint).await.unwrap();
    assert_eq!(credential.signed_in(&place.endpoint).await.unwrap(), None);
    let before = place.redemptions();
    let error = credential.token(place.request()).await.unwrap_err();
    assert!(SignInError::of(&error).unwrap().needs_sign_in());
    assert_eq!(place.redemptions(), before, "no token was left to ask with");
    place.sign_in(&credential, BRIAN).await.unwrap();
    assert_eq!(me(&place, credential).await, BRIAN);
}

/// A cache of this app and another, in which Ada uses both and is a guest somewhere; as other libraries write it.
fn shared() -> String {
    let token = |key: &str, section: &str, home: &str, client: &str, secret: &str| {
        format!(
            r#""{key}":{{"credential_type":"{section}","secret":"{secret}","home_account_id":"{home}","environment":"login.windows.net",
            "client_id":"{client}","realm":"t","target":"x","expires_on":"99999999999"}}"#
        )
    };
    let refresh = [
        token("1", "RefreshToken", "ada.t", APP, "ada-r"),
        token("2", "RefreshToken", "bob.t", APP, "bob-r"),
        token("3", "RefreshToken", "ada.t", "other", "ada-other-r"),
    ];
    let access = [
        token("1", "AccessToken", "ada.t", APP, "ada-a"),
        token("2", "AccessToken", "bob.t", "other", "bob-other-a"),
        token("3", "AccessToken", "", APP, "app-a"),
    ];
    let account = |key: &str, home: &str, realm: &str, name: &str| {
        format!(
            r#""{key}":{{"home_account_id":"{home}","environment":"login.windows.net","realm":"{realm}","local_account_id":"l","username":"{name}"}}"#
        )
    };
    let people = [
        account("1", "ada.t", "elsewhere", "ada_contoso#EXT#"),
        account("2", "ada.t", "t", ADA),
        account("3", "bob.t", "t", "bob@contoso.com"),
        account("4", "eve.t", "t", "eve@contoso.com"),
    ];
    format!(
        r#"{{"RefreshToken":{{{}}},"AccessToken":{{{}}},"Account":{{{}}},"Later":{{"a":1}}}}"#,
        refresh.join(","),
        access.join(","),
        people.join(",")
    )
}

fn contents(store: &MemoryStore) -> Value {
    serde_json::from_str(store.contents().unwrap().expose()).unwrap()
}

#[tokio::test]
async fn signing_one_out_leaves_other_apps_and_people_alone() {
    let store = MemoryStore::with(shared());
    let accounts = Accounts::new(store.clone(), APP);
    let ada = accounts.find(ADA).await.unwrap().unwrap();
    assert_eq!((ada.tenant.as_str(), ada.environment.as_str()), ("t", "login.windows.net"), "home comes first");
    accounts.sign_out(&ada).await.unwrap();
    accounts.sign_out(&ada).await.unwrap();
    assert_eq!(names(&accounts).await, ["bob@contoso.com"]);
    assert_eq!(names(&Accounts::new(store.clone(), "other")).await.len(), 2);
    let left = contents(&store);
    let text = left.to_string();
    assert!(!text.contains("ada-r") && !text.contains("ada-a"), "{text}");
    for kept in ["ada-other-r", "bob-r", "bob-other-a", "app-a", ADA, "eve@contoso.com"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert_eq!(left["Later"]["a"], 1);

    Accounts::new(store.clone(), "other").sign_out(&ada).await.unwrap();
    assert!(!contents(&store).to_string().contains(ADA), "no app has her tokens any more");
}

#[tokio::test]
async fn clearing_forgets_all_of_an_app_and_nothing_else() {
    let store = MemoryStore::with(shared());
    let accounts = Accounts::new(store.clone(), APP);
    accounts.clear().await.unwrap();
    assert!(accounts.list().await.unwrap().is_empty());
    let text = contents(&store).to_string();
    for gone in ["ada-r", "ada-a", "bob-r", "app-a", "eve@contoso.com"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    for kept in ["ada-other-r", "bob-other-a", ADA, "bob@contoso.com", "Later"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    let empty = MemoryStore::default();
    Accounts::new(empty.clone(), APP).clear().await.unwrap();
    assert!(empty.contents().is_none(), "nothing is written where nothing was");
}

#[tokio::test]
async fn a_name_that_means_two_is_not_guessed_at() {
    let store = MemoryStore::with(shared().replace("bob@contoso.com", ADA));
    let accounts = Accounts::new(store.clone(), APP);
    let error = accounts.find(ADA).await.unwrap_err().to_string();
    assert!(error.contains("choose by the account's id"), "{error}");
    let bench = Bench::new(Scripted::default());
    let credential = DeviceCode::new("organizations", APP, |_| unreachable!()).store(store).account(ADA);
    assert!(bench.error(&credential).await.contains("choose by the account's id"));
    assert!(bench.transport.received().is_empty());
    let broken = Accounts::new(MemoryStore::with("shopping: milk"), APP).list().await.unwrap_err();
    assert!(broken.to_string().contains("not a token cache"), "{broken}");
}

#[tokio::test]
async fn the_chosen_accounts_own_token_is_sent() {
    let granted = r#"{"access_token":"t","expires_in":3600}"#;
    let bench = Bench::new(Scripted::default().json(200, granted).json(200, granted));
    let store = MemoryStore::with(shared());
    for (who, secret) in [("bob@contoso.com", "bob-r"), ("ada.t", "ada-r")] {
        let credential = DeviceCode::new("organizations", APP, |_| unreachable!()).store(store.clone()).account(who);
        bench.text(&credential).await;
        let sent = bench.bodies().pop().unwrap();
        assert!(sent.contains(&format!("refresh_token={secret}&")), "{who}: {sent}");
    }
}
