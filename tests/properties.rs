//! What holds of every text: folding maps back, checking is total and deterministic, fixing settles
//! and leaves quotations alone.
//!
//! Texts are composed of the catalog's own words and examples, so that every new rule is drawn in.

use std::sync::{Arc, LazyLock};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tadqiq::arabic::{self, is_dropped};
use tadqiq::catalog::layer::{Layer, RuleSetting};
use tadqiq::catalog::{Catalog, Quotation};
use tadqiq::lint::{self, Finding, MOST_ROUNDS, Ruleset, Trust};
use tadqiq::story::{self, Format};
use tadqiq::text::{Span, View, apply, decode, overlap};

const FORMATS: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

static DEFAULT: LazyLock<Ruleset> =
    LazyLock::new(|| Ruleset::new(Catalog::embedded(), &[]).expect("no settings, no errors"));

/// Every rule on, those that are off by default too.
static ALL: LazyLock<Ruleset> = LazyLock::new(|| switched(|_| true));

/// The rules that may not touch a quotation.
static OF_WORDS: LazyLock<Ruleset> =
    LazyLock::new(|| switched(|quotation| quotation != Quotation::Same));

fn switched(on: impl Fn(Quotation) -> bool) -> Ruleset {
    let catalog = Catalog::embedded();
    let setting = |on: bool, level| RuleSetting {
        level: on.then_some(level),
        off: !on,
        ..RuleSetting::default()
    };
    let rules = catalog
        .rules()
        .map(|(_, card)| (card.id.clone(), setting(on(card.quotation), card.level)))
        .collect();
    let layer = Layer {
        rules,
        ..Layer::default()
    };
    Ruleset::new(Arc::clone(&catalog), &[&layer]).expect("the catalog's own ids and levels")
}

/// The texts of all examples: what some rule speaks of, or nearly.
static EXAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let catalog = Catalog::embedded();
    let examples = catalog.rules().flat_map(|(_, card)| card.example.iter());
    examples
        .flat_map(|example| [&example.bad, &example.good, &example.ok])
        .flatten()
        .map(ToString::to_string)
        .collect()
});

/// Words that rules look for, and the Arabic words of the examples.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let catalog = Catalog::embedded();
    let listed = catalog.rules().flat_map(|(_, card)| {
        card.matcher
            .word
            .iter()
            .map(|entry| entry.wrong.to_string())
    });
    let shown = EXAMPLES.iter().flat_map(|text| text.split_whitespace());
    let mut words: Vec<String> = shown.map(str::to_owned).chain(listed).collect();
    words.retain(|word| {
        word.chars()
            .all(|c| arabic::letters::is_letter(c) || c == ' ')
    });
    words.sort();
    words.dedup();
    words
});

/// What no fix may change: addresses, handles and tags.
const MACHINE: [&str; 6] = [
    "https://example.com/a?b=1,2",
    "www.example.org/أخبار",
    "desk@example.com",
    "@example_user",
    "#وسم_طويل_جدا",
    "report.docx",
];

/// What stands between words: spaces, marks and invisible characters, right and wrong.
const JOINTS: [&str; 16] = [
    " ",
    " ",
    " ",
    " ",
    "  ",
    "، ",
    " ،",
    "، و",
    ". ",
    "..",
    "؟ ",
    ": ",
    " (",
    ") ",
    "\u{200F} ",
    "\u{A0}",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(WORDS.as_slice()),
        1 => Just("\u{0645}\u{064F}\u{062D}\u{064E}\u{0645}\u{0651}\u{064E}\u{062F}".to_owned()),
        1 => "[0-9]{1,4}([.,:/][0-9]{1,3}){0,2}",
        1 => "[٠-٩]{1,4}",
        1 => "[A-Za-z]{1,6}",
        1 => select(&["الرئيس", "شي جين بينج", "علي", "يحيى"][..]).prop_map(str::to_owned),
        1 => select(&MACHINE[..]).prop_map(str::to_owned),
    ]
}

fn run_of_words() -> impl Strategy<Value = String> {
    vec((word(), select(&JOINTS[..])), 1..10).prop_map(|words| {
        let mut text = String::new();
        for (word, joint) in words {
            text.push_str(&word);
            text.push_str(joint);
        }
        text
    })
}

/// The inside of a quotation: words alone, so that nothing in it closes it.
fn quoted_words() -> impl Strategy<Value = String> {
    vec(select(WORDS.as_slice()), 1..8).prop_map(|words| words.join(" "))
}

/// A paragraph, and what it quotes.
fn paragraph() -> impl Strategy<Value = (String, Vec<String>)> {
    let alone = |text: String| (text, Vec::new());
    prop_oneof![
        3 => run_of_words().prop_map(alone),
        3 => (run_of_words(), quoted_words(), run_of_words()).prop_map(|(before, quoted, after)| {
            (format!("{before} «{quoted}» {after}"), vec![quoted])
        }),
        1 => (quoted_words(), quoted_words()).prop_map(|(before, quoted)| {
            (format!("{before} \"{quoted}\" {before}"), vec![quoted])
        }),
        1 => (quoted_words(), quoted_words()).prop_map(|(first, second)| {
            (format!("{first}    {second}"), Vec::new())
        }),
        1 => quoted_words().prop_map(move |words| alone(format!("\u{FD3F}{words}\u{FD3E}"))),
        3 => select(EXAMPLES.as_slice()).prop_map(alone),
    ]
}

fn news() -> impl Strategy<Value = (String, Vec<String>)> {
    vec(paragraph(), 1..5).prop_map(|paragraphs| {
        let (texts, quoted): (Vec<_>, Vec<_>) = paragraphs.into_iter().unzip();
        (texts.join("\n\n"), quoted.concat())
    })
}

/// Characters that folding treats each in its own way.
fn script() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        8 => prop::char::range('\u{0620}', '\u{064A}'),
        3 => prop::char::range('\u{064B}', '\u{065F}'),
        1 => prop::char::range('\u{0600}', '\u{06FF}'),
        2 => prop::char::range('\u{FB50}', '\u{FDFF}'),
        2 => prop::char::range('\u{FE70}', '\u{FEFF}'),
        1 => prop::char::range('\u{08A0}', '\u{08FF}'),
        2 => select(&['\u{0640}', '\u{200B}', '\u{200D}', '\u{200F}', '\u{202B}', '\u{2066}', '\u{00AD}', '\u{061C}'][..]),
        2 => select(&['\u{0627}', '\u{0648}', '\u{064A}', '\u{0653}', '\u{0654}', '\u{0655}', '\u{064E}'][..]),
        2 => prop::char::range(' ', '~'),
        1 => select(&['\n', '\u{1F600}', '\u{1F468}', '\u{00E9}', '\u{0301}', '\u{4E2D}'][..]),
        1 => any::<char>(),
    ];
    vec(c, 0..40).prop_map(String::from_iter)
}

/// Text with markup, in pieces that are often broken.
fn markup() -> impl Strategy<Value = String> {
    let tags = [
        "<p>",
        "</p>",
        "<q>",
        "</q>",
        "<b>",
        "<br>",
        "&amp;",
        "&quot;",
        "&#1600;",
        "<!-- tadqiq-ignore-next -->",
        "```\n",
        "`",
        "**",
        "> ",
        "# ",
        "- ",
        "[",
        "](http://example.com)",
        "\n",
        "\n\n",
        "---\n",
        "«",
        "»",
        "\"",
        "\u{FD3F}",
        "\u{FD3E}",
        "\r\n",
        "<",
        "&",
        "\u{0}",
    ];
    let piece = prop_oneof![
        2 => prop::sample::select(tags.map(str::to_owned).to_vec()),
        2 => word(),
        1 => script(),
        1 => select(EXAMPLES.as_slice()),
    ];
    vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

fn hold(text: &str, findings: &[Finding]) {
    let inside = |span: Span| {
        let range = span.range();
        text.get(range).is_some()
    };
    for finding in findings {
        assert!(inside(finding.span), "{finding:?}");
        assert!(
            finding.related().iter().all(|span| inside(*span)),
            "{finding:?}"
        );
        for fix in &finding.fixes {
            assert!(
                fix.edits.iter().all(|edit| inside(edit.span)),
                "{finding:?}"
            );
            assert!(fix.edits.is_sorted_by_key(|edit| edit.span), "{finding:?}");
            assert!(
                fix.edits
                    .windows(2)
                    .all(|pair| !overlap(&pair[0], &pair[1])),
                "{finding:?}"
            );
            assert!(apply(text, &fix.edits).is_ok(), "{finding:?}");
        }
    }
    assert!(findings.is_sorted_by_key(|finding| (finding.span, finding.rule, finding.say)));
}

/// The letters and digits of a text, as folding reads them.
fn skeleton(text: &str) -> String {
    let folded = arabic::folded(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn settled(text: &str, format: Format, rules: &Ruleset) -> String {
    let fixed = lint::fix(text, format, rules, Trust::Safe);
    assert!(
        fixed.settled && fixed.rounds < MOST_ROUNDS,
        "{text:?} does not settle"
    );
    let again = lint::fix(&fixed.text, format, rules, Trust::Safe);
    assert_eq!(
        (again.applied, &again.text),
        (0, &fixed.text),
        "of {text:?}"
    );
    fixed.text
}

/// Paragraphs of words, some of which are in a tag.
fn tagged() -> impl Strategy<Value = Vec<Vec<(String, bool)>>> {
    let word = (select(&**WORDS), prop::bool::weighted(0.3));
    vec(vec(word, 1..14), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_maps_back_to_what_it_read(text in script()) {
        let whole = View::verbatim(&text, Span::from_range(0..text.len()));
        let folded = arabic::fold(&whole, &text).unwrap_or(whole);
        let mut end = 0;
        let mut last = Span::at(0);
        for (at, c) in folded.text().char_indices() {
            let raw = folded.raw(at..at + c.len_utf8());
            let piece = text.get(raw.range()).expect("on character boundaries");
            prop_assert!(arabic::folded(piece).contains(c), "{c:?} of {piece:?}");
            prop_assert!(raw == last || raw.start >= last.end, "in order");
            let gap = text.get(end..raw.start as usize).unwrap_or_default();
            prop_assert!(gap.chars().all(is_dropped), "{gap:?} is lost");
            prop_assert!(folded.offset_of(raw.start) <= at);
            (end, last) = (raw.end as usize, raw);
        }
        prop_assert!(text.get(end..).unwrap_or_default().chars().all(is_dropped));
        prop_assert!(!folded.text().chars().any(is_dropped));
        prop_assert_eq!(arabic::folded(folded.text()), folded.text(), "twice is once");
    }

    #[test]
    fn words_and_sentences_share_out_the_text(text in prop_oneof![script(), markup()]) {
        let folded = arabic::folded(&text);
        let tokens = arabic::tokenize(&folded);
        let mut end = 0;
        for word in &tokens.words {
            prop_assert!(word.range().start >= end && !word.range().is_empty());
            prop_assert!(folded.get(word.range()).is_some());
            prop_assert_eq!(word.joined, end > 0 && word.range().start == end);
            end = word.range().end;
        }
        let mut next = 0;
        for sentence in arabic::sentences(&folded, &tokens) {
            prop_assert_eq!(sentence.words().start, next);
            prop_assert!(!sentence.words().is_empty());
            prop_assert!(folded.get(sentence.start as usize..sentence.end as usize).is_some());
            next = sentence.words().end;
        }
        prop_assert_eq!(next, tokens.words.len());
    }

    #[test]
    fn any_bytes_are_refused_or_checked(bytes in vec(any::<u8>(), 0..200)) {
        if let Ok(source) = decode(bytes) {
            for format in FORMATS {
                let story = story::read(&source.text, format);
                hold(&source.text, &lint::check(&story, &ALL));
            }
        }
    }

    #[test]
    fn any_markup_is_checked_and_every_finding_lies_in_it(text in markup()) {
        for format in FORMATS {
            let story = story::read(&text, format);
            hold(&text, &lint::check(&story, &ALL));
        }
    }

    #[test]
    fn checking_twice_and_elsewhere_gives_the_same((text, _) in news()) {
        let check = || lint::check(&story::read(&text, Format::Plain), &ALL);
        let here = check();
        prop_assert_eq!(&here, &check());
        let elsewhere = std::thread::scope(|scope| {
            let threads = [scope.spawn(check), scope.spawn(check)];
            threads.map(|thread| thread.join().expect("checking is total"))
        });
        prop_assert!(elsewhere.iter().all(|there| *there == here));
        hold(&text, &here);
    }

    #[test]
    fn fixing_settles_and_leaves_addresses_alone((text, _) in news()) {
        for rules in [&*DEFAULT, &*ALL] {
            let fixed = settled(&text, Format::Plain, rules);
            for machine in MACHINE {
                let count = |text: &str| text.matches(machine).count();
                prop_assert!(count(&fixed) >= count(&text), "{machine} in {fixed:?}");
            }
        }
    }

    #[test]
    fn fixing_markup_settles(text in markup()) {
        for format in FORMATS {
            settled(&text, format, &ALL);
        }
    }

    #[test]
    fn fixing_keeps_the_words_of_quotations((text, quoted) in news()) {
        let fixed = settled(&text, Format::Plain, &OF_WORDS);
        for quoted in &quoted {
            prop_assert!(fixed.contains(quoted), "{quoted:?} in {fixed:?}");
        }
        let fixed = skeleton(&settled(&text, Format::Plain, &ALL));
        for quoted in &quoted {
            prop_assert!(fixed.contains(&skeleton(quoted)), "{quoted:?} in {fixed:?}");
        }
    }

    #[test]
    fn markup_around_words_changes_no_finding_and_no_fix_touches_it(story in tagged()) {
        let page = |tags: bool| {
            let word = |(word, tagged): &(String, bool)| {
                if tags && *tagged {
                    format!("<b title=\"a b\">{word}</b>")
                } else {
                    word.clone()
                }
            };
            let paragraph = |words: &Vec<_>| {
                let words: Vec<String> = words.iter().map(word).collect();
                format!("<p>{}.</p>\n", words.join(" "))
            };
            story.iter().map(paragraph).collect::<String>()
        };
        let said = |text: &str| {
            let found = lint::check(&story::read(text, Format::Html), &*ALL);
            let mut said: Vec<_> = found.iter().map(|it| (it.rule, it.say)).collect();
            said.sort_unstable();
            said
        };
        prop_assert_eq!(said(&page(true)), said(&page(false)));
        let tags = |text: &str| {
            let parts = text.split('<').skip(1);
            let tags = parts.filter_map(|part| part.split_once('>'));
            tags.map(|(tag, _)| tag.to_owned()).collect::<Vec<_>>()
        };
        for trust in [Trust::Safe, Trust::Unsafe] {
            let fixed = lint::fix(&page(true), Format::Html, &*ALL, trust).text;
            prop_assert_eq!(tags(&fixed), tags(&page(true)));
        }
    }
}
