//! `tadqiq.toml`: found, layered, checked, and turned into the rules that run on a file.
//!
//! Reads files; never prints and never writes. A configuration that cannot be used is an error with
//! its file, line and column, never a silent default.

mod audit;
mod discover;
mod effective;
mod error;
mod files;
mod forms;
mod house;
mod language;
mod newsroom;
mod schema;
mod selection;
mod settings;
mod stack;
mod stories;
mod texts;

pub use audit::{Complaint, Fault, HouseFile, Sort};
pub use discover::{FILE_NAME, nearest, normal};
pub use effective::{Effective, Origin, Setting};
pub use error::ConfigError;
pub use forms::{card_schema, list_schema, names_schema};
pub use house::House;
pub use language::LanguageChoice;
pub use newsroom::{Branch, Newsroom};
pub use schema::schema;
pub use selection::{Selection, Selector};
pub use settings::{Configs, Options, Settings};
pub use stories::{Ignored, stories};
pub use texts::Texts;

/// The pack that applies where no configuration names one.
pub const DEFAULT_PACK: &str = "news";
