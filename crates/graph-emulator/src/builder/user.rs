//! Who is in the tenant: [`UserBuilder`].

use super::{DriveBuilder, EventBuilder, MessageBuilder, WorkbookBuilder};
use crate::{
    directory,
    state::{Byline, Calendars, Drive, Face, Ids, Limits, Mailbox, Rights, User, identity, seconds},
};
use bytes::Bytes;
use jiff::Timestamp;
use serde_json::Value;
use std::fmt;

/// A user of the tenant, and what is in the mailbox and the calendars.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is given back"]
pub struct UserBuilder {
    pub(super) upn: String,
    display_name: Option<String>,
    password: Option<Password>,
    properties: Vec<(String, Value)>,
    folders: Vec<(Vec<String>, Vec<MessageBuilder>)>,
    drive: DriveBuilder,
    events: Vec<(Option<String>, EventBuilder)>,
    rights: Rights,
    limits: Limits,
}

/// A password, which `Debug` does not show.
#[derive(Clone)]
struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl UserBuilder {
    pub(crate) fn new(upn: String) -> Self {
        Self {
            upn,
            display_name: None,
            password: None,
            properties: Vec::new(),
            folders: Vec::new(),
            drive: DriveBuilder::default(),
            events: Vec::new(),
            rights: Rights::default(),
            limits: Limits::default(),
        }
    }

    /// The name that people see; the part before the `@`, if this is not said.
    pub fn display_name(mut self, name: impl Into<String>) -> Self {
        self.display_name = Some(name.into());
        self
    }

    /// The password; the part before the `@` with `-password` behind it, if this is not said.
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.password = Some(Password(password.into()));
        self
    }

    pub(super) fn password_or_default(&self) -> String {
        let name = self.upn.split('@').next().unwrap_or_default();
        self.password.as_ref().map_or_else(|| format!("{name}-password"), |password| password.0.clone())
    }

    /// A property of the user, such as `jobTitle`.
    pub fn property(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.properties.push((name.into(), value.into()));
        self
    }

    /// A message in the Inbox.
    pub fn message(self, build: impl FnOnce(MessageBuilder) -> MessageBuilder) -> Self {
        self.message_in("inbox", build)
    }

    /// A message in a folder: a path of names that begins with a well-known name or at the top, such as `sentitems` or
    /// `Projects/Bridge`. Folders that are not there are made.
    pub fn message_in(mut self, folder: &str, build: impl FnOnce(MessageBuilder) -> MessageBuilder) -> Self {
        self.place(folder).push(build(MessageBuilder::default()));
        self
    }

    /// A folder with nothing in it, by its path.
    pub fn folder(mut self, path: &str) -> Self {
        self.place(path);
        self
    }

    /// A file in the user's drive, by its path: `Reports/2026.csv`. Folders that are not there are made, and of two files with one path the
    /// later is a new version.
    ///
    /// ```
    /// use graph_emulator::Emulator;
    ///
    /// let emulator = Emulator::builder()
    ///     .user("ada@contoso.com", |user| user.file("Reports/2026.csv", "year,sales\n").drive_folder("Empty").drive_quota(1 << 20))
    ///     .build();
    /// assert_eq!(emulator.file("ada@contoso.com", "reports/2026.csv").unwrap(), "year,sales\n");
    /// ```
    pub fn file(mut self, path: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        self.drive = self.drive.file(path, bytes);
        self
    }

    /// A workbook in the user's drive, by its path: `Reports/2026.xlsx`.
    ///
    /// # Panics
    /// When the path does not end in `.xlsx`.
    #[track_caller]
    pub fn workbook(mut self, path: impl Into<String>, build: impl FnOnce(WorkbookBuilder) -> WorkbookBuilder) -> Self {
        self.drive = self.drive.workbook(path, build);
        self
    }

    /// A folder in the user's drive, by its path.
    pub fn drive_folder(mut self, path: impl Into<String>) -> Self {
        self.drive = self.drive.folder(path);
        self
    }

    /// How many bytes the user's drive holds; a tebibyte, if this is not said.
    pub fn drive_quota(mut self, bytes: u64) -> Self {
        self.drive = self.drive.quota(bytes);
        self
    }

    /// What else there is to say of the user's drive.
    ///
    /// ```
    /// use graph_emulator::Emulator;
    ///
    /// let emulator = Emulator::builder().user("ada@contoso.com", |user| user.drive(|drive| drive.column("Project"))).build();
    /// assert_eq!(emulator.users(), ["ada@contoso.com"]);
    /// ```
    pub fn drive(mut self, build: impl FnOnce(DriveBuilder) -> DriveBuilder) -> Self {
        self.drive = build(self.drive);
        self
    }

    /// Lets the user send as if it were the owner of that mailbox who sends: a message may be `from` there. Without it, or
    /// [`send_on_behalf_of`](Self::send_on_behalf_of), such a message is refused with 403 `ErrorSendAsDenied`.
    ///
    /// ```
    /// use graph_emulator::Emulator;
    ///
    /// let emulator = Emulator::builder()
    ///     .user("ada@contoso.com", |user| user.send_as("team@contoso.com").send_on_behalf_of("chief@contoso.com"))
    ///     .user("team@contoso.com", |user| user)
    ///     .build();
    /// assert_eq!(emulator.users().len(), 2);
    /// ```
    pub fn send_as(mut self, address: impl Into<String>) -> Self {
        self.rights.send_as.push(address.into());
        self
    }

    /// Lets the user send on behalf of the owner of that mailbox: a message may be `from` there, and its `sender` is the user.
    pub fn send_on_behalf_of(mut self, address: impl Into<String>) -> Self {
        self.rights.on_behalf.push(address.into());
        self
    }

    /// How many bytes a message may have, with what is attached; what makes it larger is refused with 400 `ErrorMessageSizeExceeded`. There is
    /// no limit, if this is not said.
    pub fn message_size_limit(mut self, bytes: u64) -> Self {
        self.limits.message = Some(bytes);
        self
    }

    /// How many bytes the messages of the mailbox may have together; more is refused with 403 `ErrorQuotaExceeded`, and not delivered. There
    /// is no limit, if this is not said.
    pub fn mailbox_quota(mut self, bytes: u64) -> Self {
        self.limits.quota = Some(bytes);
        self
    }

    /// An event in the default calendar. The emulator is not built when Graph would refuse to make it.
    pub fn event(mut self, build: impl FnOnce(EventBuilder) -> EventBuilder) -> Self {
        self.events.push((None, build(EventBuilder::default())));
        self
    }

    /// An event in a calendar of that name, which is made if it is not there.
    pub fn event_in(mut self, calendar: impl Into<String>, build: impl FnOnce(EventBuilder) -> EventBuilder) -> Self {
        self.events.push((Some(calendar.into()), build(EventBuilder::default())));
        self
    }

    pub(super) fn take_events(&mut self) -> Vec<(Option<String>, EventBuilder)> {
        std::mem::take(&mut self.events)
    }

    fn place(&mut self, path: &str) -> &mut Vec<MessageBuilder> {
        let path: Vec<String> = path.split('/').map(str::to_owned).collect();
        let at = self.folders.iter().position(|(known, _)| *known == path).unwrap_or_else(|| {
            self.folders.push((path, Vec::new()));
            self.folders.len() - 1
        });
        &mut self.folders[at].1
    }

    pub(super) fn build(self, ids: &mut Ids, drives: &mut Vec<Drive>, now: Timestamp) -> User {
        let name = self.display_name.unwrap_or_else(|| self.upn.split('@').next().unwrap_or_default().to_owned());
        let id = ids.guid();
        let mut value = directory::record(&id, &self.upn, &name);
        if let Value::Object(fields) = &mut value {
            fields.extend(self.properties);
        }
        let mut mailbox = Mailbox::new(ids);
        for (path, messages) in self.folders {
            let mut folder = mailbox.known("msgfolderroot");
            for (depth, segment) in path.iter().enumerate() {
                let known = mailbox.folder(segment).filter(|_| depth == 0).map(|known| known.id.clone());
                let known = known.or_else(|| mailbox.child_named(&folder, segment).map(|child| child.id.clone()));
                folder = known.unwrap_or_else(|| mailbox.add_folder(ids, &folder, segment, false));
            }
            for message in messages {
                message.place(&mut mailbox, ids, &folder, (&self.upn, &name), now);
            }
        }
        mailbox.limits = self.limits;
        let byline = Byline { by: identity(&id, &self.upn, &name), time: seconds(now) };
        let mut face = Face::of_person(&self.upn, &byline.by);
        if self.drive.is_personal() {
            face.kind = "personal";
        }
        let mut drive = Drive::new(ids, face, &byline);
        self.drive.fill(&mut drive, ids, &byline);
        drives.push(drive);
        let drive = drives.len() - 1;
        let calendars = Calendars::new(ids);
        User { id, upn: self.upn, display_name: name, value, mailbox, calendars, drive, rights: self.rights }
    }
}
