//! Who is in the tenant: [`UserBuilder`].

use super::{MessageBuilder, WorkbookBuilder};
use crate::{
    directory,
    state::{Ids, Mailbox, User, WorkbookFile},
};
use jiff::Timestamp;
use serde_json::Value;

/// A user of the tenant, and what is in the mailbox.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is given back"]
pub struct UserBuilder {
    pub(super) upn: String,
    display_name: Option<String>,
    properties: Vec<(String, Value)>,
    folders: Vec<(Vec<String>, Vec<MessageBuilder>)>,
    workbooks: Vec<(String, WorkbookBuilder)>,
}

impl UserBuilder {
    pub(crate) fn new(upn: String) -> Self {
        Self { upn, display_name: None, properties: Vec::new(), folders: Vec::new(), workbooks: Vec::new() }
    }

    /// The name that people see; the part before the `@`, if this is not said.
    pub fn display_name(mut self, name: impl Into<String>) -> Self {
        self.display_name = Some(name.into());
        self
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

    /// A workbook in the user's drive, by its path: `Reports/2026.xlsx`.
    pub fn workbook(mut self, path: &str, build: impl FnOnce(WorkbookBuilder) -> WorkbookBuilder) -> Self {
        self.workbooks.push((path.to_owned(), build(WorkbookBuilder::default())));
        self
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
        let workbooks = self.workbooks.into_iter();
        let workbooks = workbooks.map(|(path, book)| WorkbookFile::new(ids.workbook(), path, book.build())).collect();
        User { id, upn: self.upn, display_name: name, value, mailbox, workbooks }
    }
}
