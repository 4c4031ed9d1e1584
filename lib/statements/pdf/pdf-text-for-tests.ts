import { inflateSync } from "node:zlib";

/** The text of a PDF in drawing order, one string per text operation. Supports only PDFs of our own writer. */
export function pdfText(pdf: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(pdf).toString("latin1"));
  const characters = charactersByFont(objects);
  return [...objects.values()].flatMap(({ stream }) =>
    stream.includes(" Tf") ? drawnIn(stream, characters) : [],
  );
}

/** The number of pages. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b/g)?.length ?? 0;

interface PdfObject {
  head: string;
  stream: string;
}

function objectsOf(file: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = "", body = ""] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = "", packed] = body.split(/\nstream\n/);
    const raw = Buffer.from(packed?.replace(/\nendstream$/, "") ?? "", "latin1");
    const isText = packed && head.includes("/FlateDecode") && !head.includes("/Length1");
    objects.set(id, { head, stream: isText ? inflateSync(raw).toString("latin1") : "" });
  }
  return objects;
}

/** The characters of each font's glyphs, by the font's name on the pages. */
function charactersByFont(objects: Map<string, PdfObject>): Map<string, string[]> {
  const fonts = new Map<string, string[]>();
  for (const { head } of objects.values()) {
    for (const [, name = "", id = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? "")?.[1] ?? "";
      const list = /\[([\s\S]*?)\]/.exec(objects.get(map)?.stream.split("beginbfrange")[1] ?? "")?.[1] ?? "";
      fonts.set(
        name,
        Array.from(list.matchAll(/<([0-9a-f ]*)>/gi), ([, hex = ""]) => fromHex(hex)),
      );
    }
  }
  return fonts;
}

const fromHex = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le");

function drawnIn(stream: string, characters: Map<string, string[]>): string[] {
  let font: string[] = [];
  const drawn: string[] = [];
  for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = characters.get(name) ?? [];
    else drawn.push(textOf(shown ?? "", font));
  }
  return drawn;
}

const textOf = (shown: string, font: string[]) =>
  Array.from(shown.matchAll(/<([0-9a-f]+)>/gi), ([, hex = ""]) => hex)
    .join("")
    .replace(/.{4}/g, (glyph) => font[Number.parseInt(glyph, 16)] ?? "\ufffd");
