//! Permissions by what they are for: the names of common needs, and the scopes that each stands for.

use graph_transport::{Endpoint, Error, Result};

/// What a program may need of a user, and the delegated permissions that it takes. Nothing asks for all of them: a consent page that
/// wants everything is declined.
const NEEDS: [(&str, &[&str]); 27] = [
    ("basic", &["User.Read"]),
    ("mailbox", &["Mail.Read"]),
    ("mailbox_shared", &["Mail.Read.Shared"]),
    ("mailbox_settings", &["MailboxSettings.ReadWrite"]),
    ("message_send", &["Mail.Send"]),
    ("message_send_shared", &["Mail.Send.Shared"]),
    ("message_all", &["Mail.ReadWrite", "Mail.Send"]),
    ("message_all_shared", &["Mail.ReadWrite.Shared", "Mail.Send.Shared"]),
    ("address_book", &["Contacts.Read"]),
    ("address_book_shared", &["Contacts.Read.Shared"]),
    ("address_book_all", &["Contacts.ReadWrite"]),
    ("address_book_all_shared", &["Contacts.ReadWrite.Shared"]),
    ("calendar", &["Calendars.Read"]),
    ("calendar_shared", &["Calendars.Read.Shared"]),
    ("calendar_all", &["Calendars.ReadWrite"]),
    ("calendar_shared_all", &["Calendars.ReadWrite.Shared"]),
    ("users", &["User.ReadBasic.All"]),
    ("onedrive", &["Files.Read.All"]),
    ("onedrive_all", &["Files.ReadWrite.All"]),
    ("sharepoint", &["Sites.Read.All"]),
    ("sharepoint_all", &["Sites.ReadWrite.All"]),
    ("settings", &["MailboxSettings.Read"]),
    ("settings_all", &["MailboxSettings.ReadWrite"]),
    ("tasks", &["Tasks.Read"]),
    ("tasks_all", &["Tasks.ReadWrite"]),
    ("presence", &["Presence.Read"]),
    ("presence_all", &["Presence.ReadWrite"]),
];

/// Scopes of the sign-in itself, which belong to no service.
const OPENID: [&str; 6] = ["openid", "profile", "email", "offline_access", "address", "phone"];

/// The scopes for what a program needs, as `endpoint`'s sign-in service wants them written.
///
/// A name is one of the needs below, a permission as Graph's pages have it (`Files.Read`), a whole scope (`https://…/Files.Read`,
/// `api://…`), or one of the sign-in's own (`openid`, `offline_access`), which no service's address is put before. Each scope comes once, in
/// the order of the names. For "all that was consented to" use [`Endpoint::default_scope`] and nothing beside it.
///
/// | needs | |
/// |---|---|
/// | the user | `basic`, `users`, `presence`, `presence_all` |
/// | mail | `mailbox`, `mailbox_shared`, `message_send`, `message_send_shared`, `message_all`, `message_all_shared` |
/// | settings | `settings`, `settings_all`, `mailbox_settings` |
/// | contacts | `address_book`, `address_book_all`, and both with `_shared` |
/// | calendars | `calendar`, `calendar_shared`, `calendar_all`, `calendar_shared_all` |
/// | files | `onedrive`, `onedrive_all`, `sharepoint`, `sharepoint_all` |
/// | tasks | `tasks`, `tasks_all` |
///
/// See Microsoft's page on [permissions](https://learn.microsoft.com/graph/permissions-reference).
///
/// # Errors
/// When a name is neither a need nor looks like a scope, rather than ask the service for what does not exist.
///
/// ```
/// use graph_auth::scopes;
/// use graph_transport::{Cloud, Endpoint};
///
/// let scopes = scopes(&Endpoint::of(Cloud::CHINA), ["message_all", "Files.Read", "Mail.Send", "offline_access"])?;
/// assert_eq!(scopes, [
///     "https://microsoftgraph.chinacloudapi.cn/Mail.ReadWrite",
///     "https://microsoftgraph.chinacloudapi.cn/Mail.Send",
///     "https://microsoftgraph.chinacloudapi.cn/Files.Read",
///     "offline_access",
/// ]);
/// assert!(graph_auth::scopes(&Endpoint::default(), ["sharepoint_dl"]).is_err());
/// # Ok::<(), graph_transport::Error>(())
/// ```
pub fn scopes<I>(endpoint: &Endpoint, names: I) -> Result<Vec<String>>
where
    I: IntoIterator<Item: AsRef<str>>,
{
    let default = endpoint.default_scope();
    let resource = default.trim_end_matches(".default");
    let mut scopes: Vec<String> = Vec::new();
    for name in names {
        let name = name.as_ref().trim();
        let own = [name];
        let permissions: &[&str] = match NEEDS.iter().find(|(need, _)| *need == name) {
            Some((_, permissions)) => permissions,
            None => &own,
        };
        for permission in permissions {
            let scope = written(resource, permission)?;
            if !scopes.iter().any(|known| known.eq_ignore_ascii_case(&scope)) {
                scopes.push(scope);
            }
        }
    }
    Ok(scopes)
}

fn written(resource: &str, permission: &str) -> Result<String> {
    let allowed = |byte: u8| matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e);
    if permission.is_empty() || !permission.bytes().all(allowed) {
        return Err(Error::credential(format!(
            "{permission:?} is no scope: give one name at a time, without spaces, quotes or backslashes"
        )));
    }
    if OPENID.iter().any(|own| own.eq_ignore_ascii_case(permission)) {
        return Ok(permission.to_ascii_lowercase());
    }
    if permission.contains("://") {
        return Ok(permission.to_owned());
    }
    if !permission.contains('.') || permission.contains('/') {
        let known: Vec<_> = NEEDS.iter().map(|(need, _)| *need).collect();
        return Err(Error::credential(format!(
            "\"{permission}\" is neither a permission such as Mail.Read nor one of {}",
            known.join(", ")
        )));
    }
    Ok(format!("{resource}{permission}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_is_written_for_the_cloud() {
        for (need, permissions) in NEEDS {
            let found = scopes(&Endpoint::default(), [need]).unwrap();
            let expected: Vec<_> = permissions.iter().map(|one| format!("https://graph.microsoft.com/{one}")).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn whole_scopes_and_the_sign_ins_own_stay_as_they_are() {
        let names = ["OpenID", "offline_access", "api://1/Read", "https://outlook.office.com/SMTP.Send", ".default"];
        assert_eq!(
            scopes(&Endpoint::default(), names).unwrap(),
            [
                "openid",
                "offline_access",
                "api://1/Read",
                "https://outlook.office.com/SMTP.Send",
                "https://graph.microsoft.com/.default",
            ]
        );
    }

    #[test]
    fn what_cannot_be_a_scope_is_named() {
        for (name, words) in [
            ("sharepoint_dl", "\"sharepoint_dl\" is neither a permission"),
            ("Mail.Read Mail.Send", "give one name at a time"),
            ("", "give one name at a time"),
            ("graph.microsoft.com/Mail.Read", "is neither a permission"),
        ] {
            let error = scopes(&Endpoint::default(), [name]).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
