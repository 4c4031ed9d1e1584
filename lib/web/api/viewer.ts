import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { viewerScript, viewerStyle } from "./viewer-files";

/** What the page at /api/v1/docs loads. Swagger UI is served as its package has it. */
const files = new Map<string, { type: string; text: () => string | Promise<string> }>([
  ["swagger-ui.js", { type: "text/javascript", text: () => ofPackage("swagger-ui-bundle.js") }],
  ["swagger-ui.css", { type: "text/css", text: () => ofPackage("swagger-ui.css") }],
  ["viewer.js", { type: "text/javascript", text: () => viewerScript }],
  ["viewer.css", { type: "text/css", text: () => viewerStyle }],
]);

const FOLDER = path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules/swagger-ui-dist");

const ofPackage = (name: string) => readFile(path.join(FOLDER, name), "utf8");

/** One of the page's files; undefined if there is none of that name. */
export async function viewerFile(name: string): Promise<Response | undefined> {
  const file = files.get(name);
  if (!file) return undefined;
  const headers = { "content-type": `${file.type}; charset=utf-8`, "cache-control": "public, max-age=3600" };
  return new Response(await file.text(), { headers });
}

/** The page. `theme` is the reader's choice; without one the page follows the system. */
export function viewerPage(nonce: string, theme: "light" | "dark" | undefined): string {
  const at = (name: string) => `/api/v1/docs/${name}`;
  return `<!doctype html>
<html lang="en-NG"${theme ? ` data-theme="${theme}"` : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API – Amana</title>
<meta name="description" content="Every operation of Amana’s API: what it takes, needs and answers.">
<link rel="stylesheet" href="${at("swagger-ui.css")}">
<link rel="stylesheet" href="${at("viewer.css")}">
<script nonce="${nonce}" src="${at("swagger-ui.js")}" defer></script>
<script nonce="${nonce}" src="${at("viewer.js")}" defer></script>
</head>
<body>
<header><a href="/">Amana</a> <a href="/api/v1/openapi.json">OpenAPI document</a></header>
<div id="viewer"><noscript>This page needs JavaScript. The same is in the <a href="/api/v1/openapi.json">OpenAPI document</a>.</noscript></div>
</body>
</html>
`;
}
