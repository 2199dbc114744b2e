//! Input files: their bytes unpacked, and the checksum of what was given.

use super::Result;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// One input file.
pub(crate) struct Input {
    /// The file's name without its folder: a path would name one machine.
    pub(crate) name: String,
    /// SHA-256 of the file as given, packed or not.
    pub(crate) sha256: String,
    /// The contents, unpacked when the name ends in `.xz`.
    pub(crate) bytes: Vec<u8>,
}

/// Reads a file, unpacking `.xz`.
pub(crate) fn read(path: &Path) -> Result<Input> {
    let packed = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let sha256 = hex(&Sha256::digest(&packed));
    let bytes = if path.extension().is_some_and(|extension| extension == "xz") {
        let mut unpacked = Vec::new();
        lzma_rs::xz_decompress(&mut packed.as_slice(), &mut unpacked)
            .map_err(|error| format!("{name}: {error:?}"))?;
        unpacked
    } else {
        packed
    };
    Ok(Input {
        name,
        sha256,
        bytes,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
