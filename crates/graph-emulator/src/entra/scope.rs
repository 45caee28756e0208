//! What a `scope` parameter asks for, and what is granted.
//!
//! Every Graph permission counts as consented to, also one that this file has never heard of: an emulator that refused
//! tomorrow's scope names would be of no use to a client that is ahead of it.

use super::error::{
    Failure, INVALID_SCOPE, MISSING_PARAMETER, MIXED_DEFAULT_SCOPE, NOT_A_DEFAULT_SCOPE, SEVERAL_RESOURCES,
    UNKNOWN_RESOURCE,
};

/// Graph as a resource: its identifier, which is also the audience of its tokens.
pub(super) const GRAPH: &str = "https://graph.microsoft.com";
/// Graph's application id, which is as good a name for it.
pub(super) const GRAPH_ID: &str = "00000003-0000-0000-c000-000000000000";

/// What a user has consented to beforehand, that `.default` stands for.
const DELEGATED: &[&str] = &[
    "Calendars.ReadWrite",
    "Contacts.ReadWrite",
    "Files.ReadWrite.All",
    "Mail.ReadWrite",
    "Mail.Send",
    "MailboxSettings.ReadWrite",
    "Sites.ReadWrite.All",
    "User.Read",
    "User.ReadBasic.All",
];

/// What an administrator has granted to the application itself.
pub(super) const APPLICATION: &[&str] = &[
    "Calendars.ReadWrite",
    "Contacts.ReadWrite",
    "Files.ReadWrite.All",
    "Mail.ReadWrite",
    "Mail.Send",
    "MailboxSettings.ReadWrite",
    "Sites.ReadWrite.All",
    "User.Read.All",
];

/// What `.default` stands for on other resources.
const ELSEWHERE: &str = "user_impersonation";

/// The scopes that concern the sign-in and not the resource.
const SIGN_IN: &[&str] = &["openid", "profile", "email", "offline_access"];
const DEFAULT: &str = ".default";

/// A delegated scope parameter, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    sign_in: Vec<&'static str>,
    /// The resource's scopes as spelt by the client, since that is how it will look for them in the answer.
    asked: Vec<String>,
    /// The audience of the token.
    audience: String,
}

/// The resources that there are beside Graph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resources<'a> {
    pub(super) origin: &'a str,
    pub(super) client_id: &'a str,
    pub(super) others: &'a [String],
}

impl Resources<'_> {
    /// The application as a resource: the audience of tokens that its callers bring.
    pub(super) fn own(&self) -> String {
        format!("api://{}", self.client_id)
    }

    /// The audience that this name of a resource stands for.
    pub(super) fn audience(&self, name: &str) -> Option<String> {
        if is_graph(name, self.origin) {
            return Some(GRAPH.to_owned());
        }
        if [self.client_id, &self.own()].iter().any(|own| own.eq_ignore_ascii_case(name)) {
            return Some(self.own());
        }
        let other = self.others.iter().find(|known| known.trim_end_matches('/').eq_ignore_ascii_case(name));
        other.map(|known| known.trim_end_matches('/').to_owned())
    }
}

impl Scope {
    /// What `.default` gives, with nothing about the sign-in.
    pub(super) fn everything() -> Self {
        Self { sign_in: Vec::new(), asked: vec![DEFAULT.to_owned()], audience: GRAPH.to_owned() }
    }

    pub(super) fn parse(text: Option<&str>, resources: &Resources<'_>) -> Result<Self, Failure> {
        let text = text.ok_or_else(|| MISSING_PARAMETER.about("scope"))?;
        let mut scope = Self { sign_in: Vec::new(), asked: Vec::new(), audience: GRAPH.to_owned() };
        let mut audiences = Vec::new();
        for word in text.split_whitespace() {
            let (resource, name) = split(word);
            if !is_name(name) {
                return Err(INVALID_SCOPE.about(word));
            }
            if let Some(known) = SIGN_IN.iter().find(|known| **known == name) {
                scope.sign_in.push(*known);
                continue;
            }
            let resource = resource.unwrap_or(GRAPH);
            audiences.push(resources.audience(resource).ok_or(resource));
            scope.asked.push(word.to_owned());
        }
        if audiences.iter().skip(1).any(|audience| Some(audience) != audiences.first()) {
            return Err(SEVERAL_RESOURCES.about(text));
        }
        if let Some(audience) = audiences.into_iter().next() {
            scope.audience = audience.map_err(|resource| UNKNOWN_RESOURCE.about(resource))?;
        }
        match scope.asked.len() > 1 && scope.all().is_some() {
            true => Err(MIXED_DEFAULT_SCOPE.about(text)),
            false => Ok(scope),
        }
    }

    /// The audience of the access token.
    pub(super) fn audience(&self) -> &str {
        &self.audience
    }

    /// The permissions that were asked for, in the client's spelling.
    pub(super) fn asked(&self) -> impl Iterator<Item = &str> {
        self.asked.iter().map(String::as_str)
    }

    /// The permissions by their bare names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.asked().map(|word| split(word).1)
    }

    pub(super) fn has(&self, sign_in: &str) -> bool {
        self.sign_in.contains(&sign_in)
    }

    /// The answer's `scope`: permissions as the client spells them, `offline_access` left out as Entra does.
    pub(super) fn granted(&self) -> String {
        let mut words = match self.all() {
            Some(default) => {
                let mut words: Vec<String> =
                    self.delegated().iter().map(|name| format!("{}/{name}", self.audience)).collect();
                words.push(default.to_owned());
                words
            }
            None => self.asked.clone(),
        };
        words.extend(self.named_sign_in());
        words.join(" ")
    }

    /// The access token's `scp`: bare names.
    pub(super) fn permissions(&self) -> String {
        let mut words: Vec<String> = match self.all() {
            Some(_) => self.delegated().iter().map(|name| (*name).to_owned()).collect(),
            None => self.names().map(str::to_owned).collect(),
        };
        words.extend(self.named_sign_in());
        words.join(" ")
    }

    /// What `.default` stands for.
    fn delegated(&self) -> &'static [&'static str] {
        if self.audience == GRAPH { DELEGATED } else { &[ELSEWHERE] }
    }

    fn named_sign_in(&self) -> impl Iterator<Item = String> {
        self.sign_in.iter().filter(|name| **name != "offline_access").map(|name| (*name).to_owned())
    }

    /// The word that stands for all permissions, when it is there.
    fn all(&self) -> Option<&str> {
        self.asked.iter().map(String::as_str).find(|word| split(word).1 == DEFAULT)
    }
}

/// The audience for an application, which can only ask for all that it was granted on one resource.
pub(super) fn of_application(text: Option<&str>, resources: &Resources<'_>) -> Result<String, Failure> {
    let text = text.ok_or_else(|| MISSING_PARAMETER.about("scope"))?;
    match split(text) {
        (Some(resource), DEFAULT) if !text.contains(char::is_whitespace) => {
            resources.audience(resource).ok_or_else(|| UNKNOWN_RESOURCE.about(resource))
        }
        _ => Err(NOT_A_DEFAULT_SCOPE.about(text)),
    }
}

/// A scope's resource, when it names one, and the name in it.
fn split(word: &str) -> (Option<&str>, &str) {
    match word.rsplit_once('/') {
        Some((resource, name)) => (Some(resource.trim_end_matches('/')), name),
        None => (None, word),
    }
}

/// Whether this is Graph: by its identifier, its application id, or the emulator's own host, from which some clients
/// make the scope.
fn is_graph(resource: &str, origin: &str) -> bool {
    let host = |url: &str| url.split_once("://").map_or(url, |(_, host)| host).to_ascii_lowercase();
    resource.eq_ignore_ascii_case(GRAPH_ID)
        || resource.eq_ignore_ascii_case(GRAPH)
        || (resource.contains("://") && host(resource) == host(origin))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "http://localhost:4000";

    fn resources() -> Resources<'static> {
        Resources { origin: ORIGIN, client_id: "app-1", others: &[] }
    }

    fn refused(text: Option<&str>) -> u32 {
        Scope::parse(text, &resources()).unwrap_err().fault.code
    }

    #[test]
    fn scopes_are_granted_in_the_spelling_of_the_client() {
        let text = "https://graph.microsoft.com/Mail.Read User.Read Invented.Scope openid profile offline_access";
        let scope = Scope::parse(Some(text), &resources()).unwrap();
        let granted = "https://graph.microsoft.com/Mail.Read User.Read Invented.Scope openid profile";
        assert_eq!(scope.granted(), granted);
        assert_eq!(scope.permissions(), "Mail.Read User.Read Invented.Scope openid profile");
        assert!(scope.has("offline_access") && scope.has("openid") && !scope.has("email"));
    }

    #[test]
    fn default_is_all_that_was_consented_to() {
        for resource in [GRAPH, "https://graph.microsoft.com/", GRAPH_ID, ORIGIN, "https://localhost:4000"] {
            let scope = Scope::parse(Some(&format!("{resource}/.default openid")), &resources()).unwrap();
            assert!(scope.permissions().contains("Mail.ReadWrite "), "{resource}");
            assert!(scope.granted().contains("https://graph.microsoft.com/Mail.Send"), "{resource}");
            assert!(scope.granted().contains(&format!("{resource}/.default")), "{resource}");
        }
    }

    #[test]
    fn what_is_wrong_has_its_number() {
        assert_eq!(refused(None), 900144);
        assert_eq!(refused(Some("Mail.Read,User.Read")), 70011);
        assert_eq!(refused(Some("https://graph.microsoft.com/")), 70011);
        assert_eq!(refused(Some("https://graph.microsoft.com/.default Mail.Read")), 70011);
        assert_eq!(refused(Some("https://vault.azure.net/.default")), 500011);
        assert_eq!(refused(Some("Mail.Read https://vault.azure.net/user_impersonation")), 28000);
    }

    #[test]
    fn an_application_asks_for_one_default() {
        let check = |text| of_application(text, &resources()).map_err(|failure| failure.fault.code);
        assert_eq!(check(Some("https://graph.microsoft.com/.default")), Ok(GRAPH.to_owned()));
        assert_eq!(check(Some("00000003-0000-0000-c000-000000000000/.default")), Ok(GRAPH.to_owned()));
        assert_eq!(check(None), Err(900144));
        for wrong in [".default", "Mail.Read", "https://graph.microsoft.com/Mail.Read", "openid https://x/.default"] {
            assert_eq!(check(Some(wrong)), Err(1002012), "{wrong}");
        }
        assert_eq!(check(Some("https://vault.azure.net/.default")), Err(500011));
    }

    #[test]
    fn other_resources_are_known_by_their_names() {
        let others = ["https://vault.azure.net/".to_owned()];
        let resources = Resources { others: &others, ..resources() };
        let parse = |text| Scope::parse(Some(text), &resources);
        let rows = [
            ("https://vault.azure.net/.default openid", "https://vault.azure.net", "user_impersonation openid"),
            ("api://app-1/access_as_user", "api://app-1", "access_as_user"),
            ("APP-1/.default", "api://app-1", "user_impersonation"),
            ("openid profile", GRAPH, "openid profile"),
        ];
        for (text, audience, permissions) in rows {
            let scope = parse(text).unwrap();
            assert_eq!((scope.audience(), scope.permissions().as_str()), (audience, permissions));
        }
        assert_eq!(parse("api://app-1/a https://vault.azure.net/b").unwrap_err().fault.code, 28000);
        assert_eq!(of_application(Some("api://app-1/.default"), &resources).unwrap(), "api://app-1");
    }
}
