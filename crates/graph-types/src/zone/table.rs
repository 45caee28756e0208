//! The table of zone names, found by binary search in two files of text: `windows.txt` and `iana.txt`.
//!
//! `windows.txt` has all names of Windows, each with the zone of the tz database that keeps its clock (`|`) or, for two that Outlook
//! still lists and no place keeps any more, with Windows' own rule (`=`). `iana.txt` has all names of the tz database: with the Windows
//! name (`|`) and the territory whose first choice for it this is, or with the present spelling of the same zone (`=`).
//!
//! Where the facts come from: names, links and rules from the tz database 2026f; Windows names and territories from `windowsZones` and
//! present spellings from `bcp47/timezone` of Unicode CLDR 48.2, and from its later revision the three Canadian zones of 2026. Three
//! rows go by the clocks of 2026f, which CLDR has not followed yet: Casey, Scoresbysund and Vostok. `Asia/Astana` and `Asia/Toshkent`
//! are spellings of Outlook's.
//!
//! Invariant: lines are sorted by name, without regard to case. The tests beside this file hold them to that, and to the clocks.

use std::cmp::Ordering;

/// What a Windows name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Windows {
    /// The name as Windows spells it.
    pub(super) name: &'static str,
    pub(super) clock: Clock,
}

/// Where the clock of a Windows zone is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clock {
    /// In the tz database, under this name.
    Iana(&'static str),
    /// In no place: the rule, as POSIX writes it.
    Rule(&'static str),
}

/// What a name of the tz database stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Iana {
    /// The present spelling.
    pub(super) name: &'static str,
    pub(super) windows: Option<&'static str>,
    territory: Option<&'static str>,
}

impl Iana {
    fn read(line: &'static str) -> Self {
        let mut cells = line.split('|');
        Self { name: cells.next().unwrap_or(line), windows: cells.next(), territory: cells.next() }
    }
}

/// A Windows name, in any case.
pub(super) fn windows(name: &str) -> Option<Windows> {
    WINDOWS.find(name).and_then(read_windows)
}

/// Every Windows name, sorted.
pub(super) fn all_windows() -> impl Iterator<Item = Windows> {
    WINDOWS.text.lines().filter_map(read_windows)
}

fn read_windows(line: &'static str) -> Option<Windows> {
    let iana = line.split_once('|').map(|(name, iana)| Windows { name, clock: Clock::Iana(iana) });
    iana.or_else(|| line.split_once('=').map(|(name, rule)| Windows { name, clock: Clock::Rule(rule) }))
}

/// A name of the tz database, in any case and in an old spelling too.
pub(super) fn iana(name: &str) -> Option<Iana> {
    let line = IANA.find(name)?;
    let line = line.split_once('=').map_or(Some(line), |(_, present)| IANA.find(present))?;
    Some(Iana::read(line))
}

/// The zone that keeps the clock of a Windows zone in a territory. Both as the table spells them.
pub(super) fn in_territory(windows: &str, territory: &str) -> Option<&'static str> {
    let mut rows = IANA.text.lines().map(Iana::read);
    rows.find(|row| row.windows == Some(windows) && row.territory == Some(territory)).map(|row| row.name)
}

/// The old spellings of a name.
pub(super) fn old_spellings(present: &'static str) -> impl Iterator<Item = &'static str> {
    IANA.text.lines().filter_map(move |line| line.split_once('=').filter(|(_, is)| *is == present).map(|(old, _)| old))
}

const WINDOWS_TEXT: &str = include_str!("windows.txt");
const IANA_TEXT: &str = include_str!("iana.txt");

static WINDOWS: Table<{ count(WINDOWS_TEXT) }> = Table::new(WINDOWS_TEXT);
static IANA: Table<{ count(IANA_TEXT) }> = Table::new(IANA_TEXT);

/// Sorted lines, and where each begins: an eighth of what an array of `&str` takes beside its text.
struct Table<const LINES: usize> {
    text: &'static str,
    starts: [u16; LINES],
}

impl<const LINES: usize> Table<LINES> {
    const fn new(text: &'static str) -> Self {
        assert!(text.len() <= u16::MAX as usize);
        let bytes = text.as_bytes();
        let mut starts = [0; LINES];
        let (mut at, mut line) = (0, 0);
        while line < LINES {
            starts[line] = at as u16;
            while bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
            line += 1;
        }
        Self { text, starts }
    }

    /// The line with the name, in any case.
    fn find(&self, name: &str) -> Option<&'static str> {
        let found = self.starts.binary_search_by(|start| compare(key(self.line(*start)), name)).ok()?;
        self.starts.get(found).map(|start| self.line(*start))
    }

    fn line(&self, start: u16) -> &'static str {
        let rest = &self.text[start.into()..];
        rest.find('\n').map_or(rest, |end| &rest[..end])
    }
}

const fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut lines) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            lines += 1;
        }
        at += 1;
    }
    lines
}

fn key(line: &str) -> &str {
    line.find(['|', '=']).map_or(line, |end| &line[..end])
}

fn compare(left: &str, right: &str) -> Ordering {
    let lowercase = |byte: u8| byte.to_ascii_lowercase();
    left.bytes().map(lowercase).cmp(right.bytes().map(lowercase))
}
