//! Readers against composed texts, and promises every reading keeps.

mod clauses;
mod datelines;
mod html;
mod markdown;
mod plain;
mod promises;
mod prose;

use super::{Format, Piece, Role, Story, read};

/// The roles and visible texts of the blocks.
fn blocks(text: &str, format: Format) -> Vec<(Role, String)> {
    let story = read(text, format);
    promises::hold(&story);
    let visible = |block: &super::Block| (block.role, block.visible(text).into_owned());
    story.blocks.iter().map(visible).collect()
}

fn check(format: Format, text: &str, expected: &[(Role, &str)]) {
    let found = blocks(text, format);
    let found: Vec<(Role, &str)> = found.iter().map(|(role, text)| (*role, &**text)).collect();
    assert_eq!(found, expected, "{text}");
}

/// What each piece of the only block covers in the original.
fn covered(story: &Story<'_>) -> Vec<String> {
    let block = story.blocks.first().expect("has a block");
    let original = |piece: Piece| piece.span().of(story.text).to_owned();
    block.pieces.iter().map(original).collect()
}
