//! An independent client, `zenpy`, works against the sandbox unchanged.

use std::process::Stdio;

use super::Desk;

#[tokio::test]
async fn zenpy_lists_tickets_reads_comments_and_posts_an_update() {
    let importable = tokio::process::Command::new("python3")
        .args(["-c", "import zenpy"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .await;
    if !importable.is_ok_and(|status| status.success()) {
        println!("Skipped: python3 with zenpy is not installed (pip install zenpy).");
        return;
    }
    let desk = Desk::small().await;
    let (agent, admin) = (desk.running.agent(), desk.running.admin());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/zenpy/session.py");
    let port = desk.running.addr.port().to_string();
    let output = tokio::process::Command::new("python3")
        .args([script, &port, &agent.email, &agent.token, &admin.email, &admin.token])
        .output()
        .await
        .expect("python3 runs");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{out}");
    assert!(output.status.success() && out.contains("all promises held"), "{out}\n{err}");
}
