//! The registry of names (`rules/names`) is consistent, and every name is found as it is listed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use tadqiq::catalog::names::{Conventions, MOST, Name, NameEntry, Spelling, style};
use tadqiq::catalog::{Catalog, source};
use tadqiq::lint::{self, Ruleset};
use tadqiq::story::{self, Format, Mention, Prose};

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

/// The text as mentions are found: without the hamzas of initial alefs and the dots of last letters.
fn loose(text: &str) -> String {
    let word = |word: &str| {
        let (article, stem) = match word.strip_prefix("ال") {
            Some(stem) => ("ال", stem),
            None => ("", word),
        };
        let stem = match stem.strip_prefix(['أ', 'إ', 'آ']) {
            Some(rest) => format!("ا{rest}"),
            None => stem.to_owned(),
        };
        let last = match stem.chars().next_back() {
            Some('ى') => "ي",
            Some('ة') => "ه",
            _ => return format!("{article}{stem}"),
        };
        let rest: String = stem.chars().take(stem.chars().count() - 1).collect();
        format!("{article}{rest}{last}")
    };
    text.split([' ', '-'])
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn names_that_are_found_alike_are_told_apart_by_different_words() {
    let entries = entries();
    let mut of: BTreeMap<String, BTreeMap<&str, &NameEntry>> = BTreeMap::new();
    for entry in &entries {
        for spelling in &entry.spelling {
            let alike = of.entry(loose(&spelling.text)).or_default();
            alike.insert(&entry.id, entry);
        }
    }
    for (text, alike) in of.iter().filter(|(_, alike)| alike.len() > 1) {
        let words = |entry: &NameEntry| -> BTreeSet<String> {
            entry.context.iter().map(|near| near.word.clone()).collect()
        };
        for (id, entry) in alike {
            assert!(!entry.context.is_empty(), "{text}: {id} has no context");
            let others = alike.iter().filter(|(other, _)| *other != id);
            for (other, same) in others {
                let common: Vec<_> = words(entry).intersection(&words(same)).cloned().collect();
                assert!(common.is_empty(), "{text}: {id}, {other}: {common:?}");
            }
        }
    }
}

#[test]
fn what_is_wrong_of_one_name_is_not_right_of_another_or_the_beginning_of_one() {
    let entries = entries();
    let all = || entries.iter().flat_map(|entry| entry.spelling.iter());
    let right = all().filter(|it| !it.wrong);
    let right: BTreeSet<String> = right.map(|it| it.text.clone()).collect();
    for spelling in all().filter(|it| it.wrong) {
        let wrong = format!("{} ", spelling.text);
        let mut longer = right.range(wrong.clone()..);
        let longer = longer.next().filter(|right| right.starts_with(&wrong));
        assert!(longer.is_none(), "{wrong}: {longer:?}");
        assert!(!right.contains(&spelling.text), "{wrong}");
    }
}

#[test]
fn no_two_live_spellings_of_a_form_follow_the_same_conventions() {
    for entry in entries() {
        let mut seen = BTreeSet::new();
        let live = entry.spelling.iter().filter(|it| !it.obsolete && !it.wrong);
        for spelling in live.filter(|it| !it.style.is_empty()) {
            let set = Conventions::parse(&spelling.style).expect("known conventions");
            let new = seen.insert((spelling.form.clone(), set.0));
            assert!(new, "{}: {}", entry.id, spelling.text);
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
            let ordinary = spelling.is_ordinary(tadqiq::catalog::names::Part::Whole);
            // What a name goes on with may follow it, or nothing.
            for after in [" في الخبر.", "."] {
                let text = format!("ذكر {}{after} {}", spelling.text(), context.join(" و"));
                let text = format!("{text} {}", context.join(" "));
                let story = story::read(&text, Format::Plain);
                let prose = Prose::new(&story, &story.blocks[0], &catalog);
                if !ordinary && !prose.mentions().iter().any(|mention| mention.name == place) {
                    missing.push(format!("{}{after}", spelling.text()));
                }
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

/// A house that joins its names still parts what another rule takes for two words.
#[test]
fn no_name_is_listed_run_together_that_is_two_words_to_the_rules() {
    let catalog = Catalog::embedded();
    let rule = catalog.find("fused-words").expect("a rule of ours");
    let rules = Ruleset::only(Arc::clone(&catalog), rule, None);
    let of_one_word: Vec<String> = catalog
        .names()
        .all()
        .flat_map(|(_, name)| name.spellings())
        .map(|spelling| spelling.text().to_owned())
        .filter(|text| !text.contains(' '))
        .collect();
    for text in of_one_word {
        let text = format!("خبر\n\nذكر أمس {text} مساء.\n");
        let story = story::read(&text, Format::Plain);
        assert_eq!(lint::check(&story, &rules), [], "{text}");
    }
}

/// The ids of the names whose mentions, beyond doubt, the catalog finds in the first block of the text.
fn mentioned(catalog: &Catalog, text: &str) -> Vec<String> {
    let story = story::read(text, Format::Plain);
    let prose = Prose::new(&story, &story.blocks[0], catalog);
    let id = |mention: &Mention| {
        let name = catalog.names().get(mention.name);
        name.map(|name| name.id().to_owned()).unwrap_or_default()
    };
    let sure = prose.mentions().iter().filter(|it| !it.doubtful);
    sure.map(id).collect()
}

#[test]
fn a_phrase_of_a_context_counts_whole() {
    let catalog = Catalog::embedded();
    for text in [
        "رأت الملكة أن عمان مدينة.",
        "رأت علياء أن مطار الملكة في عمان مدينة.",
        "قتل ستون شخصا في زنجبار أمس.",
    ] {
        assert_eq!(mentioned(&catalog, text), [""; 0], "{text}");
    }
    let text = "هبطت الطائرة في مطار الملكة علياء في عمان أمس.";
    assert_eq!(mentioned(&catalog, text), ["amman"]);
}

#[test]
fn the_context_of_a_name_tells_each_of_its_mentions_and_no_other_name() {
    let catalog = Catalog::embedded();
    let text = "وصل إلى عمان ثم زنجبار ثم عمان ثم زنجبار في الأردن.";
    assert_eq!(mentioned(&catalog, text), ["amman", "amman", "jordan"]);
}

/// The names of a newsroom over ours.
fn with_house(text: &str) -> Catalog {
    let names = source::names("house.toml", text).unwrap_or_else(|error| panic!("{error}"));
    over_ours(&names).expect("room for the names")
}

fn over_ours(names: &[NameEntry]) -> Result<Catalog, usize> {
    let same = Catalog::embedded().with_house(Vec::new(), Vec::new(), Vec::new());
    same.expect("nothing to refuse").with_names(names)
}

const MAX: &str = r#"
[[name]]
id = "max-merkel"
kind = "person"
latin = "Max Merkel"
[[name.spelling]]
text = "ماكس ميركل"
family = "ميركل"
preferred = true
"#;

#[test]
fn a_family_name_of_a_newsroom_hides_none_of_ours_and_counts_as_shared() {
    let catalog = with_house(MAX);
    let both = ["max-merkel", "angela-merkel"];
    assert_eq!(mentioned(&catalog, "أكد ميركل ذلك."), both);
    assert_eq!(mentioned(&catalog, "قالت أنغيلا ميركل ذلك."), both[1..]);
    assert_eq!(mentioned(&catalog, "قال ماكس ميركل ذلك."), both[..1]);
    for (_, name) in catalog
        .names()
        .all()
        .filter(|(_, it)| both.contains(&it.id()))
    {
        let mut spellings = name.spellings().filter(|it| it.family() == "ميركل");
        assert!(spellings.all(Spelling::is_family_shared), "{}", name.id());
    }
}

#[test]
fn a_whole_name_of_a_newsroom_hides_ours_of_as_many_words_and_none_that_is_longer() {
    let place = |text: &str| {
        let entry = "[[name]]\nid = \"own\"\nkind = \"place\"\nlatin = \"\"\n";
        with_house(&format!("{entry}[[name.spelling]]\ntext = \"{text}\"\n"))
    };
    assert_eq!(mentioned(&place("باريس"), "وصل إلى باريس أمس."), ["own"]);
    let text = "فاز باريس سان جيرمان أمس.";
    assert_eq!(mentioned(&place("باريس"), text), ["paris-saint-germain"]);
}

#[test]
fn an_id_that_a_file_gives_twice_is_refused_where_it_stands_again() {
    let again = format!("title = \"House names\"\n{MAX}{MAX}");
    let refused = source::names("house.toml", &again).expect_err("refused");
    let message = "there is a name `max-merkel` already in this file";
    assert_eq!(refused.to_string(), format!("house.toml:12:1: {message}"));
}

#[test]
fn a_newsroom_has_as_many_names_and_spellings_as_there_is_room_for() {
    let mut names = source::names("house.toml", MAX).expect("a file of names");
    let room = Catalog::embedded().names().room();
    names.resize(room, names[0].clone());
    for (place, name) in names.iter_mut().enumerate() {
        name.id = format!("n{place}");
    }
    names[room - 1].spelling[0].text = "سلمى ميركل".to_owned();
    let full = over_ours(&names).expect("room for all");
    let last = u16::try_from(MOST - 1).expect("a place");
    assert_eq!(
        full.names().get(last).map(Name::id),
        Some(&*names[room - 1].id)
    );
    let found = mentioned(&full, "قالت سلمى ميركل ذلك.");
    assert_eq!(found, [&*names[room - 1].id]);
    names.push(names[0].clone());
    assert_eq!(over_ours(&names).err(), Some(room));
    names.truncate(MOST / 2);
    for name in &mut names {
        name.spelling.push(name.spelling[0].clone());
    }
    names.push(names[0].clone());
    assert_eq!(over_ours(&names).err(), Some(MOST / 2));
}

#[test]
fn a_text_longer_than_a_table_holds_is_refused() {
    let long = "x".repeat(MOST + 1);
    let refused = |key: &str, value: &str| {
        let text = MAX.replace("kind =", &format!("{key} = \"{value}\"\nkind ="));
        source::names("house.toml", &text)
            .err()
            .map(|it| it.message)
    };
    let message = "`max-merkel`: `official` is longer than 65535 bytes: shorten it";
    assert_eq!(refused("official", &long).as_deref(), Some(message));
    assert_eq!(refused("official", &"x".repeat(MOST)), None);
    let text = MAX.replace("ماكس", &"ما ".repeat(254));
    assert!(source::names("house.toml", &text.replace("  ", " ")).is_ok());
    let text = MAX.replace("ماكس", &"ما ".repeat(255));
    let refused = source::names("house.toml", &text.replace("  ", " ")).expect_err("refused");
    assert_eq!(
        refused.message,
        "`max-merkel`: a name has at most 255 words"
    );
}

/// A folder that lies deeper than paths may be long cannot be read, whoever asks.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_said_and_ends_with_2() {
    let desk = tempfile::tempdir().expect("a folder");
    let (deep, around) = (desk.path().join("deep"), desk.path().join("around"));
    fs::write(desk.path().join("a.txt"), "قال بنيامين نتنياهو كلاما.\n").expect("a file");
    fs::create_dir(&deep).expect("a folder");
    for _ in 0..25 {
        fs::create_dir(&around).expect("a folder");
        fs::rename(&deep, around.join("d".repeat(200))).expect("it moves");
        fs::rename(&around, &deep).expect("it moves");
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(["names", "."])
        .current_dir(desk.path())
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (listed, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "{listed}{said}");
    assert!(listed.contains("benjamin-netanyahu"), "{listed}");
    assert!(said.contains("error: ./deep/ddd"), "{said}");
}
