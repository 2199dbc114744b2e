use std::process::ExitCode;

use super::error::{Error, Kind};
use crate::server::{Transport, serve};

/// Serve an editor.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Speak over standard input and output, as is done anyway; editors add this.
    #[arg(long, hide = true)]
    stdio: bool,
    /// Wait for one connection to this port of 127.0.0.1 instead.
    #[arg(long, value_name = "PORT", conflicts_with = "stdio")]
    socket: Option<u16>,
    /// The process of the editor, which also says so itself; editors add this.
    #[arg(long, hide = true, value_name = "PROCESS")]
    client_process_id: Option<u32>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let transport = arguments.socket.map_or(Transport::Stdio, Transport::Socket);
    serve(transport).map_err(|error| Error::new(Kind::Io, format!("cannot serve: {error}")))
}
