//! Tells Zed how to start `tadqiq lsp`.

use zed_extension_api::{
    self as zed, Command, Extension, LanguageServerId, Result, Worktree, serde_json::Value,
    settings::LspSettings,
};

struct Tadqiq;

impl Extension for Tadqiq {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let named = LspSettings::for_worktree(id.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary?.path);
        let command = named.or_else(|| worktree.which("tadqiq")).ok_or(
            "tadqiq is not on the path: install it, or name it in lsp.tadqiq.binary.path of the settings",
        )?;
        Ok(Command {
            command,
            args: vec!["lsp".to_owned()],
            env: worktree.shell_env(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?.settings;
        Ok(settings.map(|settings| zed::serde_json::json!({ "tadqiq": settings })))
    }
}

zed::register_extension!(Tadqiq);
