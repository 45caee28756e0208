//! Device codes: asked for by a client, decided on by a person, redeemed once.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::call::Call;
use super::error::{
    AUTHORIZATION_DECLINED, AUTHORIZATION_PENDING, BAD_VERIFICATION_CODE, EXPIRED_DEVICE_CODE, Failure, SLOW_DOWN,
};
use super::refreshes::Consent;
use super::scope::Scope;
use super::{Entra, client, lock};

/// Seconds that a code lives, and that its answer stays "expired" rather than "unknown" afterwards.
const LIFETIME: i64 = 900;
/// Seconds between polls, and how many a client that does not keep to them must add.
const INTERVAL: i64 = 5;
/// Timers are inexact; a client that means to keep the interval must not be punished for a few milliseconds.
const GRACE: SignedDuration = SignedDuration::from_millis(500);

/// The page on which a person decides.
pub(super) const PAGE: &str = "common/oauth2/deviceauth";

/// The codes that were given out, by the one that the client keeps.
#[derive(Default)]
pub(super) struct Devices {
    codes: BTreeMap<String, Entry>,
    /// Who agrees to every new code without being asked.
    standing: Option<usize>,
}

struct Entry {
    user_code: String,
    scope: Scope,
    nonce: Option<String>,
    expires: Timestamp,
    interval: i64,
    polled: Option<Timestamp>,
    decision: Decision,
}

/// Where a code stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Pending,
    /// By the user at this place in the tenant's list.
    Approved(usize),
    Declined,
}

/// Answers `POST /{tenant}/oauth2/v2.0/devicecode`.
pub(super) fn answer(entra: &Entra, call: &Call<'_>) -> Result<Value, Failure> {
    client::identify(entra, call)?;
    let scope = Scope::parse(call.form.get("scope"), &entra.resources(call.origin))?;
    let (device_code, user_code) = (entra.ids.opaque("DAQABI"), entra.ids.user_code());
    let address = format!("{}/{PAGE}", call.origin);
    let nonce = call.form.get("nonce").map(str::to_owned);
    lock(&entra.devices).add(device_code.clone(), user_code.clone(), scope, nonce, call.now);
    Ok(json!({
        "user_code": user_code,
        "device_code": device_code,
        "verification_uri": address,
        "expires_in": LIFETIME,
        "interval": INTERVAL,
        "message": format!("To sign in, open {address} in a web browser and enter the code {user_code} there."),
    }))
}

impl Devices {
    fn add(&mut self, code: String, user_code: String, scope: Scope, nonce: Option<String>, now: Timestamp) {
        self.codes.retain(|_, entry| now.duration_since(entry.expires) < SignedDuration::from_secs(LIFETIME));
        let expires = now.saturating_add(SignedDuration::from_secs(LIFETIME)).unwrap_or(Timestamp::MAX);
        let decision = self.standing.map_or(Decision::Pending, Decision::Approved);
        let entry = Entry { user_code, scope, nonce, expires, interval: INTERVAL, polled: None, decision };
        self.codes.insert(code, entry);
    }

    /// The consent behind a code, once; until then the reason why there is none.
    pub(super) fn redeem(&mut self, code: &str, now: Timestamp) -> Result<Consent, Failure> {
        let entry = self.codes.get_mut(code).ok_or(BAD_VERIFICATION_CODE)?;
        if now >= entry.expires {
            return Err(EXPIRED_DEVICE_CODE.into());
        }
        let user = match entry.decision {
            Decision::Pending => return Err(entry.wait(now)),
            Decision::Declined => return Err(AUTHORIZATION_DECLINED.into()),
            Decision::Approved(user) => user,
        };
        let entry = self.codes.remove(code).ok_or(BAD_VERIFICATION_CODE)?;
        Ok(Consent::new(user, entry.scope, entry.nonce, code.to_owned()))
    }

    /// Settles the code that a person has typed.
    pub(super) fn decide(&mut self, typed: &str, decision: Decision, now: Timestamp) -> Result<(), String> {
        let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
        let found = self.codes.values_mut().find(|entry| entry.user_code.eq_ignore_ascii_case(&typed));
        let entry = found.ok_or("This code is not known. Check it and enter it again.")?;
        if now >= entry.expires {
            return Err("This code has expired. Start the sign-in again on the device.".to_owned());
        }
        if entry.decision != Decision::Pending {
            return Err("This code has been used before. Start the sign-in again on the device.".to_owned());
        }
        entry.decision = decision;
        Ok(())
    }

    /// Has this user agree to every code, those that wait included.
    pub(super) fn stand(&mut self, user: Option<usize>) {
        self.standing = user;
        let Some(user) = user else { return };
        for entry in self.codes.values_mut().filter(|entry| entry.decision == Decision::Pending) {
            entry.decision = Decision::Approved(user);
        }
    }
}

impl Entry {
    /// Notes a poll that came before a decision. Polling too fast makes the interval longer (RFC 8628, 3.5).
    fn wait(&mut self, now: Timestamp) -> Failure {
        let least = SignedDuration::from_secs(self.interval) - GRACE;
        let early = self.polled.is_some_and(|before| now.duration_since(before) < least);
        self.polled = Some(now);
        if early {
            self.interval += INTERVAL;
            return SLOW_DOWN.about(self.interval.to_string());
        }
        AUTHORIZATION_PENDING.into()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::testing::{ADA, APP, ORIGIN, device_code, fixture, poll, post};
    use super::*;

    fn error(entra: &Entra, code: &str) -> String {
        let (status, body) = poll(entra, code);
        assert_eq!(status, 400, "{body}");
        body["error"].as_str().unwrap().to_owned()
    }

    #[test]
    fn the_answer_tells_where_to_go_with_which_code() {
        let pairs = [("client_id", APP), ("scope", "Mail.Read")];
        let (status, body) = post(&fixture(), "common", "devicecode", &pairs);
        assert_eq!(status, 200);
        assert_eq!((&body["expires_in"], &body["interval"]), (&900.into(), &5.into()));
        assert_eq!(body["verification_uri"], format!("{ORIGIN}/common/oauth2/deviceauth"));
        let message = body["message"].as_str().unwrap();
        assert!(message.contains(body["user_code"].as_str().unwrap()));
        assert!(message.contains(body["verification_uri"].as_str().unwrap()));
    }

    #[test]
    fn asking_wrongly_is_refused() {
        let code =
            |pairs: &[(&str, &str)], place| post(&fixture(), place, "devicecode", pairs).1["error_codes"][0].clone();
        assert_eq!(code(&[("client_id", APP)], "common"), 900144);
        assert_eq!(code(&[("scope", "Mail.Read")], "common"), 900144);
        assert_eq!(code(&[("client_id", "x"), ("scope", "Mail.Read")], "common"), 700016);
        assert_eq!(code(&[("client_id", APP), ("scope", "Mail.Read")], "consumers"), 9002332);
        assert_eq!(code(&[("client_id", APP), ("scope", "Mail.Read")], "nowhere"), 90002);
        assert_eq!(code(&[("client_id", APP), ("scope", "a|b")], "common"), 70011);
    }

    #[test]
    fn an_approved_code_is_redeemed_once() {
        let entra = fixture();
        let (code, user_code) = device_code(&entra, "Mail.Read");
        assert_eq!(error(&entra, &code), "authorization_pending");
        let typed = format!(" {}-{} ", &user_code[..4].to_lowercase(), &user_code[4..]);
        entra.approve_device(&typed, &ADA.to_uppercase()).unwrap();
        assert!(entra.approve_device(&user_code, ADA).unwrap_err().contains("used before"));
        assert_eq!(poll(&entra, &code).0, 200);
        assert_eq!(error(&entra, &code), "bad_verification_code");
        assert!(entra.approve_device(&user_code, ADA).unwrap_err().contains("not known"));
    }

    #[test]
    fn the_code_may_come_under_its_older_name() {
        let entra = fixture();
        entra.approve_devices_as(ADA);
        let (code, _) = device_code(&entra, "Mail.Read");
        let pairs = [("client_id", APP), ("grant_type", "device_code"), ("code", code.as_str())];
        assert_eq!(post(&entra, "common", "token", &pairs).0, 200);
    }

    #[test]
    fn a_declined_code_stays_declined() {
        let entra = fixture();
        let (code, user_code) = device_code(&entra, "Mail.Read");
        entra.decline_device(&user_code).unwrap();
        assert_eq!(error(&entra, &code), "authorization_declined");
        assert_eq!(error(&entra, &code), "authorization_declined");
        assert!(entra.decline_device("ZZZZZZZZZ").is_err());
        assert!(entra.approve_device(&user_code, "nobody@contoso.com").unwrap_err().contains("nobody@contoso.com"));
    }

    #[test]
    fn a_standing_approval_covers_waiting_and_new_codes() {
        let entra = fixture();
        let (waiting, _) = device_code(&entra, "Mail.Read");
        entra.approve_devices_as(ADA);
        let (fresh, _) = device_code(&entra, "Mail.Read");
        assert_eq!((poll(&entra, &waiting).0, poll(&entra, &fresh).0), (200, 200));
        entra.approve_devices_as("nobody");
        let (later, _) = device_code(&entra, "Mail.Read");
        assert_eq!(error(&entra, &later), "authorization_pending");
    }

    #[tokio::test(start_paused = true)]
    async fn a_code_expires_by_the_clock() {
        let entra = fixture();
        let (code, user_code) = device_code(&entra, "Mail.Read");
        tokio::time::advance(Duration::from_secs(899)).await;
        assert_eq!(error(&entra, &code), "authorization_pending");
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(error(&entra, &code), "expired_token");
        assert!(entra.approve_device(&user_code, ADA).unwrap_err().contains("expired"));
        tokio::time::advance(Duration::from_secs(900)).await;
        device_code(&entra, "Mail.Read");
        assert_eq!(error(&entra, &code), "bad_verification_code");
    }

    #[tokio::test(start_paused = true)]
    async fn polling_too_fast_lengthens_the_interval() {
        let entra = fixture();
        let (code, user_code) = device_code(&entra, "Mail.Read");
        assert_eq!(error(&entra, &code), "authorization_pending");
        tokio::time::advance(Duration::from_millis(4_900)).await;
        assert_eq!(error(&entra, &code), "authorization_pending");
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(error(&entra, &code), "slow_down");
        tokio::time::advance(Duration::from_secs(5)).await;
        assert_eq!(error(&entra, &code), "slow_down", "the interval is ten seconds by now");
        tokio::time::advance(Duration::from_secs(15)).await;
        assert_eq!(error(&entra, &code), "authorization_pending");
        entra.approve_device(&user_code, ADA).unwrap();
        assert_eq!(poll(&entra, &code).0, 200, "a decision does not wait for the interval");
    }
}
