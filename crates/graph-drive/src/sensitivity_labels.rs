//! Sensitivity labels: read out of a file, and put on it.

use crate::{ExtractSensitivityLabelsResult, ItemHandle, SensitivityLabelAssignmentMethod};
use graph_odata::{Invoke, Start};
use serde_json::json;

impl ItemHandle {
    /// Reads the sensitivity labels out of the file itself. One that is protected in a way that the service cannot read is 423
    /// ([`is_locked`](crate::Error::is_locked)).
    ///
    /// Permission: `Files.Read.All`. Microsoft's page:
    /// [extractSensitivityLabels](https://learn.microsoft.com/graph/api/driveitem-extractsensitivitylabels).
    #[doc(alias = "extractSensitivityLabels")]
    pub fn sensitivity_labels(&self) -> Invoke<ExtractSensitivityLabelsResult> {
        // It changes nothing, so it may be asked twice.
        self.at.invoke_bare("drive.items.sensitivity_labels", "extractSensitivityLabels").idempotent(true)
    }

    /// Begins to put a sensitivity label on the file, by the label's GUID; an empty one takes the label off. The reason is asked for by some
    /// organizations when a label is lowered or taken off. Awaited, it gives the [`Monitor`](crate::Monitor) of the work. Each call is
    /// charged for.
    ///
    /// Permission: `Files.ReadWrite.All`, in an app that is set up for metered calls. Microsoft's page:
    /// [assignSensitivityLabel](https://learn.microsoft.com/graph/api/driveitem-assignsensitivitylabel).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("plan.docx").upload("x").await?;
    /// use graph_drive::SensitivityLabelAssignmentMethod::Standard;
    ///
    /// let plan = drive.root().path("plan.docx");
    /// let label = "5feba255-812e-446a-ac59-a7044ef827b5";
    /// plan.assign_sensitivity_label(label, Standard, None).await?.wait().await?;
    /// let found = plan.sensitivity_labels().await?.labels.unwrap_or_default();
    /// assert_eq!(found[0].sensitivity_label_id.as_deref(), Some(label));
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "assignSensitivityLabel")]
    pub fn assign_sensitivity_label(
        &self,
        label: impl Into<String>,
        method: SensitivityLabelAssignmentMethod,
        reason: Option<&str>,
    ) -> Start {
        let mut parameters = json!({"sensitivityLabelId": label.into(), "assignmentMethod": method});
        if let Some(reason) = reason {
            parameters["justificationText"] = reason.into();
        }
        self.at.start("drive.items.assign_sensitivity_label", "assignSensitivityLabel", &parameters)
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, SensitivityLabelAssignmentMethod::Privileged, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.sensitivity_labels().into_request(), "POST extractSensitivityLabels", ""),
            (
                item.assign_sensitivity_label("L", Privileged, Some("why")).into_request(),
                "POST assignSensitivityLabel",
                r#"{"assignmentMethod":"privileged","justificationText":"why","sensitivityLabelId":"L"}"#,
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
