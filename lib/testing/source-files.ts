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
