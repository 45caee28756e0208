//! Who is in the tenant: [`UserBuilder`].

use super::{EventBuilder, MessageBuilder, WorkbookBuilder};
use crate::{
    directory,
    drive::{hash, names, special},
    excel,
    state::{Byline, Calendars, Content, Drive, Ids, Limits, Mailbox, Rights, User, identity, seconds},
};
use bytes::Bytes;
use jiff::Timestamp;
use serde_json::Value;
use std::fmt;

/// What is at a path of a drive.
#[derive(Clone, Debug)]
enum Filling {
    Folder,
    Bytes(Bytes),
    Workbook(WorkbookBuilder),
}

impl Filling {
    fn content(self) -> Option<Content> {
        match self {
            Self::Folder => None,
            Self::Bytes(bytes) => Some(hash::content(bytes)),
            Self::Workbook(book) => Some(excel::content(book.build())),
        }
    }
}

/// A user of the tenant, and what is in the mailbox and the calendars.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is given back"]
pub struct UserBuilder {
    pub(super) upn: String,
    display_name: Option<String>,
    password: Option<Password>,
    properties: Vec<(String, Value)>,
    folders: Vec<(Vec<String>, Vec<MessageBuilder>)>,
    /// What is in the drive, by its path.
    files: Vec<(String, Filling)>,
    drive_quota: Option<u64>,
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
            files: Vec::new(),
            drive_quota: None,
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
        self.files.push((path.into(), Filling::Bytes(bytes.into())));
        self
    }

    /// A workbook in the user's drive, by its path: `Reports/2026.xlsx`.
    ///
    /// # Panics
    /// When the path does not end in `.xlsx`.
    #[track_caller]
    pub fn workbook(mut self, path: impl Into<String>, build: impl FnOnce(WorkbookBuilder) -> WorkbookBuilder) -> Self {
        let path = path.into();
        assert!(names::extension(&path) == "xlsx", "`{path}` is no path of a workbook: it does not end in .xlsx");
        self.files.push((path, Filling::Workbook(build(WorkbookBuilder::default()))));
        self
    }

    /// A folder in the user's drive, by its path.
    pub fn drive_folder(mut self, path: impl Into<String>) -> Self {
        self.files.push((path.into(), Filling::Folder));
        self
    }

    /// How many bytes the user's drive holds; a tebibyte, if this is not said.
    pub fn drive_quota(mut self, bytes: u64) -> Self {
        self.drive_quota = Some(bytes);
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

    pub(super) fn build(self, ids: &mut Ids, now: Timestamp) -> User {
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
        let mut drive = Drive::new(ids, &self.upn, &byline);
        drive.quota = self.drive_quota.unwrap_or(drive.quota);
        for (path, filling) in self.files {
            furnish(&mut drive, ids, &path, filling.content(), &byline);
        }
        let calendars = Calendars::new(ids);
        User { id, upn: self.upn, display_name: name, value, mailbox, calendars, drive, rights: self.rights }
    }
}

/// Puts a file or a folder into a drive.
fn furnish(drive: &mut Drive, ids: &mut Ids, path: &str, content: Option<Content>, byline: &Byline) {
    let mut folders: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
    let name = content.is_some().then(|| folders.pop()).flatten();
    let root = drive.root.clone();
    let parent = folders.into_iter().fold(root, |at, name| special::descend(drive, ids, &at, name, byline));
    let (Some(name), Some(content)) = (name, content) else { return };
    match drive.child(&parent, name).map(|item| item.id.clone()) {
        None => drop(drive.add(ids, &parent, name, Some(content), byline)),
        Some(id) => {
            if let Some(item) = drive.item_mut(&id) {
                item.write(content, byline);
            }
            drive.touch(&id, byline);
        }
    }
}
