//! Builds an emulator: who is in the tenant, what is in their mailboxes, and how it behaves.

mod message;
mod user;
mod workbook;

pub use message::MessageBuilder;
pub use user::UserBuilder;
pub use workbook::{SheetBuilder, WorkbookBuilder};

use crate::{
    Emulator, Journal,
    clock::Clock,
    emulator::Sheet,
    entra::{Entra, Tenant, TenantUser},
    fault::Faults,
    seed,
    service::Service,
    state::{Ids, State, User},
};
use jiff::Timestamp;
use std::{
    sync::{Mutex, atomic::AtomicBool},
    time::Duration,
};

/// Makes an [`Emulator`].
///
/// ```
/// use graph_emulator::Emulator;
///
/// let emulator = Emulator::builder()
///     .page_size(2)
///     .user("ada@contoso.com", |user| {
///         user.display_name("Ada Lovelace").message(|message| {
///             message.subject("Hello").body_text("…").from("bob@contoso.com", "Bob").received("2026-01-01T00:00:00Z").unread()
///         })
///     })
///     .build();
/// assert_eq!(emulator.users(), ["ada@contoso.com"]);
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it is built"]
pub struct EmulatorBuilder {
    users: Vec<UserBuilder>,
    demo: bool,
    page_size: Option<usize>,
    seed: u64,
    start: Option<Timestamp>,
    strict: Option<bool>,
    token_lifetime: Option<Duration>,
}

impl EmulatorBuilder {
    /// Fills the tenant with the people of Contoso, Ada Lovelace first, and with a few hundred messages.
    pub fn demo(mut self) -> Self {
        self.demo = true;
        self
    }

    /// Adds a user with a mailbox.
    pub fn user(mut self, upn: impl Into<String>, build: impl FnOnce(UserBuilder) -> UserBuilder) -> Self {
        self.users.push(build(UserBuilder::new(upn.into())));
        self
    }

    /// Puts at most that many items on a page, whatever `$top` says: it makes clients follow links.
    pub fn page_size(mut self, size: usize) -> Self {
        self.page_size = Some(size.max(1));
        self
    }

    /// Draws ids, and the demo's mail, from another seed. The same seed gives the same ids.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Starts the emulator's clock at that time, in RFC 3339, rather than at the system's. It goes on as tokio's clock does, so a
    /// paused one moves it.
    ///
    /// # Panics
    /// When the text is not a time.
    #[track_caller]
    pub fn starting_at(mut self, time: &str) -> Self {
        self.start = Some(instant(time));
        self
    }

    /// How long tokens are good for; an hour, if this is not said.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = Some(lifetime);
        self
    }

    /// Whether a request that the emulator has no route for, and that nobody
    /// [expected](crate::Journal::expect), panics when the last handle goes. In memory it does, on a port it does not, unless this
    /// is said.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = Some(strict);
        self
    }

    /// Makes the emulator.
    pub fn build(self) -> Emulator {
        let clock = self.start.map_or_else(Clock::system, Clock::starting_at);
        let now = clock.now();
        let mut ids = Ids::new(self.seed);
        let mut everybody = if self.demo { seed::contoso(self.seed, now) } else { Vec::new() };
        everybody.extend(self.users);
        let (tenant_id, client_id, client_secret) = (ids.guid(), ids.guid(), ids.internet());
        let domain = everybody.first().and_then(|user| user.upn.split_once('@')).map_or("contoso.com", |(_, it)| it);
        let domain = domain.to_owned();
        let users: Vec<User> = everybody.into_iter().map(|user| user.build(&mut ids, now)).collect();
        let sheet = Sheet {
            tenant: tenant_id.clone(),
            client_id: client_id.clone(),
            client_secret: client_secret.clone(),
            users: users.iter().map(|user| user.upn.clone()).collect(),
            strict: self.strict,
        };
        let tenant = Tenant {
            id: tenant_id,
            domain,
            client_id,
            client_secret,
            users: users.iter().map(entry).collect(),
            token_lifetime: self.token_lifetime.unwrap_or(Duration::from_secs(3600)),
        };
        let service = Service {
            entra: Entra::new(clock.clone(), tenant),
            clock,
            journal: Journal::default(),
            state: Mutex::new(State { users, ids }),
            faults: Mutex::new(Faults::default()),
            request_ids: Mutex::new(Ids::new(!self.seed)),
            page_size: self.page_size,
            strict: AtomicBool::new(self.strict.unwrap_or(true)),
        };
        Emulator::from_parts(service, sheet)
    }
}

fn entry(user: &User) -> TenantUser {
    TenantUser {
        id: user.id.clone(),
        upn: user.upn.clone(),
        display_name: user.display_name.clone(),
        password: format!("{}-password", user.upn.split('@').next().unwrap_or_default()),
    }
}

#[track_caller]
#[allow(clippy::panic, reason = "a test that names no time is wrong where it stands")]
fn instant(text: &str) -> Timestamp {
    match text.parse() {
        Ok(time) => time,
        Err(error) => panic!("`{text}` is not a time in RFC 3339: {error}"),
    }
}
