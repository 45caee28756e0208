//! The hosts of Microsoft's sign-in services, and which of them are the same one.

use crate::openid_configuration::{host, is_secure};

/// Names of one and the same sign-in service. Caches that other libraries wrote may use any of them.
const ALIASES: [&[&str]; 8] = [
    &["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"],
    &["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
    &["login.microsoftonline.us", "login.usgovcloudapi.net"],
    &["login-us.microsoftonline.com"],
    &["login.microsoftonline.de"],
    &["login.sovcloud-identity.fr"],
    &["login.sovcloud-identity.de"],
    &["login.sovcloud-identity.sg"],
];

/// Where the tenants of external identities each have a host of their own.
pub(crate) const CIAM: &str = ".ciamlogin.com";

/// Whether the address is one of Microsoft's sign-in services, or on this machine.
pub(crate) fn is_known(address: &str) -> bool {
    let host = host(address);
    // Plain http would be let through for the loopback alone.
    is_secure(&format!("http://{host}")) || is_microsofts(&host)
}

/// Whether the host is one of Microsoft's sign-in services.
pub(crate) fn is_microsofts(host: &str) -> bool {
    ALIASES.iter().any(|aliases| aliases.contains(&host))
        || [CIAM, ".login.microsoft.com"].iter().any(|end| host.ends_with(end))
}

/// What follows the host in an address, without slashes around it.
pub(crate) fn path(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/')
}

/// Whether two hosts are the same sign-in service.
pub(crate) fn same_environment(one: &str, other: &str) -> bool {
    let has = |aliases: &[&str], host: &str| aliases.iter().any(|alias| alias.eq_ignore_ascii_case(host));
    one.eq_ignore_ascii_case(other) || ALIASES.iter().any(|aliases| has(aliases, one) && has(aliases, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::Cloud;

    #[test]
    fn one_service_has_many_names() {
        assert!(same_environment("login.microsoftonline.com", "LOGIN.windows.net"));
        assert!(same_environment("localhost:1", "localhost:1"));
        assert!(!same_environment("login.microsoftonline.com", "login.microsoftonline.us"));
        assert!(!same_environment("login-us.microsoftonline.com", "login.microsoftonline.us"));
    }

    #[test]
    fn every_clouds_own_service_is_known() {
        for cloud in Cloud::ALL {
            assert!(is_known(cloud.authority), "{}", cloud.authority);
        }
    }
}
