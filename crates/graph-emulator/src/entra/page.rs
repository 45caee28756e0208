//! The page on which a person enters a device's code and decides. It needs no script.

use bytes::Bytes;
use http::{Method, Response, StatusCode};

use super::call::Call;
use super::device::Decision;
use super::html::{Forms, alert, escape};
use super::{Entra, TenantUser, html, lock};

fn page(call: &Call<'_>, status: StatusCode, title: &str, body: &str) -> Response<Bytes> {
    html::page(call, status, title, body, Forms::Own)
}

/// Answers the page's requests: `GET` shows the form, `POST` takes it.
pub(super) fn answer(entra: &Entra, call: &Call<'_>) -> Response<Bytes> {
    let users = &entra.tenant.users;
    if *call.method != Method::POST {
        // A link may bring the code along.
        let code = call.query.get("otc").unwrap_or_default();
        return page(call, StatusCode::OK, "Sign in on another device", &form(users, code, None, None));
    }
    match decide(entra, call) {
        Ok(Decision::Approved(user)) => {
            let name = users.get(user).map_or("", |user| &user.display_name);
            let name = escape(name);
            let text = format!(
                "<p role=\"status\">{name} is now signed in on the device. You can close this page and go back to it.</p>"
            );
            page(call, StatusCode::OK, "You are signed in", &text)
        }
        Ok(_) => {
            let text = "<p role=\"status\">The device was not signed in. You can close this page.</p>";
            page(call, StatusCode::OK, "Sign-in declined", text)
        }
        Err(problem) => {
            let code = call.form.get("code").unwrap_or_default();
            let body = form(users, code, call.form.get("user"), Some(&problem));
            page(call, StatusCode::BAD_REQUEST, "Sign in on another device", &body)
        }
    }
}

fn decide(entra: &Entra, call: &Call<'_>) -> Result<Decision, String> {
    let code = call.form.get("code").ok_or("Enter the code that your device shows.")?;
    let decision = match call.form.get("decision") {
        Some("approve") => Decision::Approved(entra.user(call.form.get("user").ok_or("Choose a user.")?)?),
        Some("decline") => Decision::Declined,
        _ => return Err("Choose whether to approve or to decline.".to_owned()),
    };
    lock(&entra.devices).decide(code, decision, call.now)?;
    Ok(decision)
}

fn form(users: &[TenantUser], code: &str, chosen: Option<&str>, problem: Option<&str>) -> String {
    let (alert, described) = alert(problem);
    let choices: String = users
        .iter()
        .enumerate()
        .map(|(at, user)| {
            let first = chosen.is_none() && at == 0;
            let checked = if first || chosen == Some(user.upn.as_str()) { " checked" } else { "" };
            let (upn, name) = (escape(&user.upn), escape(&user.display_name));
            format!(
                "<label class=\"user\"><input type=\"radio\" name=\"user\" value=\"{upn}\"{checked}> {name} ({upn})</label>\n"
            )
        })
        .collect();
    let code = escape(code);
    format!(
        "{alert}<form method=\"post\">
<p><label for=\"code\">Code shown on the device</label>
<input type=\"text\" id=\"code\" name=\"code\" value=\"{code}\" required autofocus autocomplete=\"off\" autocapitalize=\"characters\" \
spellcheck=\"false\"{described}></p>
<fieldset><legend>Sign in as</legend>
{choices}</fieldset>
<button name=\"decision\" value=\"approve\">Approve</button>
<button name=\"decision\" value=\"decline\">Decline</button>
</form>"
    )
}

#[cfg(test)]
mod tests {
    use super::super::html::{HTML, POLICY};
    use super::super::testing::{ADA, device_code, fixture, form as encode, poll, send};
    use super::*;

    fn text(response: &Response<Bytes>) -> String {
        String::from_utf8(response.body().to_vec()).unwrap()
    }

    fn submit(entra: &Entra, pairs: &[(&str, &str)]) -> Response<Bytes> {
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        send(entra, "POST", "/common/oauth2/deviceauth", &kind, encode(pairs))
    }

    #[test]
    fn the_page_is_a_labelled_form_without_scripts() {
        for path in ["/common/oauth2/deviceauth?otc=AB%22C", "/devicelogin?otc=AB%22C"] {
            let response = send(&fixture(), "GET", path, &[], String::new());
            assert_eq!(response.headers()["content-type"], HTML);
            assert!(response.headers().contains_key(POLICY));
            let text = text(&response);
            for part in ["<label for=\"code\">", "value=\"AB&quot;C\"", ADA, "Brian &lt;O&#39;Neill&gt;", "<legend>"] {
                assert!(text.contains(part), "{part} in {text}");
            }
            assert!(!text.contains("<script") && !text.contains("password"));
        }
    }

    #[test]
    fn a_person_approves() {
        let entra = fixture();
        let (code, user_code) = device_code(&entra, "Mail.Read");
        let response = submit(&entra, &[("code", &user_code), ("user", "brian@contoso.com"), ("decision", "approve")]);
        assert_eq!(response.status(), 200);
        assert!(text(&response).contains("Brian &lt;O&#39;Neill&gt; is now signed in"));
        let (status, body) = poll(&entra, &code);
        assert_eq!(status, 200);
        let bearer = entra.verify(body["access_token"].as_str().unwrap()).unwrap();
        assert!(matches!(bearer, super::super::Principal::User { upn, .. } if upn == "brian@contoso.com"));
    }

    #[test]
    fn a_person_declines() {
        let entra = fixture();
        let (code, user_code) = device_code(&entra, "Mail.Read");
        let response = submit(&entra, &[("code", &user_code), ("decision", "decline")]);
        assert!(text(&response).contains("was not signed in"));
        assert_eq!(poll(&entra, &code).1["error"], "authorization_declined");
    }

    #[test]
    fn a_mistake_brings_the_form_back_with_a_reason() {
        let entra = fixture();
        let (_, user_code) = device_code(&entra, "Mail.Read");
        let rows: &[(&[(&str, &str)], &str)] = &[
            (&[("decision", "decline")], "Enter the code"),
            (&[("code", "<b>"), ("decision", "decline")], "not known"),
            (&[("code", &user_code), ("decision", "approve")], "Choose a user"),
            (&[("code", &user_code), ("user", "eve"), ("decision", "approve")], "no user eve"),
            (&[("code", &user_code), ("user", ADA)], "approve or to decline"),
        ];
        for (pairs, reason) in rows {
            let response = submit(&entra, pairs);
            assert_eq!(response.status(), 400);
            let text = text(&response);
            assert!(text.contains("role=\"alert\"") && text.contains(reason), "{reason} in {text}");
            assert!(!text.contains("<b>"), "what was typed is escaped");
        }
    }
}
