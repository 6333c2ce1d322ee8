// The folder that the person opened, as far as the browser lets a page into it.

// Larger files are none that a year file names; more of them are somebody's whole archive.
const LARGEST = 16 * 1024 * 1024;
const MOST = 64 * 1024 * 1024;
const DEEPEST = 2;
const BUILT = "out";

let root = null;
// The files that were read, with the time and the size that they had.
const known = new Map();

const stamp = (file) => `${file.lastModified} ${file.size}`;
const read = async (file) => new Uint8Array(await file.arrayBuffer());

// The files of a folder, by their paths in it; `left` are those that are too large. Those of the folder
// before are no longer on the desk: another organ's may be among them.
export async function folder(handle, desk) {
  root = handle;
  for (const path of known.keys()) desk.remove(path);
  known.clear();
  const found = [];
  await gather(handle, "", 0, found);
  // Year files before all others, for which there may be no room.
  found.sort((one, other) => other.path.endsWith(".toml") - one.path.endsWith(".toml"));
  const files = [];
  const left = [];
  let sum = 0;
  for (const { path, handle: own } of found) {
    const file = await own.getFile();
    if (file.size > LARGEST || sum + file.size > MOST) {
      left.push(path);
      continue;
    }
    sum += file.size;
    known.set(path, { handle: own, stamp: stamp(file) });
    files.push({ path, bytes: await read(file) });
  }
  return { files, left };
}

async function gather(handle, path, depth, found) {
  for await (const [name, entry] of handle.entries()) {
    if (name.startsWith(".") || (depth === 0 && name === BUILT)) continue;
    if (entry.kind === "file") found.push({ path: path + name, handle: entry });
    else if (depth < DEEPEST) await gather(entry, `${path}${name}/`, depth + 1, found);
  }
}

// Takes in what was changed outside; whether something was.
export async function reread(desk) {
  let isChanged = false;
  for (const [path, one] of known) {
    let file;
    try {
      file = await one.handle.getFile();
    } catch {
      desk.remove(path);
      known.delete(path);
      isChanged = true;
      continue;
    }
    if (stamp(file) === one.stamp) continue;
    one.stamp = stamp(file);
    desk.put(path, await read(file));
    isChanged = true;
  }
  return isChanged;
}

// Writes a file into the folder: null where that is done, else why not; nothing where there is none.
export async function write(path, bytes) {
  if (root === null) return "";
  try {
    const names = path.split("/");
    const name = names.pop();
    let within = root;
    for (const one of names) within = await within.getDirectoryHandle(one, { create: true });
    const handle = await within.getFileHandle(name, { create: true });
    // The old file stays as it is until the new one is whole.
    const writable = await handle.createWritable();
    await writable.write(bytes);
    await writable.close();
    if (names[0] !== BUILT) known.set(path, { handle, stamp: stamp(await handle.getFile()) });
    return null;
  } catch (error) {
    return error.message;
  }
}
