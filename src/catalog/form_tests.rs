//! What a card must not hold, and where that is said.

use super::super::source;

const HEAD: &str = "\
title = \"x\"
title_en = \"x\"
message = \"x\"
message_en = \"x\"
level = \"info\"
fix = \"ask\"
since = \"0.1.0\"
why = \"x\"
why_en = \"x\"
";

/// Line (from that of `[match]`, 1), column and message for a card with this after its head.
fn refused(text: &str) -> Option<(usize, usize, String)> {
    let before = HEAD.lines().count();
    let error = source::card("x.toml", "house", "x", &format!("{HEAD}{text}")).err()?;
    let found = (error.line - before, error.column, error.message);
    assert_eq!(error.file, "x.toml");
    Some(found)
}

#[track_caller]
fn refuses(text: &str, place: (usize, usize), parts: &[&str]) {
    let (line, column, message) = refused(text).unwrap_or_default();
    assert_eq!((line, column), place, "{text}\n{message}");
    for part in parts {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn a_replacement_names_groups_that_there_are() {
    let card = |becomes: &str| {
        format!("[match]\nkind = \"regex\"\npattern = '(a)(?P<n>b)'\nbecomes = '{becomes}'\n")
    };
    for becomes in ["$1$2", "${n}x", "$$3", "$0", "", "$", "${1}x $n."] {
        assert_eq!(refused(&card(becomes)), None, "{becomes}");
    }
    for (becomes, group) in [
        ("$1$3", "`3`"),
        ("$1x", "`1x`"),
        ("$name", "`name`"),
        ("${m}", "`m`"),
    ] {
        refuses(&card(becomes), (4, 1), &[group, "no group"]);
    }
}

#[test]
fn words_that_are_never_found_are_refused_where_they_stand() {
    let words = "[match]\nkind = \"words\"\n[[match.word]]\n";
    let fine = "wrong = \"كِتاب الله\"\n[[match.word]]\n";
    for wrong in [
        "wrong = \"جي 20\"\n",
        "wrong = \"COVID\"\n",
        "wrong = \"كوفيد-19\"\n",
        "wrong = \"الخ.\"\n",
        "wrong = \"العربي - الإسرائيلي\"\n",
    ] {
        let message = ["is never found", "kind = \"regex\"", "pattern = '"];
        refuses(&format!("{words}{fine}{wrong}"), (6, 1), &message);
    }
    let part = "[match]\nkind = \"phrase\"\n[[match.part]]\n";
    refuses(&format!("{part}words = \"7\"\n"), (4, 1), &["never found"]);
    let pair = "[match]\nkind = \"variants\"\nsides = [\"a\", \"b\"]\nendings = \"ون x\"\n[[match.pair]]\n";
    let pair = format!("{pair}first = \"ا\"\nsecond = \"أ\"\n");
    refuses(&pair, (6, 1), &["x` is never found"]);
}

#[test]
fn what_folding_takes_away_is_not_looked_for() {
    let folded = "[match]\nkind = \"regex\"\npattern = 'د\u{651}'\n";
    refuses(folded, (3, 1), &["U+0651", "on = \"raw\""]);
    assert_eq!(refused(&format!("{folded}on = \"raw\"\n")), None);
    let requires = "[match]\nkind = \"regex\"\npattern = 'x'\nrequires = \"\u{640}\"\n";
    refuses(requires, (4, 1), &["U+0640"]);
    let part = "[match]\nkind = \"phrase\"\n[[match.part]]\nwords = \"مدّ\"\n";
    let card = source::card("x.toml", "house", "x", &format!("{HEAD}{part}"));
    let words = card.map(|card| card.matcher.part[0].words.clone());
    assert_eq!(words.as_deref(), Ok("مد"));
}

#[test]
fn keys_that_do_nothing_are_refused_with_the_kind() {
    let cases = [
        (
            "kind = \"phrase\"\nbefore = \"x\"\n",
            "before",
            3,
            "[[match.part]]",
        ),
        ("kind = \"words\"\non = \"raw\"\n", "on", 3, "words"),
        ("kind = \"words\"\nbecomes = \"\"\n", "becomes", 3, "words"),
        ("kind = \"words\"\nof = \"lead\"\n", "of", 3, "words"),
        ("kind = \"words\"\ntriggers = []\n", "triggers", 3, "words"),
        ("kind = \"regex\"\nafter = false\n", "after", 3, "regex"),
        (
            "kind = \"measure\"\n[[match.word]]\nwrong = \"x\"\n",
            "word",
            3,
            "measure",
        ),
    ];
    for (card, key, line, part) in cases {
        let key = format!("`{key}` does nothing for `kind = ");
        // The line of a table is that of its header, and the column that of its name.
        let column = if card.contains("[[") { 9 } else { 1 };
        refuses(&format!("[match]\n{card}"), (line, column), &[&key, part]);
    }
    let option = "[[option]]\nname = \"max\"\ndefault = 1\nabout = \"x\"\nabout_en = \"x\"\n";
    let words = "[match]\nkind = \"words\"\n[[match.word]]\nwrong = \"ا\"\n";
    refuses(&format!("{option}{words}"), (2, 1), &["max` does nothing"]);
    let gap = "[match]\nkind = \"phrase\"\n[[match.part]]\nwords = \"ا\"\n[[match.part]]\n";
    let gap = format!("{gap}gap = 1\nreport = true\n");
    refuses(&gap, (7, 1), &["`report` does nothing", "`gap`"]);
}

#[test]
fn the_sides_of_a_convention_are_values_of_its_key() {
    let card = |values: &str| {
        format!(
            "[style]\nkey = \"k\"\nvalues = [{values}]\n[match]\nkind = \"variants\"\n\
             sides = [\"a\", \"b\"]\n[[match.pair]]\nfirst = \"ا\"\nsecond = \"أ\"\n"
        )
    };
    assert_eq!(refused(&card("\"consistent\", \"a\", \"b\"")), None);
    refuses(&card("\"a\""), (6, 15), &["`b` is not among", "`a`"]);
    refuses(&card("\"a\", \"b\", \"c\""), (3, 1), &["`c` is neither"]);
    let example = "[[example]]\nok = \"x\"\nstyle = \"z\"\n";
    let card = card("\"a\", \"b\"") + example;
    refuses(&card, (12, 1), &["`z` is not among"]);
}
