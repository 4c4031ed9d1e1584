// Verifies an exported record of a trade: its chain, its texts, its place under a signed root. It imports nothing, so that it can be
// read in one sitting and run anywhere: by `node verify-record.mjs RECORD [ROOTS]`, and in a browser. Form: docs/record-format.md.

const utf8 = new TextEncoder();
const HEX = /^(?:[0-9a-f]{2})*$/;

const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const fromHex = (text) =>
  typeof text === "string" && HEX.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : new Uint8Array();

export async function sha256(...parts) {
  const bytes = parts.flatMap((part) => [...(typeof part === "string" ? utf8.encode(part) : part)]);
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes))));
}

/** The canonical form (RFC 8785, of objects, text, whole numbers and null). */
export function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What canonical JSON of an object says; undefined for any other text. */
export function read(text) {
  const value = parsed(text);
  return typeof value === "object" && value && canonical(value) === text ? value : undefined;
}

export const hasKeys = (value, ...keys) =>
  value !== null &&
  typeof value === "object" &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => Object.hasOwn(value, key));

/**
 * @typedef {{ entry: number | null, says: string }} Problem `entry`: its number; null for what is about the whole file
 * @typedef {{ number: number, kind: string, facts: Record<string, string | null>, text: string | null | undefined }} Entry
 *   `text`: null where there is none, undefined where the file does not have it
 * @typedef {{ day: string, entries: number, root: string, key: string, isListed: boolean | undefined }} Seal
 *   `isListed`: whether the list of roots has it; undefined without a list
 * @typedef {{ trade: string, head: string, entries: Entry[], seal: Seal | null, problems: Problem[] }} Verdict
 */

/**
 * Verifies the text of a record's file. `roots` is the text of a list of roots, if there is one to compare with. It is true where
 * `problems` is empty.
 * @param {string} text
 * @param {string} [roots]
 * @returns {Promise<Verdict>}
 */
export async function verifyRecord(text, roots) {
  /** @type {Problem[]} */
  const problems = [];
  const verdict = { trade: "", head: "", entries: [], seal: null, problems };
  const note = (says, entry = null) => problems.push({ entry, says });
  const record = parsed(text);
  if (!isRecord(record)) {
    note("This file isn’t a record in the form amana.record.v1.");
    return verdict;
  }
  const { trade, head, entries, proof } = record;
  const last = await verifyChain(trade, entries, verdict);
  if (head !== last) note("The head isn’t the digest of the newest entry.");
  const list = roots === undefined ? undefined : await verifyRoots(roots, note);
  if (proof !== null) await verifySeal(record, list, verdict, note);
  if (problems.length === 0 && `${JSON.stringify(record, null, 1)}\n` !== text) {
    note("The file was changed after it was exported.");
  }
  return Object.assign(verdict, { trade, head });
}

const isRecord = (record) =>
  hasKeys(record, "format", "trade", "entries", "head", "proof") &&
  record.format === "amana.record.v1" &&
  Array.isArray(record.entries);

async function verifyChain(trade, entries, { entries: known, problems }) {
  let before = "00".repeat(32);
  let expected = 1;
  for (const entry of entries) {
    const body = read(entry?.body);
    const number = Number.isSafeInteger(body?.number) ? body.number : expected;
    const says = await entryProblem({ trade, entry, body, before, expected });
    if (says) problems.push({ entry: number === expected ? number : expected, says });
    if (body) known.push({ number, kind: body.kind, facts: body.facts, text: textOf(entry, body) });
    before = typeof entry?.digest === "string" ? entry.digest : "";
    expected = Math.max(expected, number + 1);
  }
  return before;
}

const textOf = ({ text }, body) => (body.text === null ? null : text);

async function entryProblem({ trade, entry, body, before, expected }) {
  if (!body || !hasKeys(body, "facts", "kind", "number", "text", "trade", "v") || body.v !== 1) {
    return `Entry ${expected} was changed: it isn’t in the form of an entry.`;
  }
  if (body.number > expected) {
    const missing =
      body.number === expected + 1 ? `Entry ${expected} is` : `Entries ${expected} to ${body.number - 1} are`;
    return `${missing} missing: entry ${body.number} stands in that place.`;
  }
  if (body.number !== expected) return `Entry ${body.number} stands in the place of entry ${expected}.`;
  if (body.trade !== trade) return `Entry ${expected} belongs to another trade.`;
  const digest = await sha256("amana.record.entry.v1\n", fromHex(before), entry.body);
  if (digest !== entry.digest) return `Entry ${expected} was changed, or the digest before it.`;
  return textProblem(entry, body, expected);
}

async function textProblem(entry, body, number) {
  const isOpened = hasKeys(entry, "body", "digest", "salt", "text");
  if (!isOpened && !hasKeys(entry, "body", "digest"))
    return `Entry ${number} was changed: it isn’t in the form of an entry.`;
  if (!isOpened) return undefined;
  const commitment = await sha256("amana.record.text.v1\n", fromHex(entry.salt), String(entry.text));
  return commitment === body.text ? undefined : `The text of entry ${number} was changed.`;
}

async function verifySeal({ trade, entries, proof }, list, verdict, note) {
  const root = read(proof.statement);
  if (!root || !hasKeys(proof, "entries", "index", "path", "statement", "signature")) {
    note("The proof of the day’s root was changed.");
    return;
  }
  const { entries: held, statement } = proof;
  if (held > entries.length) {
    note(
      `Entries ${entries.length + 1} to ${held} are missing: the root of ${root.day} holds them.`,
      entries.length + 1,
    );
    return;
  }
  const leaf = `{"digest":"${entries[held - 1]?.digest}","entries":${held},"trade":"${trade}"}`;
  if ((await rootFrom(await sha256(Uint8Array.of(0), leaf), proof, root.leaves)) !== root.root) {
    note(`Entries 1 to ${held} aren’t those that the root of ${root.day} holds.`, held);
  }
  const signature = await signatureProblem(root, proof);
  if (signature) note(signature);
  const isListed = list?.has(statement);
  if (isListed === false) note(`The root of ${root.day} isn’t in the list of roots.`);
  verdict.seal = { day: root.day, entries: held, root: root.root, key: root.key, isListed };
}

/** The root that leaf and path lead to (RFC 9162, 2.1.3.2); undefined where they fit no tree of so many leaves. */
export async function rootFrom(leaf, { index, path }, leaves) {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves || !Array.isArray(path)) return undefined;
  let at = index;
  let end = leaves - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (end === 0) return undefined;
    if (at % 2 === 1 || at === end) {
      hash = await sha256(Uint8Array.of(1), fromHex(sibling), fromHex(hash));
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        end = Math.floor(end / 2);
      }
    } else {
      hash = await sha256(Uint8Array.of(1), fromHex(hash), fromHex(sibling));
    }
    at = Math.floor(at / 2);
    end = Math.floor(end / 2);
  }
  return end === 0 ? hash : undefined;
}

export async function signatureProblem({ day, key }, { statement, signature }) {
  const bytes = fromHex(signature);
  if (bytes.length !== 64) return `The signature of the root of ${day} was changed.`;
  let isTrue = false;
  try {
    const jwk = { kty: "OKP", crv: "Ed25519", x: key };
    const publicKey = await crypto.subtle.importKey("jwk", jwk, "Ed25519", true, ["verify"]);
    const signed = utf8.encode(`amana.root.v1\n${statement}`);
    isTrue = await crypto.subtle.verify("Ed25519", publicKey, bytes, signed);
  } catch (error) {
    if (error instanceof DOMException && error.code === DOMException.NOT_SUPPORTED_ERR)
      return "This browser can’t verify Ed25519 signatures. Use a newer one.";
  }
  return isTrue ? undefined : `The root of ${day} isn’t signed by its key.`;
}

/** The statements of a list of roots, a line each, oldest first. Each names the one before it, and is of the day after. */
export async function verifyRoots(text, note) {
  const statements = new Set();
  let before;
  for (const line of text.split("\n").slice(0, -1)) {
    const { statement, signature } = parsed(line) ?? {};
    const root = read(statement);
    if (!root || JSON.stringify({ statement, signature }) !== line) {
      note(`Line ${statements.size + 1} of the list of roots was changed.`);
      return statements;
    }
    const says =
      (await signatureProblem(root, { statement, signature })) ??
      (before && (await orderProblem(root, before)));
    if (says) note(says);
    statements.add(statement);
    before = { root, statement };
  }
  return statements;
}

async function orderProblem(root, before) {
  const dayAfter = new Date(Date.parse(before.root.day) + 86_400_000).toISOString().slice(0, 10);
  if (root.day !== dayAfter) return `The list of roots has none of ${dayAfter}.`;
  const prev = await sha256(`amana.root.v1\n${before.statement}`);
  return root.prev === prev ? undefined : `The root of ${root.day} doesn’t follow the one before it.`;
}

function reportOf({ trade, head, entries, seal, problems }) {
  const lines = entries.map(({ number, kind, facts, text }) => {
    const says = text === undefined ? " [text not in this file]" : text === null ? "" : ` “${text}”`;
    return `${String(number).padStart(3)} ${facts?.at} ${facts?.move ?? kind}${says}`;
  });
  const sealed = seal
    ? `Entries 1 to ${seal.entries} are under the root of ${seal.day}, ${seal.root}, signed by ${seal.key}${seal.isListed ? ", which is in the list of roots" : ""}.`
    : "No root holds this record yet.";
  return problems.length === 0
    ? [...lines, "", `Trade ${trade}`, `Head ${head}`, sealed, "The record is whole."]
    : ["The record is broken.", ...problems.map(({ says }) => says)];
}

async function main([file, roots]) {
  const { readFileSync } = process.getBuiltinModule("node:fs");
  const text = (name) =>
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(name));
  const verdict = await verifyRecord(text(file), roots && text(roots));
  process.stdout.write(`${reportOf(verdict).join("\n")}\n`);
  process.exitCode = verdict.problems.length === 0 ? 0 : 1;
}

if (globalThis.process?.argv?.[1]?.endsWith("verify-record.mjs")) {
  main(process.argv.slice(2)).catch(({ message }) => {
    process.stderr.write(`${message}\nName a record’s file: npm run verify:record -- RECORD [ROOTS]\n`);
    process.exitCode = 2;
  });
}
