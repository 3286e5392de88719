//! Files of a conversation, brought beside the screen when somebody asked. Where they may come from is `crm`'s to
//! decide, how they are called `domain`'s.

use std::path::{Path, PathBuf};

use tokio::sync::mpsc::{Receiver, UnboundedSender};

use crate::app::{Msg, Tone, Wanted};
use crate::config::save_new;
use crate::crm::Client;
use crate::domain::file_name::file_name;
use crate::domain::say::Say;

/// Brings one file after the other, and tells where each lies.
pub(super) async fn bring(
    client: Client,
    folder: PathBuf,
    mut wanted: Receiver<Wanted>,
    door: UnboundedSender<Msg>,
) {
    while let Some(file) = wanted.recv().await {
        let told = match one(&client, &folder, &file).await {
            Ok(say) => Msg::Told(say, Tone::Good),
            Err(say) => Msg::Told(say, Tone::Bad),
        };
        let _ = door.send(told);
    }
}

async fn one(client: &Client, folder: &Path, file: &Wanted) -> Result<Say, Say> {
    let bytes = client.download(&file.address).await.map_err(|error| error.say())?;
    let folder = folder.join(file_name(file.ticket.as_str()));
    let name = file.name.clone();
    let saved = tokio::task::spawn_blocking(move || save_new(&folder, &name, &bytes)).await;
    let path = saved.map_err(|_| Say::new("files-broken-off"))?.map_err(|error| error.say())?;
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Where the name says something about somebody, the folder alone is told.
    let shown = if file.shown == file.name { own } else { file.shown.clone() };
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    Ok(Say::new("files-brought").with("name", shown).with("folder", folder))
}
