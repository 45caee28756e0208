//! [`Kind`]: what a path leads to. The one table of paths, by which a request's rules are found before it is sent.

use graph_transport::Request;

/// What a request reads, as far as rules are known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A collection of directory objects.
    Directory,
    /// One directory object.
    DirectoryObject,
    /// What has changed among directory objects.
    DirectoryDelta,
    /// What has changed in a drive or in a list of SharePoint, which tell it alike.
    DriveDelta,
    /// A collection of events, or a view of a calendar.
    Events,
    /// A collection of messages in a mailbox.
    Messages,
    /// What has changed among the messages of a folder.
    MessagesDelta,
    /// Nothing that rules are known about.
    Other,
}

/// Collections of directory objects, at the root of the service or below `directory`. The organization's contacts are not a person's.
const COLLECTIONS: [&str; 9] = [
    "administrativeUnits",
    "applications",
    "contacts",
    "deletedItems",
    "devices",
    "directoryObjects",
    "groups",
    "servicePrincipals",
    "users",
];

/// Relationships from one directory object to others.
const RELATIONSHIPS: [&str; 13] = [
    "createdObjects",
    "directReports",
    "memberOf",
    "members",
    "ownedDevices",
    "ownedObjects",
    "owners",
    "registeredDevices",
    "registeredOwners",
    "registeredUsers",
    "transitiveMemberOf",
    "transitiveMembers",
    "transitiveReports",
];

/// Where a mailbox has messages and events: the first step from its owner, the last one, and what is there.
const MAILBOX: [(&str, &str, Kind); 7] = [
    ("messages", "messages", Kind::Messages),
    ("mailFolders", "messages", Kind::Messages),
    ("events", "events", Kind::Events),
    ("calendar", "events", Kind::Events),
    ("calendars", "events", Kind::Events),
    ("calendarGroups", "events", Kind::Events),
    ("calendarView", "calendarView", Kind::Events),
];

impl Kind {
    pub(crate) fn of(request: &Request) -> Self {
        let path = request.path().unwrap_or_default().split('?').next().unwrap_or_default();
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        segments.pop_if(|last| *last == "$count");
        let delta = segments.pop_if(|last| *last == "delta").is_some();
        if delta && Self::is_within_drive(&segments) {
            return Self::DriveDelta;
        }
        segments.pop_if(|last| last.starts_with("microsoft.graph."));
        match (Self::at(&segments), delta) {
            (kind, false) => kind,
            (Self::Directory, true) => Self::DirectoryDelta,
            (Self::Messages, true) => Self::MessagesDelta,
            (_, true) => Self::Other,
        }
    }

    fn at(segments: &[&str]) -> Self {
        let below = segments.strip_prefix(&["directory"]).unwrap_or(segments);
        match below {
            [collection] if COLLECTIONS.contains(collection) => Self::Directory,
            ["me"] => Self::DirectoryObject,
            [collection, _] if COLLECTIONS.contains(collection) => Self::DirectoryObject,
            ["me", relationship] if RELATIONSHIPS.contains(relationship) => Self::Directory,
            [collection, _, relationship]
                if COLLECTIONS.contains(collection) && RELATIONSHIPS.contains(relationship) =>
            {
                Self::Directory
            }
            ["me", within @ ..] | ["users" | "groups", _, within @ ..] => Self::within_mailbox(within),
            _ => Self::Other,
        }
    }

    fn is_within_drive(segments: &[&str]) -> bool {
        matches!(segments, [.., "lists", _, "items"])
            || segments.iter().any(|segment| matches!(*segment, "drive" | "drives"))
    }

    fn within_mailbox(steps: &[&str]) -> Self {
        let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Self::Other };
        // `messages` alone, or a folder's; not an item's own collection, which has as many steps as an item has.
        let direct = |begins: &str, ends: &str| begins != ends || steps.len() == 1;
        let known = MAILBOX.iter().find(|(begins, ends, _)| first == begins && last == ends && direct(begins, ends));
        known.map_or(Self::Other, |(_, _, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::{Method, Path};

    #[test]
    fn what_a_path_leads_to() {
        for (path, expected) in [
            ("/users", Kind::Directory),
            ("/users/$count", Kind::Directory),
            ("/contacts", Kind::Directory),
            ("/groups/1/members", Kind::Directory),
            ("/groups/1/members/microsoft.graph.user", Kind::Directory),
            ("/groups/1/transitiveMembers/microsoft.graph.user/$count", Kind::Directory),
            ("/me/memberOf", Kind::Directory),
            ("/me/directReports", Kind::Directory),
            ("/directory/administrativeUnits/1/members", Kind::Directory),
            ("/directory/deletedItems/microsoft.graph.group", Kind::Directory),
            ("/me", Kind::DirectoryObject),
            ("/users/1", Kind::DirectoryObject),
            ("/users/delta", Kind::DirectoryDelta),
            ("/me/messages", Kind::Messages),
            ("/users/1/messages/$count", Kind::Messages),
            ("/me/mailFolders/inbox/messages", Kind::Messages),
            ("/me/mailFolders/1/childFolders/2/messages/microsoft.graph.eventMessage", Kind::Messages),
            ("/me/mailFolders/inbox/messages/delta", Kind::MessagesDelta),
            ("/me/events", Kind::Events),
            ("/groups/1/calendar/events", Kind::Events),
            ("/users/1/calendars/2/events", Kind::Events),
            ("/me/calendarView", Kind::Events),
            ("/me/calendarView/delta", Kind::Other),
            ("/me/messages/1", Kind::Other),
            ("/me/messages/1/attachments", Kind::Other),
            ("/me/messages/messages/messages", Kind::Other),
            ("/me/mailFolders", Kind::Other),
            ("/me/mailFolders/delta", Kind::Other),
            ("/me/contacts", Kind::Other),
            ("/users/1/contacts", Kind::Other),
            ("/teams/1/members", Kind::Other),
            ("/teams/1/channels/2/messages", Kind::Other),
            ("/groups/1/team/members", Kind::Other),
            ("/chats/1/messages", Kind::Other),
            ("/drives/1/root/delta", Kind::DriveDelta),
            ("/me/drive/root:/a:/delta", Kind::DriveDelta),
            ("/sites/1/lists/2/items/delta", Kind::DriveDelta),
            ("/drives/1/root/children", Kind::Other),
            ("/sites/delta", Kind::Other),
            ("/", Kind::Other),
        ] {
            let request = Request::new("test.list", Method::GET, Path::new(path));
            assert_eq!(Kind::of(&request), expected, "{path}");
        }
    }
}
