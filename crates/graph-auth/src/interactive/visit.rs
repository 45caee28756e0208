//! One request to the loopback address, read and answered: as much of HTTP/1.1 as a browser needs to bring a redirect.
//!
//! Invariant: whoever calls, no more is read than a redirect can hold, and nothing of it is shown or sent back.

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use zeroize::Zeroizing;

/// The longest head: twice what browsers send, with room for a code in the address.
const HEAD: usize = 32 * 1024;
/// The longest form.
const FORM: usize = 64 * 1024;
/// What is read at a time.
const PIECE: usize = 4 * 1024;

/// A redirect's request. It has no `Debug`: it carries the code.
pub(super) struct Visit {
    pub(super) host: String,
    pub(super) path: String,
    /// The address's query, or the form that was posted.
    pub(super) parameters: Zeroizing<String>,
}

/// Why a request is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nobody to answer: the connection was closed without a request.
    Gone,
    BadRequest,
    WrongHost,
    NotFound,
    WrongMethod,
    TooLarge,
}

impl Refused {
    fn status(self) -> &'static str {
        match self {
            Self::Gone | Self::BadRequest => "400 Bad Request",
            Self::WrongHost => "421 Misdirected Request",
            Self::NotFound => "404 Not Found",
            Self::WrongMethod => "405 Method Not Allowed",
            Self::TooLarge => "413 Content Too Large",
        }
    }
}

/// Reads one request.
pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Result<Visit, Refused> {
    // Sized at once, so that growing leaves no copy of a code behind.
    let mut buffer = Zeroizing::new(Vec::with_capacity(HEAD + FORM + PIECE));
    let head = loop {
        if let Some(end) = find(&buffer, b"\r\n\r\n") {
            break end;
        }
        if buffer.len() >= HEAD {
            return Err(Refused::TooLarge);
        }
        more(stream, &mut buffer).await?;
    };
    let text = std::str::from_utf8(&buffer[..head]).map_err(|_| Refused::BadRequest)?;
    let mut lines = text.split("\r\n");
    let line: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let &[method, target, "HTTP/1.1" | "HTTP/1.0"] = line.as_slice() else { return Err(Refused::BadRequest) };
    let (mut host, mut length, mut is_form) = (None, None, false);
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(Refused::BadRequest)?;
        let value = value.trim_matches([' ', '\t']);
        let once = |slot: &mut Option<String>| match slot.replace(value.to_ascii_lowercase()) {
            None => Ok(()),
            Some(_) => Err(Refused::BadRequest),
        };
        match name.to_ascii_lowercase().as_str() {
            "host" => once(&mut host)?,
            "content-length" => once(&mut length)?,
            "content-type" => is_form = value.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded"),
            // Browsers tell a form's length; another way to end it is another way to be misread.
            "transfer-encoding" => return Err(Refused::BadRequest),
            _ => {}
        }
    }
    let host = host.ok_or(Refused::BadRequest)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if !path.starts_with('/') {
        return Err(Refused::BadRequest);
    }
    let path = path.to_owned();
    let parameters = match method {
        "GET" => Zeroizing::new(query.to_owned()),
        "POST" if is_form && query.is_empty() => {
            let length = length.filter(|length| length.bytes().all(|byte| byte.is_ascii_digit()));
            let length: usize = length.and_then(|length| length.parse().ok()).ok_or(Refused::BadRequest)?;
            if length > FORM {
                return Err(Refused::TooLarge);
            }
            let start = head + 4;
            while buffer.len() < start + length {
                more(stream, &mut buffer).await?;
            }
            let form = std::str::from_utf8(&buffer[start..start + length]).map_err(|_| Refused::BadRequest)?;
            Zeroizing::new(form.to_owned())
        }
        "POST" => return Err(Refused::BadRequest),
        _ => return Err(Refused::WrongMethod),
    };
    Ok(Visit { host, path, parameters })
}

/// Reads what there is. The buffer's room is never outgrown: the limits above end the reading before.
async fn more(stream: &mut (impl AsyncRead + Unpin), buffer: &mut Vec<u8>) -> Result<(), Refused> {
    let mut piece = Zeroizing::new([0_u8; PIECE]);
    match stream.read(piece.as_mut()).await {
        Ok(0) | Err(_) if buffer.is_empty() => Err(Refused::Gone),
        Ok(0) | Err(_) => Err(Refused::BadRequest),
        Ok(read) => {
            buffer.extend_from_slice(&piece[..read]);
            Ok(())
        }
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// Tells a stranger, in a word, that nothing is here for them.
pub(super) async fn refuse(stream: &mut (impl AsyncWrite + Unpin), refused: Refused) {
    if refused != Refused::Gone {
        answer(stream, refused.status(), "text/plain", "This is not the page of a sign-in that waits here.\n").await;
    }
}

/// Shows the person how the sign-in ended. The program tells why, the page does not.
pub(super) async fn show(stream: &mut (impl AsyncWrite + Unpin), signed_in: bool) {
    let (title, text) = if signed_in {
        ("You are signed in", "You can close this page and go back to the program.")
    } else {
        ("The sign-in did not succeed", "The program that asked you to sign in tells why. You can close this page.")
    };
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title><style>body{{font:1.1em \
         system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em}}</style></head><body><h1>{title}</h1><p>{text}</p></body>\
         </html>\n"
    );
    answer(stream, "200 OK", "text/html", &page).await;
}

/// A stranger who does not listen is no failure of ours.
async fn answer(stream: &mut (impl AsyncWrite + Unpin), status: &str, media_type: &str, body: &str) {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: \
         no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'; \
         style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\r\n",
        body.len()
    );
    if stream.write_all(format!("{head}{body}").as_bytes()).await.is_ok() {
        let _ = stream.shutdown().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn parameters(text: &str) -> Result<String, Refused> {
        read(&mut text.as_bytes()).await.map(|visit| format!("{} {} {}", visit.host, visit.path, *visit.parameters))
    }

    #[tokio::test]
    async fn addresses_and_forms_are_read() {
        let get = "GET /?code=a&state=b HTTP/1.1\r\nHost: LOCALHOST:9\r\nAccept: */*\r\n\r\n";
        assert_eq!(parameters(get).await.unwrap(), "localhost:9 / code=a&state=b");
        let post = "POST / HTTP/1.1\r\nhost: localhost:9\r\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\r\n\
                    content-length: 6\r\n\r\ncode=aGET / HTTP/1.1";
        assert_eq!(parameters(post).await.unwrap(), "localhost:9 / code=a");
    }

    #[tokio::test]
    async fn garbage_is_refused_for_what_it_is() {
        let long = format!("GET /?{} HTTP/1.1\r\n", "a".repeat(HEAD));
        let form = |length: &str| {
            format!(
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\na=b"
            )
        };
        for (text, refused) in [
            ("", Refused::Gone),
            ("GET / HTTP/1.1\r\n", Refused::BadRequest),
            ("\r\n\r\n", Refused::BadRequest),
            ("GET / HTTP/1.1\r\n\r\n", Refused::BadRequest),
            ("GET / HTTP/2\r\nHost: h\r\n\r\n", Refused::BadRequest),
            ("GET  / HTTP/1.1\r\nHost: h\r\n\r\n", Refused::BadRequest),
            ("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", Refused::BadRequest),
            ("GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", Refused::BadRequest),
            ("GET / HTTP/1.1\r\nHost h\r\n\r\n", Refused::BadRequest),
            ("CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n", Refused::BadRequest),
            ("PUT / HTTP/1.1\r\nHost: h\r\n\r\n", Refused::WrongMethod),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n", Refused::BadRequest),
            ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", Refused::BadRequest),
            (&form("4"), Refused::BadRequest),
            (&form("-1"), Refused::BadRequest),
            (&form("+3"), Refused::BadRequest),
            (&form("99999999999999999999"), Refused::BadRequest),
            (&form("65537"), Refused::TooLarge),
            (&long, Refused::TooLarge),
            ("\u{16}\u{3}\u{1}\u{2}\u{0}", Refused::BadRequest),
        ] {
            assert_eq!(parameters(text).await.unwrap_err(), refused, "{text:.60}");
        }
        assert_eq!(read(&mut &b"GET /\xff HTTP/1.1\r\nHost: h\r\n\r\n"[..]).await.err(), Some(Refused::BadRequest));
    }

    #[tokio::test]
    async fn every_cut_and_every_flipped_byte_is_survived() {
        let whole = b"POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b";
        for end in 0..whole.len() {
            assert!(read(&mut &whole[..end]).await.is_err(), "{end}");
        }
        for at in 0..whole.len() {
            for byte in [0, b'\r', b'\n', b' ', b':', 0xff] {
                let mut changed = whole.to_vec();
                changed[at] = byte;
                // Taken or not: it ends, and nothing is taken for longer than was sent.
                if let Ok(visit) = read(&mut &changed[..]).await {
                    assert!(visit.parameters.len() <= 3);
                }
            }
        }
    }
}
