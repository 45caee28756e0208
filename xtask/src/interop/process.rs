//! Running programs of others: each with a time limit, and with a mark that all it starts inherits.

use std::fs;
use std::io::Read;
use std::process::{self, Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The variable that marks what was started here.
const MARK: &str = "INTEROP_RUN";
/// How long what a program has printed may take to arrive after its end.
const ECHO: Duration = Duration::from_secs(1);

/// The mark's value, which no other run has.
static RUN: LazyLock<String> = LazyLock::new(|| {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{}-{}", process::id(), now.as_nanos())
});

/// A program that is ended when this goes.
pub(super) struct Running(Child);

impl Running {
    /// Starts a program that reads nothing.
    pub(super) fn start(command: &mut Command) -> Result<Self, String> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).env(MARK, &*RUN);
        let name = command.get_program().to_string_lossy().into_owned();
        command.spawn().map(Self).map_err(|error| format!("{name} cannot be run: {error}"))
    }

    /// What it prints. To be taken once.
    pub(super) fn printed(&mut self) -> Pipe {
        Pipe::of(self.0.stdout.take())
    }

    /// What it prints to standard error. To be taken once.
    pub(super) fn complained(&mut self) -> Pipe {
        Pipe::of(self.0.stderr.take())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What comes out of a program. It is read by a thread, so that the program never waits for us.
pub(super) struct Pipe {
    pieces: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
}

impl Pipe {
    fn of(pipe: Option<impl Read + Send + 'static>) -> Self {
        let (sender, pieces) = channel();
        thread::spawn(move || {
            let Some(mut pipe) = pipe else { return };
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = pipe.read(&mut piece) {
                // Also when nobody listens any more: the program goes on printing.
                let _ = sender.send(piece[..read].to_vec());
            }
        });
        Self { pieces, bytes: Vec::new() }
    }

    /// Waits until what was printed is enough, or nothing more comes. Whoever the program has started may hold the pipe open.
    pub(super) fn read(&mut self, patience: Duration, enough: impl Fn(&str) -> bool) -> String {
        let until = Instant::now() + patience;
        loop {
            let text = String::from_utf8_lossy(&self.bytes);
            if enough(&text) {
                return text.into_owned();
            }
            match self.pieces.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(piece) => self.bytes.extend(piece),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return text.into_owned(),
            }
        }
    }
}

/// Runs a program to its end and gives what it printed.
///
/// # Errors
/// What it printed to standard error, when it does not end well or not in time.
pub(super) fn run(command: &mut Command, time: Duration) -> Result<String, String> {
    let mut running = Running::start(command)?;
    let (mut printed, mut complained) = (running.printed(), running.complained());
    let began = Instant::now();
    let status = loop {
        match running.0.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if began.elapsed() < time => thread::sleep(Duration::from_millis(5)),
            Ok(None) | Err(_) => break None,
        }
    };
    drop(running);
    let name = command.get_program().to_string_lossy();
    let complaint = complained.read(ECHO, |_| false);
    match status {
        Some(status) if status.success() => Ok(printed.read(ECHO, |_| false)),
        Some(status) => Err(format!("{name}: {status}: {}", complaint.trim())),
        None => Err(format!("{name} did not end within {} s: {}", time.as_secs(), complaint.trim())),
    }
}

/// Ends what was started here and still runs, and names it. Where there is no `/proc`, nothing is looked at.
pub(super) fn end_leftovers() -> Vec<String> {
    end_marked(&RUN)
}

fn end_marked(run: &str) -> Vec<String> {
    let mark = format!("{MARK}={run}");
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let marked = |id: &u32| {
        let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|variable| variable == mark.as_bytes())
    };
    let ended = ids.filter(marked).map(|id| {
        let line = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        // It may be gone by now.
        let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
        format!("{id} {}", String::from_utf8_lossy(&line).replace('\0', " "))
    });
    ended.collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_program_is_heard_out_or_blamed() {
        let long = Duration::from_secs(60);
        assert_eq!(run(&mut sh("echo said; echo complained >&2"), long).unwrap(), "said\n");
        let error = run(&mut sh("echo why >&2; exit 3"), long).unwrap_err();
        assert!(error.contains("3") && error.ends_with(": why"), "{error}");
        let error = run(&mut sh("exec sleep 60"), Duration::from_millis(50)).unwrap_err();
        assert!(error.starts_with("sh did not end"), "{error}");
        assert!(run(&mut Command::new("no-such-program"), long).is_err());
    }

    #[test]
    fn what_is_printed_is_read_until_it_is_enough() {
        let mut running = Running::start(&mut sh("echo one; echo ready; exec sleep 60")).unwrap();
        let text = running.printed().read(Duration::from_secs(60), |text| text.contains("ready\n"));
        assert_eq!(text, "one\nready\n");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_runs_on_is_found_and_ended() {
        // With a mark of its own: the other tests' programs have ours.
        let mark = format!("test-{}", *RUN);
        run(&mut sh(&format!("{MARK}={mark} sleep 61 >/dev/null 2>&1 &")), Duration::from_secs(60)).unwrap();
        let left = end_marked(&mark);
        assert!(left.len() == 1 && left[0].ends_with("sleep 61 "), "{left:?}");
    }
}
