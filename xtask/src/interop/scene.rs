//! [`Scene`]: what the programs of a row find: the emulator and other servers, and a folder of their own. They are told in JSON, in the
//! variable `SCENE`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use super::build::{self, Built};
use super::compare::compare;
use super::process::run;
use super::rows::{Play, Row, Step, Subject};
use super::server::Server;
use super::tools::{Missing, Runtime, Tool, Tools};

/// The scripts, from the root.
const SCRIPTS: &str = "tests/interop";
/// How long a step may take.
const STEP: Duration = Duration::from_secs(120);
/// What emulators that are compared begin with: the same mail, received at the same times. The clock is ahead of any machine's, so that
/// what ends some time has not ended for clients that look at a clock of their own.
const ALIKE: &[&str] = &["--seed", "1887", "--starting-at", "2040-03-02T09:30:00Z"];

pub(super) struct Scene {
    scripts: PathBuf,
    /// Where everything that is made or brought here lives.
    home: PathBuf,
    /// Where a row's programs keep their files.
    folder: PathBuf,
    tools: Tools,
    /// What became of each tool that was asked for.
    known: BTreeMap<Tool, Result<String, Missing>>,
    built: Built,
    /// The certificate of the app, and of hosts that the emulator stands for. Made once.
    certificate: Option<PathBuf>,
    /// The emulator that people and apps sign in at. Started once, as are those below.
    entra: Option<Server>,
    provider: Option<Server>,
    redis: Option<Server>,
}

impl Scene {
    pub(super) fn new(root: &Path) -> Result<Self, String> {
        let built = build::build(root)?;
        let home = build::target(root).join("interop");
        fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
        Ok(Self {
            scripts: root.join(SCRIPTS),
            folder: home.join("row"),
            tools: Tools::new(home.clone()),
            home,
            known: BTreeMap::new(),
            built,
            certificate: None,
            entra: None,
            provider: None,
            redis: None,
        })
    }

    /// Brings what a row is run with, once. Gives its version.
    pub(super) fn ready(&mut self, tool: Tool) -> Result<String, Missing> {
        let tools = &self.tools;
        self.known.entry(tool).or_insert_with(|| tools.ready(tool)).clone()
    }

    /// Plays a row, in a folder that is empty at first. Gives what there is to say of it.
    pub(super) fn play(&mut self, subject: Subject, row: &Row) -> Result<String, String> {
        // It is not there before the first row.
        let _ = fs::remove_dir_all(&self.folder);
        fs::create_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        match row.play {
            Play::Steps(steps) => {
                self.serve(row.with)?;
                let told = self.told();
                for step in steps {
                    self.step(subject, row.with, *step, &told).map_err(|why| format!("{step:?}: {why}"))?;
                }
                Ok(String::new())
            }
            Play::Same(step) => {
                let certificate = self.certificate()?;
                let print = |step: Step| {
                    let server = Server::start(Command::new(&self.built.emulator).args(ALIKE))?;
                    let told = json!({ "emulator": server.ready, "certificate": certificate });
                    self.step(subject, row.with, step, &told).map_err(|why| format!("{step:?}: {why}"))
                };
                let equal = compare(&print(Step::Theirs(step))?, &print(Step::Ours(step))?)?;
                Ok(format!("{equal} values are equal"))
            }
        }
    }

    /// Starts the servers that rows with a tool need.
    fn serve(&mut self, tool: Tool) -> Result<(), String> {
        if self.entra.is_none() {
            let certificate = self.certificate()?;
            let mut emulator = Command::new(&self.built.emulator);
            emulator.args(["--port", "0", "--journal", "--certificate"]).arg(&certificate);
            self.entra = Some(Server::start(&mut emulator)?);
        }
        match tool {
            Tool::OidcProvider if self.provider.is_none() => {
                let script = self.staged(Subject::Auth, "oidc-provider.mjs")?;
                let certificate = self.certificate()?;
                self.provider = Some(Server::start(Command::new("node").arg(script).arg(certificate))?);
            }
            Tool::Redis if self.redis.is_none() => self.redis = Some(Server::redis()?),
            _ => {}
        }
        Ok(())
    }

    fn certificate(&mut self) -> Result<PathBuf, String> {
        if let Some(known) = &self.certificate {
            return Ok(known.clone());
        }
        let certificate = self.home.join("app.pem");
        run(Command::new(&self.built.ours).arg("certificate").arg(&certificate), STEP)?;
        Ok(self.certificate.insert(certificate).clone())
    }

    /// Takes a step, and gives what it printed.
    fn step(&self, subject: Subject, tool: Tool, step: Step, told: &Value) -> Result<String, String> {
        let (mut command, what) = match step {
            Step::Ours(what) => {
                let mut command = Command::new(&self.built.ours);
                command.arg(subject.name());
                (command, what)
            }
            Step::Theirs(what) => {
                let script = tool.script().ok_or_else(|| format!("{} has no script", tool.name()))?;
                let (program, file) = match script.runs {
                    Runtime::Node => (PathBuf::from("node"), self.staged(subject, script.file)?),
                    Runtime::Python(package) => (self.tools.python_program(package), self.script(subject, script.file)),
                };
                let mut command = Command::new(program);
                command.arg(file);
                (command, what)
            }
        };
        command.arg(what).current_dir(&self.folder).env("SCENE", told.to_string());
        command.env("PYTHONDONTWRITEBYTECODE", "1").env("RUST_BACKTRACE", "0").env("NO_PROXY", "127.0.0.1,localhost");
        run(&mut command, STEP)
    }

    /// What the steps of rows that are not compared are told.
    fn told(&self) -> Value {
        json!({
            "emulator": self.entra.as_ref().map(|server| &server.ready),
            "provider": self.provider.as_ref().map(|server| &server.ready),
            "redis": self.redis.as_ref().map(|server| &server.ready),
            "certificate": self.certificate,
            "person": ["python3", self.script(Subject::Auth, "person.py")],
            "browser": ["python3", self.script(Subject::Auth, "browser.py")],
        })
    }

    fn script(&self, subject: Subject, file: &str) -> PathBuf {
        self.scripts.join(subject.name()).join(file)
    }

    /// A script for Node, with the others of its subject beside it. Node looks for packages beside a script and above.
    fn staged(&self, subject: Subject, file: &str) -> Result<PathBuf, String> {
        let (from, to) = (self.scripts.join(subject.name()), self.tools.node_folder().join(subject.name()));
        let copied = fs::create_dir_all(&to).and_then(|()| {
            for entry in fs::read_dir(&from)? {
                let entry = entry?;
                if entry.path().extension().is_some_and(|extension| extension == "mjs") {
                    fs::copy(entry.path(), to.join(entry.file_name()))?;
                }
            }
            Ok(())
        });
        copied.map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))?;
        Ok(to.join(file))
    }
}
