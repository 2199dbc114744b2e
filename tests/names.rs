//! The registry of names (`rules/names`) is consistent, and every name is found as it is listed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tadqiq::catalog::names::{Conventions, NameEntry, style};
use tadqiq::catalog::{Catalog, source};
use tadqiq::story::{self, Format, Prose};

fn entries() -> Vec<NameEntry> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/names");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the registry is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).expect("a file of the registry");
        source::names(&path.to_string_lossy(), &text).unwrap_or_else(|error| panic!("{error}"))
    };
    files.iter().flat_map(read).collect()
}

#[test]
fn every_id_is_there_once_and_what_it_points_at_exists() {
    let entries = entries();
    assert!(entries.len() >= 1500, "{}", entries.len());
    let mut ids = BTreeSet::new();
    for entry in &entries {
        assert!(ids.insert(&entry.id), "{} twice", entry.id);
    }
    for entry in &entries {
        let other = entry.same_as.as_ref();
        assert!(other.is_none_or(|id| ids.contains(id)), "{}", entry.id);
    }
}

#[test]
fn a_spelling_of_two_names_has_a_context_in_both() {
    let entries = entries();
    let mut of: BTreeMap<&str, Vec<&NameEntry>> = BTreeMap::new();
    for entry in &entries {
        let mut texts: Vec<&str> = entry.spelling.iter().map(|it| &*it.text).collect();
        let count = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), count, "{} lists a spelling twice", entry.id);
        for text in texts {
            of.entry(text).or_default().push(entry);
        }
    }
    for (text, entries) in of.iter().filter(|(_, entries)| entries.len() > 1) {
        for entry in entries {
            assert!(
                !entry.context.is_empty(),
                "{text}: {} has no context",
                entry.id
            );
        }
    }
}

#[test]
fn a_form_with_a_choice_has_one_preferred_spelling_and_it_is_first() {
    for entry in entries() {
        let mut forms: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
        let live = entry.spelling.iter().filter(|it| !it.obsolete && !it.wrong);
        for spelling in live {
            forms
                .entry(&spelling.form)
                .or_default()
                .push(spelling.preferred);
        }
        for (form, preferred) in forms.iter().filter(|(_, all)| all.len() > 1) {
            let count = preferred.iter().filter(|it| **it).count();
            assert!(count == 1 && preferred[0], "{} {form}", entry.id);
        }
    }
}

#[test]
fn every_choice_of_a_house_picks_a_listed_live_spelling() {
    let catalog = Catalog::embedded();
    for (key, _, values) in style::CHOICES {
        for value in *values {
            let refused = Conventions::refused(|asked| (asked == *key).then_some(*value));
            for (_, name) in catalog.names().all() {
                for spelling in name
                    .spellings()
                    .filter(|it| !it.is_obsolete() && !it.is_wrong())
                {
                    let form = name.house_form(spelling, refused);
                    let form = form.unwrap_or_else(|| panic!("{} has no form", name.id()));
                    assert!(!form.is_obsolete() && !form.is_wrong(), "{}", name.id());
                    assert_eq!(form.form(), spelling.form(), "{}", name.id());
                    if !spelling.is_preferred() && spelling.style() == Conventions::default() {
                        continue;
                    }
                    let least = form.style().shared(refused);
                    assert!(least <= spelling.style().shared(refused), "{}", name.id());
                }
            }
        }
    }
}

#[test]
fn the_binary_finds_every_name_as_it_is_listed() {
    let catalog = Catalog::embedded();
    let mut missing = Vec::new();
    for (place, name) in catalog.names().all() {
        for spelling in name.spellings() {
            let context: Vec<&str> = name.context().collect();
            let text = format!("ذكر {} في الخبر. {}", spelling.text(), context.join(" و"));
            let text = format!("{text} {}", context.join(" "));
            let story = story::read(&text, Format::Plain);
            let prose = Prose::new(&story, &story.blocks[0], &catalog);
            let ordinary = spelling.is_ordinary(tadqiq::catalog::names::Part::Whole);
            if !ordinary && !prose.mentions().iter().any(|mention| mention.name == place) {
                missing.push(spelling.text().to_owned());
            }
        }
    }
    assert!(
        missing.is_empty(),
        "{} not found: {}",
        missing.len(),
        missing.join("، ")
    );
}
