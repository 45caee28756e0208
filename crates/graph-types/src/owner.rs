//! [`Owner`]: whose resources are meant.

use graph_odata::Path;

graph_odata::id! {
    /// The id of a user: an object id, or the user principal name, such as `ada@contoso.com`.
    pub struct UserId;
}

graph_odata::id! {
    /// The id of a Microsoft 365 group, which has a calendar and drives of its own.
    pub struct GroupId;
}

graph_odata::id! {
    /// The id of a SharePoint site: `contoso.sharepoint.com,{guid},{guid}`, a host name alone for its root site, or `root`.
    pub struct SiteId;
}

/// Whose mailbox, calendar or drive is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Owner {
    /// The signed-in user. An app without a user has none.
    #[default]
    Me,
    /// A user by id or principal name, a shared mailbox's included.
    User(UserId),
    /// A group.
    Group(GroupId),
    /// A site, which has drives alone.
    Site(SiteId),
    /// A site by where people find it: see [`site_at`](Self::site_at).
    SiteAt {
        /// The host, such as `contoso.sharepoint.com`.
        host: String,
        /// The path there, such as `sites/plans`.
        path: String,
    },
}

impl Owner {
    /// A site by the parts of its URL: `Owner::site_at("contoso.sharepoint.com", "sites/plans")`.
    pub fn site_at(host: impl Into<String>, path: impl Into<String>) -> Self {
        Self::SiteAt { host: host.into(), path: path.into() }
    }

    /// The owner's resource.
    pub fn path(&self) -> Path {
        match self {
            Self::Me => Path::new("/me"),
            Self::User(id) => Path::new("/users").id("user-id", id.as_str()),
            Self::Group(id) => Path::new("/groups").id("group-id", id.as_str()),
            Self::Site(id) => Path::new("/sites").id("site-id", id.as_str()),
            Self::SiteAt { host, path } => Path::new("/sites").id("host", host).by_path("site-path", path),
        }
    }

    /// The owner's resource, its requests counted to the mailbox: Outlook serves four at a time. `Me`, a principal name in any case, and
    /// an object id are told apart, so whoever mixes them for one mailbox shares its quota with themselves.
    pub fn mailbox(&self) -> Path {
        let path = self.path();
        let scope = format!("outlook:{}", path.as_str().to_lowercase());
        path.throttled_as(scope)
    }
}

impl From<GroupId> for Owner {
    fn from(id: GroupId) -> Self {
        Self::Group(id)
    }
}

impl From<SiteId> for Owner {
    fn from(id: SiteId) -> Self {
        Self::Site(id)
    }
}

impl<T: Into<UserId>> From<T> for Owner {
    fn from(id: T) -> Self {
        Self::User(id.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_have_paths_and_quotas_of_their_own() {
        assert_eq!(Owner::Me.path().as_str(), "/me");
        let guest = Owner::from("bob#EXT#@contoso.com");
        assert_eq!(guest.path().as_str(), "/users/bob%23EXT%23@contoso.com");
        assert_eq!(Owner::from(GroupId::from("02bd")).path().as_str(), "/groups/02bd");
        let site = Owner::from(SiteId::from("contoso.sharepoint.com,1,2"));
        assert_eq!(
            (site.path().as_str(), site.path().template()),
            ("/sites/contoso.sharepoint.com,1,2", "/sites/{site-id}")
        );
        let in_any_case = |name: &str| Owner::from(name).mailbox().throttle_scope().cloned();
        assert_eq!(in_any_case("Ada@Contoso.com"), in_any_case("ada@contoso.com"));
        assert_ne!(guest.mailbox().throttle_scope(), Owner::Me.mailbox().throttle_scope());
    }
}
