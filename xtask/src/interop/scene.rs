//! [`Scene`]: what the programs of a row find: the emulator and other servers, and a folder of their own. They are told in JSON, in the
//! variable `SCENE`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use super::build;
use super::process::run;
use super::rows::{Row, Step};
use super::server::Server;
use super::tools::{Missing, Tool, Tools};

/// The scripts, from the root.
const SCRIPTS: &str = "tests/interop/auth";
/// How long a step may take.
const STEP: Duration = Duration::from_secs(120);

pub(super) struct Scene {
    scripts: PathBuf,
    /// Where a row's programs keep their files.
    folder: PathBuf,
    tools: Tools,
    /// What became of each tool that was asked for.
    known: BTreeMap<Tool, Result<String, Missing>>,
    ours: PathBuf,
    certificate: PathBuf,
    emulator: Server,
    /// Those that some rows need, started once.
    provider: Option<Server>,
    redis: Option<Server>,
}

impl Scene {
    pub(super) fn new(root: &Path) -> Result<Self, String> {
        let built = build::build(root)?;
        let home = build::target(root).join("interop");
        fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
        let certificate = home.join("app.pem");
        run(Command::new(&built.ours).arg("certificate").arg(&certificate), STEP)?;
        let mut emulator = Command::new(&built.emulator);
        emulator.args(["--port", "0", "--journal", "--certificate"]).arg(&certificate);
        Ok(Self {
            scripts: root.join(SCRIPTS),
            folder: home.join("row"),
            tools: Tools::new(home),
            known: BTreeMap::new(),
            ours: built.ours,
            certificate,
            emulator: Server::start(&mut emulator)?,
            provider: None,
            redis: None,
        })
    }

    /// Brings what a row is run with, once. Gives its version.
    pub(super) fn ready(&mut self, tool: Tool) -> Result<String, Missing> {
        let tools = &self.tools;
        self.known.entry(tool).or_insert_with(|| tools.ready(tool)).clone()
    }

    /// Plays a row's steps, in a folder that is empty at first.
    pub(super) fn play(&mut self, row: &Row) -> Result<(), String> {
        match row.with {
            Tool::OidcProvider if self.provider.is_none() => {
                let script = self.staged("oidc-provider.mjs")?;
                self.provider = Some(Server::start(Command::new("node").arg(script).arg(&self.certificate))?);
            }
            Tool::Redis if self.redis.is_none() => self.redis = Some(Server::redis()?),
            _ => {}
        }
        // It is not there before the first row.
        let _ = fs::remove_dir_all(&self.folder);
        fs::create_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        row.steps.iter().try_for_each(|step| self.step(*step).map_err(|why| format!("{step:?}: {why}")))
    }

    fn step(&self, step: Step) -> Result<(), String> {
        let mut command = match step {
            Step::Ours(what) => {
                let mut command = Command::new(&self.ours);
                command.arg(what);
                command
            }
            Step::Python(what) => {
                let mut command = Command::new(self.tools.python_program());
                command.arg(self.scripts.join("msal_python.py")).arg(what);
                command
            }
            Step::Node(what) => {
                let mut command = Command::new("node");
                command.arg(self.staged("msal_node.mjs")?).arg(what);
                command
            }
        };
        command.current_dir(&self.folder).env("SCENE", self.told().to_string());
        command.env("PYTHONDONTWRITEBYTECODE", "1").env("RUST_BACKTRACE", "0").env("NO_PROXY", "127.0.0.1,localhost");
        run(&mut command, STEP).map(drop)
    }

    fn told(&self) -> Value {
        json!({
            "emulator": self.emulator.ready,
            "provider": self.provider.as_ref().map(|server| &server.ready),
            "redis": self.redis.as_ref().map(|server| &server.ready),
            "certificate": self.certificate,
            "person": ["python3", self.scripts.join("person.py")],
            "browser": ["python3", self.scripts.join("browser.py")],
        })
    }

    /// Node looks for packages beside the script and above.
    fn staged(&self, script: &str) -> Result<PathBuf, String> {
        let copy = self.tools.node_folder().join(script);
        fs::copy(self.scripts.join(script), &copy).map_err(|error| format!("{}: {error}", copy.display()))?;
        Ok(copy)
    }
}
