//! Keeps a folder of this machine in OneDrive: says what there is to do, does it, and tells what came of it. What is there already is not sent
//! again, so after an interruption the same command does the rest.
//!
//! `cargo run --example backup -- FOLDER` plays OneDrive inside the process; with a token in `GRAPH_TOKEN`, such as
//! `az account get-access-token --resource https://graph.microsoft.com` gives, it goes to your own drive, into `Backups`.

use graph_emulator::Emulator;
use msgraph::{Graph, Result, transport::StaticToken};
use std::{
    env,
    io::{self, Write},
    path::PathBuf,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder =
        env::args().nth(1).map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), PathBuf::from);
    // The emulator lives as long as it is asked.
    let emulator = Emulator::demo();
    let graph = match env::var("GRAPH_TOKEN") {
        Ok(token) => Graph::builder().credential(StaticToken::new(token)).build()?,
        Err(_) => {
            let credential = emulator.credential("ada@contoso.com");
            Graph::builder().transport(emulator.clone()).credential(credential).build()?
        }
    };

    let name = folder.file_name().map_or_else(|| "files".into(), |name| name.to_string_lossy());
    let backup = graph.drive().root().path("Backups").path(&name);
    for round in ["First", "Once more"] {
        let plan = backup.upload_tree(&folder).verify().plan().await?;
        say(&format!(
            "{round}: {} files of {} bytes to send; {} are there.",
            plan.files().len(),
            plan.bytes(),
            plan.present().len()
        ));
        for out in plan.left_out() {
            say(&format!("  left out: {out}"));
        }
        let report = plan.run().progress(|at| say(&format!("  {:>9} bytes  {}", at.tree.bytes, at.path))).await?;
        for failure in &report.failed {
            say(&format!("  failed: {failure}"));
        }
        say(&format!("{report}."));
    }
    Ok(())
}

/// Writes a line, as long as somebody reads.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}
