//! Lists what rules would write over a corpus, each pair of texts once: the doubtful first, to read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use tadqiq::catalog::Catalog;
use tadqiq::lexicon::form;
use tadqiq::lint::{self, Finding, Fix};
use tadqiq::story::{self, Format};

use super::measure::{self, Plan};

/// What a rule writes for what, and how readily.
type Pair = (String, String, String, String);

/// Prints the pairs, those first that the lexicon holds least for: of what is meant it knows nearly
/// all, so that what is wrong stands out.
pub(crate) fn run(plan: &Plan) -> Result<(), String> {
    let catalog = Catalog::embedded();
    let rules = measure::chosen(&catalog, plan)?;
    let mut pairs: BTreeMap<Pair, usize> = BTreeMap::new();
    measure::each_article(plan, |_, _, text| {
        let story = story::read(text, Format::Plain);
        for finding in lint::check(&story, &rules) {
            if let Some(fix) = finding.fixes.first() {
                let (written, becomes) = whole(text, &finding, fix);
                let rule = catalog.card(finding.rule).id.to_string();
                let safety = format!("{:?}", fix.safety);
                *pairs.entry((rule, safety, written, becomes)).or_default() += 1;
            }
        }
    })?;
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(|((_, _, written, becomes), count)| {
        (
            band(becomes).saturating_sub(band(written)),
            usize::MAX - count,
        )
    });
    print(&pairs).map_err(|error| error.to_string())
}

fn print(pairs: &[(Pair, usize)]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for ((rule, safety, written, becomes), count) in pairs {
        let bands = format!("{}\t{}", band(written), band(becomes));
        writeln!(
            out,
            "{count}\t{rule}\t{safety}\t{written}\t{becomes}\t{bands}"
        )?;
    }
    Ok(())
}

/// The frequency band of a word; 0 of what the lexicon does not hold.
fn band(word: &str) -> u8 {
    form(word).map_or(0, |form| {
        if form.valid() {
            form.band()
        } else {
            form.band() / 2
        }
    })
}

/// What stands at a finding and its fix, and what it becomes, each on a line.
fn whole(text: &str, finding: &Finding, fix: &Fix) -> (String, String) {
    let becomes = fix.over(text, finding.span);
    let line = |text: &str| text.replace(['\n', '\t'], " ");
    (line(becomes.span().of(text)), line(&becomes.written()))
}
