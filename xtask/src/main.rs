//! The project's own tasks: building what is embedded, measuring rules on a corpus.

use std::path::PathBuf;
use std::process::ExitCode;

mod measure;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("measure") => measure::run(&measure_plan(&arguments[1..])),
        _ => Err("tasks: measure --news FILE [--articles N] [--rule ID]… [--pack NAME] [--show N]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            report(&message);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a task speaks to the developer who runs it")]
fn report(message: &str) {
    eprintln!("{message}");
}

fn measure_plan(arguments: &[String]) -> measure::Plan {
    let mut plan =
        measure::Plan { news: PathBuf::new(), articles: 2000, rules: Vec::new(), pack: "news".to_owned(), show: 0 };
    for pair in arguments.chunks(2) {
        let value = pair.get(1).cloned().unwrap_or_default();
        match pair[0].as_str() {
            "--news" => plan.news = value.into(),
            "--articles" => plan.articles = value.parse().unwrap_or(plan.articles),
            "--rule" => plan.rules.push(value),
            "--pack" => plan.pack = value,
            "--show" => plan.show = value.parse().unwrap_or(plan.show),
            _ => {}
        }
    }
    plan
}
