//! [`Account`]: who has signed in, as the token answer tells it.

use crate::token_answer::{TokenAnswer, object, text};
use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use graph_transport::Secret;
use serde_json::{Map, Value};

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A person's account, in the words of the cache that other libraries share.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Account {
    /// `{object id}.{home tenant}`: the same wherever the person signs in.
    pub(crate) home_account_id: String,
    /// The object id in the tenant of this sign-in.
    pub(crate) local_account_id: String,
    /// The tenant of this sign-in.
    pub(crate) realm: String,
    pub(crate) username: String,
    pub(crate) name: Option<String>,
    pub(crate) client_info: Option<String>,
}

impl Account {
    /// Who the tokens are for. `None` when the answer does not tell.
    ///
    /// The id token's signature is not checked: it came straight from the sign-in service, over TLS, and grants nothing here.
    pub(crate) fn of(answer: &TokenAnswer, tenant: &str) -> Option<Self> {
        let mut info = answer.client_info.as_deref().and_then(decode).unwrap_or_default();
        let mut id = answer
            .id_token
            .as_ref()
            .map(Secret::expose)
            .and_then(|token| decode(token.split('.').nth(1)?))
            .unwrap_or_default();
        let (uid, utid) = (text(&mut info, "uid"), text(&mut info, "utid"));
        let (oid, tid, subject) = (text(&mut id, "oid"), text(&mut id, "tid"), text(&mut id, "sub"));
        let pair =
            |id: &Option<String>, tenant: &Option<String>| Some(format!("{}.{}", id.as_ref()?, tenant.as_ref()?));
        let home_account_id = pair(&uid, &utid).or_else(|| pair(&oid, &tid)).or_else(|| subject.clone())?;
        Some(Self {
            home_account_id,
            local_account_id: oid.or(subject).or(uid).unwrap_or_default(),
            realm: tid.or(utid).unwrap_or_else(|| tenant.to_owned()),
            username: ["preferred_username", "upn"]
                .into_iter()
                .find_map(|name| text(&mut id, name))
                .unwrap_or_default(),
            name: text(&mut id, "name"),
            client_info: answer.client_info.clone(),
        })
    }
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
        Account::of(&answer, "organizations")
    }

    #[test]
    fn client_info_names_the_home_and_the_id_token_the_person() {
        let id = r#"{"oid":"o","tid":"guest-tenant","sub":"s","preferred_username":"ada@contoso.com","name":"Ada"}"#;
        let found = account(Some(r#"{"uid":"u","utid":"home-tenant"}"#), Some(id)).unwrap();
        assert_eq!((found.home_account_id.as_str(), found.realm.as_str()), ("u.home-tenant", "guest-tenant"));
        assert_eq!((found.local_account_id.as_str(), found.username.as_str()), ("o", "ada@contoso.com"));
        assert_eq!(found.name.as_deref(), Some("Ada"));
    }

    #[test]
    fn less_will_do() {
        assert_eq!(account(None, Some(r#"{"oid":"o","tid":"t"}"#)).unwrap().home_account_id, "o.t");
        assert_eq!(account(None, Some(r#"{"sub":"s","upn":"ada"}"#)).unwrap().username, "ada");
        let bare = account(Some(r#"{"uid":"u","utid":"t"}"#), None).unwrap();
        assert_eq!((bare.local_account_id.as_str(), bare.realm.as_str(), bare.username.as_str()), ("u", "t", ""));
        assert_eq!(account(None, None), None);
        assert_eq!(account(Some("["), Some("{}")), None);
    }
}
