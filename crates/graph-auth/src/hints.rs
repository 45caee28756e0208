//! What to do about the sign-in service's errors that people meet, by number (`AADSTS…`) and by name.

use crate::Interaction;

/// The advice for an error number, as a sentence of its own.
pub(crate) fn hint(number: u64) -> Option<&'static str> {
    Some(match number {
        7_000_215 => {
            "The client secret is wrong: give the secret's value, not its id, and check that it is this app's."
        }
        7_000_222 => "The client secret has expired: make a new one in the app's registration.",
        7_000_218 => {
            "The app is registered as confidential: allow public client flows under Authentication in its registration, or \
             give its client secret."
        }
        700_016 => "The app is not known in this tenant: check tenant and client id, or have it consented to there.",
        90_002 | 900_023 => "There is no such tenant: check its id or domain, and the cloud.",
        50_020 => "The account belongs to another tenant: sign in at the account's own, or have it invited as a guest.",
        50_034 => "There is no such account in this tenant: check the tenant and the account's name.",
        65_001 => "These permissions are not consented to: have the user or an administrator consent to them.",
        65_004 => "The user declined to consent: ask for fewer permissions, or tell what they are for.",
        50_076 | 50_079 => "The user must pass multi-factor authentication: sign in again interactively.",
        53_000..=53_004 => {
            "A conditional access policy of the tenant forbids this sign-in: ask its administrator. Device code sign-in is often \
             not allowed."
        }
        9_002_327 => {
            "The redirect address is registered as a single-page application's: name the app's origin (`origin`), or register the \
             address as a web or a native app's."
        }
        9_002_326 => "The redirect address is not registered as a single-page application's: name no origin.",
        54_005 => "The code was redeemed before: take each redirect once, and begin again.",
        50_173 | 70_008 | 70_043 | 700_082 | 700_084 => "The sign-in has ended: sign in again.",
        50_053 | 50_057 => "The account is locked or disabled: ask the tenant's administrator.",
        70_011 => "A scope is not valid: ask for the permissions of one service, by the names that its pages give.",
        700_024 => {
            "The assertion is too old or not valid yet: check this machine's clock and where the assertion comes from."
        }
        700_027 => {
            "The signature of the assertion is not the app's: upload the certificate to the app's registration, or sign with \
             the one that is there."
        }
        70_021 | 700_211 | 700_212 | 700_213 | 700_223 => {
            "No federated credential of the app fits the assertion: compare issuer, subject and audience in the app's \
             registration with those of the assertion."
        }
        50_013 | 500_131 | 500_133 => {
            "The user's token cannot be exchanged: it must be fresh and made out to this app, not to Graph. Have the \
             caller get a new one."
        }
        50_126 => "The user name or password is wrong.",
        50_055 => "The password has expired: have the user change it.",
        50_196 => "The service sees the same request in a loop: keep tokens, and ask again later.",
        1_002_012 => "An app without a user asks for one scope, which ends in /.default.",
        7_000_112 => "The app is disabled in this tenant: have its administrator enable it.",
        _ => return None,
    })
}

/// Whether the number says that a refresh token is of no use to anyone any more, rather than that more is asked of the user.
pub(crate) fn ends_refresh_token(number: u64) -> bool {
    matches!(number, 50_132 | 50_133 | 50_173 | 70_000 | 70_008 | 70_043 | 700_081 | 700_082 | 700_084)
}

/// What an error number asks of a person.
pub(crate) fn interaction(number: u64) -> Option<Interaction> {
    Some(match number {
        50_072 | 50_074 | 50_076 | 50_079 | 50_158 => Interaction::MultiFactor,
        65_001 | 65_004 | 90_094 => Interaction::Consent,
        53_000..=53_004 | 50_005 | 50_097 | 530_003 => Interaction::Policy,
        50_055 | 50_126 | 50_144 => Interaction::Password,
        _ => return None,
    })
}

/// What an error's code and suberror ask of a person.
pub(crate) fn interaction_by_name(code: &str, suberror: &str) -> Option<Interaction> {
    Some(match (code, suberror) {
        (_, "basic_action" | "additional_action") => Interaction::MultiFactor,
        ("consent_required", _) | (_, "consent_required") => Interaction::Consent,
        (_, "message_only" | "protection_policy_required") => Interaction::Policy,
        (_, "user_password_expired") => Interaction::Password,
        _ => return None,
    })
}

/// Whether an error says that a person has to do something, whatever the flow.
pub(crate) fn needs_interaction(code: &str, suberror: &str) -> bool {
    matches!(code, "interaction_required" | "consent_required" | "login_required")
        || matches!(suberror, "bad_token") && code == "invalid_grant"
        || interaction_by_name(code, suberror).is_some()
}
