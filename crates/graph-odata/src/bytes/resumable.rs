//! [`save`]: a download to a file that goes on with what an earlier one has kept.
//!
//! Invariant: bytes are kept until their file is in place, the item has changed, or a check has found them wrong.

use super::{Content, OnProgress, Saved, check::Tap, content::Plan, download::unwritten, file::Draft, part::Part};
use graph_transport::{ErrorKind, Result};
use std::{
    io::{self, SeekFrom},
    path::Path,
};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufWriter},
};

/// How much is written at a time, and read again to be checked.
const PIECE: usize = 1 << 20;

/// Reads what is not kept yet, and gives the file its name when all of it is there.
pub(super) async fn save(path: &Path, plan: Plan, progress: Option<OnProgress>, mut tap: Tap) -> Result<Saved> {
    let operation = plan.call.operation();
    let failed = |error| unwritten(operation, path, error);
    let call = plan.call.line();
    let kept = match Part::kept(path, &call).await.map_err(failed)? {
        None => None,
        Some((part, known)) => {
            let position = known.position;
            match Content::go_on_with(plan.clone(), known).await {
                Ok(content) => Some((part, content, position)),
                Err(error) if error.is_precondition_failed() => None,
                Err(error) => return Err(error),
            }
        }
    };
    let (mut part, content) = match kept {
        Some((mut part, content, position)) => {
            show(&mut part.file, position, &mut tap).await.map_err(failed)?;
            (part, content)
        }
        None => {
            let content = Content::open(plan, None, Tap::OFF).await?;
            let strong = content.etag().filter(|etag| !etag.starts_with("W/"));
            let (Some(etag), Some(total)) = (strong, content.total().filter(|total| *total > 0)) else {
                Part::forget(path).await.map_err(failed)?;
                let (mut draft, mut content) =
                    (Draft::beside(path).await.map_err(failed)?, content.told(progress, tap));
                let (bytes, ended) = pour(&mut content, draft.file()).await.map_err(failed)?;
                ended?;
                draft.put_in_place().await.map_err(failed)?;
                return Ok(Saved { bytes, etag: content.etag().map(str::to_owned) });
            };
            (Part::begin(path, &call, etag, total).await.map_err(failed)?, content)
        }
    };
    let mut content = content.told(progress, tap);
    let (_, ended) = pour(&mut content, &mut part.file).await.map_err(failed)?;
    if let Err(error) = ended {
        // All bytes have come, and are not the right ones: gone on with, they would be wrong for ever.
        if content.is_complete() && !matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Timeout) {
            Part::forget(path).await.map_err(failed)?;
        }
        return Err(error);
    }
    part.put_in_place().await.map_err(failed)?;
    Ok(Saved { bytes: content.total().unwrap_or_default(), etag: content.etag().map(str::to_owned) })
}

/// Shows what is kept, and leaves the file where more is to be written.
async fn show(file: &mut File, end: u64, tap: &mut Tap) -> io::Result<()> {
    if tap.is_on() {
        let (mut at, mut piece) = (0, vec![0; PIECE]);
        while at < end {
            let most = (end - at).min(PIECE as u64) as usize;
            let read = file.read(&mut piece[..most]).await?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            tap.show(at, &piece[..read]);
            at += read as u64;
        }
    }
    file.seek(SeekFrom::Start(end)).await.map(drop)
}

/// Writes what comes, up to the end or an error, and gives the number of bytes with how it ended.
///
/// # Errors
/// When the file cannot be written.
async fn pour(content: &mut Content, file: &mut File) -> io::Result<(u64, Result<()>)> {
    let mut written = 0;
    let mut writer = BufWriter::with_capacity(PIECE, file);
    let ended = loop {
        match content.chunk().await {
            Some(Ok(chunk)) => {
                writer.write_all(&chunk).await?;
                written += chunk.len() as u64;
            }
            Some(Err(error)) => break Err(error),
            None => break Ok(()),
        }
    };
    // What came before an error is worth keeping.
    writer.flush().await?;
    Ok((written, ended))
}

#[cfg(test)]
mod tests {
    use crate::{Download, Path};
    use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};

    #[tokio::test(start_paused = true)]
    async fn what_cannot_be_told_from_another_version_is_not_kept() {
        let folder = std::env::temp_dir().join(format!("resumable-{:016x}", fastrand::u64(..)));
        std::fs::create_dir(&folder).unwrap();
        let names = || -> Vec<_> { std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect() };
        for tag in [("x-none", ""), ("etag", "W/\"1\"")] {
            let refused = r#"{"error":{"code":"invalidRequest","message":"No."}}"#;
            let transport = Scripted::default()
                .answer(200, &[("content-length", "9"), tag], "12345")
                .answer(400, &[], refused)
                .answer(200, &[("content-length", "9"), tag], "123456789");
            let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"));
            let save = || Download::new(&client, "test", Path::new("/a")).resumable().to_file(folder.join("a"));
            save().await.unwrap_err();
            assert!(names().is_empty(), "{tag:?}");
            assert_eq!(save().await.unwrap().bytes, 9);
            assert_eq!((names(), std::fs::read(folder.join("a")).unwrap()), (vec!["a".into()], b"123456789".to_vec()));
            std::fs::remove_file(folder.join("a")).unwrap();
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
