import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";

/** What a buyer of goods bought, as its listing's version said it. The listing may say something else by now. */
export const terms = z.strictObject({
  /** The version of the listing, which stays readable to both parties. */
  version: z.int().positive(),
  title: text().min(5).max(80),
  /** The slug of the leaf that it is listed under: 'mobile-phones'. */
  category: text().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** As its category says it: 'Foreign used (tokunbo)'. */
  condition: text().min(1).max(60),
  /** What the category asks, ready for reading; nothing that only the seller may read. */
  attributes: z.array(z.strictObject({ label: text().max(60), value: text().max(400) })).max(20),
  /** The picture on its card. */
  coverId: z.uuid().nullable(),
});

/** Who gets it, and where. */
export const delivery = z.strictObject({
  name: text("Enter the name of the person who receives it.").trim().min(2).max(80),
  phone: text().regex(/^\+234\d{10}$/, "Enter a Nigerian phone number, such as 0803 123 4567."),
  /** ISO 3166-2:NG without its prefix: 'LA'. */
  state: text().regex(/^[A-Z]{2}$/, "Choose a state."),
  lga: text("Choose a local government area.").trim().min(2).max(60),
  /** Empty where the buyer fetches it. */
  street: text("Enter the street.").trim().max(160),
  landmark: text().trim().max(160),
  /** The part of town: 'Surulere'. */
  area: text().trim().max(80).default(""),
  /** How to find it: 'Call at the gate'. */
  note: text().trim().max(300).default(""),
  /** What the buyer writes to the seller about this order. */
  message: text().trim().max(300).default(""),
});
