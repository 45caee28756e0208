//! Which crate may depend on which: the layers, and the few crates of others that only one layer may name.
#![allow(clippy::unwrap_used, reason = "a test stops at whatever it does not expect")]

use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// Each member, and the members that its code may use. Dev-dependencies are free, so that every layer can test on the emulator.
const LAYERS: &[(&str, &[&str])] = &[
    ("graph-transport", &[]),
    ("graph-odata", &["graph-transport"]),
    ("graph-auth", &["graph-transport"]),
    ("graph-types", &["graph-odata"]),
    ("graph-calendar", &["graph-types", "graph-odata", "graph-transport"]),
    ("graph-drive", &["graph-types", "graph-odata", "graph-transport"]),
    ("graph-excel", &["graph-types", "graph-odata", "graph-transport"]),
    ("graph-mail", &["graph-types", "graph-odata", "graph-transport"]),
    ("graph-emulator", &["graph-transport"]),
    ("msgraph", &["graph-transport", "graph-odata", "graph-types", "graph-auth", "graph-mail", "graph-emulator"]),
    ("xtask", &[]),
];

/// The members that may use every other.
const FREE: &[&str] = &["graph-tests"];

/// Crates that stay behind a seam, and the members behind it, dev-dependencies included. `graph-tests` measures them in benches.
const GUARDED: &[(&str, &[&str])] = &[
    ("hyper-util", &["graph-transport", "graph-emulator", "graph-tests"]),
    ("hyper-rustls", &["graph-transport", "graph-emulator", "graph-tests"]),
    ("rustls", &["graph-transport", "graph-emulator", "graph-tests"]),
    ("jsonwebtoken", &["graph-auth", "graph-emulator"]),
];

const TABLE: &str = "the table LAYERS in xtask/tests/layers.rs";

fn metadata() -> Metadata {
    let manifest = Path::new(&std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("../Cargo.toml");
    MetadataCommand::new().manifest_path(manifest).no_deps().exec().unwrap()
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn members_depend_on_lower_layers_only() {
    let metadata = metadata();
    let members = metadata.workspace_packages();
    let mut problems = Vec::new();
    for member in &members {
        let (name, manifest) = (member.name.as_str(), &member.manifest_path);
        if FREE.contains(&name) {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == name) else {
            problems.push(format!("{manifest}: {name} has no layer: add it to {TABLE}"));
            continue;
        };
        for dependency in &member.dependencies {
            let used = dependency.name.as_str();
            let is_member = members.iter().any(|other| other.name == used);
            if is_member && dependency.kind != DependencyKind::Development && !allowed.contains(&used) {
                problems.push(format!(
                    "{manifest}: {name} may not depend on {used}, only on [{}]: move the code to a layer that both see, or \
                     change {TABLE}",
                    allowed.join(", "),
                ));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn guarded_crates_stay_behind_their_seam() {
    let mut problems = Vec::new();
    for member in metadata().workspace_packages() {
        for dependency in &member.dependencies {
            let Some((guarded, owners)) = GUARDED.iter().find(|(guarded, _)| *guarded == dependency.name) else {
                continue;
            };
            if !owners.contains(&member.name.as_str()) {
                problems.push(format!(
                    "{}: {} may not name {guarded}, which is for {}: go through the owner's interface",
                    member.manifest_path,
                    member.name,
                    owners.join(", "),
                ));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn the_table_has_no_circles() {
    for (at, (name, allowed)) in LAYERS.iter().enumerate() {
        for used in *allowed {
            let below = LAYERS.iter().find(|(other, _)| other == used);
            assert!(below.is_some_and(|(_, theirs)| !theirs.contains(name)), "{TABLE}: {name} and {used}, row {at}");
        }
    }
}
