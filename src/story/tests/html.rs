use super::{check, covered, read};
use crate::story::Format::Html;
use crate::story::Role::{Caption, Cell, Headline, Lead, ListItem, Paragraph, Quote};
use crate::story::{DirectiveKind, Piece, QuoteMark};

#[test]
fn roles_follow_the_structure() {
    let text = "\
<!doctype html><html lang=ar dir=rtl><head><title>الصحيفة | الوزير</title>
<style>p { color: red }</style><script>if (a < b) { '<p>الى</p>' }</script></head>
<body><nav><a href='/'>الرئيسة</a></nav>
<h1> الوزير يزور
 الميناء </h1>
<p>زار الوزير الميناء.
<p>وعاد.<blockquote><p>قال نعم.</p></blockquote>
<ul><li>أول<ul><li>فرعي</ul>تتمة<li>ثان</ul>خارج
<table><caption>جدول</caption><tr><td>خلية<td>أخرى</table>
<figure><img alt='بديل'><figcaption>الوزير</figcaption></figure>
<pre>رمز</pre><textarea><p>الى</textarea><svg><text>الى</text></svg><noscript>الى</noscript>
<div>   </div><div>&nbsp;<br></div><h2>خلفية</h2>ختام";
    check(
        Html,
        text,
        &[
            (Paragraph, "الرئيسة"),
            (Headline, "الوزير يزور\n الميناء"),
            (Lead, "زار الوزير الميناء."),
            (Paragraph, "وعاد."),
            (Quote, "قال نعم."),
            (ListItem, "أول"),
            (ListItem, "فرعي"),
            (ListItem, "تتمة"),
            (ListItem, "ثان"),
            (Paragraph, "خارج"),
            (Caption, "جدول"),
            (Cell, "خلية"),
            (Cell, "أخرى"),
            (Caption, "الوزير"),
            (Headline, "خلفية"),
            (Paragraph, "ختام"),
        ],
    );
}

#[test]
fn a_title_is_the_headline_of_a_page_without_one() {
    check(
        Html,
        "<title>عنوان</title><div>قائمة</div><p>نص.</p>",
        &[(Headline, "عنوان"), (Paragraph, "قائمة"), (Lead, "نص.")],
    );
    check(
        Html,
        "<title>عنوان</title><h1><img></h1><div>نص.</div>",
        &[(Headline, "عنوان"), (Lead, "نص.")],
    );
}

#[test]
fn markup_is_in_no_piece() {
    for (text, visible) in [
        ("ال<b>رئيس</b> قال", "الرئيس قال"),
        ("<a href='x>y' title=\"الى > هنا\">نص</a>", "نص"),
        ("<a href=x\"y>نص</a>", "نص"),
        ("سطر<br>ثان<BR/>ثالث", "سطر\nثان\nثالث"),
        ("قال <q>نعم</q> ثم", "قال نعم ثم"),
        ("الأمر <code>الى <b>x</b></code> هنا", "الأمر \u{FFFC} هنا"),
        ("صورة <img alt=الى> هنا", "صورة \u{FFFC} هنا"),
        ("نص {{ الى }} تتمة", "نص \u{FFFC} تتمة"),
        ("نص <!-- الى --!> تتمة<!-->.<!--->.", "نص  تتمة.."),
        ("<?xml version='1.0'?><!doctype html>نص</ الى>", "نص"),
        ("٣ < ٥ و٥ > ٣ <", "٣ < ٥ و٥ > ٣ <"),
        ("نص <b الى", "نص"),
        ("نص <code>الى", "نص \u{FFFC}"),
        ("نص <!-- الى", "نص"),
        ("<ruby>نص<rt>شرح</rt></ruby>", "نص"),
        ("<script>الى</scripts></SCRIPT >نص", "نص"),
        ("<pre>أ<pre>ب</pre>ج</pre>نص", "نص"),
        ("<svg/>نص", "نص"),
    ] {
        check(Html, text, &[(Lead, visible)]);
    }
}

#[test]
fn references_read_as_browsers_read_them() {
    for (text, visible) in [
        ("أ&amp;ب&ampج&amp", "أ&ب&ج&"),
        ("أ&nbsp;ب&laquo;ج&raquo;", "أ\u{A0}ب«ج»"),
        ("&#1575;&#x627;&#X627 &#1575", "اا\u{627} ا"),
        (
            "&#0;&#xD800;&#x110000;&#99999999999;",
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
        ),
        ("&#147;نص&#148;", "\u{201C}نص\u{201D}"),
        (
            "&notit; &notin; &unknown; &; &# &#x; &",
            "¬it; ∉ &unknown; &; &# &#x; &",
        ),
        ("أ&zwnj;ب&rlm;", "أ\u{200C}ب\u{200F}"),
        ("&ngE;", "\u{2267}\u{338}"),
    ] {
        check(Html, text, &[(Lead, visible)]);
    }
}

#[test]
fn pieces_cover_what_they_read() {
    let story = read("<p> ال<b>رئيس</b>&nbsp;<q>نعم</q> </p>", Html);
    assert_eq!(
        covered(&story),
        ["ال", "رئيس", "&nbsp;", "<q>", "نعم", "</q>"]
    );
    let pieces: Vec<Piece> = story.blocks[0].pieces.iter().collect();
    assert!(matches!(pieces[3], Piece::Quote(_, QuoteMark::Open)));
    assert!(matches!(pieces[5], Piece::Quote(_, QuoteMark::Close)));
}

#[test]
fn comments_direct() {
    let text =
        "<!-- tadqiq-ignore-start a, b: سبب --><p>نص<!--tadqiq-ignore-end--></p><!-- غيره -->";
    let story = read(text, Html);
    let kinds: Vec<_> = story
        .directives
        .iter()
        .map(|directive| directive.kind)
        .collect();
    assert_eq!(kinds, [DirectiveKind::Start, DirectiveKind::End]);
    assert_eq!(
        story.directives[1].span.of(text),
        "<!--tadqiq-ignore-end-->"
    );
}
