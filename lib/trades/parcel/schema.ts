import { z } from "zod";
import { text, typed, written } from "@/lib/kernel/input/fields";

const named = (asks: string) => written(asks, 2).max(80);
const phone = text("Enter their phone number.")
  .overwrite((given) => given.replace(/[\s()-]/g, ""))
  .regex(/^(\+?234|0)[789][01]\d{8}$/, "Enter a Nigerian phone number, such as 0803 123 4567.");

/** How a parcel was sent: with a carrier, a rider of the seller's own, or a driver at a motor park. */
export const SentSchema = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("carrier"),
    carrier: named("Choose the carrier."),
    /** The number by which the carrier tracks it. */
    number: typed("Enter the tracking number.").min(4, "Enter the tracking number.").max(40),
  }),
  z.strictObject({ by: z.literal("rider"), name: named("Enter the rider’s name."), phone }),
  z.strictObject({
    by: z.literal("waybill"),
    park: named("Enter the motor park."),
    driver: named("Enter the driver’s name."),
    phone,
    plate: typed("Enter the plate number.").min(5, "Enter the plate number.").max(12),
  }),
]);
export type Sent = z.output<typeof SentSchema>;

/** Where and when a buyer fetches what they bought. */
export const MeetingSchema = z.strictObject({
  at: z.iso.datetime("Choose the day and time."),
  place: written("Say where you meet.", 3).max(200),
});
export type Meeting = z.output<typeof MeetingSchema>;

/** The most that a seller can put up for the way back, in minor units. */
export const MOST_FOR_WAY_BACK = 5_000_000;

const minor = text("Enter an amount.")
  .max(18)
  .regex(/^(0|[1-9]\d{0,17})$/, "Enter the amount in digits.");

/** That it goes back: who pays for both ways, and what a seller who pays puts up for the way back, in minor units. */
export const ProposeReturn = z.strictObject({
  id: z.uuid(),
  paidBy: z.enum(["buyer", "seller"], { error: "Choose who pays for both ways." }),
  wayBackMinor: minor
    .refine((given) => !/^\d+$/.test(given) || BigInt(given) <= MOST_FOR_WAY_BACK, "Enter at most ₦50,000.")
    .optional(),
});

/** That the buyer keeps it for less: what goes back of each line, by its number, in minor units. */
export const ProposeSplit = z.strictObject({
  id: z.uuid(),
  refunds: z.record(
    text()
      .max(2)
      .regex(/^[1-9]\d?$/),
    minor,
  ),
});

export const ShipTrade = z.strictObject({ id: z.uuid(), sent: SentSchema });

export const HandOver = z.strictObject({
  id: z.uuid(),
  /** The six digits, or the secret in the buyer's QR code. */
  code: typed("Enter the buyer’s code.").min(1, "Enter the buyer’s code.").max(64),
});

export const ProposeMeeting = z.strictObject({ id: z.uuid(), ...MeetingSchema.shape });
