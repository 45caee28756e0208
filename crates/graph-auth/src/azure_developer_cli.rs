//! [`AzureDeveloperCli`]: acts for whoever is signed in to the Azure Developer CLI on this machine.

use crate::developer_tool::{DeveloperTool, Tool, developer_tool};

pub(crate) static AZURE_DEVELOPER_CLI: Tool = Tool {
    name: "the Azure Developer CLI",
    program: "azd",
    arguments: &["auth", "token", "--no-prompt", "--output", "json", "--scope"],
    tenant: "--tenant-id",
    token: "token",
    by_hand: "azd auth token",
    login: "azd auth login",
    logout: "azd auth logout",
    signed_out: &["azd auth login"],
};

/// Acts for whoever has run `azd auth login` on this machine: for development, not for services.
///
/// The program `azd` is asked for a token each time that one is needed. As with [`AzureCli`](crate::AzureCli), its own app has few of
/// Graph's permissions. See Microsoft's page on the
/// [Azure Developer CLI](https://learn.microsoft.com/azure/developer/azure-developer-cli/reference#azd-auth-login).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): when the CLI is not installed or nobody is
/// signed in to it. [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// use graph_auth::{AzureCli, AzureDeveloperCli, Chain};
/// let either = Chain::new().then(AzureDeveloperCli::new().tenant("contoso.com")).then(AzureCli::new());
/// ```
#[derive(Debug)]
pub struct AzureDeveloperCli(DeveloperTool);

developer_tool!(AzureDeveloperCli, AZURE_DEVELOPER_CLI, "azd");
