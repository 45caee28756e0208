//! Prints the subjects of the ten newest messages, with this project. Also the source of `ours-ring`.

use graph_mail::{MailClient, message};
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(run(std::env::var("GRAPH_TOKEN")?))?;
    Ok(())
}

async fn run(token: String) -> graph_mail::Result<()> {
    let client = Client::new(HttpClient::new(HyperTransport::new()?), Endpoint::default(), StaticToken::new(token));
    let newest = MailClient::new(&client).messages().list();
    for message in newest.select((message::SUBJECT, message::RECEIVED_DATE_TIME)).top(10).await?.value {
        let received = message.received_date_time.map(|at| at.to_string()).unwrap_or_default();
        println!("{received} {}", message.subject.unwrap_or_default());
    }
    Ok(())
}
