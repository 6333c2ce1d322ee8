//! Windows' desktop, which starts the program where its file is opened, or files are dropped on it: in a
//! window that goes as soon as the program ends.

use std::io::{self, IsTerminal as _, Write as _};

use crate::diagnostic::{Language, Text};

/// Keeps the window until whoever opened it has read what stands in it.
pub(super) fn keep_window(language: Language) {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() || !has_started_this() {
        return;
    }
    let text = Text::new("按回车键关闭窗口", "press Enter to close this window");
    // A window that cannot be read from cannot be kept.
    let _ = writeln!(io::stdout(), "\n{}", text.get(language));
    let _ = io::stdin().read_line(&mut String::new());
}

/// Whether the desktop started the program.
#[cfg(windows)]
pub(super) fn has_started_this() -> bool {
    use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

    let mut system = System::new();
    let mut look_at = |process: Pid| {
        let only = [process];
        let only = ProcessesToUpdate::Some(&only);
        system.refresh_processes_specifics(only, false, ProcessRefreshKind::nothing());
        let process = system.process(process)?;
        Some((process.parent(), process.name().to_os_string()))
    };
    let parent = sysinfo::get_current_pid().ok().and_then(&mut look_at);
    let parent = parent.and_then(|(parent, _)| look_at(parent?));
    parent.is_some_and(|(_, name)| name.eq_ignore_ascii_case("explorer.exe"))
}

/// Whether the desktop started the program: only Windows' opens a window for it.
#[cfg(not(windows))]
pub(super) fn has_started_this() -> bool {
    false
}
