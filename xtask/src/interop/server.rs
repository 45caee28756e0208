//! [`Server`]: a program that prints one line of JSON when it is ready, and is ended when this goes.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{self, Command};
use std::time::Duration;

use serde_json::{Value, json};

use super::process::Running;

/// How long a server may take to be ready.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Server {
    /// What it said when it was ready.
    pub(super) ready: Value,
    running: Running,
    /// A file that it leaves behind.
    leaves: Option<PathBuf>,
}

impl Server {
    pub(super) fn start(command: &mut Command) -> Result<Self, String> {
        let mut server = Self { ready: Value::Null, running: Running::start(command)?, leaves: None };
        let line = server.said(command, |text| text.contains('\n'))?;
        server.ready = serde_json::from_str(line.trim()).map_err(|error| format!("{line}: {error}"))?;
        Ok(server)
    }

    /// Redis, which says it in words, on a socket instead of a port: no other program can take it.
    pub(super) fn redis() -> Result<Self, String> {
        let socket = env::temp_dir().join(format!("interop-{}.redis", process::id()));
        let mut command = Command::new("redis-server");
        command.args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"]).arg(&socket);
        let ready = json!({ "url": format!("redis+unix://{}", socket.display()) });
        let mut server = Self { ready, running: Running::start(&mut command)?, leaves: Some(socket) };
        server.said(&command, |text| text.contains("eady to accept connections"))?;
        Ok(server)
    }

    /// Waits for what a server says when it is ready.
    fn said(&mut self, command: &Command, enough: impl Fn(&str) -> bool) -> Result<String, String> {
        let (mut printed, mut complained) = (self.running.printed(), self.running.complained());
        let text = printed.read(PATIENCE, &enough);
        if enough(&text) {
            return Ok(text);
        }
        let complaint = complained.read(Duration::ZERO, |_| false);
        Err(format!("{} is not ready: {text}{complaint}", command.get_program().to_string_lossy()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(file) = &self.leaves {
            // It may never have been made.
            let _ = fs::remove_file(file);
        }
    }
}
