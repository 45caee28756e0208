//! Sites and groups, and their libraries: [`SiteBuilder`].

use super::DriveBuilder;
use crate::{
    drive::names,
    state::{Byline, Drive, Face, Group, Site, State, seconds},
};
use jiff::Timestamp;
use serde_json::{Value, json};

/// A SharePoint site, a group's or its own, and its libraries.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is given back"]
pub struct SiteBuilder {
    host: String,
    path: String,
    /// The group's address.
    group: Option<String>,
    display_name: Option<String>,
    libraries: Vec<(String, DriveBuilder)>,
    members: Vec<String>,
}

impl SiteBuilder {
    pub(super) fn new(host: String, path: String) -> Self {
        let path = path.trim_matches('/').to_owned();
        Self { host, path, group: None, display_name: None, libraries: Vec::new(), members: Vec::new() }
    }

    pub(super) fn of_group(mail: String) -> Self {
        let (name, domain) = mail.split_once('@').unwrap_or((&mail, "contoso.com"));
        let host = format!("{}.sharepoint.com", domain.split('.').next().unwrap_or_default());
        Self { group: Some(mail.clone()), ..Self::new(host, format!("sites/{name}")) }
    }

    /// The name that people see; the last part of the path, if this is not said.
    pub fn display_name(mut self, name: impl Into<String>) -> Self {
        self.display_name = Some(name.into());
        self
    }

    /// A library of that name; the first is the site's default drive.
    pub fn library(mut self, name: impl Into<String>, build: impl FnOnce(DriveBuilder) -> DriveBuilder) -> Self {
        self.libraries.push((name.into(), build(DriveBuilder::default())));
        self
    }

    /// Somebody who may work in the site, by address; everybody may, if nobody is named. It counts where the emulator
    /// [asks](crate::EmulatorBuilder::enforce_sharing) who may do what.
    pub fn member(mut self, upn: impl Into<String>) -> Self {
        self.members.push(upn.into());
        self
    }

    pub(super) fn build(mut self, state: &mut State, now: Timestamp) {
        if self.libraries.is_empty() {
            self.libraries.push(("Documents".into(), DriveBuilder::default()));
        }
        let ids = &mut state.ids;
        let id = format!("{},{},{}", self.host, ids.guid(), ids.guid());
        let last = self.path.rsplit('/').next().filter(|last| !last.is_empty()).unwrap_or("Home").to_owned();
        let name = self.display_name.unwrap_or(last);
        let created = seconds(now);
        let group = self.group.as_ref().map(|mail| (ids.guid(), mail.clone()));
        let owner = group.as_ref().map_or_else(
            || json!({"user": {"displayName": "System Account"}}),
            |(id, mail)| json!({"group": {"id": id, "displayName": name, "email": mail}}),
        );
        let byline = Byline { by: json!({"user": {"displayName": "System Account"}}), time: created.clone() };
        let mut site = Site {
            id,
            host: self.host,
            path: self.path,
            name: name.clone(),
            drives: Vec::new(),
            created,
            members: self.members,
        };
        for (library, builder) in self.libraries {
            // SharePoint's default library has another name in URLs than people see.
            let folder = if library == "Documents" { "Shared Documents" } else { &library };
            let web = format!("{}{}", site.web(), names::joined([folder]));
            let id = Some(site.id.clone());
            let face = Face { kind: "documentLibrary", name: library, owner: owner.clone(), web, site: id };
            let mut drive = Drive::new(&mut state.ids, face, &byline);
            builder.fill(&mut drive, &mut state.ids, &byline);
            site.drives.push(state.drives.len());
            state.drives.push(drive);
        }
        state.sites.push(site);
        if let Some((id, mail)) = group {
            let value = record(&id, &mail, &name, &byline.time);
            state.groups.push(Group { id, site: state.sites.len() - 1, value });
        }
    }
}

/// A group as the directory holds a new one.
fn record(id: &str, mail: &str, name: &str, created: &str) -> Value {
    json!({
        "id": id, "displayName": name, "mail": mail, "mailNickname": mail.split('@').next(), "mailEnabled": true,
        "securityEnabled": false, "groupTypes": ["Unified"], "visibility": "Private", "description": null,
        "createdDateTime": created,
    })
}
