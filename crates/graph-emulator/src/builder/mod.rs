//! Builds an emulator: who is in the tenant, what is in their mailboxes, and how it behaves.

mod drive;
mod event;
mod message;
mod sign_in;
mod site;
mod user;
mod workbook;

pub use drive::DriveBuilder;
pub use event::EventBuilder;
pub use message::MessageBuilder;
pub use site::SiteBuilder;
pub use user::UserBuilder;
pub use workbook::{SheetBuilder, WorkbookBuilder};

use crate::{
    Emulator, Journal,
    clock::Clock,
    drive::urls::Urls,
    emulator::Sheet,
    entra::{Entra, Identity, Managed, Registration, Tenant, TenantUser},
    fault::Faults,
    hosts::Hosts,
    limiter::Limiter,
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
    sites: Vec<SiteBuilder>,
    guarded: bool,
    demo: bool,
    page_size: Option<usize>,
    seed: u64,
    start: Option<Timestamp>,
    strict: Option<bool>,
    token_lifetime: Option<Duration>,
    mailbox_concurrency: Option<usize>,
    latency: Duration,
    one_port: bool,
    shows_journal: bool,
    app: Registration,
    managed: Managed,
    system_identity: bool,
}

impl EmulatorBuilder {
    /// Fills the tenant with the people of Contoso, Ada Lovelace first, with a few hundred messages, and with what they have planned.
    pub fn demo(mut self) -> Self {
        self.demo = true;
        self
    }

    /// Adds a user with a mailbox.
    pub fn user(mut self, upn: impl Into<String>, build: impl FnOnce(UserBuilder) -> UserBuilder) -> Self {
        self.users.push(build(UserBuilder::new(upn.into())));
        self
    }

    /// Adds a SharePoint site at a path of a host: `sites/plans`, or nothing for the host's root. It has a library `Documents`, unless it is
    /// given others.
    ///
    /// ```
    /// use graph_emulator::Emulator;
    ///
    /// let emulator = Emulator::builder()
    ///     .user("ada@contoso.com", |user| user)
    ///     .site("contoso.sharepoint.com", "sites/plans", |site| {
    ///         site.display_name("Plans").library("Documents", |drive| drive.file("Bridge/plan.txt", "…").column("Project"))
    ///     })
    ///     .build();
    /// assert_eq!(emulator.library_file("sites/plans", "Documents", "Bridge/plan.txt").unwrap(), "…");
    /// ```
    pub fn site(
        mut self,
        host: impl Into<String>,
        path: impl Into<String>,
        build: impl FnOnce(SiteBuilder) -> SiteBuilder,
    ) -> Self {
        self.sites.push(build(SiteBuilder::new(host.into(), path.into())));
        self
    }

    /// Adds a Microsoft 365 group by its address, with its site: what stands before the `@` is the path below `sites/`.
    pub fn group(mut self, mail: impl Into<String>, build: impl FnOnce(SiteBuilder) -> SiteBuilder) -> Self {
        self.sites.push(build(SiteBuilder::of_group(mail.into())));
        self
    }

    /// Has users find only the files that are theirs, in a site of theirs, or were shared with them; anything else is refused with 403
    /// `accessDenied`. A link for the organization gives access when it is redeemed. Unless this is said, every user finds everything.
    pub fn enforce_sharing(mut self) -> Self {
        self.guarded = true;
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

    /// Refuses requests to a mailbox in which so many are under way already, as Outlook does when there are four: with 429
    /// `ApplicationThrottled` and a `Retry-After`. There is no limit, if this is not said.
    ///
    /// A batch takes a place for each of its requests to the mailbox, up to four, or one place when each waits for the one before it; what
    /// finds no place is refused by itself. A request is under way until its answer is given, or nobody waits for it any more: say
    /// [`latency`](Self::latency) as well, since the emulator itself takes no time.
    pub fn mailbox_concurrency(mut self, most: usize) -> Self {
        self.mailbox_concurrency = Some(most);
        self
    }

    /// Holds every answer back that long, on tokio's clock. It needs a runtime with time.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    /// Whether a request that the emulator has no route for, and that nobody
    /// [expected](crate::Journal::expect), panics when the last handle goes. In memory it does, on a port it does not, unless this
    /// is said.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = Some(strict);
        self
    }

    /// Has a server answer pre-authenticated URLs (downloads, uploads, monitors) on Graph's own port, where they take a bearer, too: no
    /// client leaves it out on its way to the same origin. Unless this is said they have a port of their own, as the service has a
    /// host of its own for them, and refuse a bearer as it does.
    pub fn one_port(mut self) -> Self {
        self.one_port = true;
        self
    }

    /// Answers `GET /_emulator/journal`, for tests in other processes, with what was received, in order: an array of objects with `method`,
    /// `path`, `status`, `carried_out`, `in_batch` and, of forms for tokens, `grant_type`. Neither headers nor bodies are shown.
    pub fn show_journal(mut self) -> Self {
        self.shows_journal = true;
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
        let mut managed = self.managed;
        if self.system_identity {
            // From a source of its own, so that everybody else's ids are what they are without it.
            let mut ids = Ids::new(self.seed ^ 0x1d);
            managed.identities.push(Identity { client_id: ids.guid(), object_id: ids.guid(), resource_id: None });
        }
        let domain = everybody.first().and_then(|user| user.upn.split_once('@')).map_or("contoso.com", |(_, it)| it);
        let domain = domain.to_owned();
        let hosts = Hosts::new(domain.split('.').next().unwrap_or_default(), self.one_port);
        // Events come last: they may invite everybody.
        let events: Vec<_> = everybody.iter_mut().map(UserBuilder::take_events).collect();
        let passwords: Vec<String> = everybody.iter().map(UserBuilder::password_or_default).collect();
        let mut drives = Vec::new();
        let users: Vec<User> = everybody.into_iter().map(|user| user.build(&mut ids, &mut drives, now)).collect();
        let sheet = Sheet {
            tenant: tenant_id.clone(),
            client_id: client_id.clone(),
            client_secret: client_secret.clone(),
            users: users.iter().map(|user| user.upn.clone()).collect(),
            browsers: Mutex::default(),
            strict: self.strict,
        };
        let tenant = Tenant {
            id: tenant_id,
            domain,
            client_id,
            client_secret,
            app: self.app,
            managed,
            users: users.iter().zip(passwords).map(entry).collect(),
            token_lifetime: self.token_lifetime.unwrap_or(Duration::from_secs(3600)),
        };
        let urls = Urls::new(self.seed);
        let (sites, groups) = (Vec::new(), Vec::new());
        let mut state = State { users, drives, sites, groups, guarded: self.guarded, ids, urls, outgoing: Vec::new() };
        for site in self.sites {
            site.build(&mut state, now);
        }
        for (owner, events) in events.into_iter().enumerate() {
            for (calendar, event) in events {
                event.place(&mut state, owner, calendar.as_deref(), now);
            }
        }
        let service = Service {
            entra: Entra::new(clock.clone(), tenant),
            clock,
            journal: Journal::default(),
            state: Mutex::new(state),
            faults: Mutex::new(Faults::default()),
            request_ids: Mutex::new(Ids::new(!self.seed)),
            page_size: self.page_size,
            limiter: Limiter::new(self.mailbox_concurrency),
            latency: self.latency,
            hosts,
            shows_journal: self.shows_journal,
            strict: AtomicBool::new(self.strict.unwrap_or(true)),
        };
        Emulator::from_parts(service, sheet)
    }
}

fn entry((user, password): (&User, String)) -> TenantUser {
    TenantUser { id: user.id.clone(), upn: user.upn.clone(), display_name: user.display_name.clone(), password }
}

#[track_caller]
#[allow(clippy::panic, reason = "a test that names no time is wrong where it stands")]
fn instant(text: &str) -> Timestamp {
    match text.parse() {
        Ok(time) => time,
        Err(error) => panic!("`{text}` is not a time in RFC 3339: {error}"),
    }
}
