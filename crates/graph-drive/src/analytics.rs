//! How often an item is used.

use crate::{ItemActivityStat, ItemAnalytics, ItemHandle};
use graph_odata::{Get, List};
use jiff::civil::Date;

graph_odata::open_enum! {
    /// How long the spans are that use is counted in.
    pub enum ActivityInterval {
        /// Days.
        Day = "day",
        /// Weeks.
        Week = "week",
        /// Months.
        Month = "month",
    }
}

impl ItemHandle {
    /// Reads how often the item was used: ever, and in the last seven days. Never on a personal OneDrive.
    ///
    /// Permission: `Files.Read.All`. Microsoft's page: [get analytics](https://learn.microsoft.com/graph/api/itemanalytics-get).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("plan.txt").upload("x").await?;
    /// use graph_drive::item_analytics;
    ///
    /// let found = drive.root().path("plan.txt").analytics().expand(item_analytics::ALL_TIME).await?;
    /// println!("opened {:?} times", found.all_time.and_then(|all| all.access?.action_count));
    /// # Ok(())
    /// # }
    /// ```
    pub fn analytics(&self) -> Get<ItemAnalytics> {
        self.at.join("analytics").get("drive.items.analytics")
    }

    /// Lists how often the item was used, span by span, from the first day to before the last.
    ///
    /// Permission: `Files.Read.All`. Microsoft's page:
    /// [getActivitiesByInterval](https://learn.microsoft.com/graph/api/itemactivitystat-getactivitybyinterval).
    #[doc(alias = "getActivitiesByInterval")]
    pub fn activities(&self, from: Date, to: Date, interval: ActivityInterval) -> List<ItemActivityStat> {
        let arguments = format!("startDateTime='{from}',endDateTime='{to}',interval='{interval}'");
        self.at.call("getActivitiesByInterval", &arguments).list("drive.items.activities")
    }
}

#[cfg(test)]
mod tests {
    use crate::{ActivityInterval, DriveClient, client::tests::client, item_analytics};
    use jiff::civil::date;

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (
                item.analytics().expand(item_analytics::LAST_SEVEN_DAYS).into_request(),
                "GET analytics?$expand=lastSevenDays",
                "",
            ),
            (
                item.activities(date(2026, 1, 1), date(2026, 2, 1), ActivityInterval::Week).into_request(),
                "GET getActivitiesByInterval(startDateTime='2026-01-01',endDateTime='2026-02-01',interval='week')",
                "",
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
