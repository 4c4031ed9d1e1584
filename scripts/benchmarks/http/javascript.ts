import { gzipSync } from "node:zlib";
import { digits, type Finding } from "../figure";
import type { Stage } from "../stage";
import type { OwnApp } from "./own-app";
import { listingOf } from "./page-visits";

const LIMIT_KB = 145;
const OWN_LIMIT_KB = 10;
/** A page that has the frame of all pages and no script of its own. */
const EMPTY_PAGE = "/help";

/** What a first visit has to load before a page works: the scripts of the served HTML, but none for browsers of the past. */
export async function javascript(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const pages = { landing: "/", offers: "/offers", "offer page": `/offers/${app.offerId}` };
  const whole = Object.entries(pages).map(([name, path]) => weigh(app, name, path));
  return Promise.all([
    ...whole,
    weighOwn(app, "results", "/goods"),
    weighOwn(app, "listing", await listingOf(app)),
  ]);
}

async function weigh(app: OwnApp, name: string, path: string): Promise<Finding> {
  const page = await scriptsAt(app, path);
  if (typeof page === "string") return `The ${name} was not weighed: ${page}`;
  const { places, total } = page;
  return {
    what: `first-load JavaScript of the ${name}, gzip -9, 1 kB = 1000 bytes`,
    values: [total / 1000],
    unit: "kB",
    target: { atMost: LIMIT_KB },
    beside: `${places.length} scripts; ${digits(total / 1000 / LIMIT_KB)} of what is allowed`,
  };
}

/** What a page's own scripts weigh, beside those of a page that has none. */
async function weighOwn(app: OwnApp, name: string, path: string): Promise<Finding> {
  const [page, empty] = await Promise.all([scriptsAt(app, path), scriptsAt(app, EMPTY_PAGE)]);
  if (typeof page === "string") return `The ${name} was not weighed: ${page}`;
  if (typeof empty === "string") return `The empty page was not weighed: ${empty}`;
  return {
    what: `JavaScript of the ${name} over that of an empty page, gzip -9`,
    values: [(page.total - empty.total) / 1000],
    unit: "kB",
    target: { atMost: OWN_LIMIT_KB },
    beside: `${digits(empty.total / 1000)} kB of an empty page`,
  };
}

/** The scripts of the HTML at an address and their bytes together, or why it was not read. */
async function scriptsAt(
  { url }: OwnApp,
  path: string,
): Promise<{ places: string[]; total: number } | string> {
  const page = await fetch(url + path);
  if (!page.ok) return `${path} answered ${page.status}.`;
  const places = scriptsOf(await page.text());
  const sizes = await Promise.all(places.map((place) => gzippedBytes(new URL(place, url).href)));
  return { places, total: sizes.reduce((sum, size) => sum + size, 0) };
}

function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  const places = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .map((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1]?.replaceAll("&amp;", "&"));
  return [...new Set(places.filter((place) => place !== undefined))];
}

async function gzippedBytes(address: string): Promise<number> {
  const script = await fetch(address);
  if (!script.ok) throw new Error(`${address} answered ${script.status}.`);
  return gzipSync(await script.bytes(), { level: 9 }).length;
}
