use super::read;
use crate::story::Format::{self, Html, Markdown, Plain};
use crate::story::Role;

/// The dateline of the lead.
fn of(text: &str, format: Format) -> Option<&str> {
    let story = read(text, format);
    let lead = story.blocks.iter().find(|block| block.role == Role::Lead)?;
    lead.dateline.map(|span| span.of(text))
}

#[test]
fn stand_before_the_first_sentence() {
    for dateline in [
        "القاهرة - (رويترز) - ",
        "القاهرة (رويترز) - ",
        "القاهرة (رويترز)- ",
        "القاهرة - رويترز: ",
        "القاهرة- (رويترز): ",
        "القاهرة (رويترز): ",
        "واشنطن – أ ف ب – ",
        "واشنطن – أ.ف.ب – ",
        "(الرياض)- ",
        "الرياض، 12 مارس 2024 (واس) - ",
        "القاهرة ١٢ مارس آذار (رويترز) - ",
        "عمان - بترا - ",
        "عمان ـ بترا ـ ",
        "الدار البيضاء — وكالات — ",
        "لندن - «القدس العربي»: ",
        "لندن - \"القدس العربي\" - ",
        "\u{A0}بيروت (د ب أ) – ",
    ] {
        let text = format!("{dateline}قال الوزير إن الميناء مغلق - حتى الآن - بسبب الرياح.");
        assert_eq!(of(&text, Plain), Some(dateline.trim_start()), "{text}");
    }
}

#[test]
fn are_not_seen_in_sentences() {
    for text in [
        "قال الوزير: الميناء مغلق.",
        "وقال الوزير: «الميناء مغلق».",
        "قال: «نعم» وانصرف.",
        "زار الوزير - وهو طبيب - المستشفى.",
        "زار الوزير الميناء - أمس - ثم عاد.",
        "الوزير -رحمه الله- كان طبيبا.",
        "تعرضت مريم (44 عاما) - وهي طبيبة - لحادث.",
        "قال مسؤول رفيع في جهاز الدفاع المدني (الجمارك) - أمس.",
        "قال مسؤول في الميناء لـ(الصحيفة): الميناء مغلق.",
        "1917 - الحرب العالمية: بداية جديدة.",
        "القاهرة - قال الوزير إن الميناء مغلق.",
        "(رؤية): ما بعد الميناء.",
        "الساعة 10:30 - ",
        "القاهرة",
    ] {
        assert_eq!(of(text, Plain), None, "{text}");
    }
}

#[test]
fn bylines_are_covered_whole_and_the_lead_comes_after() {
    for byline in [
        "محمد علي – القاهرة",
        "بيروت: «الشرق الأوسط»",
        "جدة (واس)",
        "كتب - محمد علي:",
        "جدة _ وكالات",
        "محمد علي – سعيد عمر – جدة",
    ] {
        let text = format!("{byline}\nعمان - بترا - قال الوزير.\nوعاد.");
        let story = read(&text, Plain);
        let roles: Vec<Role> = story.blocks.iter().map(|block| block.role).collect();
        assert_eq!(
            roles,
            [Role::Paragraph, Role::Lead, Role::Paragraph],
            "{text}"
        );
        let dateline = story.blocks[0].dateline.map(|span| span.of(&text));
        assert_eq!(dateline, Some(byline));
        assert_eq!(of(&text, Plain), Some("عمان - بترا - "));
    }
}

#[test]
fn a_short_line_before_a_dateline_names_the_writer() {
    let text = "من محمد علي\nالقاهرة (رويترز) - قال الوزير.";
    assert_eq!(of(text, Plain), Some("القاهرة (رويترز) - "));
}

#[test]
fn other_first_lines_stay_the_lead() {
    for text in [
        "الوزير: الميناء مغلق\nقال الوزير.",
        "الوزير: «سنغلق الميناء غدا»\nقال الوزير.",
        "محمد علي - القاهرة",
    ] {
        assert_eq!(read(text, Plain).blocks[0].role, Role::Lead, "{text}");
    }
}

#[test]
fn markup_does_not_hide_them() {
    let text = "# عنوان\n\n**عمان** - *بترا* - قال الوزير.";
    assert_eq!(of(text, Markdown), Some("عمان** - *بترا* - "));
    let text = "<p><b>عمان&nbsp;&ndash; بترا</b> &#8211; قال الوزير.</p>";
    assert_eq!(of(text, Html), Some("عمان&nbsp;&ndash; بترا</b> &#8211; "));
    let text = "<p>محمد علي – القاهرة<br>قال الوزير.</p>";
    assert_eq!(of(text, Html), Some("محمد علي – القاهرة"));
}

#[test]
fn headlines_have_none() {
    let text = "عمان - بترا - موجز\n\nقال الوزير.";
    let story = read(text, Plain);
    assert_eq!(story.blocks[0].role, Role::Headline);
    assert!(story.blocks.iter().all(|block| block.dateline.is_none()));
}
