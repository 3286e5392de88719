//! Theme and language change while one works, and nothing that is written is lost.

use insta::assert_snapshot;
use secondline::app::Sheet;
use secondline::config::Look;

use super::harness::Person;

#[tokio::test(flavor = "multi_thread")]
async fn the_language_changes_under_an_open_text_and_everything_around_it_follows() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("<enter>i").await.type_text("Called the acquirer").await.press("<f2>").await;
    assert_snapshot!(person.guarded());
    let Some(Sheet::Composer(composer)) = person.session.app.sheets.last() else {
        panic!("the note is still open")
    };
    assert_eq!(composer.field.text(), "Called the acquirer");
    person.press("<esc>?<f2>").await;
    let screen = person.screen();
    assert!(screen.contains("Teclas desta tela"), "{screen}");
    person.press("<esc>1").await;
    let screen = person.screen();
    assert!(screen.contains("ASSUNTO") && screen.contains("ajuda"), "{screen}");
    let home = &person.session.app.config.home;
    let kept = std::fs::read_to_string(home.config.join("settings.toml")).expect("the settings");
    assert!(kept.contains("language = \"pt-BR\"") && kept.contains("[return]"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_theme_changes_by_a_key_and_is_remembered() {
    let mut person = Person::sits(80, 24, "es-MX").await;
    person.session.app.look = Look::Dark;
    person.press("<f3>").await;
    assert_eq!(person.session.app.look, Look::Light);
    let screen = person.screen();
    assert!(screen.contains("Tema: claro."), "{screen}");
    person.press("<enter>r<f3>").await;
    assert_eq!(person.session.app.look, Look::HighContrast, "under a sheet as well");
    let home = &person.session.app.config.home;
    let kept = std::fs::read_to_string(home.config.join("settings.toml")).expect("the settings");
    assert!(kept.contains("theme = \"high-contrast\""), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn open_sheets_follow_the_language_and_keep_what_was_typed_and_chosen() {
    let mut person = Person::sits(80, 24, "en").await;
    person.press("s").await.type_text("p").await.press("<f2>").await;
    let screen = person.screen();
    assert!(screen.contains("pendiente") && screen.contains("› p"), "{screen}");
    person.press("<esc>e<f2>").await;
    let screen = person.screen();
    assert!(screen.contains("Relógios de #"), "the clocks speak Portuguese:\n{screen}");
    person.press("<esc><space><space>p").await.type_text("ba").await.press("<enter><f2>").await;
    let screen = person.screen();
    assert!(screen.contains("2 tickets change."), "what several tickets get is said anew:\n{screen}");
    person.press("<esc><esc><esc>r").await.type_text("Dear Ana").await.press("<f2>").await;
    let screen = person.screen();
    assert!(screen.contains("Respuesta") && screen.contains("Dear Ana"), "{screen}");
}
