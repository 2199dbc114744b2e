//! The parts of `src/catalog` that read cards and write them as Rust.

#[path = "../src/catalog/asked.rs"]
pub mod asked;
#[path = "../src/catalog/card.rs"]
pub mod card;
#[path = "../src/catalog/form.rs"]
mod form;
#[path = "../src/catalog/keys.rs"]
pub mod keys;
#[path = "../src/catalog/layer.rs"]
pub mod layer;
#[path = "../src/catalog/list.rs"]
pub mod list;
#[path = "../src/catalog/literal.rs"]
pub mod literal;
#[path = "../src/catalog/names/mod.rs"]
pub mod names;
#[path = "../src/catalog/openers.rs"]
pub mod openers;
#[path = "../src/catalog/patterns.rs"]
pub mod patterns;
#[path = "../src/catalog/place.rs"]
mod place;
#[path = "../src/catalog/senses.rs"]
pub mod senses;
#[path = "../src/catalog/source.rs"]
pub mod source;
#[path = "../src/catalog/word_sets.rs"]
pub mod word_sets;
