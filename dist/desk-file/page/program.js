// The program within the page itself. Files come from the person, and what is written goes back to
// them: into the folder that they opened where the browser can write there, else as downloads.

import { folder, reread, write as writeTo } from "./folder.js";

const WORDS = {
  "zh-CN": {
    open: "打开",
    help: "年度文件（.toml）在哪里，就打开哪个文件夹；保存和写出的文件都在里面（写出的在 out/年度/）。文件不会离开这台电脑。",
    helpFiles: "选年度文件（.toml），连同它用到的上年文件、模板和附件；保存和写出的文件由浏览器下载。文件不会离开这台电脑。",
    folder: "打开文件夹",
    files: "打开文件",
    fonts: "选字体",
    fontsChosen: (count) => `PDF 用的字体文件：${count} 个`,
    downloads: "没有下载成的，点这里：",
    refused: (path, why) => `没能写到文件夹里的 ${path}（${why}），已改为下载。`,
    tooLarge: "有的文件太大，没有读进来：",
  },
  en: {
    open: "Open",
    help: "Open the folder with the year file (.toml); what is saved and built goes there (built files to out/YEAR/). No file leaves this computer.",
    helpFiles: "Choose the year file (.toml), and with it last year's, the template and attachments that it names; the browser downloads what is saved and built. No file leaves this computer.",
    folder: "Open a folder",
    files: "Open files",
    fonts: "Choose fonts",
    fontsChosen: (count) => `Font files for the PDF: ${count}`,
    downloads: "What was not downloaded is here:",
    refused: (path, why) => `${path} could not be written to the folder (${why}) and was downloaded.`,
    tooLarge: "Too large, and left out: ",
  },
};
const words = WORDS[document.documentElement.lang] ?? WORDS.en;

// Of one place in the browser's memory for all pages that are files: the name says whose it is.
const NOTE = "report-desk:";
const UNSAVED = ".unsaved";

const ready = begin();
let changed = () => {};
// Whether files were opened that nobody has chosen among.
let isOpening = false;
let isUnsaved = false;
let fonts = 0;

async function begin() {
  const packed = Uint8Array.from(atob(document.getElementById("program").textContent), (one) => one.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(unpacked).arrayBuffer();
  await wasm_bindgen({ module_or_path: bytes });
  return new wasm_bindgen.Desk(document.documentElement.lang);
}

export async function ask(request) {
  const desk = await ready;
  if (["save", "build", "next"].includes(request.ask)) await reread(desk);
  let answered = JSON.parse(desk.answer(JSON.stringify(request)));
  if (isOpening && answered.files?.length === 1) {
    const [{ path }] = answered.files;
    answered = JSON.parse(desk.answer(JSON.stringify({ ask: "open", path })));
  }
  isOpening = false;
  isUnsaved = answered.isUnsaved;
  const wrong = await keep(desk.takeWritten());
  if (wrong !== "") answered.wrong = [answered.wrong, wrong].filter(Boolean).join("\n");
  return answered;
}

// Where a browser tells nobody of a changed file, it is looked for when somebody comes back.
export function watch(tell) {
  changed = () => tell.changed([Infinity, 0]);
  addEventListener("focus", async () => {
    if (await reread(await ready)) changed();
  });
  ready.then(changed, () => tell.lost(true));
  return () => {};
}

addEventListener("beforeunload", (event) => {
  if (isUnsaved) event.preventDefault();
});

// Puts what was written where the person keeps files; what stood in the way.
async function keep(written) {
  const wrong = [];
  const links = [];
  for (const { path, bytes } of written) {
    if (path.endsWith(UNSAVED)) {
      note(path, bytes);
    } else if (bytes !== undefined) {
      const why = await writeTo(path, bytes);
      if (why !== null) links.push(download(path, bytes));
      if (why) wrong.push(words.refused(path, why));
    }
  }
  if (links.length > 0) {
    const title = document.createElement("span");
    title.textContent = words.downloads;
    document.getElementById("downloads").replaceChildren(title, ...links);
  }
  return wrong.join("\n");
}

// Where the browser keeps the note of each year file: beside files of one name there are those of other
// folders, which the first line of a note, the fingerprint of its file, tells apart. Of one file each
// page has a note of its own.
const notes = new Map();
const page = Math.random().toString(36).slice(2);

// What is not saved outlives the page, as far as the browser has room for it.
function note(path, bytes) {
  try {
    if (bytes === undefined) {
      localStorage.removeItem(notes.get(path));
      notes.delete(path);
      return;
    }
    const text = Array.from(bytes, (one) => String.fromCharCode(one)).join("");
    const key = `${NOTE}${path} ${text.slice(0, text.indexOf("\n"))} ${page}`;
    localStorage.setItem(key, btoa(text));
    // What was recalled of another page is in it.
    if (notes.has(path) && notes.get(path) !== key) localStorage.removeItem(notes.get(path));
    notes.set(path, key);
  } catch {
    // Whoever closes the page is asked first.
  }
}

// Recalls the note of a year file, if there is one of this very file.
function recall(desk, path) {
  const own = `${NOTE}${path}${UNSAVED} `;
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(own))) {
      const bytes = Uint8Array.from(atob(localStorage.getItem(key)), (one) => one.charCodeAt(0));
      if (desk.recall(path, bytes)) notes.set(path + UNSAVED, key);
    }
  } catch {
    // The browser keeps nothing for this page.
  }
}

function download(path, bytes) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = path.slice(path.lastIndexOf("/") + 1);
  link.textContent = link.download;
  link.click();
  return link;
}

// Takes files in, each with its path.
async function take(files) {
  const desk = await ready;
  for (const { path, bytes } of files) {
    desk.put(path, bytes);
    if (path.endsWith(".toml")) recall(desk, path);
  }
  isOpening = true;
  changed();
}

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

// A button that chooses files, and what takes them.
function chooser(text, kinds, act) {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.hidden = true;
  input.accept = kinds;
  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    await act(files);
  });
  return [button(text, () => input.click()), input];
}

// The page's own elements: ways in on the first page, fonts beside the other tools.
function furnish() {
  const [openFiles, files] = chooser(words.files, "", async (chosen) => {
    const read = chosen.map(async (file) => ({ path: file.name, bytes: await bytesOf(file) }));
    await take(await Promise.all(read));
  });
  files.id = "open-files";
  const section = document.createElement("section");
  const title = document.createElement("h2");
  title.id = "first-open";
  title.textContent = words.open;
  section.setAttribute("aria-labelledby", title.id);
  const help = document.createElement("p");
  const hasFolders = "showDirectoryPicker" in window;
  help.textContent = hasFolders ? words.help : words.helpFiles;
  const ways = hasFolders ? [button(words.folder, openFolder)] : [];
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(...ways, openFiles, files);
  section.append(title, help, tools);
  document.getElementById("first").prepend(section);
  const [chooseFonts, fontFiles] = chooser(words.fonts, ".ttf,.otf,.ttc,.otc", async (chosen) => {
    const desk = await ready;
    for (const file of chosen) desk.addFont(file.name, await bytesOf(file));
    fonts += chosen.length;
    document.getElementById("said").textContent = words.fontsChosen(fonts);
  });
  fontFiles.id = "font-files";
  document.getElementById("draft").after(chooseFonts, fontFiles);
  const downloads = document.createElement("p");
  downloads.id = "downloads";
  document.getElementById("said").after(downloads);
  for (const id of ["show", "quit"]) document.getElementById(id).hidden = true;
}

async function openFolder() {
  let chosen;
  try {
    chosen = await folder(await window.showDirectoryPicker({ mode: "readwrite" }), await ready);
  } catch (error) {
    if (error.name !== "AbortError") document.getElementById("said").textContent = String(error.message);
    return;
  }
  await take(chosen.files);
  if (chosen.left.length > 0) {
    document.getElementById("said").textContent = words.tooLarge + chosen.left.join("、");
  }
}

furnish();
