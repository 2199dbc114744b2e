//! Conversations with the real binary over standard input and output.

#![expect(
    clippy::needless_pass_by_value,
    reason = "`json!` reads better without a `&` before it"
)]
#![expect(
    clippy::string_slice,
    clippy::cast_possible_truncation,
    reason = "the tests slice ASCII-safe places of their own and count lines of small texts"
)]

mod actions;
mod client;
mod completion;
mod house_files;
mod laws;
mod lifecycle;
mod mentions;
mod places;
mod pull;
mod symbols;
mod workspace;
