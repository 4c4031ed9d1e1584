import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { mayCall } from "./may-call";
import { textOf } from "./source-files";

const root = fileURLToPath(new URL("../..", import.meta.url));
const documents = [
  "README.md",
  ...readdirSync(`${root}docs`).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];

/** Between backticks and from the checkout's root, or what a link or a picture leads to. */
const NAMED = /`((?:app|components|docs|e2e|lib|prisma|public|scripts)\/[\w./[\]()-]+)`/g;
const LINKED = /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g;

test.each(documents)("each file that %s names is there", (document) => {
  const text = textOf(document);
  const folder = document.includes("/") ? "docs/" : "";
  const named = [...text.matchAll(NAMED)].map(([, name = ""]) => name);
  const linked = [...text.matchAll(LINKED)].map(([, name = ""]) => folder + name);
  expect([...named, ...linked].filter((name) => !existsSync(root + name))).toEqual([]);
});

test("docs/architecture.md says of each slice what it holds", () => {
  const text = textOf("docs/architecture.md");
  expect(Object.keys(mayCall).filter((slice) => !text.includes(`\`lib/${slice}\``))).toEqual([]);
});
