import { readFile, writeFile } from "node:fs/promises";
import { inCheckout } from "./paths.mjs";

const file = inCheckout("docs/proof.md");
const head = `# Proof

What the long tests last proved, at which commit. \`npm run test:long -- NAME\` writes a row when all of its chunks have passed.

| name | what passed | commit | day | minutes |
|---|---|---|---|---|
`;

/**
 * Writes the row of one long test, in place of its last one.
 * @param {string} name
 * @param {{ proves: string, commit: string, seconds: number }} result
 */
export async function writeProof(name, { proves, commit, seconds }) {
  const text = await readFile(file, "utf8").catch(() => head);
  const day = new Date().toISOString().slice(0, 10);
  const row = `| ${name} | ${proves} | ${commit} | ${day} | ${(seconds / 60).toFixed(1)} |`;
  const others = text
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith(`| ${name} |`));
  await writeFile(file, `${[...others, row].join("\n")}\n`);
}
