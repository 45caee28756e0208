//! [`User`], [`Group`] and [`Site`]: who else has what the services work with.

use graph_transport::Client;
use graph_types::{GroupId, Owner, SiteId, UserId};

/// Declares an owner by its id.
macro_rules! owner {
    ($(#[$doc:meta])* $Name:ident, $Id:ident, $variant:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[allow(dead_code, reason = "what it has is behind features")]
        pub struct $Name {
            client: Client,
            owner: Owner,
        }

        impl $Name {
            pub(crate) fn new(client: &Client, id: $Id) -> Self {
                Self::at(client, Owner::$variant(id))
            }

            pub(crate) fn at(client: &Client, owner: Owner) -> Self {
                Self { client: client.clone(), owner }
            }
        }
    };
}

owner! {
    /// A user who is not the signed-in one.
    User, UserId, User
}

owner! {
    /// A Microsoft 365 group.
    Group, GroupId, Group
}

owner! {
    /// A SharePoint site.
    Site, SiteId, Site
}

#[cfg(feature = "mail")]
impl User {
    /// The user's mailbox.
    #[cfg_attr(docsrs, doc(cfg(feature = "mail")))]
    pub fn mail(&self) -> graph_mail::MailClient {
        graph_mail::MailClient::of(&self.client, self.owner.clone())
    }
}

/// The ways from owners to what they have, behind the features of its services.
macro_rules! ways {
    ($($Owner:ident),+) => {$(
        #[cfg(feature = "drive")]
        impl $Owner {
            /// The default drive.
            #[cfg_attr(docsrs, doc(cfg(feature = "drive")))]
            pub fn drive(&self) -> graph_drive::DriveClient {
                graph_drive::DriveClient::of(&self.client, self.owner.clone())
            }

            /// All drives.
            #[cfg_attr(docsrs, doc(cfg(feature = "drive")))]
            pub fn drives(&self) -> graph_drive::Drives {
                graph_drive::Drives::of(&self.client, self.owner.clone())
            }
        }

        #[cfg(feature = "excel")]
        impl $Owner {
            /// A workbook in the default drive, by its path or id.
            #[cfg_attr(docsrs, doc(cfg(feature = "excel")))]
            pub fn excel(&self, file: impl Into<graph_types::ItemPath>) -> graph_excel::WorkbookClient {
                graph_excel::WorkbookClient::at(&self.client, self.owner.clone(), file)
            }
        }
    )+};
}

ways!(User, Group, Site);

#[cfg(feature = "calendar")]
impl User {
    /// The user's calendars.
    #[cfg_attr(docsrs, doc(cfg(feature = "calendar")))]
    pub fn calendar(&self) -> graph_calendar::CalendarClient {
        graph_calendar::CalendarClient::of(&self.client, self.owner.clone())
    }
}

#[cfg(feature = "calendar")]
impl Group {
    /// The group's calendar.
    #[cfg_attr(docsrs, doc(cfg(feature = "calendar")))]
    pub fn calendar(&self) -> graph_calendar::CalendarClient {
        graph_calendar::CalendarClient::of(&self.client, self.owner.clone())
    }
}

#[cfg(all(test, feature = "calendar", feature = "drive", feature = "excel", feature = "mail"))]
mod tests {
    use crate::{Graph, transport::testing::Scripted, types::ItemPath};
    use graph_transport::StaticToken;

    #[test]
    fn every_owner_has_paths_of_its_own() {
        let graph = Graph::builder().transport(Scripted::default()).credential(StaticToken::new("t")).build().unwrap();
        let (bob, group, site) = (graph.user("bob@contoso.com"), graph.group("7"), graph.site("root"));
        let book = || ItemPath::id("B");
        for (request, line) in [
            (bob.mail().inbox().get().into_request(), "GET /users/bob@contoso.com/mailFolders/inbox"),
            (bob.calendar().events().list().into_request(), "GET /users/bob@contoso.com/events"),
            (bob.drive().root().get().into_request(), "GET /users/bob@contoso.com/drive/root"),
            (group.calendar().default_calendar().get().into_request(), "GET /groups/7/calendar"),
            (group.drives().list().into_request(), "GET /groups/7/drives"),
            (site.drive().get().into_request(), "GET /sites/root/drive"),
            (
                graph.site_at("contoso.sharepoint.com", "sites/plans").drives().list().into_request(),
                "GET /sites/contoso.sharepoint.com:/sites/plans:/drives",
            ),
            (graph.shared("https://x").item().get().into_request(), "GET /shares/u!aHR0cHM6Ly94/driveItem"),
            (site.excel(book()).tables().list().into_request(), "GET /sites/root/drive/items/B/workbook/tables"),
            (graph.excel(book()).worksheets().list().into_request(), "GET /me/drive/items/B/workbook/worksheets"),
            (graph.calendar().calendars().list().into_request(), "GET /me/calendars"),
            (graph.drive().get().into_request(), "GET /me/drive"),
        ] {
            assert_eq!(request.line(), line);
        }
    }
}
