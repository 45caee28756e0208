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
