//! Reports on anything: no span, path or fix breaks a form.

use proptest::prelude::*;
use tadqiq::catalog::{Catalog, Language, Level, RuleId};
use tadqiq::cli::report::{OutputFormat, Style};
use tadqiq::lint::{Finding, Fix, Rare, Safety};
use tadqiq::text::{Edit, Span};

use crate::sample::{PATH, TEXT, catalog, findings, run};

#[test]
fn a_rule_of_ours_is_linked_and_a_newsrooms_is_not() {
    let catalog = catalog();
    let (ours, card) = Catalog::embedded()
        .rules()
        .map(|(rule, card)| (rule, format!("rules/{}/{}.toml", card.group, card.id)))
        .next()
        .expect("there are rules");
    let mut linked = findings(&catalog)[..1].to_vec();
    linked[0].rule = ours;
    let style = Style {
        hyperlinks: true,
        ..Style::default()
    };
    for format in [
        OutputFormat::Human,
        OutputFormat::Sarif,
        OutputFormat::Rdjson,
    ] {
        assert!(
            run(&catalog, (format, style), &[(PATH, TEXT, &linked)]).contains(&card),
            "{format:?}"
        );
        let house = findings(&catalog);
        assert!(
            !run(&catalog, (format, style), &[(PATH, TEXT, &house)]).contains("/blob/main/rules/"),
            "{format:?}"
        );
    }
}

#[test]
fn nothing_to_report_is_said_in_every_form() {
    let catalog = Catalog::embedded();
    for format in OutputFormat::ALL {
        let written = run(&catalog, (format, Style::default()), &[]);
        match format {
            OutputFormat::Concise | OutputFormat::Jsonl | OutputFormat::Github => {
                assert_eq!(written, "");
            }
            OutputFormat::Human => assert_eq!(written.lines().count(), 1),
            OutputFormat::Checkstyle | OutputFormat::Junit => {
                drop(roxmltree::Document::parse(&written).expect("it is XML"));
            }
            _ => drop(serde_json::from_str::<serde_json::Value>(&written).expect("it is JSON")),
        }
    }
}

#[test]
fn names_of_formats_are_found_again() {
    for format in OutputFormat::ALL {
        assert_eq!(OutputFormat::find(format.name()), Some(format));
    }
    assert_eq!(OutputFormat::find("xml"), None);
}

fn hard() -> impl Strategy<Value = String> {
    let corners: Vec<char> =
        "\0\u{1B}\r\n\t \u{A0}\u{FEFF}\u{200F}\u{2069}\u{FFFE}\u{640}\u{64B}ن،a<&>\"'%:,{}[]😀"
            .chars()
            .collect();
    let character = prop_oneof![3 => prop::sample::select(corners), 1 => any::<char>()];
    prop::collection::vec(character, 0..40).prop_map(String::from_iter)
}

prop_compose! {
    fn any_finding()(start in 0_u32..60, length in 0_u32..60, replacement in hard(), related in 0_u32..60) -> Finding {
        let span = Span::new(start, start + length);
        let edit = Edit { span: Span::new(related, related + length), replacement: replacement.into() };
        Finding {
            rule: RuleId(0),
            level: Level::Error,
            span,
            say: 0,
            quoted: false,
            arguments: [edit.replacement.clone()].into(),
            fixes: [Fix { safety: Safety::Ask, edits: [edit].into() }].into(),
            rare: Some(Box::new(Rare { related: [Span::at(related)].as_slice().into(), ..Rare::default() })),
        }
    }
}

proptest! {
    #[test]
    fn every_form_holds_any_text(text in hard(), path in hard(), finding in any_finding()) {
        let catalog = Catalog::embedded();
        for (index, format) in OutputFormat::ALL.into_iter().enumerate() {
            let language = if index % 2 == 0 { Language::Arabic } else { Language::English };
            let style = Style { language, ..Style::default() };
            let written = run(&catalog, (format, style), &[(&path, &text, std::slice::from_ref(&finding))]);
            match format {
                OutputFormat::Human | OutputFormat::Concise => {
                    let is_harmless = !written.contains(['\u{1B}', '\r', '\0']);
                    prop_assert!(is_harmless);
                }
                OutputFormat::Github => prop_assert_eq!(written.lines().count(), 1),
                OutputFormat::Checkstyle | OutputFormat::Junit => {
                    let document = roxmltree::Document::parse(&written);
                    prop_assert!(document.is_ok(), "{:?}: {}", document, written);
                }
                _ => prop_assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok()),
            }
        }
    }
}
