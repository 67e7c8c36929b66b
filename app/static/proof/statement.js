/* A statement from its text: the layout of app/domain/proof/statements.py, read and checked in the browser. */
"use strict";

const PROOF = { DOMAINS: { 1: "satupintu statement 1\n", 2: "satupintu statement 2\n" }, LIST: "satupintu revocations 1\n", ENTRY: "satupintu revoked permit 1\n" };
const SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const utf8 = new TextEncoder();

const SORTS = { 1: "letter" };

class NotAStatement extends Error {}
class NewerStatement extends Error {}

function fromBase32(text) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", bytes = [];
  let held = 0, bits = 0;
  for (const letter of text) {
    const value = letters.indexOf(letter);
    if (value < 0) throw new NotAStatement();
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 0xff);
  }
  return new Uint8Array(bytes);
}

function fromBase64(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
}

function hexadecimal(bytes) {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}

function joined(...parts) {
  return new Uint8Array(parts.flatMap((part) => Array.from(part)));
}

function reader(bytes) {
  let at = 0;
  const take = (length) => {
    if (at + length > bytes.length) throw new NotAStatement();
    return bytes.subarray(at, (at += length));
  };
  const number = (length) => take(length).reduce((sum, one) => sum * 256n + BigInt(one), 0n);
  return {
    take, number,
    day: () => { const days = Number(number(2)); return days === 0xffff ? null : new Date(Date.UTC(2000, 0, 1 + days)); },
    text: () => new TextDecoder("utf-8", { fatal: true }).decode(take(Number(number(1)))),
    isAtEnd: () => at === bytes.length,
  };
}

/* The ten signs of the number, then the two that check them; weights are powers of 3, modulo 31. */
function shortCode(number) {
  const places = [];
  for (let power = 9n; power >= 0n; power -= 1n) places.push(Number((number / 31n ** power) % 31n));
  const power = (exponent) => Number(3n ** BigInt(exponent) % 31n);
  const first = places.reduce((sum, one) => sum + one, 0);
  const second = places.reduce((sum, one, at) => sum + power(at) * one, 0);
  const difference = ((power(11) - power(10)) % 31 + 31) % 31;
  let inverse = 1;
  while ((inverse * difference) % 31 !== 1) inverse += 1;
  const modulo = (value) => ((value % 31) + 31) % 31;
  const last = modulo(modulo(power(10) * first - second) * inverse);
  return [...places, modulo(-first - last), last].map((place) => SIGNS[place]).join("");
}

/* Version 1 is of permits, version 2 says what sort of paper it is of; a letter has a day and no validity. */
function readHead(from) {
  const version = Number(from.number(1)), covers = Number(from.number(1));
  if (!(version in PROOF.DOMAINS)) throw version > 2 && version < 16 ? new NewerStatement() : new NotAStatement();
  if (covers > 1) throw new NotAStatement();
  const sort = version === 1 ? "permit" : SORTS[Number(from.number(1))];
  if (!sort) throw new NewerStatement();
  const head = { version, sort, coversFile: covers === 1, key: hexadecimal(from.take(4)), validFrom: from.day() };
  return { ...head, validUntil: sort === "permit" ? from.day() : null };
}

function readStatement(text) {
  const encoded = text.split("#").pop().replace(/\s+/g, "").toUpperCase();
  const bytes = fromBase32(encoded);
  if (bytes.length < 100) throw new NotAStatement();
  const packed = bytes.subarray(0, -64), from = reader(packed);
  const statement = {
    ...readHead(from),
    code: shortCode(from.number(7)), hash: hexadecimal(from.take(32)),
    number: from.text(), title: from.text(), holder: from.text(), agency: from.text(),
  };
  if (!from.isAtEnd() || statement.validFrom === null) throw new NotAStatement();
  const signed = joined(utf8.encode(PROOF.DOMAINS[statement.version]), packed);
  return { statement, signature: bytes.subarray(-64), signed };
}

async function isSignedBy(key, signature, message) {
  const known = await crypto.subtle.importKey("raw", fromBase64(key.public), { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, known, signature, message);
}

/* Some browsers have no Ed25519, and none has any of it on a page that came unencrypted over the network. */
async function canCheck() {
  if (!globalThis.crypto || !crypto.subtle) return false;
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), { name: "Ed25519" }, false, ["verify"]);
    return true;
  } catch (fault) {
    return fault.name === "DataError";
  }
}

async function sha256(bytes) {
  return hexadecimal(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

async function entryOf(statement) {
  return (await sha256(utf8.encode(`${PROOF.ENTRY}${statement.number}\n${statement.code}`))).slice(0, 32);
}
