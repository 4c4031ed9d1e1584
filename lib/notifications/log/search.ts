import { z } from "zod";
import { noticeKeys } from "../kinds";
import { allChannels } from "../preferences/choices";

export const deliveryStates = ["QUEUED", "SENT", "DELIVERED", "FAILED", "READ", "SUPPRESSED"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Each part narrows the list; `day` is a day in Lagos, `before` the id of the last line of the page before. */
export const DeliverySearchInput = z.object({
  person: z.uuid().optional(),
  key: z.enum(noticeKeys).optional(),
  state: z.enum(deliveryStates).optional(),
  channel: z.enum(allChannels).optional(),
  day: z.iso.date().regex(/^20/).optional(),
  before: z.uuid().optional(),
});
export type DeliverySearch = z.output<typeof DeliverySearchInput>;
