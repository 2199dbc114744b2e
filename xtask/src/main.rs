//! The project's own tasks: building what is embedded, measuring rules on a corpus.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

mod attribution;
mod corrections;
mod lexicon;
mod measure;
mod spelling;

const USAGE: &str = "usage:
  xtask lexicon --news FILE --wiki FILE --camel FILE --out DIR [--report FILE]
  xtask spelling --news FILE --wiki FILE --out DIR
  xtask spelling-report --news FILE --out DIR
  xtask held-out --news FILE --out FILE
  xtask measure --news FILE [--articles N] [--start N] [--rule ID]… [--pack NAME] [--show N]
  xtask corrections --news FILE [--articles N] [--start N] [--rule ID]… [--pack NAME]
  xtask attribution sentences --news FILE --articles N,N…
  xtask attribution offsets --news FILE --readings FILE
  xtask attribution score --news FILE --labels FILE [--pack NAME] [--show N]";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("lexicon") => lexicon::run(arguments).map_err(|error| error.to_string()),
        Some("spelling") => lexicon::spelling(arguments).map_err(|error| error.to_string()),
        Some("spelling-report") => {
            lexicon::spelling_report(arguments).map_err(|error| error.to_string())
        }
        Some("held-out") => lexicon::held_out::run(arguments).map_err(|error| error.to_string()),
        Some("measure") => measure::run(&measure_plan(&arguments.collect::<Vec<_>>())),
        Some("corrections") => corrections::run(&measure_plan(&arguments.collect::<Vec<_>>())),
        Some("attribution") => attribution::run(arguments).map_err(|error| error.to_string()),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            report(&reason);
            ExitCode::from(2)
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "a task speaks to the developer who runs it"
)]
fn report(message: &str) {
    eprintln!("xtask: {message}");
}

fn measure_plan(arguments: &[String]) -> measure::Plan {
    let mut plan = measure::Plan {
        news: PathBuf::new(),
        articles: 2000,
        start: 0,
        rules: Vec::new(),
        pack: "news".to_owned(),
        show: 0,
    };
    for pair in arguments.chunks(2) {
        let value = pair.get(1).cloned().unwrap_or_default();
        match pair[0].as_str() {
            "--news" => plan.news = value.into(),
            "--articles" => plan.articles = value.parse().unwrap_or(plan.articles),
            "--start" => plan.start = value.parse().unwrap_or(plan.start),
            "--rule" => plan.rules.push(value),
            "--pack" => plan.pack = value,
            "--show" => plan.show = value.parse().unwrap_or(plan.show),
            _ => {}
        }
    }
    plan
}
