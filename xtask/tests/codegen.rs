//! The committed models are what the schema says.

use std::process::Command;

#[test]
fn the_models_are_what_the_schema_says() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(["codegen", "--check"]).output().unwrap();
    assert!(output.status.success(), "\n{}", String::from_utf8_lossy(&output.stderr));
}
