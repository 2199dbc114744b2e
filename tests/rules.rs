//! Every example of every card, by name: `cargo test --test rules ila-hamza` runs one rule's.

use libtest_mimic::{Arguments, Failed, Trial};
use tadqiq::catalog::Catalog;
use tadqiq::catalog::card::Card;
use tadqiq::lint;

fn main() {
    let catalog = Catalog::embedded();
    let mut trials = Vec::new();
    for (rule, card) in catalog.rules() {
        let shape = card.clone();
        trials.push(Trial::test(
            format!("{}/{}::shape", card.group, card.id),
            move || well_formed(&shape),
        ));
        for (index, example) in card.example.iter().enumerate() {
            let (catalog, example) = (catalog.clone(), example.clone());
            let name = format!("{}/{}::{}", card.group, card.id, index + 1);
            trials.push(Trial::test(name, move || {
                let failures = lint::hold(&catalog, rule, &example);
                let text: Vec<String> = failures.iter().map(ToString::to_string).collect();
                if text.is_empty() {
                    Ok(())
                } else {
                    Err(Failed::from(text.join("\n")))
                }
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Every card has at least two mistakes and two near misses.
fn well_formed(card: &Card) -> Result<(), Failed> {
    let mistakes = card
        .example
        .iter()
        .filter(|example| example.bad.is_some())
        .count();
    let near = card
        .example
        .iter()
        .filter(|example| example.ok.is_some())
        .count();
    if mistakes < 2 || near < 2 {
        return Err(format!(
            "{} has {mistakes} mistakes and {near} near misses; it needs two of each",
            card.id
        )
        .into());
    }
    Ok(())
}
