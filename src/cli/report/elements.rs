use std::io::{self, Write};

use serde::Serialize;

/// Writes the elements of a JSON array one by one, a line each.
#[derive(Default)]
pub(super) struct Elements {
    any: bool,
}

impl Elements {
    pub(super) fn next(&mut self, out: &mut dyn Write, element: &impl Serialize) -> io::Result<()> {
        out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        Ok(serde_json::to_writer(out, element)?)
    }
}
