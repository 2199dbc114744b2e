use super::{check, covered, read};
use crate::story::DirectiveKind;
use crate::story::Format::Markdown;
use crate::story::Role::{Caption, Cell, Headline, Lead, ListItem, Paragraph, Quote};

#[test]
fn roles_follow_the_structure() {
    let text = "\
# الوزير يزور الميناء

زار الوزير الميناء.

## خلفية

فقرة.

- بند أول
- بند ثان

  وتتمته
  1. فرعي

> اقتباس
> طويل

| المدينة | العدد |
|---|---|
| جدة | ٣ |

```
رمز
```

    رمز

ختام[^1].

[^1]: حاشية.
";
    check(
        Markdown,
        text,
        &[
            (Headline, "الوزير يزور الميناء"),
            (Lead, "زار الوزير الميناء."),
            (Headline, "خلفية"),
            (Paragraph, "فقرة."),
            (ListItem, "بند أول"),
            (ListItem, "بند ثان"),
            (ListItem, "وتتمته"),
            (ListItem, "فرعي"),
            (Quote, "اقتباس\nطويل"),
            (Cell, "المدينة"),
            (Cell, "العدد"),
            (Cell, "جدة"),
            (Cell, "٣"),
            (Paragraph, "ختام\u{FFFC}."),
            (Paragraph, "حاشية."),
        ],
    );
}

#[test]
fn markup_is_in_no_piece() {
    for (text, visible) in [
        ("ال**رئيس** و~~لا~~ *غيره*", "الرئيس ولا غيره"),
        (
            "في [الميناء](https://a.b/و \"عنوان\") اليوم",
            "في الميناء اليوم",
        ),
        (
            "في [الميناء][1] اليوم\n\n[1]: https://a.b",
            "في الميناء اليوم",
        ),
        ("في <https://a.b/> اليوم", "في \u{FFFC} اليوم"),
        ("الأمر `الى` هنا", "الأمر \u{FFFC} هنا"),
        ("صورة ![بديل الى](a.png) هنا", "صورة \u{FFFC} هنا"),
        ("ال<b>رئيس</b> قال<br>نعم", "الرئيس قال\nنعم"),
        ("قال <code>الى</code> هنا", "قال \u{FFFC} هنا"),
        ("سطر  \nثان\\\nثالث\nرابع", "سطر\nثان\nثالث\nرابع"),
        (
            "نجمة \\* و\\\\ و&amp; و&nbsp;و&#1575;.",
            "نجمة * و\\ و& و\u{A0}وا.",
        ),
        ("نص {{< figure src=\"a\" >}} تتمة", "نص \u{FFFC} تتمة"),
        ("نص {% include \"خبر\" %} تتمة", "نص \u{FFFC} تتمة"),
        (
            "[caption title=\"لاكن , نعم\"]نص[/caption]",
            "\u{FFFC}نص\u{FFFC}",
        ),
        ("!!! note \"عنوان\"\nنص", "\u{FFFC}\nنص"),
        ("::: تنبيه\nنص\n:::", "\u{FFFC}\nنص\n\u{FFFC}"),
        ("نص <!-- ملاحظة --> تتمة", "نص  تتمة"),
        ("\\*\\*نجمتان\\*\\*", "**نجمتان**"),
    ] {
        check(Markdown, text, &[(Lead, visible)]);
    }
}

#[test]
fn table_cells_and_items_keep_their_escapes() {
    check(
        Markdown,
        "| أ \\| ب | ج |\n|---|---|\n| `د` | [ ] |\n\n- [x] تم",
        &[
            (Cell, "أ | ب"),
            (Cell, "ج"),
            (Cell, "[ ]"),
            (ListItem, "تم"),
        ],
    );
}

#[test]
fn pieces_cover_what_they_read() {
    let story = read("ال**رئيس** \\*&amp;", Markdown);
    assert_eq!(covered(&story), ["ال", "رئيس", " ", "\\*", "&amp;"]);
}

#[test]
fn front_matter_gives_the_headline_and_nothing_else() {
    for (front, headline) in [
        (
            "---\nlayout: a\ntitle: الوزير يزور الميناء # ملاحظة\n---\n",
            "الوزير يزور الميناء",
        ),
        (
            "---\r\ntitle: \"قال: \\\"نعم\\\"\"\r\n---\r\n",
            "قال: \"نعم\"",
        ),
        ("---\nheadline: 'ما ''بعد'''\n...\n", "ما 'بعد'"),
        ("\u{FEFF}+++\ntitle = \"عنوان\"\n+++\n", "عنوان"),
    ] {
        let text = format!("{front}\nزار الوزير.");
        check(
            Markdown,
            &text,
            &[(Headline, headline), (Lead, "زار الوزير.")],
        );
    }
    check(
        Markdown,
        "---\nauthor: علي\nmeta:\n  title: لا\n---\nنص",
        &[(Lead, "نص")],
    );
    check(Markdown, "---\ntitle: نص", &[(Lead, "title: نص")]);
}

#[test]
fn text_between_two_rules_is_no_front_matter() {
    check(
        Markdown,
        "أول\n\n---\nثان\n\n---\n\nثالث",
        &[(Lead, "أول"), (Paragraph, "ثان"), (Paragraph, "ثالث")],
    );
}

#[test]
fn block_html_is_read_as_html() {
    check(
        Markdown,
        "نص.\n\n<figure><img src=\"a\">\n<figcaption>الوزير في الميناء</figcaption></figure>\n\n<script>\nالى\n</script>\n\nختام.",
        &[
            (Lead, "نص."),
            (Caption, "الوزير في الميناء"),
            (Paragraph, "ختام."),
        ],
    );
    check(
        Markdown,
        "<blockquote>\n\nقال *نعم*.\n\n</blockquote>\n\nختام.",
        &[(Quote, "قال نعم."), (Lead, "ختام.")],
    );
}

#[test]
fn comments_direct() {
    let text = "<!-- tadqiq-ignore-file ila-hamza: مقالة أدبية -->\n\nنص <!-- tadqiq-ignore-next -->تتمة.\n\n<div>\n<!-- tadqiq-ignore-end -->\n</div>\n\n`<!-- tadqiq-ignore-start -->`";
    let story = read(text, Markdown);
    let kinds: Vec<_> = story
        .directives
        .iter()
        .map(|directive| directive.kind)
        .collect();
    assert_eq!(
        kinds,
        [DirectiveKind::File, DirectiveKind::Next, DirectiveKind::End]
    );
    let first = &story.directives[0];
    assert_eq!(
        first.span.of(text),
        "<!-- tadqiq-ignore-file ila-hamza: مقالة أدبية -->"
    );
    assert_eq!(first.reason.as_deref(), Some("مقالة أدبية"));
}
