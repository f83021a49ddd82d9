//! Connections: so many at once, each with little time to say what it wants.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// Most bytes of the line and the headers of a request.
const HEADER_BYTES: usize = 64 << 10;
/// How long answers in the making may take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(3);

/// What a listener allows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Connections at once; more wait.
    pub(crate) connections: usize,
    /// How long the headers of a request may take, and how long a connection may be silent between requests.
    pub(crate) headers: Duration,
}

/// Answers until it is told to stop.
pub(crate) async fn listen(
    listener: TcpListener,
    service: Router,
    patience: Patience,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(patience.connections));
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let (place, stream) = tokio::select! {
            () = &mut stop => break,
            accepted = async { (place.await, listener.accept().await) } => accepted,
        };
        let (Ok(place), Ok((stream, _))) = (place, stream) else {
            // Out of files, for example: others may end meanwhile.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let mut protocol = http1::Builder::new();
        protocol
            .timer(TokioTimer::new())
            .header_read_timeout(patience.headers)
            .max_buf_size(HEADER_BYTES);
        let service = TowerToHyperService::new(service.clone());
        let connection = protocol.serve_connection(TokioIo::new(stream), service);
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // Whoever breaks off has nobody to be told so.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    // Streams of progress would go on as long as somebody listens.
    let _ = tokio::time::timeout(GRACE, open.shutdown()).await;
    Ok(())
}
