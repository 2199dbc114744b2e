//! Conversations with the real binary over standard input and output.

mod actions;
mod client;
mod laws;
mod lifecycle;
mod places;
mod pull;
mod workspace;
