import { gzipSync } from "node:zlib";
import { digits, type Finding } from "../figure";
import type { Stage } from "../stage";
import type { OwnApp } from "./own-app";

const LIMIT_KB = 145;

/** What a first visit has to load before a page works: the scripts of the served HTML, but none for browsers of the past. */
export async function javascript(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const pages = { landing: "/", offers: "/offers", "offer page": `/offers/${app.offerId}` };
  return Promise.all(Object.entries(pages).map(([name, path]) => weigh(app, name, path)));
}

async function weigh({ url }: OwnApp, name: string, path: string): Promise<Finding> {
  const page = await fetch(url + path);
  if (!page.ok) return `The ${name} was not weighed: ${path} answered ${page.status}.`;
  const html = await page.text();
  const places = scriptsOf(html);
  const sizes = await Promise.all(places.map((place) => gzippedBytes(new URL(place, url).href)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return {
    what: `first-load JavaScript of the ${name}, gzip -9, 1 kB = 1000 bytes`,
    values: [total / 1000],
    unit: "kB",
    target: { atMost: LIMIT_KB },
    beside: `${places.length} scripts; ${digits(total / 1000 / LIMIT_KB)} of what is allowed`,
  };
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
