//! Hashes: how many bytes a second each hash of a drive takes in.
//!
//! `cargo bench -p graph-tests --bench hash`
#![allow(missing_docs, reason = "a program of its own")]

use divan::{Bencher, counter::BytesCount};
use graph_drive::QuickXorHash;

fn main() {
    divan::main();
}

/// So many bytes at a time: out of the processor's own memory, and what no longer fits there.
#[divan::bench(args = [4 << 10, 256 << 10, 8 << 20, 256 << 20])]
fn quick_xor(bencher: Bencher<'_, '_>, length: usize) {
    let bytes = vec![0x5a; length];
    let mut hash = QuickXorHash::new();
    bencher.counter(BytesCount::new(length)).bench_local(|| hash.update(divan::black_box(&bytes)));
    divan::black_box(hash.finish());
}
