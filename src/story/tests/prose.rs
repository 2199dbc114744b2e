//! Quotations, masks and words of blocks.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::list::WordList;
use crate::story::{Format, Prose, Protection, read};
use crate::text::Span;

fn catalog() -> Arc<Catalog> {
    let owned = |words: &[&str]| {
        words
            .iter()
            .map(|&word| word.to_owned())
            .collect::<Vec<_>>()
    };
    let verbs = WordList::new("speech-verbs", owned(&["قال", "قالت", "أضاف"]), []);
    let titles = WordList::new("titles", owned(&["الرئيس", "الوزير"]), []);
    let house = Catalog::embedded().with_house(vec![], vec![verbs, titles], vec![]);
    Arc::new(house.expect("lists alone break nothing"))
}

/// Runs `look` over the prose of every block.
fn each(text: &str, format: Format, mut look: impl FnMut(&Prose<'_>)) {
    let catalog = catalog();
    let story = read(text, format);
    for block in &story.blocks {
        look(&Prose::new(&story, block, &catalog));
    }
}

/// The quotations of a text as `depth:outer`, `?` before those that are not closed.
fn quotes(text: &str, format: Format) -> Vec<String> {
    let mut found = Vec::new();
    each(text, format, |prose| {
        for quote in prose.quotes() {
            let outer = Span::from_range(quote.outer.clone()).of(prose.text());
            let inner = Span::from_range(quote.inner.clone()).of(prose.text());
            assert!(outer.contains(inner), "{outer}: {inner}");
            assert!(quote.outer.start <= quote.inner.start && quote.inner.end <= quote.outer.end);
            let open = if quote.closed { "" } else { "?" };
            found.push(format!("{open}{}:{outer}", quote.depth));
        }
    });
    found
}

/// The words of a text that `protection` covers.
fn protected(text: &str, format: Format, protection: Protection) -> String {
    let mut found = Vec::new();
    each(text, format, |prose| {
        for (index, word) in prose.words().iter().enumerate() {
            if prose.protection(word.range()).any(protection) {
                found.push(prose.word(index).to_owned());
            }
        }
    });
    found.join(" ")
}

fn quoted(text: &str) -> String {
    protected(text, Format::Plain, Protection::QUOTATION)
}

fn recited(text: &str) -> String {
    protected(text, Format::Plain, Protection::SCRIPTURE)
}

#[test]
fn quotation_marks_pair() {
    for (text, expected) in [
        ("قال «نعم» ثم «لا»", &["0:«نعم»", "0:«لا»"][..]),
        ("قال «نعم «حقا» نعم»", &["0:«نعم «حقا» نعم»", "1:«حقا»"]),
        (
            "قال «نعم \"حقا\" نعم»",
            &["0:«نعم \"حقا\" نعم»", "1:\"حقا\""],
        ),
        ("قال \"نعم «حقا» نعم\"", &["0:\"نعم «حقا» نعم\"", "1:«حقا»"]),
        ("قال \"نعم\" ثم \"لا\"", &["0:\"نعم\"", "0:\"لا\""]),
        ("قال “نعم” و„لا“ و”ربما“", &["0:“نعم”", "0:„لا“", "0:”ربما“"]),
        ("قال «نعم ثم", &["?0:«نعم ثم"]),
        ("قال \"نعم ثم", &["?0:\"نعم ثم"]),
        ("قال نعم» ثم", &[]),
        ("قال نعم\" ثم", &[]),
        ("شاشة 24\" جديدة", &[]),
        ("شاشة 24\" قال \"نعم\" ثم", &["0:\"نعم\""]),
        ("شاشتان 24\" و32\" معا", &[]),
        ("قال \"العدد 24\" ثم", &["0:\"العدد 24\""]),
        ("قال \"شاشة 24\" و\"لا\"", &["0:\"شاشة 24\"", "0:\"لا\""]),
        ("قال «نعم \"حقا» ثم", &["0:«نعم \"حقا»", "?1:\"حقا"]),
        ("(\"نعم\")", &["0:\"نعم\""]),
        ("قال:\"نعم\"", &["0:\"نعم\""]),
        ("\"\"", &["0:\"\""]),
        ("«»", &["0:«»"]),
        ("\"", &[]),
        ("»«", &["?0:«"]),
        ("بـ\"نعم\"", &["0:\"نعم\""]),
    ] {
        assert_eq!(quotes(text, Format::Plain), expected, "{text}");
    }
}

#[test]
fn quotations_of_markup_are_shown() {
    for (text, expected) in [
        ("<p>قال <q>نعم</q> ثم</p>", &["0:نعم"][..]),
        ("<p>قال <q>نعم <q>حقا</q></q></p>", &["0:نعم حقا", "1:حقا"]),
        ("<p>قال <q>نعم</p>", &["?0:نعم"]),
        ("<p>قال &quot;نعم&quot; ثم</p>", &["0:\"نعم\""]),
        ("<p>قال «<b>نعم</b>» ثم</p>", &["0:«نعم»"]),
    ] {
        assert_eq!(quotes(text, Format::Html), expected, "{text}");
    }
}

#[test]
fn quoted_words_are_protected_to_the_end_where_nothing_closes() {
    for (text, expected) in [
        ("قال «نعم» ثم ذهب", "نعم"),
        ("قال «نعم ثم ذهب", "نعم ثم ذهب"),
        ("قال \"نعم ثم ذهب", "نعم ثم ذهب"),
        ("قال نعم ثم ذهب", ""),
        ("قال: نعم ثم ذهب. ثم عاد", "نعم ثم ذهب ثم عاد"),
        ("وصل الوفد. قال: نعم", "نعم"),
        ("قال الوزير للصحيفة: نعم", "نعم"),
        ("قال: «نعم» ثم ذهب", "نعم"),
        ("الأسعار: عشرة", ""),
        ("قال أمس. الأسعار: عشرة", ""),
        ("قال:نعم", ""),
        ("قال في 10:30 نعم", ""),
        ("الحضور: كثير. قال: نعم", "نعم"),
    ] {
        assert_eq!(quoted(text), expected, "{text}");
    }
    let block = "> قال نعم\n\nثم ذهب";
    assert_eq!(
        protected(block, Format::Markdown, Protection::QUOTATION),
        "قال نعم"
    );
    let block = "<blockquote><p>قال نعم</p></blockquote><p>ثم <q>لا</q></p>";
    assert_eq!(
        protected(block, Format::Html, Protection::QUOTATION),
        "قال نعم لا"
    );
}

#[test]
fn scripture_is_protected() {
    for (text, expected) in [
        (
            "قرأ \u{FD3F}إن مع العسر يسرا\u{FD3E} ثم",
            "إن مع العسر يسرا",
        ),
        ("قرأ \u{FD3E}إن مع العسر\u{FD3F} ثم", "إن مع العسر"),
        ("قرأ \u{FD3F}إن مع العسر", "إن مع العسر"),
        ("قال تعالى إن مع العسر يسرا. ثم عاد", "إن مع العسر يسرا"),
        ("يقول تعالى: إن مع العسر", "إن مع العسر"),
        ("جاء تعالى صوته", ""),
        ("إِنَّ مَعَ الْعُسْرِ يُسْرًا قالها", "إن مع العسر يسرا"),
        ("كَتَبَ الولد", ""),
        ("كَتَبَ كُتِبَ الولد", ""),
        ("شكرًا جزيلًا جدًّا", ""),
        ("قرأ ٱلحمد لله أمس. ثم عاد", "قرأ ٱلحمد لله أمس"),
        ("الرحمٰن", "الرحمن"),
    ] {
        assert_eq!(recited(text), expected, "{text}");
    }
}

#[test]
fn verse_is_protected_whole() {
    let verse = "قفا نبك من ذكرى    حبيب ومنزل معا";
    assert_eq!(
        protected(verse, Format::Plain, Protection::POETRY)
            .split(' ')
            .count(),
        7
    );
    for (text, expected) in [
        ("قفا نبك من ذكرى\tحبيب ومنزل", 6),
        ("قفا نبك من ذكرى *** حبيب ومنزل", 6),
        ("قفا نبك من ذكرى  حبيب ومنزل", 0),
        ("قفا    نبك", 0),
        ("قفا   نبك من ذكرى حبيب ومنزل", 0),
    ] {
        let found = protected(text, Format::Plain, Protection::POETRY);
        assert_eq!(found.split_whitespace().count(), expected, "{text}");
    }
}

#[test]
fn machine_text_is_protected() {
    for (text, format, expected) in [
        ("زوروا example.com الآن", Format::Plain, "example.com"),
        ("كتب @name و#وسم_طويل ثم", Format::Plain, "@name #وسم_طويل"),
        (
            "راسلوا desk@example.com ثم",
            Format::Plain,
            "desk@example.com",
        ),
        ("اكتب `رمز` ثم", Format::Markdown, ""),
    ] {
        assert_eq!(
            protected(text, format, Protection::MACHINE),
            expected,
            "{text}"
        );
    }
    let mut guarded = 0;
    each("اكتب `رمز` ثم", Format::Markdown, |prose| {
        let code = prose.text().find('\u{FFFC}').expect("stands for the code");
        guarded += usize::from(prose.protection(code..code + 3).any(Protection::MACHINE));
        assert!(!prose.protection(0..8).any(Protection::MACHINE));
    });
    assert_eq!(guarded, 1);
}

#[test]
fn words_know_their_neighbours() {
    each(
        "قَالَ  الوزير، ثم\u{A0}عاد",
        Format::Plain,
        |prose| {
            assert_eq!(prose.text(), "قال  الوزير، ثم\u{A0}عاد");
            assert_eq!((prose.word(0), prose.marked_word(0)), ("قال", "قَالَ"));
            assert_eq!((prose.next(0), prose.previous(1)), ("الوزير", "قال"));
            assert_eq!(
                (prose.next(1), prose.previous(2)),
                ("", ""),
                "a comma divides"
            );
            assert_eq!(prose.next(2), "عاد", "any white space joins");
            assert_eq!((prose.gap(0), prose.gap(1), prose.gap(3)), ("  ", "، ", ""));
            assert_eq!(
                (prose.word(9), prose.marked_word(9), prose.gap(9)),
                ("", "", "")
            );
            assert_eq!(
                (prose.next(9), prose.previous(0), prose.previous(9)),
                ("", "", "")
            );
            assert!(prose.is_vowelled(0) && !prose.is_vowelled(1) && !prose.is_vowelled(9));
            assert_eq!(prose.word_at(0), 0);
            assert_eq!(prose.word_at(1), 1);
            assert_eq!(prose.word_at(999), 4);
            assert!(prose.sentence_of(3).is_some() && prose.sentence_of(4).is_none());
        },
    );
}

#[test]
fn names_are_masked_by_titles_and_by_what_no_dictionary_holds() {
    let name = |text: &str| {
        let mut names = Vec::new();
        each(text, Format::Plain, |prose| {
            for index in 0..prose.words().len() {
                if prose.is_name(index..index + 1) {
                    names.push(prose.word(index).to_owned());
                }
            }
        });
        names.join(" ")
    };
    assert_eq!(
        name("التقى الرئيس زغتشبو فلنتشكو في القصر"),
        "زغتشبو فلنتشكو"
    );
    assert_eq!(
        name("التقى زغتشبو أمس"),
        "",
        "one unknown word alone is a slip as likely"
    );
    assert_eq!(name("أعلنت الوزارة نجاح الخطة الجديدة"), "");
    assert_eq!(name(""), "");
}
