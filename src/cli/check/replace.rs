use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Replaces the file at `path` by `bytes`, whole or not at all. Its permissions stay; where it is a
/// link, the file it leads to is replaced.
///
/// A file of several names (hard links) is written in its place, as editors do: replaced, it would
/// be another file under the others. A machine that fails meanwhile may leave half of it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let metadata = fs::metadata(&path)?;
    let permissions = metadata.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    if has_other_names(&metadata) {
        return fs::write(&path, bytes);
    }
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

#[cfg(unix)]
fn has_other_names(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

/// The standard library cannot tell.
#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_of_a_file_keep_naming_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [one, other] = ["a.txt", "b.txt"].map(|name| folder.path().join(name));
        fs::write(&one, "old, and longer").expect("a new file");
        fs::hard_link(&one, &other).expect("a file system with hard links");
        replace(&one, b"new").expect("a file of ours");
        assert_eq!(fs::read_to_string(&one).ok().as_deref(), Some("new"));
        if cfg!(unix) {
            assert_eq!(fs::read_to_string(&other).ok().as_deref(), Some("new"));
        }
    }
}
