import { z } from "zod";
import { text, typed } from "@/lib/kernel/input/fields";
import type { MoneyView } from "@/lib/kernel/schema";
import { typedNaira } from "@/lib/money/format";
import { typedAmount } from "@/lib/money/typed-amount";
import type { Profile, StrategyView } from "./schema";
import { MOST_BANDS, zones } from "./strategies";

const amount = typedAmount("Enter an amount, or 0 where it’s free.");
/** Nothing typed is nothing asked. */
const extra = typed()
  .default("")
  .transform((given) => given || "0")
  .pipe(typedAmount());
/** Nothing typed: not sent there. */
const maybe = typed()
  .default("")
  .transform((given) => given || null)
  .pipe(z.union([z.null(), typedAmount()]));
const days = typed("Enter a number of days.")
  .regex(/^\d{1,2}$/, "Enter a number of days.")
  .transform(Number);

const common = { name: text(), handlingDays: days, daysMin: days, daysMax: days };
const numbers = Array.from({ length: MOST_BANDS }, (_, at) => at + 1);
const bandFields = Object.fromEntries(
  numbers.flatMap((n) => [
    [`kg${n}`, typed().default("")],
    [`fee${n}`, typed().default("")],
  ]),
) as Record<`${"kg" | "fee"}${number}`, z.ZodDefault<z.ZodString>>;

const WEIGHT = /^(?:\d{1,3}(?:\.\d{1,3})?|1000)$/;

const textIn = (given: unknown): string => (typeof given === "string" ? given : "");

/** A line of a weight and its fee; undefined where neither was typed. What is wrong is said beside its field. */
function bandOf(given: Record<string, unknown>, n: number, context: z.core.$RefinementCtx) {
  const [kg, fee] = [textIn(given[`kg${n}`]), textIn(given[`fee${n}`])];
  if (kg === "" && fee === "") return undefined;
  const refuse = (field: string, message: string) => {
    context.addIssue({ code: "custom", path: [`${field}${n}`], message });
    return undefined;
  };
  if (!WEIGHT.test(kg) || Number(kg) === 0) return refuse("kg", "Enter kilograms, such as 0.5 or 2.");
  const base = amount.safeParse(fee);
  if (!base.success) return refuse("fee", base.error.issues[0]?.message ?? "");
  return { upToGrams: Math.round(Number(kg) * 1000), base: base.data };
}

const typedProfileFields = z.discriminatedUnion("by", [
  z.object({ by: z.literal("FLAT"), ...common, base: amount, extra }),
  z.object({
    by: z.literal("ZONE"),
    ...common,
    lga: maybe,
    state: maybe,
    region: maybe,
    country: maybe,
    extra,
  }),
  z.object({ by: z.literal("WEIGHT"), ...common, ...bandFields }).transform(({ by, ...given }, context) => {
    const { name, handlingDays, daysMin, daysMax } = given;
    const bands = numbers.flatMap((n) => bandOf(given, n, context) ?? []);
    return { by, name, handlingDays, daysMin, daysMax, bands };
  }),
  z.object({ by: z.literal("FREE_FROM"), ...common, from: amount, base: amount, extra }),
]);

const nothing: MoneyView = moneyOf("0");

function moneyOf(typedText: string): MoneyView {
  return typedAmount().parse(typedText);
}

function strategyIn(given: z.output<typeof typedProfileFields>): StrategyView {
  if (given.by === "FLAT") return { by: "FLAT", base: given.base, extra: given.extra };
  if (given.by === "FREE_FROM")
    return { by: "FREE_FROM", from: given.from, base: given.base, extra: given.extra };
  if (given.by === "WEIGHT") return { by: "WEIGHT", bands: given.bands, extra: nothing };
  const { lga, state, region, country } = given;
  return { by: "ZONE", zones: { lga, state, region, country }, extra: given.extra };
}

/** A way to send as a form has it: all text, and flat. */
export const ProfileForm = typedProfileFields.transform((given): Profile => {
  const { name, handlingDays, daysMin, daysMax } = given;
  return { name, strategy: strategyIn(given), handlingDays, daysMin, daysMax };
});

/** The same for one that is there already. */
export const ReplaceProfileForm = z
  .object({ id: z.uuid() })
  .loose()
  .transform(({ id, ...given }, context) => {
    const profile = ProfileForm.safeParse(given);
    if (profile.success) return { id, ...profile.data };
    for (const { path, message } of profile.error.issues)
      context.addIssue({ code: "custom", path: [...path], message });
    return z.NEVER;
  });

const typedMoney = ({ minor }: MoneyView): string => typedNaira(BigInt(minor));

/** What the form of a way to send begins with. */
export function typedProfile({ name, strategy, handlingDays, daysMin, daysMax }: Profile) {
  return {
    name,
    by: strategy.by,
    handlingDays: String(handlingDays),
    daysMin: String(daysMin),
    daysMax: String(daysMax),
    ...typedStrategy(strategy),
  };
}

function typedStrategy(strategy: StrategyView): Record<string, string> {
  if (strategy.by === "WEIGHT")
    return Object.fromEntries(
      strategy.bands.flatMap(({ upToGrams, base }, at) => [
        [`kg${at + 1}`, String(upToGrams / 1000)],
        [`fee${at + 1}`, typedMoney(base)],
      ]),
    );
  const more = { extra: typedMoney(strategy.extra) };
  if (strategy.by === "FLAT") return { ...more, base: typedMoney(strategy.base) };
  if (strategy.by === "FREE_FROM")
    return { ...more, from: typedMoney(strategy.from), base: typedMoney(strategy.base) };
  const fees = zones.map((zone) => {
    const fee = strategy.zones[zone];
    return [zone, fee === null ? "" : typedMoney(fee)] as const;
  });
  return { ...more, ...Object.fromEntries(fees) };
}
