//! `check --since`, in real repositories: what a range of revisions touched is reported, nothing
//! else.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A repository in which `archive.txt` holds three paragraphs, each with one fault.
struct Desk(TempDir);

const ARCHIVE: &str = "وصل الوفد الى عمان.\n\nغاب لاكن حضر.\n\nعاد الفريق الى بلاده.\n";

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary folder"));
        desk.git(&["init", "-q", "-b", "main"]);
        desk.write("archive.txt", ARCHIVE);
        desk.commit();
        desk
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, arguments: &[&str]) {
        let settings = [
            "user.name=t",
            "user.email=t@example.org",
            "core.autocrlf=false",
        ];
        let output = Command::new("git")
            .args(settings.iter().flat_map(|setting| ["-c", setting]))
            .args(arguments)
            .current_dir(self.path())
            .output()
            .expect("git is installed");
        assert!(output.status.success(), "git {arguments:?}: {output:?}");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "-q", "-m", "story"]);
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("inside the desk")).expect("a folder");
        fs::write(path, text).expect("a story");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("a story")
    }

    /// The archive with `old` replaced, once.
    fn edit(&self, old: &str, new: &str) {
        let text = self.read("archive.txt");
        assert!(text.contains(old));
        self.write("archive.txt", &text.replacen(old, new, 1));
    }

    fn tadqiq(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tadqiq"));
        command.args(["check", "--select=orthography", "--language=en"]);
        command.args(arguments).current_dir(self.path());
        command.output().expect("our own program")
    }

    /// Where `check --since` finds faults, as `file:line`.
    fn places(&self, arguments: &[&str]) -> Vec<String> {
        let output = self.tadqiq(&[&["--format=concise", "--since"], arguments].concat());
        let code = output.status.code();
        assert!(code == Some(0) || code == Some(1), "{output:?}");
        let report = String::from_utf8(output.stdout).expect("text");
        let lines = report.lines().filter(|line| line.contains("error"));
        lines
            .filter_map(|line| {
                let mut parts = line.split(':');
                Some(format!("{}:{}", parts.next()?, parts.next()?))
            })
            .collect()
    }

    fn complaint(&self, arguments: &[&str]) -> String {
        let output = self.tadqiq(arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("text")
    }
}

#[test]
fn only_touched_paragraphs_are_reported() {
    let desk = Desk::new();
    assert_eq!(desk.places(&["main"]), [""; 0]);
    desk.edit("غاب", "غاب المدير");
    assert_eq!(desk.places(&["main"]), ["archive.txt:3"]);
    desk.commit();
    assert_eq!(desk.places(&["HEAD"]), [""; 0]);
    assert_eq!(desk.places(&["HEAD~1"]), ["archive.txt:3"]);
}

#[test]
fn a_branch_is_compared_with_where_it_left() {
    let desk = Desk::new();
    desk.git(&["checkout", "-q", "-b", "desk"]);
    desk.edit("عاد", "ثم عاد");
    desk.commit();
    desk.git(&["checkout", "-q", "main"]);
    desk.edit("وصل", "ثم وصل");
    desk.commit();
    desk.git(&["checkout", "-q", "desk"]);
    assert_eq!(desk.places(&["main"]), ["archive.txt:5"]);
    assert_eq!(desk.places(&["main...desk"]), ["archive.txt:5"]);
    assert_eq!(
        desk.places(&["main..desk"]),
        ["archive.txt:1", "archive.txt:5"]
    );
    assert_eq!(desk.places(&["main..."]), ["archive.txt:5"]);
}

#[test]
fn a_range_is_found_again_in_the_working_tree() {
    let desk = Desk::new();
    desk.edit("غاب", "غاب المدير");
    desk.commit();
    desk.edit("وصل", "كتب مراسلنا.\n\nوصل");
    assert_eq!(desk.places(&["HEAD~1..HEAD"]), ["archive.txt:5"]);
    desk.commit();
    assert_eq!(desk.places(&["HEAD~2..HEAD~1"]), ["archive.txt:5"]);
    assert_eq!(desk.places(&["HEAD~1..HEAD"]), [""; 0]);
}

#[test]
fn lines_taken_out_of_a_paragraph_touch_it() {
    let desk = Desk::new();
    let text = "# خبر\n\nوصل الوفد\nأمس صباحا\nالى عمان.\n\nعاد الفريق الى بلاده.\n";
    desk.write("a.md", text);
    desk.commit();
    desk.write("a.md", &text.replace("أمس صباحا\n", ""));
    assert_eq!(desk.places(&["HEAD"]), ["a.md:4"]);
}

#[test]
fn untracked_files_are_new_and_renamed_ones_are_not() {
    let desk = Desk::new();
    desk.git(&["mv", "archive.txt", "ملف \"قديم\".txt"]);
    desk.write("جديد/خبر أول.txt", "سافر الى عمان.\n");
    desk.write(".gitignore", "skipped.txt\n");
    desk.write("skipped.txt", "سافر الى عمان.\n");
    assert_eq!(desk.places(&["HEAD"]), ["جديد/خبر أول.txt:1"]);
    desk.commit();
    desk.write("ملف \"قديم\".txt", &ARCHIVE.replace("عاد", "ثم عاد"));
    assert_eq!(desk.places(&["HEAD~1"]).len(), 2);
    assert_eq!(desk.places(&["HEAD", "جديد"]), [""; 0]);
    assert_eq!(desk.places(&["HEAD"]), ["ملف \"قديم\".txt:5"]);
}

#[test]
fn settings_of_git_change_nothing() {
    let desk = Desk::new();
    for setting in [
        "diff.noprefix=true",
        "diff.mnemonicPrefix=true",
        "diff.context=9",
        "diff.interHunkContext=9",
        "diff.external=false",
        "diff.relative=true",
        "color.ui=always",
        "core.quotePath=false",
    ] {
        let (key, value) = setting.split_once('=').expect("a setting");
        desk.git(&["config", key, value]);
    }
    desk.edit("عاد", "ثم عاد");
    desk.edit("وصل", "ثم وصل");
    assert_eq!(desk.places(&["main"]), ["archive.txt:1", "archive.txt:5"]);
}

#[test]
fn only_touched_paragraphs_are_mended() {
    let desk = Desk::new();
    desk.edit("عاد", "ثم عاد");
    let output = desk.tadqiq(&["--fix", "--since=main"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let mended = ARCHIVE.replace("عاد الفريق الى", "ثم عاد الفريق إلى");
    assert_eq!(desk.read("archive.txt"), mended);
}

#[test]
fn the_baseline_is_settled_on_the_whole_story_first() {
    let desk = Desk::new();
    desk.tadqiq(&["--write-baseline"]);
    desk.edit("عاد", "ثم عاد الى لندن و");
    let arguments = [
        "--since=main",
        "--baseline=tadqiq-baseline.json",
        "--format=concise",
    ];
    let output = desk.tadqiq(&arguments);
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(report.matches("archive.txt:").count(), 1, "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn what_cannot_be_done_is_said() {
    let desk = Desk::new();
    assert!(
        desk.complaint(&["--since=nowhere"])
            .contains("git knows no commit nowhere")
    );
    assert!(
        desk.complaint(&["--since=--output=x"])
            .contains("git knows no commit")
    );
    for unset in ["--since=", "--since=..", "--since= ... "] {
        assert!(desk.complaint(&[unset]).contains("names no revision"));
    }
    assert!(
        desk.complaint(&["--since=main", "-"])
            .contains("standard input is none")
    );
    let outside = tempfile::tempdir().expect("a temporary folder");
    let story = outside.path().join("a.txt");
    fs::write(&story, "سافر الى عمان.\n").expect("a story");
    let said = desk.complaint(&["--since=main", &story.to_string_lossy()]);
    assert!(
        said.contains("is not in the repository of this folder"),
        "{said}"
    );

    let mut command = Command::new(env!("CARGO_BIN_EXE_tadqiq"));
    command
        .args(["check", "--since=main"])
        .current_dir(outside.path());
    let output = command.output().expect("our own program");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("works inside a git repository"));

    let output = command
        .env("PATH", outside.path())
        .output()
        .expect("our own program");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("install git"));
}

#[test]
fn what_is_untouched_bears_witness() {
    let desk = Desk::new();
    for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
        desk.write(name, "زار بنيامين نتنياهو باريس.\n");
    }
    let rules = "[rules]\nconsistency-newsroom-variant = \"error\"\n";
    desk.write("tadqiq.toml", rules);
    desk.commit();
    desk.write("new.txt", "وصل بنيامين نتانياهو مساء.\n");
    let select = ["HEAD", "--select=consistency-newsroom-variant"];
    assert_eq!(desk.places(&select), ["new.txt:1"]);
}
