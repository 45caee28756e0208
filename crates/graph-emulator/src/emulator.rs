//! [`Emulator`]: the handle that tests hold.

use crate::{
    EmulatorBuilder, Fault, IdentityHost, Journal,
    service::{Service, lock},
    state::{Drive, Item, State},
};
use bytes::Bytes;
use graph_transport::StaticToken;
use std::{
    collections::HashMap,
    fmt, io,
    sync::{Arc, Mutex, atomic::Ordering},
};

/// Microsoft Graph and Entra ID for one tenant, in this process.
///
/// Clones share one state. It is a [`Transport`](graph_transport::Transport) that answers in memory, for every host a request
/// names; [`listen`](Self::listen) puts the same state on a loopback port.
///
/// When the last clone goes, a request that the emulator had no route for fails the test, unless it was expected; see
/// [`EmulatorBuilder::strict`].
#[derive(Clone)]
pub struct Emulator {
    service: Arc<Service>,
    tenant: Arc<Sheet>,
}

/// What a client needs to sign in.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) tenant: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) users: Vec<String>,
    /// The cookies of people's browsers, by the person.
    pub(crate) browsers: Mutex<HashMap<String, String>>,
    /// Whether the builder was told how strict to be.
    pub(crate) strict: Option<bool>,
}

/// A device code that cannot be decided: there is none of that name that waits, or no such user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceCodeError(String);

impl fmt::Display for DeviceCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DeviceCodeError {}

impl Emulator {
    /// A tenant with people and mail in it: see [`EmulatorBuilder::demo`].
    pub fn demo() -> Self {
        Self::builder().demo().build()
    }

    /// An emulator to your own measure.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::default()
    }

    pub(crate) fn from_parts(service: Service, sheet: Sheet) -> Self {
        Self { service: Arc::new(service), tenant: Arc::new(sheet) }
    }

    /// The tenant's id.
    pub fn tenant(&self) -> &str {
        &self.tenant.tenant
    }

    /// The id of the one application that is registered.
    pub fn client_id(&self) -> &str {
        &self.tenant.client_id
    }

    /// The application's secret.
    pub fn client_secret(&self) -> &str {
        &self.tenant.client_secret
    }

    /// The user principal names of everybody in the tenant, in the order they were made.
    pub fn users(&self) -> &[String] {
        &self.tenant.users
    }

    /// A delegated bearer for a user, with every permission. For somebody who is not in the tenant it is good for nothing.
    pub fn token(&self, user: &str) -> String {
        self.service.entra.issue(user)
    }

    /// A bearer of a user's for the application itself, as a client brings it to the application's own interface: what is exchanged on
    /// behalf of that user. Graph does not take it.
    pub fn user_assertion(&self, user: &str) -> String {
        self.service.entra.issue_for_application(user)
    }

    /// A token that a workload has from an issuer that the application trusts, or from one that it does not; it is good for ten minutes. See
    /// [`EmulatorBuilder::federated_credential`].
    pub fn federated_token(&self, issuer: &str, subject: &str, audience: &str) -> String {
        self.service.entra.issue_federated(issuer, subject, audience)
    }

    /// The variables in the environment of a workload at such a place, with which it finds its managed identity; `origin` is where the emulator
    /// is reached, or by default the place's well-known address, for which the emulator answers in memory.
    ///
    /// ```
    /// use graph_emulator::{Emulator, IdentityHost};
    ///
    /// let emulator = Emulator::builder().demo().system_assigned_identity().build();
    /// let variables = emulator.identity_environment(IdentityHost::AppService, None);
    /// assert_eq!(variables[0], ("IDENTITY_ENDPOINT", "http://127.0.0.1:41741/msi/token".to_owned()));
    /// assert_eq!(variables[1].0, "IDENTITY_HEADER");
    /// ```
    pub fn identity_environment(&self, host: IdentityHost, origin: Option<&str>) -> Vec<(&'static str, String)> {
        self.service.entra.identity_environment(host, origin)
    }

    /// The bearer of [`token`](Self::token) as a credential for the SDK.
    pub fn credential(&self, user: &str) -> StaticToken {
        StaticToken::new(self.token(user))
    }

    /// Does what `user` does on the page that asks for a device's code.
    ///
    /// # Errors
    /// When no such code waits, or there is no such user.
    pub fn approve_device(&self, user_code: &str, user: &str) -> Result<(), DeviceCodeError> {
        self.service.entra.approve_device(user_code, user).map_err(DeviceCodeError)
    }

    /// Declines a device's code, as somebody does who did not ask for it.
    ///
    /// # Errors
    /// When no such code waits.
    pub fn decline_device(&self, user_code: &str) -> Result<(), DeviceCodeError> {
        self.service.entra.decline_device(user_code).map_err(DeviceCodeError)
    }

    /// From now on every device code is approved by `user` at its first poll.
    pub fn approve_devices_as(&self, user: &str) {
        self.service.entra.approve_devices_as(user);
    }

    /// Signs tokens with another key from now on. The key set has both, so that older tokens are good until their end; the turn after
    /// that withdraws the older key, and Graph refuses what it signed.
    pub fn rotate_keys(&self) {
        self.service.entra.rotate_keys();
    }

    /// Ends every refresh token of `user`, as a change of the password does: they answer `invalid_grant` from now on. Access tokens
    /// stay good until their end. Somebody who is not in the tenant has none.
    pub fn revoke_refresh_tokens(&self, user: &str) {
        // Nobody of that name has a token that could be left.
        let _ = self.service.entra.revoke_refresh_tokens(user);
    }

    /// Orders a fault. Faults that fit the same request come in the order they were given.
    pub fn fault(&self, fault: Fault) {
        lock(&self.service.faults).add(fault);
    }

    /// Calls off every fault that has not come yet.
    pub fn clear_faults(&self) {
        lock(&self.service.faults).clear();
    }

    /// Has every pre-authenticated URL that is out lead nowhere from now on: downloads answer 401, uploads and monitors 404. Downloads
    /// expire by themselves after an hour, uploads after a day without a fragment (Outlook's after an hour).
    pub fn expire_urls(&self) {
        lock(&self.service.state).urls.expire();
    }

    /// What a file in a user's drive holds now, by its path: `Reports/2026.csv`. `None` when there is no such user or file.
    pub fn file(&self, user: &str, path: &str) -> Option<Bytes> {
        let state = lock(&self.service.state);
        let drive = state.drives.get(state.users.get(state.user(user)?)?.drive)?;
        held(drive, path)
    }

    /// What a file in a library holds now, by the path of its site, the library's name and its own path.
    pub fn library_file(&self, site: &str, library: &str, path: &str) -> Option<Bytes> {
        let state = lock(&self.service.state);
        let site = state.sites.iter().find(|known| known.path.eq_ignore_ascii_case(site.trim_matches('/')))?;
        let mut drives = site.drives.iter().filter_map(|at| state.drives.get(*at));
        held(drives.find(|drive| drive.name.eq_ignore_ascii_case(library))?, path)
    }

    /// Has a file of a user's drive open in Office at somebody's: nobody else writes it, but with 423 `resourceLocked`, until
    /// [`close_file`](Self::close_file). Gives whether there is such a file, and such a person.
    pub fn open_file(&self, user: &str, path: &str, by: &str) -> bool {
        let mut state = lock(&self.service.state);
        let holder = state.user(by).and_then(|at| state.users.get(at)).map(|user| user.identity());
        holder.is_some() && self.with_file(&mut state, user, path, |item| item.opened = holder)
    }

    /// Closes a file that [`open_file`](Self::open_file) has opened. Gives whether there is such a file.
    pub fn close_file(&self, user: &str, path: &str) -> bool {
        self.with_file(&mut lock(&self.service.state), user, path, |item| item.opened = None)
    }

    fn with_file(&self, state: &mut State, user: &str, path: &str, change: impl FnOnce(&mut Item)) -> bool {
        let at = state.user(user).and_then(|at| state.users.get(at)).map(|user| user.drive);
        let Some(drive) = at.and_then(|at| state.drives.get_mut(at)) else { return false };
        let names: Vec<String> = path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let id = drive.walk(&drive.root, &names).ok().map(|item| item.id.clone());
        let Some(item) = id.and_then(|id| drive.item_mut(&id)) else { return false };
        change(item);
        true
    }

    /// Forgets how far delta queries have come: their links are answered with 410 from now on, `SyncStateNotFound` by mail and
    /// `resyncRequired` by drives, and the address of a new beginning.
    pub fn expire_delta_tokens(&self) {
        lock(&self.service.state).expire_delta_tokens();
    }

    /// What was received so far, and what will be.
    pub fn journal(&self) -> Journal {
        self.service.journal.clone()
    }

    /// Serves this state on a free port of 127.0.0.1, over HTTP/1.1 and HTTP/2 without TLS.
    ///
    /// It runs on tokio's runtime until the [`Server`](crate::Server) is shut down or dropped. Unknown routes do not fail the test
    /// from here on, unless the builder said so.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn listen(&self) -> io::Result<crate::Server> {
        self.listen_on(0).await
    }

    /// Serves on a port of your choice; 0 takes a free one.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub async fn listen_on(&self, port: u16) -> io::Result<crate::Server> {
        self.service.strict.store(self.tenant.strict == Some(true), Ordering::Relaxed);
        crate::server::start(Arc::clone(&self.service), port).await
    }

    pub(crate) fn browsers(&self) -> &Mutex<HashMap<String, String>> {
        &self.tenant.browsers
    }

    pub(crate) fn service(&self) -> &Service {
        &self.service
    }
}

/// What a file of a drive holds.
fn held(drive: &Drive, path: &str) -> Option<Bytes> {
    let names: Vec<String> = path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    drive.walk(&drive.root, &names).ok()?.content().map(|content| content.bytes.clone())
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("tenant", &self.tenant.tenant)
            .field("users", &self.tenant.users)
            .finish_non_exhaustive()
    }
}
