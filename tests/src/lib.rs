//! Empty: cargo wants a library in every package. What this one is for stands in `tests/` and `benches/`.
