import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface SourceFile {
  /** From the checkout's root, with forward slashes. */
  name: string;
  text: string;
  lines: number;
  /** What it imports: files of ours from the root and without an ending, packages by their names. */
  imports: string[];
  /** Those of them that are more than types. */
  runs: string[];
  /** Only for tests, and so free of the rules on what may call what. */
  isForTests: boolean;
}

/** Every TypeScript file of ours under these folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  const names = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, "/")))
      .filter((name) => /\.tsx?$/.test(name) && !isForeign(name)),
  );
  return names.map((name) => {
    const text = readFileSync(path.join(root, name), "utf8");
    return {
      name,
      text,
      lines: text.split("\n").length - 1,
      imports: importsOf(name, text),
      runs: importsOf(name, text.replaceAll(TYPES, "")),
      isForTests: /\.test\.tsx?$|-for-tests\.tsx?$|^lib\/testing\//.test(name),
    };
  });
}

/** Any file of ours, as text. */
export const textOf = (name: string): string => readFileSync(path.join(root, name), "utf8");

const isForeign = (name: string) => /(^|\/)(node_modules|generated|\.next|\.data)(\/|$)/.test(name);

const TYPES = /^(import|export) type [^;]*;/gm;
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g;

function importsOf(name: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, asked = ""]) => {
    if (asked.startsWith("@/")) return asked.slice(2);
    return asked.startsWith(".") ? path.posix.join(path.posix.dirname(name), asked) : asked;
  });
}

/** The text of every template tagged `sql`, without what is put into it; templates inside of others follow them. */
export function sqlIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf("sql`"); at >= 0; at = text.indexOf("sql`", at + 4)) {
    found.push(literalFrom(text, at + 4));
  }
  return found;
}

/** A template's own text from behind its first backtick, each `${…}` as '?'. */
function literalFrom(text: string, start: number): string {
  let own = "";
  for (let at = start; at < text.length && text[at] !== "`"; at += 1) {
    if (text.startsWith("${", at)) {
      at = endOfPart(text, at + 2);
      own += "?";
    } else own += text[at];
  }
  return own;
}

/** Where the brace stands that closes a part of a template, past the templates within. */
function endOfPart(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "`") at += lengthOfTemplate(text, at + 1);
    else if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

function lengthOfTemplate(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== "`")
    at = text.startsWith("${", at) ? endOfPart(text, at + 2) + 1 : at + 1;
  return at - start + 1;
}
