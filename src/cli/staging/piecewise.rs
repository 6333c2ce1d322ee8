//! An output that is written piece by piece, larger than memory: it lies in a nameless file until it is
//! whole, and only then stands at the place that a person named.
//!
//! Nameless, so that a run that is killed leaves nothing; and no other run has to wait for the folder
//! as long as this one is still at work.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Seek as _, Write},
    path::{Path, PathBuf},
};

use tempfile::tempfile_in;

use super::{delivery, disk, lock::Lock, replacement, rights, temporary, trouble::Trouble};
use crate::cli::{standard_output, whereabouts};

/// An output that is being written.
#[derive(Debug)]
pub struct Piecewise {
    path: PathBuf,
    file: File,
}

impl Write for Piecewise {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Piecewise {
    /// Nothing yet of what is to stand at `path`.
    ///
    /// # Errors
    /// A link leads nowhere, or the system refuses.
    pub(super) fn at(path: &Path) -> Result<Self, Trouble> {
        rights::no_broken_link(path)?;
        let real = whereabouts::of(path);
        // A device has no folder that files lie in.
        let near = real.ancestors().skip(1).find(|folder| folder.is_dir());
        let file = near.map_or_else(tempfile::tempfile, |near| {
            tempfile_in(near).or_else(|_| tempfile::tempfile())
        });
        Ok(Self {
            path: path.to_owned(),
            file: file?,
        })
    }

    /// Puts what was written in its place.
    ///
    /// # Errors
    /// What stands there takes no output, or the system refuses; it is then as it was.
    pub(super) fn settle(mut self) -> Result<(), Trouble> {
        self.file.rewind()?;
        let standing = match fs::metadata(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return self.create(),
            standing => standing?,
        };
        if !standing.is_file() {
            if delivery::is_written_through(&standing) {
                let mut device = OpenOptions::new().write(true).open(&self.path)?;
                return Ok(standard_output::copy_to(&mut self.file, &mut device)?);
            }
            // Says why it cannot be.
            rights::may_replace(&standing)?;
        }
        let target = whereabouts::real(&self.path)?;
        let folder = target.parent().expect("a file is in a folder");
        let lock = Lock::wait(folder)?;
        rights::may_change(&target, &standing)?;
        temporary::clear(folder, &lock);
        if replacement::names(&standing) > 1 {
            return self.overwrite(&target);
        }
        let mut file = temporary::private_file_in(folder)?;
        io::copy(&mut self.file, &mut file)?;
        rights::keep(file.as_file(), &target)?;
        disk::settle_contents(file.as_file())?;
        file.persist(&target).map_err(|refused| refused.error)?;
        disk::settle_names(folder);
        Ok(())
    }

    fn create(mut self) -> Result<(), Trouble> {
        let real = whereabouts::of(&self.path);
        let folder = real.parent().expect("a file is in a folder");
        fs::create_dir_all(folder)?;
        let lock = Lock::wait(folder)?;
        temporary::clear(folder, &lock);
        let mut file = temporary::file_in(folder)?;
        io::copy(&mut self.file, &mut file)?;
        disk::settle_contents(file.as_file())?;
        file.persist_noclobber(&real)
            .map_err(|refused| refused.error)?;
        disk::settle_names(folder);
        Ok(())
    }

    /// Writes over a file that has further names, all of which are to show the new contents. Those
    /// are on the disk beside it by then, also where it has no room for them twice.
    fn overwrite(mut self, target: &Path) -> Result<(), Trouble> {
        let mut copy = temporary::keepsake_in(target.parent().expect("a file is in a folder"))?;
        io::copy(&mut self.file, &mut copy)?;
        disk::settle_contents(copy.as_file())?;
        self.file.rewind()?;
        let mut file = OpenOptions::new().write(true).open(target)?;
        let written = io::copy(&mut self.file, &mut file)
            .and_then(|length| file.set_len(length))
            .and_then(|()| disk::settle_contents(&file));
        written.map_err(|refused| match copy.keep() {
            Ok((_, path)) => Trouble::half_written(refused, path),
            Err(lost) => Trouble::half_written(refused, lost.file.path().to_owned()),
        })
    }
}
