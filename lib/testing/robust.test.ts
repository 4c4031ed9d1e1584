import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sourceFiles, textOf } from "./source-files";

// What must not end a process or depend on how it was built.

const root = fileURLToPath(new URL("../..", import.meta.url));
const programs = readdirSync(path.join(root, "scripts"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".mjs") && !/node_modules|benchmarks/.test(name))
  .map((name) => ({ name: `scripts/${name.replaceAll(path.sep, "/")}`, text: textOf(`scripts/${name}`) }));
const shipped = [
  ...sourceFiles("lib", "app", "components", "scripts", "prisma").filter(
    ({ name, isForTests }) => !isForTests && !/^scripts\/benchmarks\/|for-tests/.test(name),
  ),
  ...programs,
];

/** 'file: match' of each place. */
const places = (pattern: RegExp, files: readonly { name: string; text: string }[] = shipped) =>
  files.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([match]) => `${name}: ${match}`));

test("nothing listens for one error only: an emitter can have a second, which would end the process", () => {
  expect(places(/\.once\(\s*["']error["']/g)).toEqual([]);
});

test("database connections are opened in one place for each kind, where their errors are listened to", () => {
  expect(places(/new (?:pg\.)?(?:Client|Pool)\(/g)).toEqual([
    "lib/kernel/connection/listen.ts: new pg.Client(",
    "lib/kernel/connection/pool.ts: new pg.Pool(",
    "scripts/database/with-client.mjs: new pg.Client(",
  ]);
});

test("errors are distinguished by class, code or type: names of classes are shortened in a built product", () => {
  expect(places(/\.constructor\b\??\.name/g)).toEqual([]);
  expect(
    places(/\b\w*(?:error|err|cause|failure|thrown|exception)\b\??\.name\s*(?:[!=]==?|\)|\.)/gi),
  ).toEqual([]);
});

test("keys are made by what every origin has: crypto.randomUUID is missing on http://", () => {
  const inBrowsers = shipped.filter(({ name }) => /^(app|components|lib\/web)\//.test(name));
  expect(places(/crypto\??\.randomUUID/g, inBrowsers)).toEqual([]);
});
