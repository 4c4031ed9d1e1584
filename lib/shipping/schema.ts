import { z } from "zod";
import { isLga, stateOf } from "@/lib/geo/states";
import { phoneSchema } from "@/lib/identity/schema";
import { text, typed, written } from "@/lib/kernel/input/fields";
import { isVisible } from "@/lib/kernel/input/marks";
import { type MoneyView, moneySchema, moneyView } from "@/lib/kernel/schema";
import type { Strategy } from "./fees";
import { MOST_BANDS, zones } from "./strategies";

/** What may be left out and, where it is there, is short. */
const short = (most: number) =>
  text()
    .trim()
    .max(most, `Use ${most} characters or fewer.`)
    .refine((given) => given === "" || isVisible(given), "Write something that can be seen.")
    .default("");

const addressFields = {
  name: written("Enter the name of the person who receives it.", 2).max(80, "Use 80 characters or fewer."),
  phone: phoneSchema,
  state: typed("Choose a state.").refine((code) => stateOf(code) !== undefined, "Choose a state."),
  lga: written("Choose a local government area.").max(60),
  /** The part of town: 'Surulere', 'GRA Phase 2'. */
  area: short(80),
  /** With the number of the house, where it has one. */
  street: written("Enter the street.", 3).max(160, "Use 160 characters or fewer."),
  landmark: short(160),
  note: short(300),
};

const HOUSE_NUMBER = /\d/;

function checkAddress(
  { state, lga, street, landmark }: { state: string; lga: string; street: string; landmark: string },
  context: z.core.$RefinementCtx,
) {
  if (!isLga(state, lga))
    context.addIssue({
      code: "custom",
      path: ["lga"],
      message: "Choose a local government area of this state.",
    });
  if (landmark === "" && !HOUSE_NUMBER.test(street))
    context.addIssue({
      code: "custom",
      path: ["landmark"],
      message: "Without a house number, name a place that’s easy to find nearby.",
    });
}

const id = { id: z.uuid() };

/** An address to which goods are sent. Nigeria's have no postcode; without a number of the house a landmark is needed. */
export const Address = z.strictObject(addressFields).superRefine(checkAddress);
export type Address = z.output<typeof Address>;
export const ReplaceAddress = z.strictObject({ ...id, ...addressFields }).superRefine(checkAddress);

export const SavedAddress = z.object({ ...id, ...addressFields, phone: z.string() });
export type SavedAddress = Address & { id: string };

const fee = moneySchema;
const days = (most: number) => z.int().min(0).max(most);

const strategy = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("FLAT"), base: fee, extra: fee }),
  z.strictObject({
    by: z.literal("WEIGHT"),
    bands: z
      .array(z.strictObject({ upToGrams: z.int().min(1).max(1_000_000), base: fee }))
      .min(1, "Add a band of weight.")
      .max(MOST_BANDS, `Use ${MOST_BANDS} bands or fewer.`)
      .refine(
        (bands) =>
          bands.every(({ upToGrams }, at) => at === 0 || upToGrams > (bands[at - 1]?.upToGrams ?? 0)),
        "Each band must go further than the one before it.",
      ),
    extra: fee,
  }),
  z.strictObject({
    by: z.literal("ZONE"),
    zones: z
      .strictObject(
        Object.fromEntries(zones.map((zone) => [zone, fee.nullable()])) as Record<
          (typeof zones)[number],
          z.ZodNullable<typeof fee>
        >,
      )
      .refine((given) => zones.some((zone) => given[zone] !== null), "Send to one of these at least."),
    extra: fee,
  }),
  z.strictObject({ by: z.literal("FREE_FROM"), from: fee, base: fee, extra: fee }),
]);
export type StrategyView = z.output<typeof strategy>;

const profileFields = {
  name: written("Give it a name.", 2).max(60, "Use 60 characters or fewer."),
  strategy,
  /** Working days from the start of a trade to sending, 1 to 5. */
  handlingDays: z.int().min(1, "Choose 1 to 5 days.").max(5, "Choose 1 to 5 days."),
  /** Working days on the way, at least and at most. */
  daysMin: days(30),
  daysMax: days(30),
};
const inOrder = ({ daysMin, daysMax }: { daysMin: number; daysMax: number }) => daysMin <= daysMax;
const notInOrder = { path: ["daysMax"], message: "The longest time can’t be shorter than the shortest." };

/** How a seller sends, what it costs, and how long it takes. */
export const Profile = z.strictObject(profileFields).refine(inOrder, notInOrder);
export type Profile = z.output<typeof Profile>;
export const ReplaceProfile = z.strictObject({ ...id, ...profileFields }).refine(inOrder, notInOrder);
export const SavedProfile = z.object({ ...id, ...profileFields });
export type SavedProfile = z.output<typeof SavedProfile>;

const minor = (money: MoneyView): bigint => BigInt(money.minor);

/** The same with amounts in kobo. */
export function strategyOf(view: StrategyView): Strategy {
  const extra = minor(view.extra);
  if (view.by === "FLAT") return { by: "FLAT", base: minor(view.base), extra };
  if (view.by === "FREE_FROM")
    return { by: "FREE_FROM", from: minor(view.from), base: minor(view.base), extra };
  if (view.by === "WEIGHT")
    return {
      by: "WEIGHT",
      bands: view.bands.map(({ upToGrams, base }) => ({ upToGrams, base: minor(base) })),
      extra,
    };
  const { lga, state, region, country } = view.zones;
  const of = (given: MoneyView | null) => given && minor(given);
  return {
    by: "ZONE",
    zones: { lga: of(lga), state: of(state), region: of(region), country: of(country) },
    extra,
  };
}

/** How a seller sends who has not said otherwise: further costs more. */
export const usualProfile: Profile = {
  name: "Usual",
  strategy: {
    by: "ZONE",
    zones: {
      lga: moneyView(150_000n),
      state: moneyView(250_000n),
      region: moneyView(400_000n),
      country: moneyView(550_000n),
    },
    extra: moneyView(50_000n),
  },
  handlingDays: 3,
  daysMin: 1,
  daysMax: 5,
};
