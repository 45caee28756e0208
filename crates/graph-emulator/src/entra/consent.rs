//! What people and administrators have agreed to, of what needs their agreement first.

use std::collections::HashSet;

use super::scope::Scope;
use super::{Entra, lock};

/// The agreements: of a user's place in the list, or of the administrator for everybody.
#[derive(Debug, Default)]
pub(super) struct Consents(HashSet<(Option<usize>, String)>);

impl Entra {
    /// The first permission in the scope that this user must agree to first.
    pub(super) fn lacking(&self, user: usize, scope: &Scope) -> Option<String> {
        let consents = lock(&self.consents);
        let given = |name: &str| [None, Some(user)].into_iter().any(|by| consents.0.contains(&(by, key(name))));
        let needed = |name: &&str| self.tenant.app.unconsented.iter().any(|known| known.eq_ignore_ascii_case(name));
        scope.names().filter(needed).find(|name| !given(name)).map(str::to_owned)
    }

    /// Notes that a user agrees to a scope.
    pub(super) fn agree(&self, user: usize, scope: &Scope) {
        lock(&self.consents).0.extend(scope.names().map(|name| (Some(user), key(name))));
    }

    /// Notes that an administrator agrees to a scope for everybody, or without one to all that there is.
    pub(super) fn agree_for_all(&self, scope: Option<&Scope>) {
        let all = self.tenant.app.unconsented.iter().map(String::as_str);
        let names: Vec<&str> = scope.map_or_else(|| all.collect(), |scope| scope.names().collect());
        lock(&self.consents).0.extend(names.into_iter().map(|name| (None, key(name))));
    }
}

fn key(name: &str) -> String {
    name.to_ascii_lowercase()
}
