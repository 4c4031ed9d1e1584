import { z } from "zod";
import { text, typed } from "@/lib/kernel/input/fields";
import { amountProblem, parseNaira } from "@/lib/money/parse";
import { HandOver, MOST_FOR_WAY_BACK, ProposeMeeting, ProposeReturn, ShipTrade } from "./schema";

/** The names of the inputs for each way of sending. A form has all of them at once, so no two are alike. */
export const sentInputs = {
  carrier: { carrier: "carrier", number: "number" },
  rider: { name: "riderName", phone: "riderPhone" },
  waybill: { park: "park", driver: "driver", phone: "driverPhone", plate: "plate" },
} as const;

const ways = ["carrier", "rider", "waybill"] as const;

/** How the parcel was sent, from its form: the way, and the fields of that way alone. */
export const typedShipping = z
  .looseObject({ id: text(), by: z.enum(ways, "Choose how you sent it.") })
  .transform(({ id, by, ...given }, context) => {
    const inputs: Record<string, string> = sentInputs[by];
    const sent = Object.entries(inputs).map(([field, input]) => [field, given[input]]);
    const read = ShipTrade.safeParse({ id, sent: { by, ...Object.fromEntries(sent) } });
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) {
      context.addIssue({ code: "custom", message, path: [inputs[String(path[1])] ?? "by"] });
    }
    return z.NEVER;
  });

/** What a browser's date and time field sends, read as a time in Lagos; empty where it is none. */
const lagosTime = typed()
  .regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
  .transform((given) => new Date(`${given.slice(0, 16)}:00+01:00`))
  .refine((at) => !Number.isNaN(at.getTime()))
  .transform((at) => at.toISOString())
  .catch("");

type Typed = Record<string, string>;

/** A day and time in Lagos, and a place. */
export const typedMeeting = z.preprocess(
  ({ id, at, place }: Typed) => ({ id, at: lagosTime.parse(at), place }),
  ProposeMeeting,
);

/** Who pays for both ways, and what the seller adds, as it is typed; nothing where the field is empty. */
export const typedReturn = z
  .object({ id: ProposeReturn.shape.id, paidBy: ProposeReturn.shape.paidBy, wayBack: typed() })
  .transform(({ id, paidBy, wayBack }, context) => {
    if (paidBy === "buyer" || wayBack === "") return { id, paidBy };
    const minor = parseNaira(wayBack);
    const problem =
      minor === null ? amountProblem(wayBack) : minor > MOST_FOR_WAY_BACK && "Enter at most ₦50,000.";
    if (!problem) return { id, paidBy, wayBackMinor: String(minor) };
    context.addIssue({ code: "custom", message: problem, path: ["wayBack"] });
    return z.NEVER;
  });

/** What goes back of each line, from fields `refund.<line>`; a line without an amount gives nothing back. */
export const typedSplit = z.looseObject({ id: z.uuid() }).transform(({ id, ...fields }, context) => {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith("refund.") && typeof value === "string" && value.trim() !== ""
      ? [[name.slice("refund.".length), value.trim()] as const]
      : [],
  );
  for (const [line, value] of given) {
    const message = parseNaira(value) === null ? amountProblem(value) : undefined;
    if (message) context.addIssue({ code: "custom", message, path: [`refund.${line}`] });
  }
  if (given.length === 0)
    context.addIssue({ code: "custom", message: "Enter how much goes back.", path: ["refund.1"] });
  return {
    id,
    refunds: Object.fromEntries(given.map(([line, value]) => [line, String(parseNaira(value) ?? 0n)])),
  };
});

/** The code that was scanned, or the digits that were typed: those stay in their field where they are wrong. */
export const typedHandOver = z.preprocess(
  ({ id, code, digits }: Typed) => ({ id, code: code || digits }),
  HandOver,
);
