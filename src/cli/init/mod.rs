use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::arguments::{Speech, fill, shown};
use super::error::{Error, Kind};
use super::{SUCCESS, terminal};
use crate::catalog::{Catalog, Language};
use crate::config::{FILE_NAME, LanguageChoice};

const ARABIC: &str = include_str!("ar.toml");
const ENGLISH: &str = include_str!("en.toml");

/// Write a commented tadqiq.toml to begin with.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Where to write it.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Replace the file where there is one.
    #[arg(long)]
    force: bool,
    /// The language of its comments.
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    language: Option<Speech>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let language = arguments
        .language
        .map_or(LanguageChoice::Auto, LanguageChoice::from)
        .resolve();
    let text = match language {
        Language::Arabic => ARABIC,
        Language::English => ENGLISH,
    };
    let path = arguments.folder.join(FILE_NAME);
    let written = if arguments.force {
        fs::write(&path, text)
    } else {
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
    };
    let shown = shown(&path);
    match written {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let message = format!("{shown} is there already");
            Err(Error::new(Kind::Usage, message).hint("--force replaces it"))
        }
        Err(error) => Err(Error::file("write", &path, &error)),
        Ok(()) => {
            terminal::note(&fill(
                Catalog::embedded().say("init-written", language),
                &[&shown],
            ));
            Ok(SUCCESS)
        }
    }
}
