//! The page on which a person signs in and agrees. It needs no script.

use bytes::Bytes;
use http::{Response, StatusCode};

use super::authorize::{Prompt, Wish};
use super::call::Call;
use super::error::Failure;
use super::html::{self, Forms, alert, escape};
use super::sessions::Session;
use super::{Entra, TenantUser};
use crate::SignInPageError;

/// Shows the form; with a problem, since something was filled in wrongly.
pub(super) fn page(
    entra: &Entra,
    call: &Call<'_>,
    wish: &Wish,
    session: &Session,
    problem: Option<&str>,
) -> Response<Bytes> {
    let (alert, described) = alert(problem);
    // A hint picks an account where it is one; what cannot be picked is as good as typed.
    let hint = wish.login_hint.as_deref().filter(|_| problem.is_none());
    let known = hint.and_then(|hint| entra.tenant.users.get(entra.user(hint).ok()?)).map(|user| user.upn.as_str());
    let typed = call.form.get("login").or(hint.filter(|_| known.is_none())).unwrap_or_default();
    let chosen = call.form.get("user").or(known);
    let at_home = |user: &&TenantUser| match &wish.domain_hint {
        Some(domain) => user.upn.rsplit_once('@').is_some_and(|(_, own)| own.eq_ignore_ascii_case(domain)),
        None => true,
    };
    let mut choices = String::new();
    for user in entra.tenant.users.iter().filter(at_home) {
        let place = entra.user(&user.upn).ok();
        let known = place.is_some_and(|place| session.users.contains(&place));
        let (upn, name) = (escape(&user.upn), escape(&user.display_name));
        let checked = if chosen == Some(user.upn.as_str()) { " checked" } else { "" };
        let known = if known { ", signed in" } else { "" };
        choices.push_str(&format!(
            "<label class=\"user\"><input type=\"radio\" name=\"user\" value=\"{upn}\"{checked}> {name} ({upn}{known})</label>\n"
        ));
    }
    let asked: String = wish.scope.asked().map(|name| format!("<li>{}</li>\n", escape(name))).collect();
    let typed = escape(typed);
    let body = format!(
        "{alert}<form method=\"post\">
<fieldset><legend>Pick an account</legend>
{choices}</fieldset>
<p><label for=\"login\">Or enter its name</label>
<input type=\"text\" id=\"login\" name=\"login\" value=\"{typed}\" autocomplete=\"username\" spellcheck=\"false\"></p>
<p><label for=\"passwd\">Password</label>
<input type=\"password\" id=\"passwd\" name=\"passwd\" autocomplete=\"current-password\"{described}></p>
<p>The application asks for:</p>
<ul>
{asked}</ul>
<button name=\"decision\" value=\"accept\">Accept</button>
<button name=\"decision\" value=\"cancel\" formnovalidate>Cancel</button>
</form>"
    );
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let mut response = html::page(call, status, "Sign in", &body, Forms::Leaving);
    if let Some(problem) = problem {
        response.extensions_mut().insert(SignInPageError(problem.to_owned()));
    }
    response
}

/// Who has signed in, or why nobody has. A name that was typed goes before one that was picked.
pub(super) fn check(entra: &Entra, call: &Call<'_>, wish: &Wish, session: &Session) -> Result<usize, String> {
    let name = call.form.get("login").or_else(|| call.form.get("user")).ok_or("Pick an account or enter its name.")?;
    let user = entra.user(name)?;
    let again = wish.prompt == Some(Prompt::Login) || !session.users.contains(&user);
    let right = entra.tenant.users.get(user).is_some_and(|known| call.form.get("passwd") == Some(&known.password));
    match again && !right {
        true => Err("The account or the password is wrong.".to_owned()),
        false => Ok(user),
    }
}

/// The page for what no application can be told.
pub(super) fn refusal(entra: &Entra, call: &Call<'_>, failure: &Failure) -> Response<Bytes> {
    let text = failure.text(call, &entra.tenant.client_secret);
    let (alert, _) = alert(Some(&text));
    let mut response =
        html::page(call, StatusCode::BAD_REQUEST, "Sorry, signing in is not possible", &alert, Forms::Own);
    response.extensions_mut().insert(SignInPageError(text));
    response
}
