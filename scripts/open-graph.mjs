// Draws what others show of us: the picture of a shared link, and the icons that cannot be SVG. Its output is committed.
// Run by hand after changing open-graph.html, a drawing or the mark:
// `node --import tsx scripts/open-graph.mjs`, with CHROMIUM_PATH where Playwright has no browser of its own.
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MoneyLocked } from "./drawings/scenes.tsx";

const file = (path) => new URL(`../${path}`, import.meta.url);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ["--no-sandbox"] });

async function linkPicture() {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.goto(file("scripts/open-graph.html").href);
  await page.locator(".drawing").evaluate(
    (place, drawing) => {
      place.innerHTML = drawing;
    },
    renderToStaticMarkup(
      createElement(
        "svg",
        { viewBox: "0 0 320 200", fill: "none", width: "100%" },
        createElement(MoneyLocked),
      ),
    ),
  );
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot();
}

/** The mark at `size` pixels. `fill` is how much of the width it takes; phones cut a maskable icon to a circle. */
async function icon(size, { fill, ground = "transparent" }) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const mark = await readFile(file("public/icon.svg"), "utf8");
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">
      <div style="width:${fill * 100}%">${mark.replace("<svg ", '<svg style="display:block" ')}</div>`,
  );
  return page.screenshot({ omitBackground: true });
}

/** One PNG of at most 255 pixels in the envelope of an .ico file. */
function ico(png, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.set([size, size], 6);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

await writeFile(file("app/opengraph-image.png"), await linkPicture());
await writeFile(file("public/icon-192.png"), await icon(192, { fill: 1 }));
await writeFile(file("public/icon-512.png"), await icon(512, { fill: 1 }));
await writeFile(file("public/icon-maskable-512.png"), await icon(512, { fill: 0.86, ground: "#0f4c36" }));
await writeFile(file("public/apple-touch-icon.png"), await icon(180, { fill: 0.9, ground: "#0f4c36" }));
await writeFile(file("public/favicon.ico"), ico(await icon(32, { fill: 1 }), 32));
await browser.close();
