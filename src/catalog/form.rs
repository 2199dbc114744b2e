//! What a card must hold and must not, by its kind, so that nothing on it does nothing.

use super::card::{Card, FEATURES, MatchKind, Matcher, Measure, On, Part, WordEntry};
use super::place;
use crate::arabic::clitics::Proclitics;
use crate::arabic::{self, Kind};

/// The path of a key of the card, and what is wrong with it.
pub(super) type Fault = (Vec<String>, String);

/// Checks what the form of a card cannot say. `text` is the card's.
///
/// # Errors
/// The first thing that is not as it must be.
pub(super) fn check(card: &Card, text: &str) -> Result<(), Fault> {
    let id_fits = card
        .id
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    require(id_fits, &["title"], || {
        format!(
            "the file's stem `{}` is the rule's id: lower-case ASCII letters, digits and hyphens",
            card.id
        )
    })?;
    idle(card, text)?;
    let matcher = &card.matcher;
    match matcher.kind {
        MatchKind::Words => require(!matcher.word.is_empty(), &["match", "kind"], || {
            "`words` needs at least one [[match.word]]".into()
        })?,
        MatchKind::Phrase => phrase(&matcher.part, text)?,
        MatchKind::Regex => regex(matcher)?,
        MatchKind::Variants => variants(card)?,
        MatchKind::Measure => measure(card)?,
        MatchKind::Code => {}
    }
    proclitics(&["match", "before"], &matcher.before)?;
    for (index, entry) in matcher.word.iter().enumerate() {
        word(entry, &index.to_string())?;
    }
    style_of_examples(card)
}

fn require(holds: bool, path: &[&str], message: impl FnOnce() -> String) -> Result<(), Fault> {
    if holds {
        Ok(())
    } else {
        Err(fault(path, message()))
    }
}

fn fault(path: &[&str], message: String) -> Fault {
    (path.iter().map(|&key| key.to_owned()).collect(), message)
}

/// Refuses the keys that do nothing for the card's kind.
fn idle(card: &Card, text: &str) -> Result<(), Fault> {
    let kind = card.matcher.kind;
    let name = format!("{kind:?}").to_lowercase();
    let idle = |key: &str, instead: &str| {
        format!("`{key}` does nothing for `kind = \"{name}\"`: {instead}")
    };
    let used = keys_of(kind);
    for key in place::keys(text, &["match"]) {
        let instead = match (kind, key.as_str()) {
            (MatchKind::Phrase, "before" | "after" | "becomes") => {
                "write it in the [[match.part]] it is for".to_owned()
            }
            _ => format!("it has `{}`", used.join("`, `")),
        };
        require(used.contains(&key.as_str()), &["match", &key], || {
            idle(&key, &instead)
        })?;
    }
    let (variants, code) = (kind == MatchKind::Variants, kind == MatchKind::Code);
    for (key, set, does) in [
        ("style", card.style.is_some(), variants || code),
        ("choice", !card.choice.is_empty(), code),
        (
            "say",
            !card.say.is_empty(),
            variants || code || kind == MatchKind::Measure,
        ),
    ] {
        require(!set || does, &[key], || idle(key, "take it out"))?;
    }
    let options: &[&str] = match (kind, card.matcher.of) {
        (MatchKind::Measure, Some(Measure::Sentence)) => &["max", "paragraph"],
        (MatchKind::Measure, _) => &["max"],
        _ => &[],
    };
    for (index, option) in card.option.iter().enumerate().filter(|_| !code) {
        let path = ["option", &index.to_string(), "name"];
        require(options.contains(&&*option.name), &path, || {
            let key = format!("[[option]] {}", option.name);
            idle(&key, "take it out")
        })?;
    }
    Ok(())
}

/// The keys of `[match]` that say something for a kind.
const fn keys_of(kind: MatchKind) -> &'static [&'static str] {
    match kind {
        MatchKind::Words => &["kind", "before", "after", "word"],
        MatchKind::Phrase => &["kind", "part"],
        MatchKind::Regex => &["kind", "pattern", "on", "requires", "becomes"],
        MatchKind::Variants => &[
            "kind", "before", "after", "sides", "together", "endings", "pair",
        ],
        MatchKind::Measure => &["kind", "of"],
        MatchKind::Code => &["kind", "before", "after", "word", "triggers"],
    }
}

fn proclitics(path: &[&str], list: &str) -> Result<(), Fault> {
    Proclitics::parse(list).map(drop).map_err(|item| {
        fault(
            path,
            format!("`{item}` is no proclitic: allowed are the one-letter words and the article, with spaces between"),
        )
    })
}

fn word(entry: &WordEntry, index: &str) -> Result<(), Fault> {
    let path = |key| ["match", "word", index, key];
    proclitics(&path("before"), entry.before.as_deref().unwrap_or_default())?;
    require(!entry.wrong.trim().is_empty(), &path("wrong"), || {
        "an empty word matches everything".into()
    })?;
    literal(&path("wrong"), &entry.wrong)
}

/// Refuses words that are never found: those that hold anything but Arabic letters and spaces.
fn literal(path: &[&str], words: &str) -> Result<(), Fault> {
    let folded = arabic::folded(words);
    let tokens = arabic::tokenize(&folded);
    let arabic = tokens.words.iter().all(|word| word.kind == Kind::Arabic);
    let found = arabic && tokens.marks.is_empty() && !tokens.words.is_empty();
    require(found, path, || {
        format!(
            "`{words}` is never found: here stand words of Arabic letters with spaces between; \
             for digits, Latin letters and marks write a card of `kind = \"regex\"` with \
             `pattern = '{}'`",
            regex::escape(&folded)
        )
    })
}

fn regex(matcher: &Matcher) -> Result<(), Fault> {
    let path = ["match", "pattern"];
    require(!matcher.pattern.is_empty(), &path, || {
        "`regex` needs a `pattern`".into()
    })?;
    let regex =
        regex::Regex::new(&matcher.pattern).map_err(|error| fault(&path, error.to_string()))?;
    if matcher.on == On::Folded {
        for (key, text) in [
            ("pattern", &matcher.pattern),
            ("requires", &matcher.requires),
        ] {
            unfolded(&["match", key], text)?;
        }
    }
    let becomes = matcher.becomes.as_deref().unwrap_or_default();
    for name in references(becomes) {
        let numbered = name
            .parse()
            .is_ok_and(|number: usize| number < regex.captures_len());
        let known = numbered || regex.capture_names().flatten().any(|known| known == name);
        require(known, &["match", "becomes"], || {
            let last = regex.captures_len() - 1;
            format!(
                "there is no group `{name}` in the pattern, which has {last} after `$0`, the whole: \
                 what stands for it would be lost; write `${{1}}x` for a group before letters or \
                 digits, and `$$` for the sign itself"
            )
        })?;
    }
    Ok(())
}

/// Refuses characters that the folded text never holds.
fn unfolded(path: &[&str], text: &str) -> Result<(), Fault> {
    let stray = text.chars().find(|c| {
        let mut bytes = [0; 4];
        let c = c.encode_utf8(&mut bytes);
        arabic::folded(c) != *c
    });
    stray.map_or(Ok(()), |c| {
        let message = format!(
            "U+{:04X} never stands in the folded text, which has no tashkeel, tatweel, invisible \
             characters or presentation forms: take it out, or set `on = \"raw\"`",
            u32::from(c)
        );
        Err(fault(path, message))
    })
}

/// The groups that a replacement names, read as the `regex` crate does.
fn references(template: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('$') {
        if let Some(escaped) = after.strip_prefix('$') {
            rest = escaped;
        } else if let Some((name, tail)) = after
            .strip_prefix('{')
            .and_then(|after| after.split_once('}'))
        {
            names.push(name);
            rest = tail;
        } else {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let (name, tail) = after.split_at(end.unwrap_or(after.len()));
            names.extend(Some(name).filter(|name| !name.is_empty()));
            rest = tail;
        }
    }
    names
}

fn variants(card: &Card) -> Result<(), Fault> {
    let matcher = &card.matcher;
    let sides = &matcher.sides;
    require(
        sides.len() == 2 && sides[0] != sides[1],
        &["match", "sides"],
        || "`variants` needs `sides` with two names".into(),
    )?;
    require(!matcher.pair.is_empty(), &["match", "kind"], || {
        "`variants` needs at least one [[match.pair]]".into()
    })?;
    if let Some(style) = &card.style {
        let values = style.values.join("`, `");
        for (index, side) in sides.iter().enumerate() {
            let path = ["match", "sides", &index.to_string()];
            require(style.values.contains(side), &path, || {
                format!(
                    "`{side}` is not among the values of [style], `{values}`: no house could choose it"
                )
            })?;
        }
        let known = |value: &str| {
            sides.iter().any(|side| side == value) || ["consistent", "ignore"].contains(&value)
        };
        for value in style.values.iter() {
            require(known(value), &["style", "values"], || {
                format!("`{value}` is neither one of `sides` nor `consistent` nor `ignore`")
            })?;
        }
    }
    for (index, pair) in matcher.pair.iter().enumerate() {
        let endings = pair.endings.as_deref().unwrap_or(&matcher.endings);
        for (key, form) in [("first", &pair.first), ("second", &pair.second)] {
            let path = ["match", "pair", &index.to_string(), key];
            literal(&path, form)?;
            for ending in endings.split_whitespace() {
                literal(&path, &format!("{form}{ending}"))?;
            }
        }
    }
    Ok(())
}

fn measure(card: &Card) -> Result<(), Fault> {
    require(card.matcher.of.is_some(), &["match", "kind"], || {
        "`measure` needs `of = \"lead\"`, `\"sentence\"` or `\"headline\"`".into()
    })?;
    require(
        card.default_option("max").is_some(),
        &["match", "kind"],
        || "`measure` needs an [[option]] named `max`".into(),
    )
}

fn phrase(parts: &[Part], text: &str) -> Result<(), Fault> {
    let starts = parts.first().is_some_and(|first| {
        !first.optional && (!first.words.is_empty() || !first.list.is_empty())
    });
    require(starts, &["match", "part", "0"], || {
        "a phrase begins with a part that has `words` or a `list` and is not optional".into()
    })?;
    let mut numbered = parts.iter().enumerate();
    numbered.try_for_each(|(index, part)| check_part(part, &index.to_string(), text))
}

fn check_part(part: &Part, index: &str, text: &str) -> Result<(), Fault> {
    let kinds = [
        ("words", !part.words.is_empty()),
        ("list", !part.list.is_empty()),
        ("feature", !part.feature.is_empty()),
        ("mark", !part.mark.is_empty()),
        ("gap", part.gap.is_some()),
    ];
    let mut kinds = kinds.iter().filter(|(_, set)| *set);
    let (Some((kind, _)), None) = (kinds.next(), kinds.next()) else {
        let message = "a part has exactly one of `words`, `list`, `feature`, `mark` and `gap`";
        return Err(fault(&["match", "part", index], message.to_owned()));
    };
    let used: &[&str] = match *kind {
        "gap" => &[],
        "feature" if matches!(&*part.feature, "verb" | "masdar") => {
            &["optional", "report", "becomes", "before"]
        }
        "feature" | "mark" => &["optional", "report", "becomes"],
        _ => &["optional", "report", "becomes", "before", "after"],
    };
    for key in place::keys(text, &["match", "part", index]) {
        let does = key == *kind || used.contains(&key.as_str());
        require(does, &["match", "part", index, &key], || {
            format!("`{key}` does nothing in a part that is a `{kind}`: take it out")
        })?;
    }
    let path = |key| ["match", "part", index, key];
    let feature = part.feature.is_empty() || FEATURES.contains(&&*part.feature);
    require(feature, &path("feature"), || {
        let all = FEATURES.join(", ");
        format!("unknown feature `{}`: one of {all}", part.feature)
    })?;
    proclitics(&path("before"), &part.before)?;
    if *kind == "words" {
        literal(&path("words"), &part.words)?;
    }
    Ok(())
}

/// Refuses an example whose `style` no house could set.
fn style_of_examples(card: &Card) -> Result<(), Fault> {
    for (index, example) in card.example.iter().enumerate() {
        let Some(value) = &example.style else {
            continue;
        };
        let known = card
            .style
            .as_ref()
            .is_some_and(|style| style.values.contains(value));
        let path = ["example", &index.to_string(), "style"];
        require(known, &path, || {
            format!("`{value}` is not among the values of the card's [style]")
        })?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
