/* The checking page: takes a statement, a newer list and a file, and says what is proved. Sends nothing anywhere. */
"use strict";

const SENTENCES = {
  none: ["late", "Ini bukan pernyataan Satu Pintu", "Teksnya tidak lengkap atau bukan dari QR izin atau surat kantor. Salinlah seluruh teks QR, dari awal sampai akhir."],
  newer: ["late", "Laman ini lebih lama daripada suratnya", "Pernyataan ini dibuat dengan cara yang belum dikenal laman ini. Unduhlah laman pemeriksaan terbaru dari kantor; alamatnya ada di bawah."],
  unknown: ["late", "Kunci penerbit tidak dikenal", "Pernyataan ini dibuat dengan kunci yang tidak ada di laman ini. Unduhlah laman pemeriksaan terbaru dari kantor; bila tetap tidak dikenal, jangan percaya."],
  withdrawn: ["late", "Kunci penerbit telah ditarik", "Kantor menarik kunci ini. Periksalah surat ini di laman kantor."],
  forged: ["late", "Tanda tangan pernyataan tidak cocok", "Isinya diubah atau dipalsukan. Jangan percaya."],
  revoked: ["late", "Dicabut", "Izin ini telah dicabut dan tidak memberi hak lagi."],
  void: ["late", "Batal", "Nomor izin ini dibatalkan; izin ini tidak memberi hak."],
  replaced: ["late", "Diganti", "Izin ini telah diganti dengan izin yang lebih baru."],
  early: ["soon", "Belum berlaku", "Izin ini asli, tetapi masa berlakunya belum mulai."],
  expired: ["soon", "Kedaluwarsa", "Izin ini asli, tetapi masa berlakunya sudah habis."],
  valid: ["ok", "Berlaku", "Pernyataan ini asli, dan izin ini berlaku menurut daftar pencabutan di bawah."],
  genuine: ["ok", "Asli", "Kantor menerbitkan surat ini, dan menurut daftar di bawah surat ini tidak ditarik."],
  taken_back: ["late", "Ditarik", "Surat ini pernah diterbitkan, tetapi kantor telah menariknya."],
};
const at = (id) => document.getElementById(id);
const day = (date) => date.toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const moment = (text) => new Date(text).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
const inside = (id) => JSON.parse(at(id).textContent);
const KEYS = inside("keys");
let list = null;
let shown = null;

function told(place, [standing, title, meaning]) {
  place.className = `verdict ${standing}`;
  place.replaceChildren(Object.assign(document.createElement("strong"), { textContent: title }), ` ${meaning}`);
  place.hidden = false;
}

async function listFrom(published) {
  const key = KEYS.find((one) => one.id === published.key && !one.withdrawn_at);
  const message = utf8.encode(PROOF.LIST + published.payload);
  if (!key || !(await isSignedBy(key, fromBase64(published.signature), message))) return null;
  return JSON.parse(published.payload);
}

async function standingOf(text, today) {
  let found;
  try { found = readStatement(text); } catch (fault) { return { standing: fault instanceof NewerStatement ? "newer" : "none" }; }
  const { statement, signature, signed } = found;
  const key = KEYS.find((one) => one.id === statement.key);
  if (!key) return { standing: "unknown" };
  if (key.withdrawn_at) return { standing: "withdrawn" };
  if (!(await isSignedBy(key, signature, signed))) return { standing: "forged" };
  const standing = STANDING_OF[statement.sort](statement, await entryOf(statement), today);
  return { standing, statement };
}

const isListed = (part, entry) => Boolean(list) && (list[part] || []).includes(entry);

const STANDING_OF = {
  permit(statement, entry, today) {
    // A list from before voids were listed apart names them as revoked.
    const ended = ["revoked", "void", "replaced"].find((part) => isListed(part, entry));
    if (ended) return ended;
    if (today < statement.validFrom) return "early";
    return statement.validUntil && today > statement.validUntil ? "expired" : "valid";
  },
  /* A letter is valid for no time: it was written, and perhaps withdrawn. */
  letter: (statement, entry) => (isListed("void", entry) ? "taken_back" : "genuine"),
};

/* The day where the reader is, as the days in a statement are counted. */
function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

const LINES_OF = {
  permit: (statement) => [
    ["Pemegang", statement.holder], ["Berlaku sejak", day(statement.validFrom)],
    ["Berlaku sampai", statement.validUntil ? day(statement.validUntil) : "sampai dicabut"],
  ],
  letter: (statement) => [["Kepada", statement.holder], ["Tanggal surat", day(statement.validFrom)]],
};

function facts(statement) {
  const lines = [
    ["Penerbit", statement.agency], ["Jenis", statement.title], ["Nomor", statement.number], ...LINES_OF[statement.sort](statement),
    ["Kode", statement.code.match(/.{4}/g).join("-")],
    [statement.coversFile ? "Sidik berkas PDF (SHA-256)" : "Sidik isi (SHA-256)", statement.hash],
  ];
  at("facts").replaceChildren(...lines.flatMap(([name, value]) => [
    Object.assign(document.createElement("dt"), { textContent: name }),
    Object.assign(document.createElement("dd"), { textContent: value }),
  ]));
}

async function check() {
  const text = at("text").value.trim();
  shown = null;
  at("proved").hidden = true;
  at("file-result").hidden = true;
  if (!text) return;
  const { standing, statement } = await standingOf(text, today());
  told(at("result"), SENTENCES[standing]);
  if (!statement) return;
  shown = statement;
  facts(statement);
  at("proved").hidden = false;
}

function tellList() {
  if (!list) {
    at("list").textContent = "Belum ada daftar pencabutan yang sah: izin yang dicabut dan surat yang ditarik tidak akan ketahuan di sini.";
    return;
  }
  const old = new Date(list.good_until) < new Date();
  at("list").textContent = `Daftar pencabutan per ${moment(list.as_of)}.`
    + (old ? " Daftar ini sudah lama: izin yang dicabut dan surat yang ditarik sesudahnya tidak ketahuan. Unduhlah yang baru." : "");
  at("list").className = old ? "soon" : "";
}

async function loadList(file) {
  let newer = null;
  try { newer = await listFrom(JSON.parse(await file.text())); } catch { newer = null; }
  if (newer && (!list || newer.as_of >= list.as_of)) list = newer;
  tellList();
  if (!newer) at("list").textContent = "Berkas itu bukan daftar pencabutan yang sah, atau rusak. " + at("list").textContent;
  await check();
}

async function compare(file) {
  if (!shown) return;
  const isSame = (await sha256(await file.arrayBuffer())) === shown.hash;
  const what = shown.coversFile ? "berkas PDF" : "teks isi";
  told(at("file-result"), isSame
    ? ["ok", "Sama persis", `Berkas ini adalah ${what} yang dinyatakan kantor, tanpa perubahan satu tanda pun.`]
    : ["late", "Berbeda", `Berkas ini bukan ${what} yang dinyatakan. `
      + (shown.coversFile ? "" : "Pernyataan di QR adalah tentang teks isi, bukan berkas PDF; untuk PDF pakailah pernyataan berkas dari laman verifikasi.")]);
}

async function start() {
  if (!(await canCheck())) {
    told(at("result"), ["late", "Peramban ini tidak dapat memeriksa", "Peramban ini belum mengenal Ed25519, atau laman ini dibuka lewat sambungan tanpa https. Simpanlah laman ini lalu bukalah dengan peramban yang lebih baru."]);
    at("check").disabled = true;
    return;
  }
  const published = inside("revoked");
  list = published.signature ? await listFrom(published) : null;
  tellList();
  at("form").addEventListener("submit", (event) => { event.preventDefault(); check(); });
  at("newer").addEventListener("change", (event) => event.target.files[0] && loadList(event.target.files[0]));
  at("file").addEventListener("change", (event) => event.target.files[0] && compare(event.target.files[0]));
  if (location.hash.length > 1) at("text").value = location.hash.slice(1);
  await check();
  document.documentElement.dataset.ready = "";
}

start();
