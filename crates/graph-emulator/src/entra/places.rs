//! The places where a workload gets a token for its managed identity: one row for each.

/// A kind of place that has a token for a workload's managed identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdentityHost {
    /// The metadata service of virtual machines.
    Imds,
    /// App Service, Functions and Container Apps.
    AppService,
    /// Azure Machine Learning.
    AzureMl,
    /// Cloud Shell.
    CloudShell,
    /// Service Fabric.
    ServiceFabric,
    /// A machine elsewhere, with the agent of Azure Arc.
    Arc,
}

/// What a place wants to see.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// `Metadata: true`, which no browser can be made to send.
    Metadata,
    /// A header with the secret of the environment.
    Secret(&'static str),
}

/// How a place says when a token ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// In text, in seconds from now and since 1970.
    Both,
    /// In text, since 1970.
    Text,
    /// As a number, since 1970.
    Number,
    /// As a date.
    Date,
}

pub(super) struct Place {
    pub(super) host: IdentityHost,
    pub(super) origin: &'static str,
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) versions: &'static [&'static str],
    pub(super) proof: Proof,
    pub(super) time: Time,
    /// The parameters that choose an identity: by client, object and resource.
    pub(super) selectors: &'static [(&'static str, Selector)],
    /// The names of the environment's variables for the endpoint and the secret.
    pub(super) variables: (&'static str, &'static str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Selector {
    Client,
    Object,
    Resource,
}

const METADATA: &str = "/metadata/identity/oauth2/token";
const MSI: &str = "/msi/token";
/// Of several that fit, the first answers. Arc's agent is at a port of its own, or at any while it has a directory for its keys.
pub(super) const PLACES: &[Place] = &[
    Place {
        host: IdentityHost::ServiceFabric,
        origin: "https://localhost:2377",
        method: "GET",
        path: METADATA,
        versions: &["2019-07-01-preview"],
        proof: Proof::Secret("secret"),
        time: Time::Number,
        selectors: &[],
        variables: ("IDENTITY_ENDPOINT", "IDENTITY_HEADER"),
    },
    Place {
        host: IdentityHost::Arc,
        origin: "http://127.0.0.1:40342",
        method: "GET",
        path: METADATA,
        versions: &["2020-06-01", "2019-11-01"],
        proof: Proof::Metadata,
        time: Time::Text,
        selectors: &[
            ("client_id", Selector::Client),
            ("object_id", Selector::Object),
            ("msi_res_id", Selector::Resource),
        ],
        variables: ("IDENTITY_ENDPOINT", ""),
    },
    Place {
        host: IdentityHost::Imds,
        origin: "http://169.254.169.254",
        method: "GET",
        path: METADATA,
        versions: &["2018-02-01", "2019-08-01", "2019-11-01", "2020-06-01", "2021-02-01"],
        proof: Proof::Metadata,
        time: Time::Both,
        selectors: &[
            ("client_id", Selector::Client),
            ("object_id", Selector::Object),
            ("msi_res_id", Selector::Resource),
            ("mi_res_id", Selector::Resource),
        ],
        variables: ("", ""),
    },
    Place {
        host: IdentityHost::AppService,
        origin: "http://127.0.0.1:41741",
        method: "GET",
        path: MSI,
        versions: &["2019-08-01"],
        proof: Proof::Secret("x-identity-header"),
        time: Time::Text,
        selectors: &[
            ("client_id", Selector::Client),
            ("object_id", Selector::Object),
            ("principal_id", Selector::Object),
            ("mi_res_id", Selector::Resource),
        ],
        variables: ("IDENTITY_ENDPOINT", "IDENTITY_HEADER"),
    },
    Place {
        host: IdentityHost::AzureMl,
        origin: "http://127.0.0.1:41741",
        method: "GET",
        path: MSI,
        versions: &["2017-09-01"],
        proof: Proof::Secret("secret"),
        time: Time::Date,
        selectors: &[("clientid", Selector::Client)],
        variables: ("MSI_ENDPOINT", "MSI_SECRET"),
    },
    Place {
        host: IdentityHost::CloudShell,
        origin: "http://localhost:50342",
        method: "POST",
        path: "/oauth2/token",
        versions: &[],
        proof: Proof::Metadata,
        time: Time::Both,
        selectors: &[],
        variables: ("MSI_ENDPOINT", ""),
    },
];
