//! Conversations with the real binary over standard input and output.

#![expect(
    clippy::needless_pass_by_value,
    reason = "`json!` reads better without a `&` before it"
)]

mod actions;
mod client;
mod laws;
mod lifecycle;
mod places;
mod pull;
mod workspace;
