import { z } from "zod";
import { text, typedMoment } from "@/lib/kernel/input/fields";

/**
 * What a mail provider reports, in the shape of Postmark's webhooks: `RecordType` is Bounce, SpamComplaint, Delivery or another that is
 * of no use here. `Metadata.message` is the Message-ID that we gave it in a header.
 * https://postmarkapp.com/developer/webhooks/webhooks-overview
 */
const metadata = z.looseObject({ message: text().max(400).optional() }).nullish();
const address = text().min(3).max(320);
/** With up to seven digits of a second. */
const moment = typedMoment();

const bounce = z.looseObject({
  RecordType: z.literal("Bounce"),
  Type: text().max(100),
  Email: address,
  BouncedAt: moment,
  Metadata: metadata,
});
const complaint = z.looseObject({
  RecordType: z.literal("SpamComplaint"),
  Email: address,
  BouncedAt: moment,
  Metadata: metadata,
});
const delivery = z.looseObject({
  RecordType: z.literal("Delivery"),
  Recipient: address,
  DeliveredAt: moment,
  Metadata: metadata,
});
const other = z.looseObject({ RecordType: text().max(100) });

const record = z.union([bounce, complaint, delivery, other]);

export interface MailReport {
  email: string;
  /** When it happened, by the provider's clock. */
  at: Date;
  /** Our Message-ID. */
  message: string | undefined;
  /** What it says of the message; undefined while the provider goes on trying. */
  outcome?: { state: "DELIVERED" | "FAILED"; reason: string | null };
  /** What it says of the address. */
  address?: "bounced" | "complained";
}

/** No mail will ever reach it. */
const HARD = ["HardBounce", "BadEmailAddress", "ManuallyDeactivated"];
/** It goes on trying, or something answers by itself. */
const PASSING = [
  "Transient",
  "AutoResponder",
  "Subscribe",
  "Unsubscribe",
  "OpenRelayTest",
  "VirusNotification",
];

/** Undefined if malformed; null for what is of no use here. */
export function readMailReport(body: unknown): MailReport | null | undefined {
  const parsed = record.safeParse(body);
  if (!parsed.success) return undefined;
  const known = bounce.safeParse(body).data ?? complaint.safeParse(body).data;
  if (
    known?.RecordType === "SpamComplaint" ||
    (known?.RecordType === "Bounce" && known.Type === "SpamComplaint")
  )
    return { ...about(known.Email, known.BouncedAt, known.Metadata), address: "complained" };
  if (known?.RecordType === "Bounce") {
    const base = about(known.Email, known.BouncedAt, known.Metadata);
    if (PASSING.includes(known.Type)) return null;
    const outcome = { state: "FAILED", reason: known.Type } as const;
    return { ...base, outcome, ...(HARD.includes(known.Type) && { address: "bounced" as const }) };
  }
  const delivered = delivery.safeParse(body).data;
  if (delivered)
    return {
      ...about(delivered.Recipient, delivered.DeliveredAt, delivered.Metadata),
      outcome: { state: "DELIVERED", reason: null },
    };
  return ["Bounce", "SpamComplaint", "Delivery"].includes(parsed.data.RecordType) ? undefined : null;
}

const about = (email: string, at: string, given: z.output<typeof metadata>) => ({
  email: email.trim().toLowerCase(),
  at: new Date(at),
  message: given?.message,
});
