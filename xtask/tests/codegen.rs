//! What is written by machine is what its source says: the models, and the tables of capabilities.

#![allow(clippy::unwrap_used, reason = "a helper of tests may fail as tests do")]

use std::process::Command;

fn is_up_to_date(task: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args([task, "--check"]).output().unwrap();
    assert!(output.status.success(), "\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_models_are_what_the_schema_says() {
    is_up_to_date("codegen");
}

#[test]
fn the_capabilities_are_what_the_tests_say() {
    is_up_to_date("capabilities");
}
