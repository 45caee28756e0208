//! [`Proof`]: how an app shows that it is the one that was registered.

use crate::Assertion;
use graph_transport::{Result, Secret, TokenRequest};

/// What an app proves itself with. It has no `Debug`: it is secret.
#[derive(Clone, Default)]
pub(crate) enum Proof {
    /// Nothing: the app runs where secrets cannot be kept.
    #[default]
    None,
    Secret(Secret),
    /// What another issuer says of the app.
    Assertion(Assertion),
    /// What the app says of itself, signed with the key of a certificate that its registration has.
    #[cfg(feature = "certificate")]
    Certificate(std::sync::Arc<crate::certificate::Signer>),
}

/// Who an assertion is to prove, and to whom.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "certificate"), allow(dead_code, reason = "assertions of others are not made here"))]
pub(crate) struct Audience<'a> {
    pub(crate) client_id: &'a str,
    pub(crate) token_url: &'a str,
    /// Whether whom it is for knows the older form of signatures alone.
    pub(crate) legacy: bool,
}

impl Proof {
    #[cfg(feature = "certificate")]
    pub(crate) fn certificate(certificate: crate::Certificate) -> Self {
        Self::Certificate(std::sync::Arc::new(crate::certificate::Signer::new(certificate)))
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The secret that stands in a form as it is.
    pub(crate) fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Secret(secret) => Some(secret),
            _ => None,
        }
    }

    /// The signed text that a request needs, when the app proves itself by one.
    pub(crate) async fn assertion(&self, request: &TokenRequest<'_>, to: Audience<'_>) -> Result<Option<Secret>> {
        #[cfg(not(feature = "certificate"))]
        let _ = to;
        match self {
            Self::None | Self::Secret(_) => Ok(None),
            Self::Assertion(assertion) => assertion.get(request).await.map(Some),
            #[cfg(feature = "certificate")]
            Self::Certificate(signer) => signer.assertion(to).map(Some),
        }
    }
}
