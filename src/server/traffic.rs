use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use tower_lsp::jsonrpc::{Error, Request, Response};
use tower_service::Service;

/// How many messages came, and how many were dealt with.
///
/// One message is dealt with at a time: a long answer looks here whether somebody waits behind it.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    came: AtomicUsize,
    done: AtomicUsize,
}

impl Traffic {
    /// Whether messages wait behind the one being dealt with.
    pub(super) fn is_waiting(&self) -> bool {
        let came = self.came.load(Ordering::SeqCst);
        came > self.done.load(Ordering::SeqCst) + 1
    }
}

/// A service whose messages are counted, and which survives a panic.
pub(super) struct Counted<S> {
    inner: S,
    traffic: Arc<Traffic>,
}

impl<S> Counted<S> {
    pub(super) fn new(inner: S, traffic: Arc<Traffic>) -> Self {
        Self { inner, traffic }
    }
}

impl<S> Service<Request> for Counted<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        self.traffic.came.fetch_add(1, Ordering::SeqCst);
        let traffic = Arc::clone(&self.traffic);
        let id = request.id().cloned();
        let answer = self.inner.call(request);
        Box::pin(async move {
            // A task of its own: a handler that panics costs this answer alone.
            let answer = tokio::spawn(answer).await.unwrap_or_else(|_| {
                Ok(id.map(|id| Response::from_error(id, Error::internal_error())))
            });
            traffic.done.fetch_add(1, Ordering::SeqCst);
            answer
        })
    }
}
