import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { textOf } from "./source-files";

/** What only airtime knows of. A module of a kind of asset, its screens and its SQL may say it; nothing else may. */
const WORDS =
  /\b(network|faceValue|recipientPhone|ussd|face_value|face_value_minor|recipient_phone|faceValueMinor)\b/;
const OWN = /^(lib|components|prisma\/sql)\/assets\/airtime(\/|\.sql$)/;
const FOLDERS = ["lib", "app", "components", "prisma", "scripts", "e2e"];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.(ts|tsx|sql|prisma)$/.test(name))
    .filter((name) => !/(^|\/)(node_modules|generated|\.next|\.data)\//.test(name)),
);

test("what only airtime knows of is said nowhere else", () => {
  const others = files.filter((name) => !OWN.test(name) && name !== "lib/testing/asset-words.test.ts");
  expect(others.length).toBeGreaterThan(1_000);
  expect(files.length).toBeGreaterThan(others.length);
  const said = others.flatMap((name) => {
    const found = WORDS.exec(textOf(name));
    return found ? [`${name}: ${found[0]}`] : [];
  });
  expect(said).toEqual([]);
});

/** Who may name airtime as a kind: itself, lists of all kinds, the pages of its own market, and what tells a visitor about it. */
const NAMES_AIRTIME: readonly (string | RegExp)[] = [
  OWN,
  "lib/assets/index.ts",
  "components/assets/index.ts",
  "components/assets/accept-forms.tsx",
  /^app\/\(market\)\/offers\//,
  "components/home/read-home.ts",
  "components/help/figures.ts",
  "app/(site)/help/disputes/page.tsx",
];
/** Tests, the demo and benches trade airtime; what is generated says what is declared. */
const NOT_SHIPPED =
  /^(prisma\/seed|scripts|e2e|lib\/testing)\/|(\.test|-for-tests|\.spec)\.tsx?$|^prisma\/sql\/machines\.sql$/;

test("airtime is named as a kind by itself, by lists of kinds and on its own pages alone", () => {
  const mayName = (name: string) =>
    NAMES_AIRTIME.some((place) => (typeof place === "string" ? place === name : place.test(name)));
  const named = files.filter((name) => !NOT_SHIPPED.test(name) && /\bAIRTIME\b/.test(textOf(name)));
  expect(named.filter((name) => !mayName(name))).toEqual([]);
  const unused = NAMES_AIRTIME.filter((place) =>
    named.every((name) => (typeof place === "string" ? place !== name : !place.test(name))),
  );
  expect(unused).toEqual([]);
});

/** A kind's own: of one that only tests trade, it stands in their folder. */
const KINDS_SQL = /^(prisma\/sql\/assets\/|lib\/assets\/test-kinds\/.*\.sql$)/;

test("only the SQL of a kind reads what is in terms and in what buyers give", () => {
  const readers = files.filter(
    (name) => !KINDS_SQL.test(name) && /\b(terms|delivery)\s*(->|#>)/.test(textOf(name)),
  );
  expect(readers.filter((name) => name !== "lib/testing/asset-words.test.ts")).toEqual([]);
});
