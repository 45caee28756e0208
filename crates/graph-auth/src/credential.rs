//! `credential!`: what credentials have in common: their settings, documented once, and a `Debug` that shows no secret.

/// `credential!(ClientSecret { authority, continuous_access_evaluation("Off") })` gives these setters, and `Debug`, to a credential that holds
/// an `app`. The word says how the capability stands by default.
macro_rules! credential {
    ($credential:ident { $($setter:ident $(($($given:tt)+))?),+ $(,)? }) => {
        impl $credential {
            $($crate::credential::setter!($setter $($($given)+)?);)+
        }

        impl std::fmt::Debug for $credential {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.app.debug(stringify!($credential), f)
            }
        }
    };
}

/// One of the setters.
macro_rules! setter {
    (store) => {
        /// Keeps the sign-in here, and goes on with one that is there already. By default it is kept in memory.
        ///
        /// What the store holds for this app counts as this person's, and of several the one used last: see [`Store`](crate::Store).
        #[must_use]
        pub fn store(mut self, store: impl $crate::Store + 'static) -> Self {
            self.session.keep_in(store);
            self
        }
    };
    (account) => {
        /// Lets one account alone sign in, by its user name or by the id of an [`Account`](crate::Account), and takes no other's
        /// sign-in from the store. Any other's is refused.
        #[must_use]
        pub fn account(mut self, who: impl Into<String>) -> Self {
            self.session.choose(who);
            self
        }
    };
    (silent) => {
        /// Never asks anyone to sign in: a token that needs it fails, and
        /// [`SignInError::needs_sign_in`](crate::SignInError::needs_sign_in) says so. For a program that runs unattended on a sign-in
        /// made before.
        #[must_use]
        pub fn silent(mut self) -> Self {
            self.silent = true;
            self
        }
    };
    (person) => {
        /// Who is signed in, as far as this credential and its store know. Nothing is sent, so the service may since have ended the sign-in.
        ///
        /// # Errors
        /// When the store cannot be read.
        pub async fn signed_in(
            &self,
            endpoint: &graph_transport::Endpoint,
        ) -> graph_transport::Result<Option<$crate::Account>> {
            self.session.account(&self.app.owner(endpoint)).await
        }

        /// Forgets the sign-in: its tokens, here and in the store. Nobody else's are touched.
        ///
        /// Tokens that were given out serve until they end. The browser's own session is ended by
        /// [`sign_out_url`](crate::AuthorizationCode::sign_out_url).
        ///
        /// # Errors
        /// When the store cannot be changed.
        pub async fn sign_out(&self, endpoint: &graph_transport::Endpoint) -> graph_transport::Result<()> {
            let done = self.session.sign_out(&self.app.owner(endpoint)).await;
            self.cache.clear();
            done
        }
    };
    (page) => {
        /// What the page is to do: let the person choose an account, ask for consent again, ask nothing.
        #[must_use]
        pub fn prompt(mut self, prompt: $crate::Prompt) -> Self {
            self.page.prompt = Some(prompt);
            self
        }

        /// The name that the page shows filled in. The name of a chosen account is, without this.
        #[must_use]
        pub fn login_hint(mut self, username: impl Into<String>) -> Self {
            self.page.login_hint = Some(username.into());
            self
        }

        /// Where the person's accounts are, so that the page need not ask: a domain, `organizations` or `consumers`.
        #[must_use]
        pub fn domain_hint(mut self, domain: impl Into<String>) -> Self {
            self.page.domain_hint = Some(domain.into());
            self
        }
    };
    (authority) => {
        /// Asks this sign-in service instead of the cloud's own: another of Microsoft's (`https://host`), or any that a
        /// [`SignInService`](crate::SignInService) names. Plain http is for the loopback only.
        #[must_use]
        pub fn authority(mut self, service: impl Into<$crate::SignInService>) -> Self {
            self.app.authority.at(service);
            self
        }
    };
    (continuous_access_evaluation $default:literal) => {
        #[doc = concat!("Whether to tell the service that this client answers claims challenges. ", $default, " by default.")]
        ///
        /// Tokens then live for up to a day, and end at once when the account or the app is disabled or a password changed. A `Client`
        /// answers the challenges; a program that takes tokens from here for other uses must do so itself. See Microsoft's page on
        /// [continuous access evaluation](https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation).
        #[must_use]
        pub fn continuous_access_evaluation(mut self, capable: bool) -> Self {
            self.app.continuous_access_evaluation = capable;
            self
        }
    };
    (origin) => {
        /// Says where the app's pages are from (`https://app.example`), for a redirect address that is registered as a *single-page
        /// application's*: the service gives tokens to such a one only with this, and to no other.
        ///
        /// It goes along as the header `Origin` with each request for tokens. Sign-ins of such apps end after 24 hours.
        #[must_use]
        pub fn origin(mut self, origin: impl Into<String>) -> Self {
            self.app.origin = Some(origin.into());
            self
        }
    };
    (client_secret) => {
        /// Proves the app by one of its client secrets: the secret's *value*, not its id. Replaces any other proof.
        #[must_use]
        pub fn client_secret(mut self, secret: impl Into<graph_transport::Secret>) -> Self {
            self.app.proof = $crate::proof::Proof::Secret(secret.into());
            self
        }
    };
    (client_assertion) => {
        /// Proves the app by what another issuer says of it. Replaces any other proof.
        #[must_use]
        pub fn client_assertion(mut self, assertion: $crate::Assertion) -> Self {
            self.app.proof = $crate::proof::Proof::Assertion(assertion);
            self
        }
    };
    (certificate) => {
        /// Proves the app by a certificate of its registration. Replaces any other proof.
        #[cfg(feature = "certificate")]
        #[must_use]
        pub fn certificate(mut self, certificate: $crate::Certificate) -> Self {
            self.app.proof = $crate::proof::Proof::certificate(certificate);
            self
        }
    };
}

pub(crate) use {credential, setter};
