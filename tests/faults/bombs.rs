//! Answers that are too much: the real program, with little memory, ends with an error and not with a crash.

use std::process::Command;

use super::proxy::{Fault, Rule};
use super::rig::{Rig, Ways};
use crate::session::{PROGRAM, settle_in};

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_too_large_is_an_error_and_no_crash() {
    let rig = Rig::with(Ways::default()).await;
    let root = tempfile::tempdir().unwrap();
    let home = settle_in(root.path(), &rig.proxy.base);
    // 800 MB of address space: an answer held whole would need more.
    let sync = || {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "ulimit -v 800000 && exec \"$@\"", "sh", PROGRAM, "--json", "--home"]);
        command.arg(&home).arg("sync").env("MALLOC_ARENA_MAX", "1");
        tokio::task::block_in_place(|| command.output().unwrap())
    };
    for fault in [Fault::GzipBomb(600), Fault::HugeJson(200), Fault::DeepJson(1_000_000)] {
        rig.proxy.fault(Rule::new("GET", "/search/export", fault.clone()));
        let done = sync();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(5), "{fault:?}: {said}");
        assert!(rig.proxy.made() >= 1, "{fault:?} was met");
    }
    rig.proxy.calm();
    let done = sync();
    let said: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(said["pulled"].as_u64().unwrap() as usize, rig.count().await, "{said}");
}
