// Verifies an exported part of the audit log: each row against the signed root of its day. It runs anywhere with verify-record.mjs beside
// it: `node verify-audit.mjs EXPORT [ROOTS]`. Form: docs/record-format.md.
import {
  canonical,
  hasKeys,
  parsed,
  read,
  rootFrom,
  sha256,
  signatureProblem,
  verifyRoots,
} from "./verify-record.mjs";

const COLUMNS = ["act", "actor", "at", "detail", "id", "posting", "reason", "subject", "subjectKind", "v"];

/**
 * @typedef {{ line: number | null, says: string }} Problem `line`: of the file, from 1; null for what is about the whole
 * @typedef {{ day: string, rows: number, leaves: number, root: string, key: string, isListed: boolean | undefined }} Day
 *   `rows`: those of the file that are under its root, of the `leaves` that it has
 * @typedef {{ rows: number, unsealed: number, days: Day[], problems: Problem[] }} Verdict
 */

/**
 * Verifies the text of an export. `roots` is the text of a list of roots, if there is one to compare with. It is true where `problems` is
 * empty; rows that are `unsealed` wait for the root of their day, and nothing shows whether they were changed.
 * @param {string} text
 * @param {string} [roots]
 * @returns {Promise<Verdict>}
 */
export async function verifyAudit(text, roots) {
  /** @type {Problem[]} */
  const problems = [];
  const note = (says, line = null) => problems.push({ line, says });
  const verdict = { rows: 0, unsealed: 0, days: [], problems };
  const [first, ...lines] = text.split("\n").slice(0, -1);
  const head = headOf(first);
  if (!head || !text.endsWith("\n")) {
    note("This file isn’t an export in the form amana.audit.v1.", 1);
    return verdict;
  }
  const list = roots === undefined ? undefined : await verifyRoots(roots, note);
  const days = await daysOf(head.roots, list, note);
  await verifyRows(lines, days, verdict, note);
  if (head.rows !== lines.length) note(`The file has ${lines.length} rows of ${head.rows}.`);
  for (const { day, rows } of days.values()) if (rows === 0) note(`No row is under the root of ${day}.`);
  return Object.assign(verdict, { rows: lines.length, days: [...days.values()] });
}

function headOf(line) {
  const head = parsed(line ?? "");
  const isHead = hasKeys(head, "format", "roots", "rows") && head.format === "amana.audit.v1";
  return isHead && Array.isArray(head.roots) && JSON.stringify(head) === line ? head : undefined;
}

/** The roots of the head by their days. */
async function daysOf(roots, list, note) {
  const days = new Map();
  for (const one of roots) {
    const root = hasKeys(one, "statement", "signature") ? read(one.statement) : undefined;
    if (!root || root.kind !== "audit" || days.has(root.day)) {
      note("A root of the audit log was changed.", 1);
      continue;
    }
    const signature = await signatureProblem(root, one);
    if (signature) note(signature, 1);
    const isListed = list?.has(one.statement);
    if (isListed === false) note(`The root of ${root.day} isn’t in the list of roots.`, 1);
    days.set(root.day, {
      day: root.day,
      rows: 0,
      leaves: root.leaves,
      root: root.root,
      key: root.key,
      isListed,
    });
  }
  return days;
}

async function verifyRows(lines, days, verdict, note) {
  let before;
  for (const [at, line] of lines.entries()) {
    const number = at + 2;
    const { proof, row } = rowOf(line) ?? {};
    if (row === undefined) {
      note(`Line ${number} was changed: it isn’t in the form of a row.`, number);
      continue;
    }
    if (before !== undefined && BigInt(row.id) >= before)
      note(`Row ${row.id} stands in a wrong place.`, number);
    before = BigInt(row.id);
    if (proof === null) verdict.unsealed += 1;
    else if (await isUnder(row, proof, days.get(proof.day))) days.get(proof.day).rows += 1;
    else note(`Row ${row.id} isn’t the one that the root of ${proof.day} holds.`, number);
  }
}

/** A line's row and proof; undefined for any other text, also for the same in other bytes. */
function rowOf(line) {
  const value = parsed(line);
  if (!hasKeys(value, "proof", "row") || !hasKeys(value.row, ...COLUMNS)) return undefined;
  const { proof, row } = value;
  if (row.v !== 1 || !/^\d{1,18}$/.test(row.id)) return undefined;
  if (proof !== null && !hasKeys(proof, "day", "index", "path")) return undefined;
  return `{"proof":${JSON.stringify(proof)},"row":${canonical(row)}}` === line ? value : undefined;
}

async function isUnder(row, proof, day) {
  if (!day) return false;
  const digest = await sha256("amana.audit.v1\n", canonical(row));
  const leaf = await sha256(Uint8Array.of(0), `{"audit":"${row.id}","digest":"${digest}"}`);
  return (await rootFrom(leaf, proof, day.leaves)) === day.root;
}

function reportOf({ rows, unsealed, days, problems }) {
  if (problems.length > 0) return ["The export is broken.", ...problems.map(({ says }) => says)];
  const sealed = days.map(
    ({ day, rows: own, leaves, root, key, isListed }) =>
      `${day}: ${own} of its ${leaves} rows, under ${root}, signed by ${key}${isListed ? ", which is in the list of roots" : ""}.`,
  );
  const waiting =
    unsealed > 0
      ? [`${unsealed} of ${rows} rows aren’t under a root yet, so nothing shows whether they were changed.`]
      : [];
  return [...sealed, ...waiting, `The ${rows - unsealed} sealed rows are those of the audit log.`];
}

async function main([file, roots]) {
  const { readFileSync } = process.getBuiltinModule("node:fs");
  const text = (name) =>
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(name));
  const verdict = await verifyAudit(text(file), roots && text(roots));
  process.stdout.write(`${reportOf(verdict).join("\n")}\n`);
  process.exitCode = verdict.problems.length === 0 ? 0 : 1;
}

if (globalThis.process?.argv?.[1]?.endsWith("verify-audit.mjs")) {
  main(process.argv.slice(2)).catch(({ message }) => {
    process.stderr.write(`${message}\nName an export’s file: npm run verify:audit -- EXPORT [ROOTS]\n`);
    process.exitCode = 2;
  });
}
