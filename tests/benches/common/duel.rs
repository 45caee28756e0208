//! Runs several ways to do the same in turn, each time in a process of its own, and prints the medians as a table.
//!
//! Whatever else the machine does meets all ways alike, and no run inherits another's memory.

use std::{
    process::Command,
    time::{Duration, Instant},
};

/// Tells a process which way it is to run.
const ONLY: &str = "--only";

/// One way to do something.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    /// Gets everything ready, does the work within [`Watch::time`], and ends where it fails.
    pub(crate) run: fn(&mut Watch),
}

/// What is compared: the first way is what the others are measured by.
pub(crate) struct Duel {
    pub(crate) title: &'static str,
    /// How much work a run is, and what it is counted in.
    pub(crate) work: (f64, &'static str),
    pub(crate) ways: &'static [Way],
}

/// Takes time and memory of a run.
pub(crate) struct Watch {
    before: u64,
    taken: Option<(Duration, u64)>,
}

impl Watch {
    /// Does one of so many equal parts of the work, and takes the time for all of them. The peak of memory is counted from the start of the
    /// process, so what was made ready counts, too.
    pub(crate) fn time<T>(&mut self, parts: u32, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let result = work();
        self.taken = Some((began.elapsed() * parts, resident("VmHWM:").saturating_sub(self.before)));
        result
    }
}

/// Runs the duels whose title holds what the command line names, all without one, so many rounds each, and prints a table.
pub(crate) fn run(rounds: usize, duels: &[Duel]) {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [only, title, way] = arguments.as_slice()
        && only == ONLY
    {
        return run_one(duels, title, way);
    }
    let wanted = |duel: &&Duel| arguments.iter().all(|argument| duel.title.contains(argument));
    println!("| | median | ratio | per second | peak of memory |\n|---|---|---|---|---|");
    for duel in duels.iter().filter(wanted) {
        let mut taken: Vec<Vec<(f64, u64)>> = vec![Vec::new(); duel.ways.len()];
        for round in 0..rounds {
            // Whoever goes first has no luck of it.
            for turn in 0..duel.ways.len() {
                let at = (round + turn) % duel.ways.len();
                taken[at].push(in_a_process(duel.title, duel.ways[at].name));
            }
        }
        let medians: Vec<f64> = taken.iter().map(|runs| median(runs.iter().map(|(seconds, _)| *seconds))).collect();
        for (at, way) in duel.ways.iter().enumerate() {
            // Runs of one round stand beside each other in time, so their ratios are steadier than the ratio of the medians.
            let ratio = median(taken[at].iter().zip(&taken[0]).map(|((own, _), (first, _))| own / first));
            let peak = median(taken[at].iter().map(|(_, peak)| *peak as f64));
            let (work, unit) = duel.work;
            println!(
                "| {}, {} | {:.0} ms | {ratio:.2} | {:.0} {unit} | {:.1} MB |",
                duel.title,
                way.name,
                medians[at] * 1e3,
                work / medians[at],
                peak / 1e6,
            );
        }
    }
}

fn run_one(duels: &[Duel], title: &str, way: &str) {
    let ways = duels.iter().filter(|duel| duel.title == title).flat_map(|duel| duel.ways);
    let way = ways.into_iter().find(|known| known.name == way).expect("a way by that name");
    let mut watch = Watch { before: resident("VmRSS:"), taken: None };
    (way.run)(&mut watch);
    let (time, peak) = watch.taken.expect("a run takes its time");
    println!("{} {peak}", time.as_secs_f64());
}

fn in_a_process(title: &str, way: &str) -> (f64, u64) {
    let program = std::env::current_exe().expect("the program knows where it is");
    let output = Command::new(program).args([ONLY, title, way]).output().expect("a process");
    assert!(output.status.success(), "{title}, {way}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let (seconds, peak) = text.trim().split_once(' ').expect("time and memory");
    (seconds.parse().expect("seconds"), peak.parse().expect("bytes"))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

/// What the system says of this process's memory, in bytes; nothing where it says nothing.
fn resident(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0) * 1024
}
