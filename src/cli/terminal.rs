use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::arguments::Color;

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const RED: Style = AnsiColor::Red.on_default();
pub(super) const GREEN: Style = AnsiColor::Green.on_default();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// U+2068 and U+2069: what stands between them is laid out by itself.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// Settles the use of colour for the whole program. `auto` obeys `NO_COLOR` and `CLICOLOR_FORCE`.
pub(super) fn choose(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Whether standard output takes colour.
pub(super) fn has_color() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Whether standard output makes links of OSC 8.
pub(super) fn has_links() -> bool {
    has_color() && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// How many columns the terminal has, where standard output is one.
pub(super) fn width() -> Option<usize> {
    let size = is_terminal().then(terminal_size::terminal_size).flatten();
    size.map(|(width, _)| usize::from(width.0))
}

/// Standard output, buffered. Colour is dropped where it is not wanted.
pub(super) fn output() -> impl Write {
    BufWriter::new(AutoStream::auto(io::stdout()).lock())
}

/// `text` in a style.
pub(super) fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// `text` as it is written where it may run against the direction of its line: in isolates on a
/// terminal, as it stands elsewhere.
pub(super) fn isolated(text: &str) -> String {
    if is_terminal() {
        format!("{}{text}{}", ISOLATE.0, ISOLATE.1)
    } else {
        text.to_owned()
    }
}

/// Says on standard error what could not be done, and what to do about it.
pub(super) fn complain(message: &str, hint: Option<&str>) {
    let mut stream = AutoStream::auto(io::stderr()).lock();
    // Where standard error is gone there is nobody left to tell.
    let _ = writeln!(stream, "{ERROR}error{ERROR:#}: {message}");
    if let Some(hint) = hint {
        let _ = writeln!(stream, "  {HINT}hint{HINT:#}: {hint}");
    }
}

/// Says on standard error what the reader may want to know.
pub(super) fn note(message: &str) {
    let _ = writeln!(AutoStream::auto(io::stderr()).lock(), "{message}");
}
