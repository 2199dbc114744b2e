use std::sync::Arc;
use std::time::Duration;

use super::session::Session;

/// How often the editor's process is looked for.
const EVERY: Duration = Duration::from_secs(2);

/// Ends the server when the process of the editor is gone, as the protocol asks.
pub(super) fn watch(parent: u32, session: Arc<Session>) {
    tokio::spawn(async move {
        while is_alive(parent) {
            tokio::time::sleep(EVERY).await;
        }
        session.gone.notify_one();
    });
}

#[cfg(unix)]
fn is_alive(process: u32) -> bool {
    let process = i32::try_from(process)
        .ok()
        .and_then(rustix::process::Pid::from_raw);
    process.is_none_or(|process| {
        // Another user's process may not be asked, but it is there.
        rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH)
    })
}

/// Elsewhere the end of standard input is what tells.
#[cfg(not(unix))]
fn is_alive(_process: u32) -> bool {
    true
}
