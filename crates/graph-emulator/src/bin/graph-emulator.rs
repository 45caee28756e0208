//! Serves the demo tenant on a loopback port and says so in one line of JSON.
//!
//! Invariant: standard output holds that one line and nothing else.

use clap::Parser;
use graph_emulator::Emulator;
use serde_json::json;
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

/// Microsoft Graph and Entra ID on a loopback port, for tests. Prints one line of JSON when ready; ends on SIGINT or SIGTERM.
#[derive(Debug, Parser)]
#[command(name = "graph-emulator")]
struct Arguments {
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The most items on a page.
    #[arg(long)]
    page_size: Option<usize>,
    /// How many requests a mailbox takes at once; Outlook's own number is 4. Without it there is no limit.
    #[arg(long)]
    mailbox_concurrency: Option<usize>,
    /// How many milliseconds every answer is held back.
    #[arg(long, default_value_t = 0)]
    latency: u64,
    /// What ids and the demo's mail are drawn from.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The time that its clock begins with, in RFC 3339; the system's, unless this is said.
    #[arg(long, value_name = "TIME", value_parser = time)]
    starting_at: Option<String>,
    /// Answers downloads, uploads and monitors on the same port, and takes a bearer there.
    #[arg(long)]
    one_port: bool,
    /// Answers `GET /_emulator/journal` with what was received.
    #[arg(long)]
    journal: bool,
    /// A certificate of the application, in PEM, with which it may prove itself in place of its secret.
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed, and then there is nobody to tell.
            let _ = writeln!(io::stderr(), "graph-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> io::Result<()> {
    let latency = Duration::from_millis(arguments.latency);
    let mut builder = Emulator::builder().demo().seed(arguments.seed).latency(latency);
    if let Some(size) = arguments.page_size {
        builder = builder.page_size(size);
    }
    if let Some(time) = &arguments.starting_at {
        builder = builder.starting_at(time);
    }
    if arguments.one_port {
        builder = builder.one_port();
    }
    if arguments.journal {
        builder = builder.show_journal();
    }
    if let Some(file) = &arguments.certificate {
        let content = std::fs::read(file).map_err(|error| about(file, &error))?;
        // What is no text is no PEM, and is told so.
        builder = builder.try_certificate(&String::from_utf8_lossy(&content)).map_err(|error| about(file, &error))?;
    }
    if let Some(most) = arguments.mailbox_concurrency {
        builder = builder.mailbox_concurrency(most);
    }
    let emulator = builder.build();
    // Signals are taken before anybody can know that we run.
    let stop = Stop::new()?;
    let server = emulator.listen_on(arguments.port).await?;
    let first = emulator.users().first().map(String::as_str).unwrap_or_default();
    let ready = json!({
        "graph": server.graph_url(), "authority": server.authority(), "tenant": emulator.tenant(),
        "client_id": emulator.client_id(), "client_secret": emulator.client_secret(), "users": emulator.users(),
        "token": emulator.token(first),
    });
    let mut stdout = io::stdout();
    writeln!(stdout, "{ready}")?;
    stdout.flush()?;
    stop.wait().await;
    server.shutdown().await;
    Ok(())
}

/// A time that the emulator's clock can begin with.
fn time(text: &str) -> Result<String, jiff::Error> {
    text.parse::<jiff::Timestamp>().map(|_| text.to_owned())
}

fn about(file: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
}

#[cfg(unix)]
struct Stop {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Stop {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn wait(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Stop;

#[cfg(not(unix))]
impl Stop {
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn wait(self) {
        // Without a signal to wait for, it runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
