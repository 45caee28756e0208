//! [`Server`]: a program that prints one line of JSON when it is ready, and is ended when this goes.

use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use super::process::Running;

/// How long a server may take to be ready.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Server {
    /// What it said when it was ready.
    pub(super) ready: Value,
    _running: Running,
}

impl Server {
    pub(super) fn start(command: &mut Command) -> Result<Self, String> {
        let mut running = Running::start(command)?;
        let (mut printed, mut complained) = (running.printed(), running.complained());
        let line = printed.read(PATIENCE, |text| text.contains('\n'));
        let ready = line.lines().next().and_then(|line| serde_json::from_str(line).ok());
        ready.map(|ready| Self { ready, _running: running }).ok_or_else(|| {
            let complaint = complained.read(Duration::ZERO, |_| false);
            format!("{} is not ready: {line}{complaint}", command.get_program().to_string_lossy())
        })
    }
}
