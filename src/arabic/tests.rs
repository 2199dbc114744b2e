//! Words, sentences and folding against composed texts.

use super::{Kind, folded, sentences, tokenize};
use crate::text::Span;

/// The words of a folded text with their kinds: `a` Arabic, `l` Latin, `n` number, `@`, `#`, `u`, `e`;
/// `+` before a word that touches the one before it.
fn words(text: &str) -> String {
    let folded = folded(text);
    let tokens = tokenize(&folded);
    let show = |word: &super::Word| {
        let kind = match word.kind {
            Kind::Arabic => 'a',
            Kind::Latin => 'l',
            Kind::Number => 'n',
            Kind::Handle => '@',
            Kind::Hashtag => '#',
            Kind::Url => 'u',
            Kind::Email => 'e',
        };
        let joint = if word.joined { "+" } else { "" };
        format!("{joint}{kind}:{}", word.of(&folded))
    };
    tokens.words.iter().map(show).collect::<Vec<_>>().join(" ")
}

fn split(text: &str) -> Vec<String> {
    let folded = folded(text);
    let tokens = tokenize(&folded);
    let found = sentences(&folded, &tokens);
    let mut next = 0;
    for sentence in &found {
        assert_eq!(
            sentence.first, next,
            "sentences share out the words of {text:?}"
        );
        next = sentence.last;
    }
    assert_eq!(
        next as usize,
        tokens.words.len(),
        "all of them, in {text:?}"
    );
    let text_of = |sentence: &super::Sentence| {
        let span = Span::new(sentence.start, sentence.end);
        span.of(&folded).to_owned()
    };
    found.iter().map(text_of).collect()
}

#[test]
fn words_are_of_one_script() {
    for (text, expected) in [
        ("قال الوزير", "a:قال a:الوزير"),
        ("الـGDP", "a:ال +l:GDP"),
        ("لـ30 طالبا", "a:ل +n:30 a:طالبا"),
        ("ل30", "a:ل +n:30"),
        ("2014م", "n:2014 +a:م"),
        ("كوفيد-19", "a:كوفيد n:19"),
        ("covid-19", "l:covid n:19"),
        ("جيم،دال", "a:جيم a:دال"),
        ("AT&T وR&D", "l:AT&T a:و +l:R&D"),
        (
            "O'Neill’s state-of-the-art",
            "l:O'Neill’s l:state-of-the-art",
        ),
        ("G20 وF16", "l:G20 a:و +l:F16"),
        ("École Ünal", "l:École l:Ünal"),
        ("Москва 北京", "l:Москва l:北京"),
        ("گوگل پژوهش یک", "a:گوگل a:پژوهش a:یک"),
        ("مقهى☕قهوة", "a:مقهى a:قهوة"),
        ("", ""),
        ("…«»", ""),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn numbers_keep_their_separators() {
    for (text, expected) in [
        ("3.5", "n:3.5"),
        ("10:30", "n:10:30"),
        ("1,250", "n:1,250"),
        ("1,250.", "n:1,250"),
        ("21/3/2023", "n:21/3/2023"),
        ("٣٫٥ و١٬٠٠٠", "n:٣٫٥ a:و +n:١٬٠٠٠"),
        ("۱۲۳", "n:۱۲۳"),
        ("3-1", "n:3 n:1"),
        ("50%", "n:50"),
        ("12, 13", "n:12 n:13"),
        ("1..2", "n:1 n:2"),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn addresses_handles_and_tags_are_one_word() {
    for (text, expected) in [
        ("https://example.com/a?b=1", "u:https://example.com/a?b=1"),
        ("(https://example.com/a).", "u:https://example.com/a"),
        ("زوروا www.example.com.", "a:زوروا u:www.example.com"),
        (
            "زورواwww.example.comالآن",
            "a:زوروا +u:www.example.com +a:الآن",
        ),
        ("على example.com، ثم", "a:على u:example.com a:ثم"),
        (
            "https://example.com/أخبار/اليوم ثم",
            "u:https://example.com/أخبار/اليوم a:ثم",
        ),
        (
            "https://example.com/أخبار، ثم",
            "u:https://example.com/أخبار a:ثم",
        ),
        ("desk@example.com", "e:desk@example.com"),
        (
            "راسلوا desk.news@example.co.uk.",
            "a:راسلوا e:desk.news@example.co.uk",
        ),
        ("@user_name1 قال", "@:@user_name1 a:قال"),
        ("@وكالة_الأنباء", "@:@وكالة_الأنباء"),
        ("#انتخابات_2024_مصر ثم", "#:#انتخابات_2024_مصر a:ثم"),
        ("#a#b", "#:#a +#:#b"),
        ("# عنوان", "a:عنوان"),
        ("report_final.docx", "u:report_final.docx"),
        ("index.html", "u:index.html"),
        ("U.S. أمس", "l:U l:S a:أمس"),
        ("J.K.Rowling", "l:J l:K l:Rowling"),
        ("U.S.based", "l:U l:S l:based"),
        ("x.com وt.co/AbC", "u:x.com a:و +u:t.co/AbC"),
        ("No.10", "l:No n:10"),
        ("example.com:8080/a", "u:example.com:8080/a"),
        ("one,two.docx", "l:one u:two.docx"),
        (
            "GDP:desk@example.com,a@example.org",
            "l:GDP e:desk@example.com e:a@example.org",
        ),
        (
            "https://example.org/wiki/A_(b)",
            "u:https://example.org/wiki/A_(b)",
        ),
        (
            "(https://example.org/wiki/A_(b))",
            "u:https://example.org/wiki/A_(b)",
        ),
        ("[example.org]", "u:example.org"),
        ("end.Start", "l:end l:Start"),
        ("قال a@b ثم", "a:قال l:a +@:@b a:ثم"),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn sentences_end_at_their_marks() {
    for (text, expected) in [
        ("جاء. ذهب.", &["جاء.", "ذهب."][..]),
        ("جاء؟ نعم! حسنا", &["جاء؟", "نعم!", "حسنا"]),
        ("جاء… ذهب", &["جاء…", "ذهب"]),
        ("جاء... ذهب", &["جاء...", "ذهب"]),
        ("جاء؟! ذهب", &["جاء؟!", "ذهب"]),
        ("جاء.ذهب", &["جاء.", "ذهب"]),
        ("قال «جاء.» ثم ذهب", &["قال «جاء.»", "ثم ذهب"]),
        ("قال «جاء». ثم ذهب", &["قال «جاء».", "ثم ذهب"]),
        ("قال \"جاء.\" ثم", &["قال \"جاء.\"", "ثم"]),
        ("(انتهى.) ثم", &["(انتهى.)", "ثم"]),
        ("«جاء. ذهب» قال", &["«جاء.", "ذهب» قال"]),
        ("جاء. «ذهب»", &["جاء.", "«ذهب»"]),
        ("جاء . ذهب", &["جاء .", "ذهب"]),
        ("جاء", &["جاء"]),
        ("جاء؛ ذهب: عاد، نام", &["جاء؛ ذهب: عاد، نام"]),
        ("بلغ 3.5 في 10:30", &["بلغ 3.5 في 10:30"]),
        ("بلغ 35. ثم", &["بلغ 35.", "ثم"]),
        ("جاء؟!، ثم ذهب. عاد", &["جاء؟!، ثم ذهب.", "عاد"]),
        ("قال «جاء؟»، ثم ذهب", &["قال «جاء؟»، ثم ذهب"]),
    ] {
        assert_eq!(split(text), expected, "{text}");
    }
}

#[test]
fn abbreviations_and_addresses_do_not_end_sentences() {
    for whole in [
        "د. أحمد جاء",
        "أ. د. أحمد",
        "ص. 25 من الكتاب",
        "ق. م. وبعده",
        "سنة 1446 هـ. وما بعدها",
        "ت. 25",
        "وكالة أ.ش.أ قالت",
        "وكالة أ.ش.أ. قالت",
        "(أ. ف. ب) قالت",
        "في U.S. أمس",
        "قال J. K. رولينغ",
        "على example.com اليوم",
        "الموازنة .. أزمة",
        "الموازنة.. أزمة",
    ] {
        assert_eq!(split(whole), [folded(whole)], "{whole}");
    }
}

#[test]
fn a_letter_may_end_a_block_and_wide_text_a_sentence() {
    assert_eq!(split("القسم د. ثم"), ["القسم د. ثم"], "fails towards one");
    assert_eq!(split("عام 2014م. ثم عاد"), ["عام 2014م.", "ثم عاد"]);
    assert_eq!(split("حرف ب."), ["حرف ب."]);
    assert_eq!(split(""), Vec::<String>::new());
    assert_eq!(split("\u{200F}\u{064B}\u{0640}"), Vec::<String>::new());
    assert_eq!(split("..."), Vec::<String>::new());
}

#[test]
fn folding_drops_what_is_no_letter() {
    for (text, expected) in [
        ("مُحَمَّدٌ", "محمد"),
        ("العــــربية", "العربية"),
        ("\u{200F}قال\u{200E}", "قال"),
        ("می\u{200C}خواهم", "میخواهم"),
        ("الرحمٰن", "الرحمن"),
        ("ٱلحمد", "ٱلحمد"),
        ("\u{FEFB}", "لا"),
        ("\u{FEF5}\u{FEF7}\u{FEF9}\u{FEFC}", "لآلألإلا"),
        ("\u{FE8D}\u{FEDF}\u{FEF4}\u{FEEE}\u{FEE1}", "اليوم"),
        ("\u{0627}\u{0654}", "أ"),
        ("\u{0627}\u{0655}", "إ"),
        ("\u{0627}\u{0653}", "آ"),
        ("\u{0648}\u{0654}\u{064A}\u{0654}", "ؤئ"),
        ("\u{0627}\u{064E}\u{0654}", "أ"),
        ("\u{FE8D}\u{0654}", "أ"),
        ("\u{0627}\u{0640}\u{0654}", "ا"),
        ("\u{FEFB}\u{0654}", "لا"),
        ("\u{06D5}\u{0654}", "\u{06C0}"),
        ("\u{FDF2}", "\u{FDF2}"),
        ("\u{FC5E}\u{FE71}", ""),
        ("إلى إلي", "إلى إلي"),
        ("abc😀", "abc😀"),
        ("so\u{00AD}ft", "soft"),
    ] {
        assert_eq!(folded(text), expected, "{text:?}");
    }
}
