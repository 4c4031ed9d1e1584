import { machine } from "@/lib/kernel/machine";

export const taxNumberStates = ["CHECKING", "CHECKED", "REFUSED", "WITHDRAWN", "ENDED"] as const;
export type TaxNumberState = (typeof taxNumberStates)[number];

const staff = "staff:verification.decide";
const decided = { decided_by_id: "who", decided_at: "at" };
const notOwn = "who <> r.user_id";

/**
 * A seller's tax number: entered by them, compared with the register by staff. While one is checked, a new one can be sent; it replaces the
 * first once it is checked, so that nobody sells without VAT meanwhile.
 */
export const taxNumber = machine("tax_number", {
  states: taxNumberStates,
  parties: { owner: "r.user_id" },
  insert: {
    by: ["owner"],
    columns: ["id", "number", "name"],
    fixed: { user_id: "who" },
  },
  moves: {
    withdraw: { by: ["owner"], from: ["CHECKING"], to: "WITHDRAWN", fixed: { ended_at: "at" } },
    check: { by: [staff], from: ["CHECKING"], to: "CHECKED", if: notOwn, fixed: decided },
    refuse: {
      by: [staff],
      from: ["CHECKING"],
      to: "REFUSED",
      if: notOwn,
      sets: ["reason_code", "reason"],
      fixed: decided,
      checks: { "its owner reads why": "r.reason_code is not null and length(r.reason) > 0" },
    },
    /** The owner is no longer registered. */
    end: { by: ["owner"], from: ["CHECKED"], to: "ENDED", fixed: { ended_at: "at" } },
    /** Staff found that it is no longer good, or another one takes its place. */
    "end:staff": {
      by: [staff],
      from: ["CHECKED"],
      to: "ENDED",
      if: notOwn,
      sets: ["reason_code", "reason"],
      fixed: { ended_at: "at" },
    },
  },
});
