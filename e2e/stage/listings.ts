import { randomInt, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { z } from "zod";
import { HOME } from "@/lib/money/currencies";
import { uniqueLetters } from "@/lib/testing/letters";
import { get, post, viewerOf } from "./api";
import { environment } from "./environment";

const LEAF = "mobile-phones";

const Asked = z.object({
  schema: z.object({
    conditions: z.array(z.string()).min(1),
    attributes: z.array(
      z.object({
        key: z.string(),
        type: z.string(),
        required: z.boolean().optional(),
        min: z.number().optional(),
        choices: z.array(z.object({ value: z.string() })).optional(),
      }),
    ),
  }),
});
type Attribute = z.infer<typeof Asked>["schema"]["attributes"][number];

function filled({ type, min = 0, choices = [] }: Attribute): string | boolean | string[] {
  if (type === "number") return String(min);
  if (type === "choice") return choices[0]?.value ?? "";
  if (type === "choices") return [choices[0]?.value ?? ""];
  if (type === "flag") return true;
  return type === "date" ? "2024-01-01" : "Itel";
}

/** A picture unlike any other, of stripes. */
async function picture(page: Page): Promise<string> {
  const stripes = Array.from(
    { length: 24 },
    (_, at) =>
      `<rect x="${at * 50}" width="50" height="${randomInt(200, 900)}" fill="#${randomInt(0x100000, 0xffffff).toString(16)}"/>`,
  );
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${stripes.join("")}</svg>`;
  const buffer = await sharp(Buffer.from(drawn)).jpeg().toBuffer();
  const headers = {
    origin: environment.appUrl,
    "idempotency-key": randomUUID(),
    "x-page-viewer": await viewerOf(page),
  };
  const answer = await page.request.post("/api/v1/images", {
    headers,
    multipart: { file: { name: "phone.jpg", mimeType: "image/jpeg", buffer } },
  });
  expect(answer.status()).toBe(201);
  return z.object({ imageId: z.uuid() }).parse(await answer.json()).imageId;
}

/** How many there are, what one costs, in kobo, and how it gets to its buyer. */
interface Stock {
  units?: string;
  minor?: string;
  delivery?: ("SEND" | "PICK_UP")[];
}

/** A person’s listing of a phone, written and submitted; answers its id. */
export async function submitListing(page: Page, title: string, stock: Stock = {}): Promise<string> {
  const { schema } = Asked.parse(await (await get(page, `/categories/${LEAF}`)).json());
  const draft = {
    title,
    description: `${title}, with its box and charger. Bought in ${uniqueLetters()}.`,
    condition: schema.conditions[0],
    attributes: Object.fromEntries(
      schema.attributes.filter(({ required }) => required).map((one) => [one.key, filled(one)]),
    ),
    price: { minor: stock.minor ?? "4500000", currency: HOME },
    units: stock.units ?? "1",
    images: [{ imageId: await picture(page) }],
    state: "LA",
    lga: "Ikeja",
    ...(stock.delivery && { delivery: stock.delivery }),
  };
  const made = await post(page, "/listings", { category: LEAF, ...draft });
  expect(made.status(), await made.text()).toBe(201);
  const { listingId } = z.object({ listingId: z.uuid() }).parse(await made.json());
  const submitted = await post(page, `/listings/${listingId}/submit`, {});
  expect(submitted.ok(), await submitted.text()).toBe(true);
  return listingId;
}

/** The same, once a moderator has let it go live: the rules of risk look at it first. */
export async function liveListing(
  page: Page,
  moderator: Page,
  title: string,
  stock: Stock = {},
): Promise<string> {
  const id = await submitListing(page, title, stock);
  await ruleOn(moderator, id, "approve");
  return id;
}

/** A moderator decides on what waits, as soon as it does. */
export async function ruleOn(
  moderator: Page,
  id: string,
  ruling: "approve" | "reject",
  data: object = {},
): Promise<void> {
  await expect
    .poll(async () => (await post(moderator, `/listings/${id}/${ruling}`, data)).status(), {
      intervals: [100, 250, 500],
    })
    .toBe(200);
}
