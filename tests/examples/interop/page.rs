//! A person signs in on the emulator's page with a real browser, which comes back to the program.

use graph_auth::Interactive;

use crate::scene::{Scene, Visitor};

pub(crate) async fn sign_in(scene: &Scene) {
    let visitor = Visitor::new(scene.program("/browser"));
    let (browser, emulator) = (visitor.clone(), scene.emulator.clone());
    let credential = Interactive::new("organizations", scene.text("/emulator/client_id"), move |page| {
        browser.open(&emulator.here(page))
    });
    let token = scene.token(&credential, &["User.Read", "Mail.Read"]).await;
    scene.is_ada(&token).await;
    // It has seen the page that says so.
    visitor.is_done();
}
