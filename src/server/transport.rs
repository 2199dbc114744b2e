use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite, stdin, stdout};
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::mpsc::unbounded_channel;
use tower_lsp::LspService;
use tower_lsp::ls_types::MessageType;

use super::frames::well_formed;
use super::session::Session;
use super::traffic::Counted;
use super::{Server, publisher};
use crate::catalog::Catalog;

/// How the editor and the server talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Over standard input and output.
    Stdio,
    /// Over one connection to this port of 127.0.0.1.
    Socket(u16),
}

/// Serves one editor until it leaves: exit 0 if it said so before, else 1.
///
/// # Errors
/// A port that cannot be listened to; threads that cannot be started.
pub fn serve(transport: Transport) -> io::Result<ExitCode> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        // Two for the streams, the rest for checking: more would only keep memory apart.
        .max_blocking_threads(8)
        .enable_all()
        .build()?;
    let orderly = runtime.block_on(converse(transport));
    // Reading standard input cannot be interrupted; the process ends under it.
    runtime.shutdown_background();
    Ok(if orderly? {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn converse(transport: Transport) -> io::Result<bool> {
    // The first check should not wait for this.
    tokio::task::spawn_blocking(Catalog::embedded);
    match transport {
        // Not a place to print: what is written there is the protocol.
        Transport::Stdio => Ok(over(stdin(), stdout()).await),
        Transport::Socket(port) => {
            let listener = TcpListener::bind(("127.0.0.1", port)).await?;
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let (input, output) = stream.into_split();
            Ok(over(input, output).await)
        }
    }
}

/// Whether the editor said that it would leave.
async fn over(input: impl AsyncRead + Unpin + Send + 'static, output: impl AsyncWrite) -> bool {
    let (sender, inbox) = unbounded_channel();
    let (service, socket) = LspService::build(|client| Server {
        session: Arc::new(Session::new(client, sender)),
    })
    .custom_method("$/setTrace", Server::set_trace)
    .finish();
    let session = Arc::clone(&service.inner().session);
    let traffic = Arc::clone(&session.traffic);
    tokio::spawn(publisher::run(inbox, Arc::clone(&session)));
    let listening = Arc::clone(&session);
    let input = well_formed(input, move || {
        listening.log(MessageType::ERROR, "a message was no JSON-RPC".to_owned());
    });
    let server = tower_lsp::Server::new(input, output, socket).concurrency_level(1);
    tokio::select! {
        () = server.serve(Counted::new(service, traffic)) => {}
        () = session.gone.notified() => {}
    }
    session.is_leaving()
}
