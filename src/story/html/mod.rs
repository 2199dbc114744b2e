//! HTML as browsers read it: any string has a reading, and tags need not match.

mod element;
mod entity;
mod reader;
mod token;

pub(super) use reader::{Reader, read};
