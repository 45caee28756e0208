//! [`Account`]: who has signed in, as the token answer tells it.

use crate::{
    authority::is_shared,
    token_answer::{TokenAnswer, object, text},
};
use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use graph_transport::Secret;
use serde_json::{Map, Value};
use std::fmt;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A person's account, as sign-in tells it: not proof of anything, but who a sign-in belongs to.
///
/// Its `Display` is the user name, or the id when there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Account {
    /// `{object id}.{home tenant}`: the same wherever the person signs in. What to keep when an account is to be chosen again.
    pub home_account_id: String,
    /// The object id in the tenant of this sign-in.
    pub local_account_id: String,
    /// The tenant of this sign-in.
    pub tenant: String,
    /// The host of the sign-in service, and so the cloud. With the rest of the issuer's name where one host is many providers.
    pub environment: String,
    /// The name to sign in with, such as `ada@contoso.com`. Empty when the service does not tell it. It may change: key nothing by it.
    pub username: String,
    /// The name to show.
    pub name: Option<String>,
    pub(crate) client_info: Option<String>,
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.username.is_empty() { &self.home_account_id } else { &self.username })
    }
}

/// The id by which an account is chosen.
impl From<&Account> for String {
    fn from(account: &Account) -> Self {
        account.home_account_id.clone()
    }
}

impl Account {
    /// Whether `who`, a user name or the id of an account, means this one.
    pub(crate) fn is(&self, who: &str) -> bool {
        self.home_account_id.eq_ignore_ascii_case(who)
            || !self.username.is_empty() && self.username.eq_ignore_ascii_case(who)
    }

    /// Who the tokens are for. `None` when the answer does not tell.
    ///
    /// The id token's signature is not checked: it came straight from the sign-in service, over TLS, and grants nothing here.
    pub(crate) fn of(answer: &TokenAnswer, tenant: &str, environment: &str) -> Option<Self> {
        let mut info = answer.client_info.as_deref().and_then(decode).unwrap_or_default();
        let mut id = id_claims(answer);
        let (uid, utid) = (text(&mut info, "uid"), text(&mut info, "utid"));
        let (oid, tid, subject) = (text(&mut id, "oid"), text(&mut id, "tid"), text(&mut id, "sub"));
        let pair =
            |id: &Option<String>, tenant: &Option<String>| Some(format!("{}.{}", id.as_ref()?, tenant.as_ref()?));
        let home_account_id = pair(&uid, &utid).or_else(|| pair(&oid, &tid)).or_else(|| subject.clone())?;
        Some(Self {
            home_account_id,
            local_account_id: oid.or(subject).or(uid).unwrap_or_default(),
            // Where the account is at home need not be where it has signed in.
            tenant: tid.or_else(|| utid.filter(|_| is_shared(tenant))).unwrap_or_else(|| tenant.to_owned()),
            environment: environment.to_owned(),
            username: ["preferred_username", "upn", "email"]
                .into_iter()
                .find_map(|name| text(&mut id, name))
                .unwrap_or_default(),
            name: text(&mut id, "name"),
            client_info: answer.client_info.clone(),
        })
    }
}

/// What the answer's id token says; nothing when there is none.
pub(crate) fn id_claims(answer: &TokenAnswer) -> Map<String, Value> {
    let token = answer.id_token.as_ref().map(Secret::expose);
    token.and_then(|token| decode(token.split('.').nth(1)?)).unwrap_or_default()
}

fn decode(text: &str) -> Option<Map<String, Value>> {
    object(&LENIENT.decode(text).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `client_info` or a part of a token.
    fn encode(json: &str) -> String {
        LENIENT.encode(json)
    }

    fn account(client_info: Option<&str>, id_token: Option<&str>) -> Option<Account> {
        let mut answer = TokenAnswer::read(br#"{"access_token":"t"}"#).unwrap();
        answer.client_info = client_info.map(encode);
        answer.id_token = id_token.map(|claims| Secret::new(format!("e30.{}.c2ln", encode(claims))));
        Account::of(&answer, "organizations", "login.example")
    }

    #[test]
    fn client_info_names_the_home_and_the_id_token_the_person() {
        let id = r#"{"oid":"o","tid":"guest-tenant","sub":"s","preferred_username":"ada@contoso.com","name":"Ada"}"#;
        let found = account(Some(r#"{"uid":"u","utid":"home-tenant"}"#), Some(id)).unwrap();
        assert_eq!((found.home_account_id.as_str(), found.tenant.as_str()), ("u.home-tenant", "guest-tenant"));
        assert_eq!((found.local_account_id.as_str(), found.username.as_str()), ("o", "ada@contoso.com"));
        assert_eq!(found.name.as_deref(), Some("Ada"));
    }

    #[test]
    fn less_will_do() {
        assert_eq!(account(None, Some(r#"{"oid":"o","tid":"t"}"#)).unwrap().home_account_id, "o.t");
        assert_eq!(account(None, Some(r#"{"sub":"s","upn":"ada"}"#)).unwrap().username, "ada");
        let bare = account(Some(r#"{"uid":"u","utid":"t"}"#), None).unwrap();
        assert_eq!((bare.local_account_id.as_str(), bare.tenant.as_str(), bare.username.as_str()), ("u", "t", ""));
        let answer = |tenant: &str| {
            let mut answer = TokenAnswer::read(br#"{"access_token":"t"}"#).unwrap();
            answer.client_info = Some(encode(r#"{"uid":"u","utid":"home"}"#));
            Account::of(&answer, tenant, "login.example").unwrap().tenant
        };
        assert_eq!((answer("common"), answer("guest")), ("home".into(), "guest".into()));
        assert_eq!(account(None, None), None);
        assert_eq!(account(Some("["), Some("{}")), None);
    }
}
