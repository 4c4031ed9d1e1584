import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { json } from "./replies";
import type { Route } from "./router";

const families: Record<string, string> = {
  "figtree-latin.woff2": "figtree/files/figtree-latin-wght-normal.woff2",
  "figtree-latin-ext.woff2": "figtree/files/figtree-latin-ext-wght-normal.woff2",
  "bricolage-grotesque-latin.woff2": "bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  "bricolage-grotesque-latin-ext.woff2":
    "bricolage-grotesque/files/bricolage-grotesque-latin-ext-wght-normal.woff2",
};

/** The product's two typefaces, from their packages; without them the pages use system fonts. */
export const fontRoute: Route = {
  method: "GET",
  pattern: "/fonts/:file",
  answer: async ({ params }) => {
    const file = families[params.file ?? ""];
    const bytes = file && (await readFont(file));
    if (!bytes) return json(404, { message: "No such font." });
    const headers = { "content-type": "font/woff2", "cache-control": "max-age=86400" };
    return { status: 200, headers, body: bytes };
  },
};

async function readFont(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(createRequire(import.meta.url).resolve(`@fontsource-variable/${file}`));
  } catch {
    return undefined;
  }
}
