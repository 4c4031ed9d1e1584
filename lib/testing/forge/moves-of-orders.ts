import { SYSTEM_ID } from "@/lib/kernel/ids";
import { booked, carried } from "./carried";
import type { Row } from "./plans";
import { disputed } from "./stories-of-disputes";
import { labelOf } from "./stories-of-shipments";
import type { MoveStory, Part } from "./world";

/** What the buyer's code is a hash of. */
export const SECRET = "00112233445566778899aabbccddeeff";

const moving = (machine: string, id: string, move: string): Part => ({ machine, id, move });
export const set = ({ id }: Row, columns: string) =>
  `update trade set ${columns} where id = '${id as string}'`;
export const begun = "begun_at = app_now()";
export const late = "deadline_at = app_now() - interval '1 minute'";
export const proposal = (kind: string, more = "") =>
  `proposal = '{"kind": "${kind}", "by": "seller"${more}}', proposal_until = app_now() + interval '1 hour'`;
const MEETING = `, "at": "2026-12-02T10:00:00Z", "place": "Ikeja City Mall"`;
export const buyer = ({ buyer_id }: Row) => buyer_id as string;

const system = () => SYSTEM_ID;
const actors: Record<string, (row: Row) => string> = {
  approve: buyer,
  "lapse:unsent": system,
  "ship:scanned": system,
  arrive: system,
  bounce: system,
};

/** A move of a parcel, with that of its trade. */
const withTrade = (move: string, columns = begun): MoveStory => ({
  by: actors[move] ?? (({ seller_id }) => seller_id as string),
  given: (row) => set(row, columns),
  with: ({ id }) => Promise.resolve([moving("trade", id as string, move)]),
});
/** A move of a trade, with that of its parcel. */
export const withParcel = (move: string, columns = begun): MoveStory => ({
  given: (row) => set(row, columns),
  with: ({ id }) => Promise.resolve([moving("parcel", id as string, move)]),
});
const given = (columns: string) => (row: Row) => `${set(row, columns)}; ${carried(row)}`;
const shipped = `state = 'SHIPPED', delivery_seconds_left = 60, ${begun}`;
export const delivered = `state = 'DELIVERED', ${begun}, delivered_at = app_now()`;

/** How a parcel moves on with its trade. */
export const parcelMoves: Record<string, MoveStory> = {
  send: {
    ...withTrade("ship"),
    set: ({ id }) => ({ sent: { by: "carrier", carrier: "GIG Logistics", number: `OWN-${id as string}` } }),
    chooses: ["sent"],
  },
  "send:scanned": {
    ...withTrade("ship:scanned"),
    given: given(begun),
    set: (row) => ({ sent: booked(row) }),
    chooses: ["sent"],
  },
  arrive: {
    ...withTrade("arrive"),
    given: given(shipped),
    set: () => ({ proof: "CARRIER" }),
    chooses: ["proof"],
  },
  bounce: {
    ...withTrade("bounce"),
    given: (row) => `${set(row, shipped)}; ${carried(row, "0", "RETURNING")}`,
  },
  "add-extra": {
    given: (row) => set(row, begun),
    set: () => ({ extra_minor: "100000" }),
    with: ({ id, fee_minor, ...row }) =>
      Promise.resolve([
        { machine: "shipment", row: labelOf({ ...row, id }, String(Number(fee_minor) + 100_000)) },
      ]),
  },
  label: {
    given: (row) => `${set(row, begun)}; ${carried(row, "100000")}`,
    set: () => ({ label_minor: "100000", label_carrier: "terminal_africa" }),
  },
  unlabel: {
    given: ({ id }) =>
      `update parcel set label_minor = 100000, label_carrier = 'terminal_africa' where id = '${id as string}'`,
  },
  unsend: {
    ...withTrade("undo-ship"),
    given: (row) =>
      `${set(row, shipped)}; update parcel set sent = '{"by": "carrier"}', sent_at = app_now() where id = '${row["id"] as string}'`,
  },
  try: { given: (row) => set(row, begun) },
  recode: { set: () => ({ code_hash: "0".repeat(64) }), chooses: ["code_hash"] },
  "hand-over": { ...withTrade("hand-over"), set: () => ({ secret: SECRET }) },
  say: withTrade("say-delivered", shipped),
  pay: withTrade("approve", delivered),
  return: withTrade("lapse:unsent", `${begun}, ${late}`),
};

/** How a trade of goods does with its parcel. */
export const tradeMoves: Record<string, MoveStory> = {
  "cancel:buyer": {
    ...withParcel("return", "begun_at = null"),
    set: () => ({ cancel_reason: "CHANGED_MIND" }),
  },
  "cancel:seller": { ...withParcel("return"), set: () => ({ cancel_reason: "DAMAGED" }) },
  "lapse:unsent": withParcel("return", `${begun}, ${late}`),
  ship: withParcel("send"),
  "ship:scanned": { ...withParcel("send:scanned"), given: given(begun) },
  arrive: { ...withParcel("arrive"), given: given(shipped) },
  bounce: {
    ...withParcel("bounce"),
    given: (row) => `${set(row, shipped)}; ${carried(row, "0", "RETURNING")}`,
  },
  "undo-ship": withParcel("unsend"),
  "hand-over": withParcel("hand-over"),
  "say-delivered": withParcel("say"),
  "say-handed-over": withParcel("say", `${begun}, meeting = '{${MEETING.slice(2)}}'`),
  inspected: withParcel("pay", late),
  "escalate:sent": { given: (row) => set(row, late), with: disputed("silence") },
  "propose-meeting": {
    given: (row) => set(row, begun),
    by: buyer,
    set: () => ({ at: new Date(Date.now() + 3_600_000).toISOString(), place: "Ikeja City Mall" }),
    chooses: ["at", "place"],
  },
  "agree-meeting": { given: (row) => set(row, `${begun}, ${proposal("meeting", MEETING)}`), by: buyer },
  "agree-extension:sent": { given: (row) => set(row, `${begun}, ${proposal("extension")}`), by: buyer },
  approve: withParcel("pay", "moves = moves"),
};
