// Buys goods by checkouts, and airtime beside them, on the database of its DATABASE_URL, and tells the process that forked it how long each
// took. What is bought is put there by the owner: listings have pages and pictures that nobody looks at here.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { placeCheckout, quoteCheckout } from "@/lib/checkout";
import type { Actor } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import { addAddress } from "@/lib/shipping";
import { fund, makePeople, publishOffers } from "./people";
import { accept } from "./trading";

export interface CheckoutsMeasured {
  /** Checkouts of one line, and accepts of airtime, a second: a pair each. */
  rates: { checkouts: number; accepts: number }[];
  /** Milliseconds of a checkout of ten parcels, and of one of a single parcel: a pair each. */
  parcels: { ten: number; one: number }[];
  /** Milliseconds until the last of 300 buyers has an answer: of one listing of 100 units, and of 300 listings. */
  rush: { together: number; apart: number; sold: number; refusedWrongly: number }[];
}

const PAIRS = 5;
const BUYERS = 16;
const EACH = 10;
const CROWD = 300;
const UNITS = 100;
const PRICE = 100_000n;

const owner = new pg.Pool({ connectionString: process.env.BENCHMARK_OWNER_URL, max: 4 });

/** Puts so many units of a listing of this seller on sale, and answers its id. */
async function list({ id: sellerId }: Actor, units: number): Promise<string> {
  const id = newId();
  const rule = basisPoints(250);
  const terms = {
    version: 1,
    title: "Benchmark kettle",
    category: "kettles",
    condition: "New",
    attributes: [],
  };
  const content = {
    title: terms.title,
    description: "",
    condition: "NEW",
    attributes: {},
    images: [],
    delivery: ["SEND"],
  };
  const [category] = (
    await owner.query<{ id: string; slug: string; version: number }>(
      `select c.id, c.slug, s.version from category c join category_schema s on s.category_id = c.id order by c.slug, s.version desc limit 1`,
    )
  ).rows;
  invariant(category, "there are categories");
  const sold = { ...terms, category: category.slug, coverId: null };
  await owner.query(
    `with made as (
      insert into listing (id, seller_id, state, category_id, draft, saved_at, versions, live_version, first_live_at)
      values ($1, $2, 'LIVE', $3, '{}', now(), 1, 1, now())),
    written as (
      insert into listing_version (id, listing_id, version, category_id, category_slug, category_version, content, terms, image_ids, state, lga,
        currency, price_minor, units, fee_rule)
      values ($4, $1, 1, $3, $5, $6, $7, $8, '[]', 'LA', 'Ikeja', $12, $9, $10, $11))
    insert into offer (id, seller_id, kind, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, expires_at,
      state, units_total) values ($1, $2, 'GOODS', $8, $5, 1, $12, $12, $9, 10000, $11, now() + interval '20 days', 'AVAILABLE', $10)`,
    [
      id,
      sellerId,
      category.id,
      newId(),
      category.slug,
      category.version,
      content,
      sold,
      PRICE.toString(),
      units,
      rule,
      HOME,
    ],
  );
  return id;
}

const address = {
  name: "Ada Obi",
  phone: "+2348031234567",
  state: "LA",
  lga: "Ikeja",
  area: "",
  street: "12 Allen Avenue",
  landmark: "",
  note: "",
};

/** What this buyer was quoted for one of each. */
async function quoted(buyer: Actor, listingIds: readonly string[]): Promise<string> {
  const lines = listingIds.map((listingId) => ({ listingId, units: 1 }));
  const { token } = await quoteCheckout(buyer, { lines, ways: {} });
  invariant(token, "what is on sale can be bought");
  return token;
}

const buy = (buyer: Actor, quote: string) =>
  placeCheckout(buyer, randomUUID(), { quote, notes: {}, fund: false });

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

async function funded(count: number): Promise<Actor[]> {
  const people = await makePeople(count);
  await Promise.all(
    people.map(async (person) => {
      await fund(person);
      await addAddress(person, "address", address);
    }),
  );
  return people;
}

/** Each buyer one after the other, all buyers at once. */
const inRows = (rows: (() => Promise<unknown>)[][]) =>
  timed(() =>
    Promise.all(
      rows.map(async (row) => {
        for (const act of row) await act();
      }),
    ),
  );

async function rates(): Promise<CheckoutsMeasured["rates"][number]> {
  const [buyers, sellers] = [await funded(BUYERS), await makePeople(BUYERS)];
  const checkouts: (() => Promise<unknown>)[][] = [];
  const accepts: (() => Promise<unknown>)[][] = [];
  for (const [at, buyer] of buyers.entries()) {
    const seller = sellers[at];
    invariant(seller, "each buyer has a seller");
    const row = [];
    for (let n = 0; n < EACH; n += 1) {
      const quote = await quoted(buyer, [await list(seller, 1)]);
      row.push(() => buy(buyer, quote));
    }
    checkouts.push(row);
    accepts.push((await publishOffers(seller, EACH)).map((offerId) => () => accept(buyer, offerId)));
  }
  const all = BUYERS * EACH * 1_000;
  return { checkouts: all / (await inRows(checkouts)), accepts: all / (await inRows(accepts)) };
}

async function parcels(): Promise<CheckoutsMeasured["parcels"][number]> {
  const [buyer] = await funded(1);
  invariant(buyer, "one buyer was asked for");
  const sellers = await makePeople(10);
  const listings: string[] = [];
  for (const seller of sellers) listings.push(await list(seller, 9_000));
  const times = { ten: 0, one: 0 };
  for (let n = 0; n < 20; n += 1) {
    const [many, single] = [
      await quoted(buyer, listings),
      await quoted(buyer, listings.slice(n % 10, (n % 10) + 1)),
    ];
    times.ten += await timed(() => buy(buyer, many));
    times.one += await timed(() => buy(buyer, single));
  }
  return { ten: times.ten / 20, one: times.one / 20 };
}

async function rush(): Promise<CheckoutsMeasured["rush"][number]> {
  const [crowd, sellers] = [await funded(CROWD), await makePeople(CROWD)];
  const [seller] = sellers;
  invariant(seller, "there is a seller");
  const wanted = await list(seller, UNITS);
  const [one, apart]: [string[], string[]] = [[], []];
  for (const [at, buyer] of crowd.entries()) {
    one.push(await quoted(buyer, [wanted]));
    apart.push(await quoted(buyer, [await list(sellers[at] ?? seller, 1)]));
  }
  let sold = 0;
  let refusedWrongly = 0;
  const together = await timed(() =>
    Promise.all(
      crowd.map((buyer, at) =>
        buy(buyer, one[at] ?? "").then(
          () => (sold += 1),
          (error: unknown) => {
            if (!(error instanceof Refusal && error.reason === "out_of_stock")) refusedWrongly += 1;
          },
        ),
      ),
    ),
  );
  const alone = await timed(() => Promise.all(crowd.map((buyer, at) => buy(buyer, apart[at] ?? ""))));
  return { together, apart: alone, sold, refusedWrongly };
}

async function repeated<Measured>(measure: () => Promise<Measured>, times = PAIRS): Promise<Measured[]> {
  const found: Measured[] = [];
  for (let n = 0; n < times; n += 1) found.push(await measure());
  return found;
}

await rates();
const measured: CheckoutsMeasured = {
  rates: await repeated(rates),
  parcels: await repeated(parcels),
  rush: await repeated(rush, 3),
};
await owner.end();
process.send?.(measured);
process.exit(0);
