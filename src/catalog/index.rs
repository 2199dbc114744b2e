use std::fmt::Write as _;

use super::Catalog;
use super::card::{Card, FixPolicy, Level};

/// The index of all rules as Markdown: `rules/README.md`.
pub fn index(catalog: &Catalog) -> String {
    let mut page = String::from(
        "<!-- Generated from the cards by `UPDATE_EXPECT=1 cargo test --test house`; do not edit. -->\n\n# Rules\n\n\
         One card per rule: what it looks for, what it says, and examples that are tests. `tadqiq explain ID` prints a card as a page.\n",
    );
    let mut group = "";
    for (_, card) in catalog.rules() {
        if card.group != group {
            group = &card.group;
            let _ = write!(
                page,
                "\n## {group}\n\n| rule | what | | level | fix | precision |\n|---|---|---|---|---|---|\n"
            );
        }
        let _ = writeln!(page, "{}", row(card));
    }
    page
}

fn row(card: &Card) -> String {
    let level = match card.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
        Level::Hint => "hint",
    };
    let level = if card.enabled {
        level.to_owned()
    } else {
        format!("off ({level})")
    };
    let fix = match card.fix {
        FixPolicy::Safe => "safe",
        FixPolicy::Ask => "ask",
        FixPolicy::Never => "",
    };
    let precision = card.measured.as_ref().map_or(String::new(), |measured| {
        format!("{} of {} read", measured.right, measured.read)
    });
    let Card {
        id,
        group,
        title,
        title_en,
        ..
    } = card;
    let file = group.rsplit('/').next().unwrap_or(group);
    format!("| [`{id}`]({file}/{id}.toml) | {title_en} | {title} | {level} | {fix} | {precision} |")
}
