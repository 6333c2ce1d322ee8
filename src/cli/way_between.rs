//! The way from one folder to another.

use std::path::{Component, Path, PathBuf};

/// The way from one folder to another; none leads from one drive to another.
pub(super) fn way_between(here: &Path, there: &Path) -> Option<PathBuf> {
    let shared = here.ancestors().find(|above| there.starts_with(above))?;
    let up = here.strip_prefix(shared).ok()?.components();
    let down = there.strip_prefix(shared).ok()?;
    Some(
        up.map(|_| Component::ParentDir)
            .collect::<PathBuf>()
            .join(down),
    )
}
