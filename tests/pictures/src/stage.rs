//! What a scene plays on: a sandbox with a fixed seed and a standing clock, and a home of its own that knows
//! nothing but where that sandbox is.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, ensure};

/// Where the clocks of sandbox and program stand.
pub const CLOCK: &str = "2026-03-12T14:02:11Z";
const SEED: &str = "7";
const TICKETS: &str = "1200";
/// A fixed port: where an address is on the screen, it is in the picture.
const PORT: &str = "18431";

/// A running sandbox and a home.
pub struct Stage {
    sandbox: Child,
    home: tempfile::TempDir,
    program: PathBuf,
}

impl Stage {
    /// Starts the sandbox and writes the settings that lead to it.
    pub fn set(program: &Path) -> anyhow::Result<Self> {
        let home = tempfile::tempdir()?;
        let mut sandbox = Command::new(program)
            .args(["sandbox", "--port", PORT, "--tickets", TICKETS, "--seed", SEED, "--clock", CLOCK])
            .env_clear()
            .env("HOME", home.path())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} cannot be started: build it first", program.display()))?;
        let mut line = String::new();
        let output = sandbox.stdout.take().context("the sandbox has an output")?;
        let stage = Self { sandbox, home, program: program.to_owned() };
        BufReader::new(output).read_line(&mut line)?;
        let said: serde_json::Value =
            serde_json::from_str(&line).context("the sandbox's first line is JSON")?;
        let word = |name: &str| {
            said[name].as_str().map(str::to_owned).with_context(|| format!("no {name} in {line}"))
        };
        let config = stage.home().join("config");
        std::fs::create_dir_all(&config)?;
        std::fs::set_permissions(&config, std::fs::Permissions::from_mode(0o700))?;
        let token = stage.home().join("token");
        std::fs::write(&token, word("token")?)?;
        std::fs::set_permissions(&token, std::fs::Permissions::from_mode(0o600))?;
        std::fs::write(
            config.join("settings.toml"),
            format!(
                "[crm]\nbase = \"{}\"\nauth = {{ type = \"bearer\", token = \"file:{}\" }}\nrate = \"60000/min\"\n",
                word("base")?,
                token.display(),
            ),
        )?;
        Ok(stage)
    }

    /// The home folder of the program.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The arguments that every call begins with.
    pub fn args(&self, language: &str, more: &[&str]) -> Vec<String> {
        let home = self.home().display().to_string();
        let base = ["--home", &home, "--lang", language, "--clock", CLOCK];
        base.iter().chain(more).map(|arg| (*arg).to_owned()).collect()
    }

    /// Takes the sandbox away: from now on the CRM cannot be reached.
    pub fn stop(&mut self) {
        // Gone already is as good.
        let _ = self.sandbox.kill();
        let _ = self.sandbox.wait();
    }

    /// Runs a headless verb to its end.
    pub fn run(&self, language: &str, verb: &[&str]) -> anyhow::Result<()> {
        let done = Command::new(&self.program)
            .args(self.args(language, verb))
            .env_clear()
            .env("HOME", self.home())
            .env("TZ", "UTC")
            .output()?;
        let said = String::from_utf8_lossy(&done.stderr);
        ensure!(done.status.success(), "`{}` ended with {}: {said}", verb.join(" "), done.status);
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The sandbox has no state worth a farewell.
        self.stop();
    }
}
