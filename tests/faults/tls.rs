//! Servers that cannot prove who they are: the real program says so and sends them nothing. A server that can is the
//! proof that the others were refused for that alone.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::session::{PROGRAM, settle_in};

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Authority {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server whose certificate is for `name` until the year; by itself where no authority signs it. It counts the bytes
/// of requests that it could read.
async fn server(by: Option<&Authority>, name: &str, until: i32) -> (u16, Arc<AtomicUsize>) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_before = date_time_ymd(2001, 1, 1);
    params.not_after = date_time_ymd(until, 1, 1);
    let certificate = match by {
        Some(authority) => params.signed_by(&key, authority).unwrap(),
        None => params.self_signed(&key).unwrap(),
    };
    let chain = vec![CertificateDer::from(certificate.der().to_vec())];
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let read = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&read);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, counted) = (acceptor.clone(), Arc::clone(&counted));
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else { return };
                let mut bytes = [0; 4_096];
                let count = stream.read(&mut bytes).await.unwrap_or(0);
                counted.fetch_add(count, Ordering::SeqCst);
                let answer =
                    "HTTP/1.1 403 X\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    (port, read)
}

/// A server that speaks TLS 1.1 only. It counts the records of data that come.
async fn old_server() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let data = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&data);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            // A hello of 38 bytes: version, random, no session, one cipher of that time, no compression.
            let mut hello = vec![0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
            hello.extend([7; 32]);
            hello.extend([0, 0, 0x2f, 0]);
            let mut bytes = vec![0; 16_384];
            let _ = stream.read(&mut bytes).await;
            let _ = stream.write_all(&hello).await;
            let mut rest = Vec::new();
            let _ = stream.read_to_end(&mut rest).await;
            let mut at = 0;
            while let Some(record) = rest.get(at..at + 5) {
                counted.fetch_add(usize::from(record[0] == 0x17), Ordering::SeqCst);
                at += 5 + usize::from(u16::from_be_bytes([record[3], record[4]]));
            }
        }
    });
    (port, data)
}

/// What the program says to a sync with the server at a port, trusting one authority.
fn sync(port: u16, trusted: &Path) -> (Option<i32>, String) {
    let root = tempfile::tempdir().unwrap();
    let home = settle_in(root.path(), &format!("https://localhost:{port}"));
    let mut command = Command::new(PROGRAM);
    command.args(["--json", "--lang", "en", "--home"]).arg(&home).arg("sync").env("SSL_CERT_FILE", trusted);
    let done = tokio::task::block_in_place(|| command.output().unwrap());
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_prove_who_it_is_gets_no_byte_of_a_request() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let root = tempfile::tempdir().unwrap();
    let trusted = root.path().join("authority.pem");
    let authority = authority();
    std::fs::write(&trusted, authority.pem()).unwrap();
    let (port, read) = server(Some(&authority), "localhost", 2_400).await;
    let (_, said) = sync(port, &trusted);
    assert!(read.load(Ordering::SeqCst) > 0, "the good one is spoken to: {said}");
    let stranger = self::authority();
    for (what, (port, read)) in [
        ("expired", server(Some(&authority), "localhost", 2_020).await),
        ("another host", server(Some(&authority), "crm.example.com", 2_400).await),
        ("self-signed", server(None, "localhost", 2_400).await),
        ("an authority that nobody trusts", server(Some(&stranger), "localhost", 2_400).await),
        ("TLS 1.1", old_server().await),
    ] {
        let (status, said) = sync(port, &trusted);
        assert_eq!(status, Some(5), "{what}: {said}");
        assert_eq!(read.load(Ordering::SeqCst), 0, "{what}");
    }
}
