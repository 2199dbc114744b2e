//! The engine end to end: small stories and what it must say of them.

use tadqiq::catalog::{Catalog, Language, Level};
use tadqiq::lint::{self, Ruleset, Trust};
use tadqiq::story::{self, Format};

fn rules() -> Ruleset {
    Ruleset::new(Catalog::embedded(), &[]).expect("no settings, no errors")
}

fn messages(text: &str, format: Format) -> Vec<String> {
    let rules = rules();
    let story = story::read(text, format);
    let findings = lint::check(&story, &rules);
    let said = |finding: &lint::Finding| {
        rules
            .catalog()
            .message(finding, finding.span.of(text), Language::Arabic)
    };
    findings
        .iter()
        .map(|finding| format!("{} {}", finding.span.of(text), said(finding)))
        .collect()
}

#[test]
fn a_misspelling_is_found_with_its_clitic_and_fixed() {
    let text = "حضر الوزير ولاكن النائب غاب.\n";
    assert_eq!(
        messages(text, Format::Plain),
        ["ولاكن تهجئة غير صحيحة؛ الصواب «ولكن»."]
    );
    let fixed = lint::fix(text, Format::Plain, &rules(), Trust::Safe);
    assert_eq!(
        (fixed.text.as_str(), fixed.settled),
        ("حضر الوزير ولكن النائب غاب.\n", true)
    );
}

#[test]
fn nothing_in_a_quotation_is_fixed_but_it_is_said() {
    let text = "قال الوزير «حضرت لاكن غاب».\n";
    assert_eq!(
        messages(text, Format::Plain),
        ["لاكن تهجئة غير صحيحة؛ الصواب «لكن». (داخل اقتباس)"]
    );
    assert_eq!(
        lint::fix(text, Format::Plain, &rules(), Trust::Unsafe).text,
        text
    );
}

#[test]
fn a_tag_inside_a_word_stays_where_it_is_when_the_word_is_fixed() {
    let text = "<p>حضر لا<b>كن</b> غاب.</p>\n";
    assert_eq!(
        messages(text, Format::Html),
        ["لا<b>كن تهجئة غير صحيحة؛ الصواب «لكن»."]
    );
    let fixed = lint::fix(text, Format::Html, &rules(), Trust::Safe).text;
    assert_eq!(fixed, "<p>حضر ل<b>كن</b> غاب.</p>\n");
}

#[test]
fn markup_inside_a_name_is_neither_lost_nor_written_into_another() {
    let fixed = |text: &str, format| lint::fix(text, format, &rules(), Trust::Unsafe).text;
    let joined = "زار عبدالرحمن المدينة. وقال عبدالرحمن ذلك. وعاد عبدالرحمن.";
    let apart = "زار عبد الرحمن المدينة. وقال عبد الرحمن ذلك. وعاد عبد الرحمن.";
    for (format, before, after) in [
        (
            Format::Html,
            joined,
            "وزار عبد <i class=\"a b\">الرحمن</i> البيت.",
        ),
        (Format::Html, apart, "وزار عبد<br>\nالرحمن البيت."),
        (Format::Markdown, joined, "وزار عبد *الرحمن* البيت."),
        (
            Format::Markdown,
            joined,
            "وزار عبد [الرحمن](http://x.y/z) البيت.",
        ),
    ] {
        let text = match format {
            Format::Html => format!("<p>{before}</p>\n<p>{after}</p>\n"),
            _ => format!("{before}\n\n{after}\n"),
        };
        assert_eq!(fixed(&text, format), text);
    }
    let bold = "<p>زار عبد <b>الرحمن</b>. وقال عبد <b>الرحمن</b>. وعاد عبد <b>الرحمن</b>.</p>\n";
    let text = format!("{bold}<p>وزار عبدالرحمن البيت.</p>\n");
    assert_eq!(
        fixed(&text, Format::Html),
        format!("{bold}<p>وزار عبد الرحمن البيت.</p>\n")
    );
    let text = format!("<p>{joined}</p>\n<p>وزار عبد&nbsp;الرحمن البيت.</p>\n");
    assert_eq!(
        fixed(&text, Format::Html),
        format!("<p>{joined}</p>\n<p>وزار عبدالرحمن البيت.</p>\n")
    );
}

#[test]
fn a_name_that_a_line_divides_keeps_all_its_words() {
    let first = "قال الرئيس فولوديمير زيلينسكي إن الحرب طويلة. وعاد فولوديمير زيلينسكي.";
    for (format, gap) in [(Format::Markdown, "\n"), (Format::Html, "&#32;")] {
        let text = match format {
            Format::Html => {
                format!("<p>{first}</p>\n<p>وأكد فولوديمير{gap}زيلنسكي أن السلام بعيد.</p>\n")
            }
            _ => format!("{first}\n\nوأكد فولوديمير{gap}زيلنسكي أن السلام بعيد.\n"),
        };
        let fixed = lint::fix(&text, format, &rules(), Trust::Unsafe).text;
        assert!(fixed.contains("وأكد فولوديمير زيلينسكي أن"), "{fixed}");
    }
}

#[test]
fn a_mention_with_markup_hides_no_other() {
    let text = |open, close| {
        format!(
            "<p>زار الوفد جمهورية أفريقيا الوسطى.</p>\n\
             <p>واجتمع في جنوب {open}افريقيا{close} أمس.</p>\n<p>وقال إن جنوب افريقيا مهمة.</p>\n"
        )
    };
    let of_names = |said: &&String| said.contains("كُتب الاسم");
    let count = |text: &str| messages(text, Format::Html).iter().filter(of_names).count();
    assert_eq!(count(&text("", "")), 2);
    assert!(count(&text("<b>", "</b>")) > 0);
}

#[test]
fn an_opening_is_not_taken_out_with_the_end_of_its_markup() {
    let text = "<p>وصل الوفد.</p>\n<p><b>والجدير بالذكر أن</b> الوزارة أعلنت مشروعا.</p>\n";
    assert_eq!(
        lint::fix(text, Format::Html, &rules(), Trust::Unsafe).text,
        text
    );
}

#[test]
fn what_may_be_a_command_is_not_mended_unasked() {
    let text = "نصيحة للقارئ: اذكر المصدر دائما.\n";
    assert!(!messages(text, Format::Plain).is_empty());
    let fixed = |trust| lint::fix(text, Format::Plain, &rules(), trust).text;
    assert_eq!(fixed(Trust::Safe), text);
    assert_ne!(fixed(Trust::Unsafe), text);
}

#[test]
fn how_lines_end_changes_no_finding() {
    let text = "وصل ضاغوش محمد\n\nوعاد ضاغيش محمد هنا أمس\n\nوقال ضاغيش محمد ذلك\n";
    let found = messages(text, Format::Plain);
    assert!(!found.is_empty());
    assert_eq!(messages(&text.replace('\n', "\r\n"), Format::Plain), found);
}

#[test]
fn a_message_of_the_lower_sort_is_one_level_lower() {
    let levels = |text: &str| {
        let story = story::read(text, Format::Plain);
        lint::check(&story, &rules())
            .iter()
            .map(|finding| finding.level)
            .collect::<Vec<_>>()
    };
    let twice = "وصل الوفد إلى إلى المطار أمس.\n";
    let perhaps = "جاء في خطاب الأمين الأمين العام للحزب أمس.\n";
    assert_eq!(levels(twice), [Level::Warning]);
    assert_eq!(levels(perhaps), [Level::Info]);
}

#[test]
fn a_joined_word_is_shown_as_it_is_written() {
    assert_eq!(
        messages("قال ذلك و أيضاً كتبه أمس.\n", Format::Plain),
        ["و أيضاً تُلصق واو العطف بالكلمة التي بعدها: «وأيضاً»."]
    );
}

#[test]
fn spaces_at_the_ends_of_lines_are_one_finding() {
    let text = "سطر أول \nسطر ثان\t\nسطر أخير.\n";
    assert_eq!(
        messages(text, Format::Plain),
        ["  مسافات في أواخر الأسطر، وهذا أولها؛ عددها في الملف 2."]
    );
}

#[test]
fn what_may_have_been_lost_is_not_mended_unasked() {
    for text in [
        "ارتفع المؤشر بنسبة 2.4? ثم هبط.\n",
        "وصل الضيوف\u{200F}وبدأ الحفل في موعده.\n",
        "بدأ الاجتماع صباحا في العاصمة.\nوانتهى الاجتماع الذي عقد في مقر الوزارة مساء من دون أن يصدر عنه بيان\n",
    ] {
        assert!(!messages(text, Format::Plain).is_empty(), "{text}");
        let fixed = lint::fix(text, Format::Plain, &rules(), Trust::Safe);
        assert_eq!(fixed.text, text);
    }
}

#[test]
fn a_message_shows_what_a_reader_sees() {
    for (text, format) in [
        ("<p>وصل الوفد إل<b>ي القاهرة</b>.</p>\n", Format::Html),
        (
            "<p>وصل الوفد &#1573;&#1604;&#1610; القاهرة.</p>\n",
            Format::Html,
        ),
        ("وصل الوفد إل**ي القاهرة**.\n", Format::Markdown),
    ] {
        let said = messages(text, format).join("\n");
        assert!(said.contains("«إلي» هنا حرف جر"), "{said}");
    }
}

#[test]
fn a_toll_is_graver_where_no_sentence_beside_it_names_anybody() {
    let level = |text: &str| {
        let rules = rules();
        let story = story::read(text, Format::Plain);
        let findings = lint::check(&story, &rules);
        let card = |finding: &lint::Finding| rules.catalog().card(finding.rule).id.to_string();
        let mut found = findings.iter().filter(|it| card(it) == "attrib-casualty");
        found.next().map(|it| it.level)
    };
    let toll = "قتل 17 شخصا وأصيب 40 آخرون في انفجار هز العاصمة مساء الأحد.";
    assert_eq!(level(&format!("انفجار\n\n{toll}\n")), Some(Level::Warning));
    let speaker = "وقال وزير الصحة خالد نصار إن بين القتلى طفلين.";
    assert_eq!(
        level(&format!("انفجار\n\n{toll}\n\n{speaker}\n")),
        Some(Level::Info)
    );
    assert_eq!(
        level(&format!("انفجار\n\n{speaker}\n\n{toll}\n")),
        Some(Level::Info)
    );
}

#[test]
fn twelve_is_no_slip_where_the_house_dots_the_final_yeh() {
    let catalog = Catalog::embedded();
    let pack = catalog.pack("bbc-like").expect("a pack of ours");
    let rules = Ruleset::new(Catalog::embedded(), &[pack]).expect("settings of ours");
    let text = "يعود المذهب الاثنى عشري إلى زمن بعيد، والاثنى عشرية كثير.\n";
    let story = story::read(text, Format::Plain);
    assert_eq!(lint::check(&story, &rules), []);
}

#[test]
fn a_mark_is_shown_with_the_word_that_it_may_be_of() {
    assert_eq!(
        messages(
            "عرض في جدة، ُعرضت مسرحية. وصلت الراحلة ُعليا أمس أولا ً.\n",
            Format::Plain
        ),
        [
            "ُعرضت بين علامة التشكيل وحرفها مسافة؛ اكتب «عُرضت».",
            "الراحلة ُعليا بين علامة التشكيل وحرفها مسافة؛ اكتب «الراحلةُ» أو «عُليا».",
            "أولا ً بين علامة التشكيل وحرفها مسافة؛ اكتب «أولاً».",
        ]
    );
}
