//! Files in other formats.

use crate::common::drive;
use graph_drive::Format;
use graph_emulator::Fault;
use std::time::Duration;

/// DRV-42: `item.content_as(Format::Pdf)`
#[tokio::test(start_paused = true)]
async fn a_document_comes_as_a_pdf() {
    let (emulator, drive) = drive(|user| user.file("plan.docx", "x").file("letter.md", "# Hi").file("a.exe", "x"));
    emulator.fault(Fault::throttle(Duration::from_secs(2)).on("GET /me/drive/**"));
    emulator.fault(Fault::cut_after(100).on("GET /converted-pdf/**"));
    let plan = drive.root().path("plan.docx");
    let pdf = plan.content_as(Format::Pdf).await.unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.ends_with(b"%%EOF\n"), "whole, though it was cut");
    let served = emulator.journal().matching("GET /converted-pdf/**");
    assert!(served.count() == 2 && served.requests().iter().all(|it| it.header("authorization").is_none()));
    let html = drive.root().path("letter.md").content_as(Format::Html).await.unwrap();
    assert!(html.starts_with(b"<!doctype html>"));

    let path = std::env::temp_dir().join(format!("graph-drive-format-{}", std::process::id()));
    for (name, format) in [("a.exe", Format::Pdf), ("plan.docx", Format::Glb)] {
        let error = drive.root().path(name).content_as(format).to_file(&path).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 406, "{error}");
        assert!(error.to_string().starts_with("drive.items.content_as: 406 "), "{error}");
        assert!(!path.exists(), "no torn file");
    }
}
