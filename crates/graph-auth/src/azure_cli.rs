//! [`AzureCli`]: acts for whoever is signed in to the Azure CLI on this machine.

use crate::developer_tool::{DeveloperTool, Tool, developer_tool};

pub(crate) static AZURE_CLI: Tool = Tool {
    name: "the Azure CLI",
    // Windows runs a script by its whole name only.
    program: if cfg!(windows) { "az.cmd" } else { "az" },
    arguments: &["account", "get-access-token", "--output", "json", "--scope"],
    tenant: "--tenant",
    token: "accessToken",
    by_hand: "az account get-access-token",
    login: "az login",
    logout: "az logout",
    signed_out: &["az login", "az account set"],
};

/// Acts for whoever has run `az login` on this machine: for development, not for services.
///
/// The program `az` is asked for a token each time that one is needed. The CLI's own app has few of Graph's permissions, and not those of
/// mail or files: sign in with [`DeviceCode`](crate::DeviceCode) and an app of your own for those. See Microsoft's page on
/// [signing in with the Azure CLI](https://learn.microsoft.com/cli/azure/authenticate-azure-cli).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): when the CLI is not installed or nobody is
/// signed in to it. [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// use graph_auth::AzureCli;
/// use std::time::Duration;
/// let credential = AzureCli::new().tenant("contoso.com").timeout(Duration::from_secs(30));
/// ```
#[derive(Debug)]
pub struct AzureCli(DeveloperTool);

developer_tool!(AzureCli, AZURE_CLI, "az");
