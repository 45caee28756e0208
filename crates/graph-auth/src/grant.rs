//! [`Grant`]: what buys a user's first token, where no one has to be asked: from then on refresh tokens do.

use crate::{
    SignInError,
    app::{App, Leaf},
    session::Session,
    sign_in_error::SignInNeeded,
    token_answer::TokenAnswer,
};
use graph_transport::{AccessToken, Result, Secret, TokenRequest};

/// A user's grant: its name, and its fields beside the app's own.
pub(crate) struct Grant<'a> {
    pub(crate) operation: &'static str,
    pub(crate) grant_type: &'static str,
    /// What an account's entry in the store says of where it came from.
    pub(crate) source: &'static str,
    pub(crate) fields: &'a [(&'static str, &'a str)],
    /// The field that is secret.
    pub(crate) secret: &'a Secret,
}

impl Grant<'_> {
    /// A token by the session's refresh token or, when there is none that serves, for the grant itself.
    ///
    /// # Errors
    /// One that [needs a sign-in](SignInError::needs_sign_in) when the grant itself is refused.
    pub(crate) async fn token(&self, session: &Session, app: &App, request: &TokenRequest<'_>) -> Result<AccessToken> {
        match session.refresh(app, request, self.operation, None).await {
            Ok(token) => return Ok(token),
            Err(error) if SignInError::of(&error).is_some_and(SignInError::needs_sign_in) => {}
            Err(error) => return Err(error),
        }
        let mut form = app.form()?.add("grant_type", self.grant_type);
        for (name, value) in self.fields {
            form = form.add(name, value);
        }
        let form = form
            .add("scope", &app.user_scopes(request))
            .add("client_info", "1")
            .add_if("claims", app.claims(request.claims)?.as_deref());
        let error = match app.send(request, self.operation, Leaf::Token, form).await {
            Ok(body) => {
                let answer = TokenAnswer::read(body.as_ref())?;
                session.keep(app, request, &answer, None, self.source).await?;
                return Ok(answer.access_token);
            }
            Err(error) => error,
        };
        let refused = error.service_error().is_some_and(|service| service.code() == "invalid_grant");
        let error = app.explain(error, Some(self.secret));
        Err(if refused { error.with_source(SignInNeeded) } else { error })
    }
}
