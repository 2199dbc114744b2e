use super::{check, read};
use crate::story::Format::Plain;
use crate::story::Role::{Headline, Lead, ListItem, Paragraph};

#[test]
fn every_line_with_something_on_it_is_a_block() {
    let text = "وصل الوفد.\r\nبدأ الاجتماع.\rانتهى.\n \u{200F}\n\u{A0}غادر الوفد. ";
    check(
        Plain,
        text,
        &[
            (Lead, "وصل الوفد."),
            (Paragraph, "بدأ الاجتماع."),
            (Paragraph, "انتهى."),
            (Paragraph, "\u{A0}غادر الوفد. "),
        ],
    );
}

#[test]
fn a_byte_order_mark_is_in_no_block() {
    let text = "\u{FEFF}وصل الوفد.";
    check(Plain, text, &[(Lead, "وصل الوفد.")]);
    assert_eq!(read(text, Plain).blocks[0].span.start, 3);
}

#[test]
fn a_short_first_line_apart_is_the_headline() {
    check(
        Plain,
        "\nالوزير يزور الميناء\n\nزار الوزير الميناء أمس.\nوعاد.",
        &[
            (Headline, "الوزير يزور الميناء"),
            (Lead, "زار الوزير الميناء أمس."),
            (Paragraph, "وعاد."),
        ],
    );
}

#[test]
fn other_first_lines_are_the_lead() {
    for text in [
        "الوزير يزور الميناء",
        "الوزير يزور الميناء\n\n",
        "زار الوزير الميناء.\n\nوعاد.",
        "الوزير يزور الميناء\nثم يعود\n\nوعاد.",
        &format!("{}\n\nوعاد.", "كلمة ".repeat(26)),
    ] {
        assert_eq!(read(text, Plain).blocks[0].role, Lead, "{text}");
    }
}

#[test]
fn markers_make_items() {
    let items = [
        "- بند",
        "• بند",
        "* بند",
        "1. بند",
        "١- بند",
        "12) بند",
        "  – بند",
    ];
    for item in items {
        assert_eq!(read(item, Plain).blocks[0].role, ListItem, "{item}");
    }
    for other in ["-بند", "2015 - بند", "1.5 مليون", "*", "12 بندا"] {
        assert_eq!(read(other, Plain).blocks[0].role, Lead, "{other}");
    }
}

#[test]
fn nothing_has_no_blocks() {
    for text in ["", "\u{FEFF}", "\n\r\n \u{200B}\t"] {
        check(Plain, text, &[]);
    }
}
