//! Prints the subjects of the ten newest messages, with the graph-rs-sdk crate.

use graph_rs_sdk::{GraphClient, ODataQuery};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(run(std::env::var("GRAPH_TOKEN")?))
}

async fn run(token: String) -> Result<(), Box<dyn std::error::Error>> {
    let client = GraphClient::new(token);
    let newest = client.me().messages().list_messages().select(&["subject", "receivedDateTime"]).top("10");
    let page: serde_json::Value = newest.send().await?.json().await?;
    for message in page["value"].as_array().into_iter().flatten() {
        println!(
            "{} {}",
            message["receivedDateTime"].as_str().unwrap_or_default(),
            message["subject"].as_str().unwrap_or_default()
        );
    }
    Ok(())
}
