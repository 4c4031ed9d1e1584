import { newId } from "@/lib/kernel/ids";
import { byModerator, decided, goodsOffer, known, leafId, versionOf } from "./listings";
import type { Row } from "./plans";
import { ofOffers } from "./stories-of-trades";
import type { MoveStory, Part, Story, World } from "./world";

const change =
  (set: string) =>
  ({ id }: Row) =>
    `update listing set ${set} where id = '${id as string}'`;
const SCREENED = "screened_at = app_now()";
/** A second version waits. */
const pending =
  (more = "") =>
  ({ id }: Row) =>
    `
  insert into listing_version (id, listing_id, version, category_id, category_slug, category_version, content, terms, image_ids, state, lga, currency,
      price_minor, units, fee_rule)
    select gen_random_uuid(), listing_id, 2, category_id, category_slug, category_version, content, terms, image_ids, state, lga, currency, price_minor, units, fee_rule
    from listing_version where listing_id = '${id as string}' and version = 1;
  update listing set versions = 2, pending_version = 2, submitted_at = app_now()${more} where id = '${id as string}'`;

/** The offer that is made as a listing goes live for the first time. */
const sold = async ({ id, seller_id }: Row, world: World): Promise<Part[]> => {
  const version = (await world.stage.run(
    "select terms, fee_rule, price_minor::text from listing_version where listing_id = $1 and version = 1",
    [id],
  )) as Row[];
  return [{ machine: "offer", row: goodsOffer(seller_id as string, id as string, version[0] ?? {}) }];
};
const withDecision = (verdict: string, about: string): Pick<MoveStory, "by" | "with"> => ({
  ...byModerator,
  with: async ({ id }) => {
    const { machine, row } = decided(id, verdict);
    return [{ machine, row: { ...row, about } }];
  },
});
const flags =
  (count: number, users: string) =>
  ({ id }: Row) =>
    `
  insert into listing_flag (id, listing_id, user_id, reason)
  select gen_random_uuid(), '${id as string}', reader.id, 'SCAM' from (${users} limit ${count}) reader (id)`;

/** A listing that is live, with its offer; made by way of `clear`. */
const liveListing = (world: World) => world.makeOf("listing", "LIVE");

const byContent = { by: (_row: object, { people }: World["stage"]) => people.staff.CONTENT.id };
const schema = {
  attributes: [],
  conditions: ["NEW"],
  windowDays: 3,
  grams: 500,
  risk: 0,
};
const words = { name: "Lamps", describes: "Lamps and lanterns.", words: ["lamp"], position: "3" };

/** An offer of goods of which nothing is free: trades hold it all, or it is all sold. */
const goodsTaken = (state: string, counter: string, only: string): Story => ({
  machine: "offer",
  name: `made ${state}`,
  ...ofOffers,
  only: [only],
  start: async (world) => {
    const id = await world.makeOf("offer", undefined, "goods");
    await world.stage.run(
      `update offer set ${counter} = units_total, state = '${state}', ended_at = case when '${state}' = 'COMPLETED' then app_now() end where id = '${id}'`,
    );
    return { id };
  },
});

/** Listings of goods from their draft to their end, and the categories that they stand in. */
export const storiesOfListings: Story[] = [
  {
    machine: "category",
    start: async ({ stage: { people } }) => {
      const id = newId();
      return {
        who: people.staff.CONTENT.id,
        row: { id, parent_id: null, slug: `lamps-${id}`, ...words },
      };
    },
    chooses: ["id", "slug", "name", "describes", "words", "position"],
    moves: {
      change: {
        ...byContent,
        set: () => ({ parent_id: null, ...words, is_active: "false", is_taxed: "false" }),
        chooses: ["name", "describes", "words", "position", "is_active", "is_taxed"],
      },
    },
  },
  {
    machine: "category_schema",
    start: async (world) => ({
      who: world.stage.people.staff.CONTENT.id,
      row: { id: newId(), category_id: await world.makeOf("category"), version: "1", schema },
    }),
    chooses: ["id", "schema"],
  },
  {
    machine: "listing",
    start: async (world) => ({
      who: world.stage.people.bayo.id,
      row: { id: newId(), category_id: await leafId(world), draft: { title: "Phone" } },
    }),
    anyone: true,
    chooses: ["id", "draft"],
    moves: {
      save: {
        set: ({ category_id }) => ({ category_id, draft: { title: "Clean phone" } }),
        chooses: ["category_id", "draft"],
      },
      submit: {
        set: ({ category_id }) => ({ category_id, draft: { title: "Clean phone" } }),
        with: async ({ id }, world) => [
          { machine: "listing_version", row: await versionOf(world, id as string, 1) },
        ],
        chooses: ["category_id", "draft"],
      },
      propose: {
        with: async ({ id }, world) => [
          { machine: "listing_version", row: await versionOf(world, id as string, 2) },
        ],
      },
      reprice: {
        with: async ({ id }, world) => [
          { machine: "listing_version", row: await versionOf(world, id as string, 2) },
          { machine: "offer", id: id as string, move: "revise" },
        ],
      },
      retract: { given: pending() },
      screen: { set: () => ({ risk: "40", hits: [] }), chooses: ["risk", "hits"] },
      clear: {
        given: ({ seller_id }) => known(seller_id),
        set: () => ({ risk: "0", hits: [] }),
        with: sold,
        chooses: ["risk", "hits"],
      },
      queue: { given: flags(12, "select gen_random_uuid() from generate_series(1, 12)") },
      hide: {
        given: (row) =>
          `update app_user set level = 'VERIFIED' where name = 'Eve' or name like 'Ada%' or name like 'Eve%';
           ${flags(2, `select id from app_user where level = 'VERIFIED' and id <> '${row.seller_id as string}'`)(row)}`,
      },
      recheck: { set: () => ({ risk: "40", hits: [] }), chooses: ["risk", "hits"] },
      remind72: {
        given: ({ id }) =>
          `update offer set expires_at = app_now() + interval '70 hours' where id = '${id as string}'`,
      },
      remind24: {
        given: ({ id }) =>
          `update offer set expires_at = app_now() + interval '20 hours' where id = '${id as string}'`,
      },
      claim: { ...byModerator, given: change(SCREENED) },
      endorse: { ...withDecision("ENDORSE", "1"), given: change(`${SCREENED}, risk = 80`) },
      approve: {
        ...byModerator,
        given: change(SCREENED),
        with: async (row, world) => [...(await sold(row, world)), decided(row.id, "APPROVE")],
      },
      reject: { ...withDecision("REJECT", "1"), given: change(SCREENED) },
      decline: { ...withDecision("REJECT", "2"), given: pending(`, ${SCREENED}`) },
      keep: { ...withDecision("KEEP", "1"), given: change("flagged_at = app_now()") },
      see_word: withDecision("WORD_SEEN", "1"),
      miss_word: withDecision("WORD_MISSING", "1"),
      feature: {
        ...byModerator,
        set: () => ({ featured_until: new Date(Date.now() + 86_400_000) }),
        chooses: ["featured_until"],
      },
    },
  },
  {
    machine: "listing_version",
    start: async (world) => {
      const id = await world.makeOf("listing");
      return {
        who: world.stage.people.bayo.id,
        row: await versionOf(world, id, 1),
        with: [{ machine: "listing", id, move: "submit" }],
      };
    },
    chooses: ["id", "state", "lga", "price_minor", "compare_minor", "units"],
    beyond: { price_minor: ["9999"], units: ["0", "10000"], compare_minor: ["1"] },
  },
  {
    machine: "listing_flag",
    start: async (world) => ({
      who: world.stage.people.eve.id,
      row: { id: newId(), listing_id: await liveListing(world), reason: "SCAM" },
    }),
    anyone: true,
    chooses: ["id"],
    moves: { settle: { ...byModerator, set: () => ({ is_upheld: "false" }), chooses: ["is_upheld"] } },
  },
  {
    machine: "listing_decision",
    start: async (world) => ({
      who: world.stage.people.staff.MODERATOR.id,
      row: decided(await liveListing(world), "KEEP").row,
    }),
    chooses: ["id", "about", "verdict", "reason_code", "sentence"],
    anyone: true,
  },
  {
    machine: "offer",
    name: "goods",
    ...ofOffers,
    only: ["insert", "revise", "restock", "unlist", "hold", "renew", "relist"],
    chooses: ["id", "units_total", "expires_at"],
    start: async (world) => {
      const id = await world.makeOf("listing", "PENDING_REVIEW");
      const { bayo } = world.stage.people;
      await world.stage.run(known(bayo.id));
      const [part] = await sold({ id, seller_id: bayo.id }, world);
      return {
        who: "00000000-0000-0000-0000-000000000000",
        row: part && "row" in part ? part.row : {},
        with: [{ machine: "listing", id, move: "clear" }],
      };
    },
  },
  goodsTaken("IN_ESCROW", "units_held", "refill"),
  goodsTaken("COMPLETED", "units_sold", "reopen"),
];
