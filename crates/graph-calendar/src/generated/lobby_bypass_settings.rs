// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`LobbyBypassSettings`], and its properties as fields of queries and patches.

use super::LobbyBypassScope;
use graph_odata::{Extra, Field, wire};

/// Who comes in without waiting in the lobby.
///
/// Microsoft's page: [lobbyBypassSettings](https://learn.microsoft.com/graph/api/resources/lobbybypasssettings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LobbyBypassSettings {
    /// Whether those who dial in come in at once.
    #[doc(alias = "isDialInBypassEnabled")]
    pub is_dial_in_bypass_enabled: Option<bool>,
    /// Who else comes in at once.
    pub scope: Option<LobbyBypassScope>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex LobbyBypassSettings {
    is_dial_in_bypass_enabled => "isDialInBypassEnabled",
    scope => "scope",
});

/// Whether those who dial in come in at once.
#[doc(alias = "isDialInBypassEnabled")]
pub const IS_DIAL_IN_BYPASS_ENABLED: Field<LobbyBypassSettings, bool> = Field::new("isDialInBypassEnabled");

/// Who else comes in at once.
pub const SCOPE: Field<LobbyBypassSettings, LobbyBypassScope> = Field::new("scope");
