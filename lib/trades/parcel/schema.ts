import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";

const named = (asks: string) => text(asks).trim().min(2, asks).max(80);
const phone = text()
  .trim()
  .regex(/^(\+?234|0)[789][01]\d{8}$/, "Enter a Nigerian phone number, such as 0803 123 4567.");

/** How a parcel was sent: with a carrier, a rider of the seller's own, or a driver at a motor park. */
export const SentSchema = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("carrier"),
    carrier: named("Choose the carrier."),
    /** The number by which the carrier tracks it. */
    number: text("Enter the tracking number.").trim().min(4, "Enter the tracking number.").max(40),
  }),
  z.strictObject({ by: z.literal("rider"), name: named("Enter the rider’s name."), phone }),
  z.strictObject({
    by: z.literal("waybill"),
    park: named("Enter the motor park."),
    driver: named("Enter the driver’s name."),
    phone,
    plate: text("Enter the plate number.").trim().min(5, "Enter the plate number.").max(12),
  }),
]);
export type Sent = z.output<typeof SentSchema>;

/** Where and when a buyer fetches what they bought. */
export const MeetingSchema = z.strictObject({
  at: z.iso.datetime("Choose the day and time."),
  place: text("Say where you meet.").trim().min(3, "Say where you meet.").max(200),
});
export type Meeting = z.output<typeof MeetingSchema>;

export const ShipTrade = z.strictObject({ id: z.uuid(), sent: SentSchema });

export const HandOver = z.strictObject({
  id: z.uuid(),
  /** The six digits, or the secret in the buyer's QR code. */
  code: text("Enter the buyer’s code.").trim().min(1, "Enter the buyer’s code.").max(64),
});

export const ProposeMeeting = z.strictObject({ id: z.uuid(), ...MeetingSchema.shape });
