use super::git;
use crate::cli::error::{Error, Kind};

/// Which commits are compared, each by its full name.
pub(super) enum Range {
    /// A commit and the files as they are.
    WorkingTree { base: String },
    /// Two commits.
    Commits { base: String, tip: String },
}

impl Range {
    /// Reads `REV`, `A..B` or `A...B`, in which an empty end is HEAD.
    pub(super) fn parse(revisions: &str) -> Result<Self, Error> {
        if revisions.trim_matches(['.', ' ']).is_empty() {
            let message = format!("--since names no revision: `{revisions}`");
            let hint = "give a commit, a branch or A..B; where it comes from a variable of CI, see whether that is set";
            return Err(Error::new(Kind::Usage, message).hint(hint));
        }
        if let Some((base, tip)) = revisions.split_once("...") {
            let (base, tip) = (commit(base)?, commit(tip)?);
            let base = merge_base(&base, &tip)?;
            return Ok(Self::Commits { base, tip });
        }
        if let Some((base, tip)) = revisions.split_once("..") {
            let (base, tip) = (commit(base)?, commit(tip)?);
            return Ok(Self::Commits { base, tip });
        }
        let (rev, head) = (commit(revisions)?, commit("HEAD")?);
        let base = merge_base(&rev, &head)?;
        Ok(Self::WorkingTree { base })
    }
}

fn commit(rev: &str) -> Result<String, Error> {
    let rev = if rev.is_empty() { "HEAD" } else { rev };
    let known = format!("{rev}^{{commit}}");
    let named = git::line(&["rev-parse", "--verify", "--end-of-options", &known]);
    named.map_err(|_| {
        let message = format!("git knows no commit {rev}");
        let hint = "`git log --all` lists commits; in CI, fetch the whole history (fetch-depth: 0)";
        Error::new(Kind::Usage, message).hint(hint)
    })
}

fn merge_base(a: &str, b: &str) -> Result<String, Error> {
    git::line(&["merge-base", a, b]).map_err(|_| {
        let message = format!("{a} and {b} have no commit in common");
        let hint = "a shallow clone lacks it: `git fetch --unshallow`, or fetch-depth: 0 in CI";
        Error::new(Kind::Io, message).hint(hint)
    })
}
