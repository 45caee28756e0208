//! How the application is registered and how workloads find their identities: the part of [`EmulatorBuilder`] for signing in.

use super::EmulatorBuilder;
use crate::entra::{Certificate, Federation, Identity};
use std::{io, path::PathBuf};

impl EmulatorBuilder {
    /// Registers a redirect URI of the application, compared as it is; on `http://127.0.0.1` and `http://localhost` any port will do. An
    /// address with `https` belongs to a web application, whose codes are redeemed with its secret alone. Beside what is said here there are
    /// `http://localhost`, `msal{client id}://auth` and the address that Microsoft keeps for native clients.
    ///
    /// ```
    /// let emulator = graph_emulator::Emulator::builder().demo().redirect_uri("https://app.contoso.com/signed-in").build();
    /// # drop(emulator);
    /// ```
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.app.redirects.push(uri.into());
        self
    }

    /// Registers a redirect URI of a single-page application: its codes and refresh tokens are redeemed by requests that have the header
    /// `Origin` alone, and its sign-ins last for 24 hours. All other requests for tokens must not have it.
    pub fn single_page_redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.app.single_pages.push(uri.into());
        self
    }

    /// A permission, by its bare name, that a person must agree to on the sign-in page, or an administrator for everybody. All others are agreed
    /// to.
    pub fn consent_needed(mut self, permission: impl Into<String>) -> Self {
        self.app.unconsented.push(permission.into());
        self
    }

    /// Registers a certificate on the application, in PEM and with an RSA key: client assertions that it signs are taken, with PS256 or RS256
    /// and the certificate's thumbprint in `x5t#S256` or `x5t`.
    ///
    /// # Panics
    /// When the text holds no such certificate; [`try_certificate`](Self::try_certificate) gives an error instead.
    #[track_caller]
    #[allow(clippy::panic, reason = "a test that registers no certificate is wrong where it stands")]
    pub fn certificate(self, pem: &str) -> Self {
        match self.try_certificate(pem) {
            Ok(builder) => builder,
            Err(error) => panic!("the certificate cannot be registered: {error}"),
        }
    }

    /// The same as [`certificate`](Self::certificate), for text that comes from elsewhere than the test.
    ///
    /// # Errors
    /// Of the kind `InvalidData`, when the text holds no such certificate.
    pub fn try_certificate(mut self, pem: &str) -> io::Result<Self> {
        let certificate = Certificate::from_pem(pem).map_err(|why| io::Error::new(io::ErrorKind::InvalidData, why))?;
        self.app.certificates.push(certificate);
        Ok(self)
    }

    /// Has the application trust an issuer's tokens with that subject and that audience. The issuer, an address, is answered by the
    /// emulator: its configuration and its keys; [`Emulator::federated_token`](crate::Emulator::federated_token) gives its tokens. `{tenantid}` in it stands for the tenant's
    /// id, for managed identities of the tenant itself, whose subject is the identity's object id.
    ///
    /// ```
    /// use graph_emulator::Emulator;
    ///
    /// let (issuer, subject) = ("https://ci.example", "repo:contoso/app:ref:refs/heads/main");
    /// let emulator = Emulator::builder().demo().federated_credential(issuer, subject, "api://AzureADTokenExchange").build();
    /// let assertion = emulator.federated_token(issuer, subject, "api://AzureADTokenExchange");
    /// assert_eq!(assertion.split('.').count(), 3);
    /// ```
    pub fn federated_credential(
        mut self,
        issuer: impl Into<String>,
        subject: impl Into<String>,
        audience: impl Into<String>,
    ) -> Self {
        let (issuer, subject, audience) = (issuer.into(), subject.into(), audience.into());
        self.app.federations.push(Federation { issuer, subject, audience });
        self
    }

    /// Refuses a client assertion whose `jti` was used before. Entra takes one until it ends, and clients count on that; a stricter server
    /// shows whether yours does.
    pub fn single_use_assertions(mut self) -> Self {
        self.app.single_use_assertions = true;
        self
    }

    /// Answers for the places where workloads get tokens for their managed identities, in memory at any host: see
    /// [`IdentityHost`](crate::IdentityHost). Without an identity they answer 400.
    pub fn identity_hosts(mut self) -> Self {
        self.managed.on = true;
        self
    }

    /// Gives the workload an identity of its own; implies [`identity_hosts`](Self::identity_hosts).
    pub fn system_assigned_identity(mut self) -> Self {
        self.system_identity = true;
        self.identity_hosts()
    }

    /// Assigns an identity to the workload, which can be chosen by each of its ids; implies [`identity_hosts`](Self::identity_hosts).
    pub fn user_assigned_identity(
        mut self,
        client_id: impl Into<String>,
        object_id: impl Into<String>,
        resource_id: impl Into<String>,
    ) -> Self {
        let (client_id, object_id, resource_id) = (client_id.into(), object_id.into(), Some(resource_id.into()));
        self.managed.identities.push(Identity { client_id, object_id, resource_id });
        self.identity_hosts()
    }

    /// The directory into which Arc's agent puts the keys that its challenges name. Unless this is said they name files that are not there.
    pub fn arc_keys(mut self, directory: impl Into<PathBuf>) -> Self {
        self.managed.keys = Some(directory.into());
        self.identity_hosts()
    }

    /// Has Arc's agent be an old one, which gives its one token whichever identity is asked for, and says nothing of it.
    pub fn old_arc_agent(mut self) -> Self {
        self.managed.old_agent = true;
        self.identity_hosts()
    }

    /// Another resource in the tenant, such as `https://vault.azure.net`, for which tokens can be had. Graph and the application
    /// itself (`api://{client id}`) are there anyway.
    pub fn resource(mut self, resource: impl Into<String>) -> Self {
        self.app.resources.push(resource.into());
        self
    }
}
