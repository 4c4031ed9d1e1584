// Writes the file of its first argument with all drawings. Run by hand after changing one:
// `node --import tsx scripts/drawings/draw.tsx public/drawings.svg`.
import { writeFile } from "node:fs/promises";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { AirtimeSent, MoneyLocked, SellerPaid } from "./scenes";
import { Signpost, Unplugged } from "./signs";

const drawings: [name: string, viewBox: string, drawing: ReactNode][] = [
  ["money-locked", "0 0 320 200", <MoneyLocked key="money-locked" />],
  ["airtime-sent", "0 0 320 200", <AirtimeSent key="airtime-sent" />],
  ["seller-paid", "0 0 320 200", <SellerPaid key="seller-paid" />],
  ["signpost", "0 0 220 176", <Signpost key="signpost" />],
  ["unplugged", "0 0 200 96", <Unplugged key="unplugged" />],
];

/** Each drawing a symbol, in the colours of the page that uses it. */
function drawSprite(): string {
  const symbols = drawings.map(([name, viewBox, drawing]) =>
    renderToStaticMarkup(
      <symbol id={name} viewBox={viewBox} fill="none">
        {drawing}
      </symbol>,
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

await writeFile(process.argv[2] ?? "public/drawings.svg", drawSprite());
