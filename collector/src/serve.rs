//! Serving until told to stop.

use std::future::Future;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How long requests under way may take to finish once the program was told to stop.
const GRACE: Duration = Duration::from_secs(3);

/// Serves requests until `stopped` is over, then finishes those under way.
///
/// # Errors
/// Where the network refuses to go on.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let (tell, told) = oneshot::channel::<()>();
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
        stopped.await;
        let _ = tell.send(());
    });
    let too_slow = async {
        match told.await {
            Ok(()) => tokio::time::sleep(GRACE).await,
            // Serving ended by itself; its result is the one that counts.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        result = serving.into_future() => Ok(result?),
        () = too_slow => Ok(()),
    }
}

/// Over when the program is told to stop: by Ctrl-C or SIGTERM.
#[cfg(unix)]
pub(crate) fn stopped() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Over when the program is told to stop: by Ctrl-C.
#[cfg(not(unix))]
pub(crate) fn stopped() -> anyhow::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
