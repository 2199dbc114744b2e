//! A text with everything that makes places hard, and findings made by hand at known ones.

use tadqiq::catalog::{Catalog, Language, Level, source};
use tadqiq::cli::report::{FileReport, OutputFormat, Style, Summary, report};
use tadqiq::lint::{Finding, Fix, Rare, Safety};
use tadqiq::text::{Edit, Lines, Span};

/// A byte order mark, a right-to-left mark, an emoji outside the BMP, CRLF, tatweel, tashkeel, an
/// embedding, a lone CR, an escape, no line break at the end.
pub(crate) const TEXT: &str = "\u{FEFF}ذهب الى\u{200F} البيت 😀 ثم الى السوق.\r\n\r\nقالـــت مُدَرِّسَةٌ \u{202B}إنّه\u{202C} هنا  اليوم , وغاب.\r\nسطر\rعاد الى\u{1B}[0m هنا\nثم سكت";

/// Where the hard text lies: a comma, a colon, a space, Arabic.
pub(crate) const PATH: &str = "أخبار/a b,c:1%.txt";

const ILA: &str = r#"
title = "همزة القطع"
title_en = "Hamza of {ila}"
message = "«{0}» تُكتب «{1}»."
message_en = "Write «{1}» & never <{0}>: 100% \"wrong\" {so}."
level = "error"
fix = "safe"
since = "0.1.0"
why = "السبب."
why_en = "The reason\nin two lines.\n\nMore."
[match]
kind = "words"
[[match.word]]
wrong = "فلانغير"
right = "فلان غير"
"#;

/// The embedded catalog with two rules of the test's own, so that no card of ours changes what is
/// expected here.
pub(crate) fn catalog() -> Catalog {
    let card = |id: &str, text: &str| {
        source::card("test.toml", "orthography", id, text).expect("the card is well formed")
    };
    let marks = ILA
        .replace("«{0}» تُكتب «{1}».", "علامة في غير موضعها.")
        .replace("level = \"error\"", "level = \"hint\"");
    let cards = vec![card("test-ila", ILA), card("test-marks", &marks)];
    Catalog::embedded()
        .with_house(cards, Vec::new(), Vec::new())
        .expect("the cards name no list")
}

/// The bytes of the `nth` `part` of [`TEXT`], from 0.
pub(crate) fn place(part: &str, nth: usize) -> Span {
    let (start, _) = TEXT
        .match_indices(part)
        .nth(nth)
        .expect("the part is there");
    Span::from_range(start..start + part.len())
}

fn fix(safety: Safety, edits: &[(Span, &str)]) -> Fix {
    let edits = edits.iter().map(|&(span, replacement)| Edit {
        span,
        replacement: replacement.into(),
    });
    Fix {
        safety,
        edits: edits.collect(),
    }
}

fn finding(
    catalog: &Catalog,
    (rule, level): (&str, Level),
    span: Span,
    fixes: Vec<Fix>,
) -> Finding {
    Finding {
        rule: catalog.find(rule).expect("the rule is there"),
        level,
        span,
        say: 0,
        quoted: false,
        arguments: ["إلى".into()].into(),
        fixes: fixes.into(),
        rare: None,
    }
}

/// One finding for every kind of place and fix.
pub(crate) fn findings(catalog: &Catalog) -> Vec<Finding> {
    let ila = |level, span, fixes| finding(catalog, ("test-ila", level), span, fixes);
    let marks = |level, span, fixes| finding(catalog, ("test-marks", level), span, fixes);
    let [first, second, third] = [0, 1, 2].map(|nth| place("الى", nth));
    let (mark, verb) = (place("\u{200F}", 0), place("قالـــت", 0));
    let (spaces, comma) = (place("  ", 0), place(" ,", 0));
    let end = Span::from_range(TEXT.len()..TEXT.len());
    let mut quoted = ila(
        Level::Warning,
        second,
        vec![fix(Safety::Manual, &[(second, "إلى")])],
    );
    quoted.quoted = true;
    quoted.rare = Some(Box::new(Rare {
        related: [first, third].into(),
        ..Rare::default()
    }));
    let embedding = [(place("\u{202B}", 0), ""), (place("\u{202C}", 0), "")];
    vec![
        ila(
            Level::Error,
            first,
            vec![fix(Safety::Safe, &[(first, "إلى")])],
        ),
        marks(Level::Hint, mark, vec![fix(Safety::Safe, &[(mark, "")])]),
        quoted,
        marks(
            Level::Info,
            verb,
            vec![
                fix(Safety::Ask, &[(verb, "قالت")]),
                fix(Safety::Ask, &[(verb, "")]),
            ],
        ),
        marks(
            Level::Info,
            place("\u{202B}إنّه\u{202C}", 0),
            vec![fix(Safety::Safe, &embedding)],
        ),
        marks(
            Level::Hint,
            spaces,
            vec![fix(Safety::Safe, &[(spaces, " ")])],
        ),
        marks(
            Level::Warning,
            comma,
            vec![fix(
                Safety::Safe,
                &[
                    (Span::new(comma.start, comma.start + 1), ""),
                    (Span::new(comma.end - 1, comma.end), "،"),
                ],
            )],
        ),
        marks(Level::Info, place("وغاب.\r\nسطر", 0), Vec::new()),
        ila(
            Level::Error,
            third,
            vec![fix(Safety::Safe, &[(third, "إلى")])],
        ),
        marks(Level::Hint, end, vec![fix(Safety::Safe, &[(end, ".")])]),
    ]
}

/// The report in `format` on the hard text and a file without findings.
pub(crate) fn written(format: OutputFormat, style: Style) -> String {
    let catalog = catalog();
    let findings = findings(&catalog);
    let clean = ("clean.txt", "نعم\n", &[][..]);
    run(&catalog, (format, style), &[(PATH, TEXT, &findings), clean])
}

/// The same in English.
pub(crate) fn in_english(format: OutputFormat) -> String {
    written(
        format,
        Style {
            language: Language::English,
            ..Style::default()
        },
    )
}

/// The report on any files: path, text, findings.
pub(crate) fn run(
    catalog: &Catalog,
    (format, style): (OutputFormat, Style),
    files: &[(&str, &str, &[Finding])],
) -> String {
    let mut out = Vec::new();
    let mut summary = Summary::default();
    let mut report = report(format, catalog, style);
    report.begin(&mut out).expect("memory takes everything");
    for &(path, text, findings) in files {
        let lines = Lines::new(text);
        summary.count(findings);
        let file = FileReport {
            path,
            text,
            lines: &lines,
            findings,
        };
        report
            .file(&mut out, &file)
            .expect("memory takes everything");
    }
    report
        .end(&mut out, &summary)
        .expect("memory takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}
