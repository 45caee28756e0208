//! What an access token is for: its scopes, in one spelling for each.

/// Scopes that every sign-in has. They are granted beside a token and open nothing of the resource.
const RESERVED: [&str; 4] = ["openid", "profile", "offline_access", "email"];

/// Scopes as an entry has them: each once, in order, without those that every sign-in has.
pub(super) fn written<'s>(scopes: impl Iterator<Item = &'s str>) -> String {
    let mut scopes: Vec<_> = scopes.filter(|scope| !is_reserved(scope)).collect();
    scopes.sort_by_cached_key(|scope| scope.to_ascii_lowercase());
    scopes.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
    scopes.join(" ")
}

/// Whether a token for `target` has every one of the scopes. `resource` is whose scopes need no resource before their names.
pub(super) fn covers(target: &str, scopes: &str, resource: &str) -> bool {
    let mut wanted = scopes.split_whitespace().filter(|scope| !is_reserved(scope)).peekable();
    // A token for nothing but the sign-in itself might be for any resource.
    wanted.peek().is_some()
        && wanted.all(|scope| {
            let scope = short(scope, resource);
            target.split_whitespace().any(|granted| short(granted, resource).eq_ignore_ascii_case(scope))
        })
}

fn is_reserved(scope: &str) -> bool {
    RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(scope))
}

/// A scope's name without the resource, when it is the one that is meant anyway.
fn short<'s>(scope: &'s str, resource: &str) -> &'s str {
    match scope.get(..resource.len()) {
        Some(start) if start.eq_ignore_ascii_case(resource) => {
            scope[resource.len()..].strip_prefix('/').unwrap_or(scope)
        }
        _ => scope,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPH: &str = "https://graph.microsoft.com";

    #[test]
    fn scopes_are_one_however_they_are_spelt() {
        let target = written("Mail.Read profile https://graph.microsoft.com/User.Read mail.read openid".split(' '));
        assert_eq!(target, "https://graph.microsoft.com/User.Read Mail.Read");
        for covered in
            ["user.read", "Mail.Read User.Read", "HTTPS://graph.microsoft.com/mail.read", "Mail.Read offline_access"]
        {
            assert!(covers(&target, covered, GRAPH), "{covered}");
        }
        for other in
            ["", "openid", ".default", "Mail.ReadWrite", "Mail.Read Files.Read", "https://graph.microsoft.us/Mail.Read"]
        {
            assert!(!covers(&target, other, GRAPH), "{other}");
        }
        assert!(!covers("https://vault.azure.net/.default", "https://graph.microsoft.com/.default", GRAPH));
        assert!(covers("é https://graph.microsoft.com/.default", ".default", GRAPH));
    }
}
