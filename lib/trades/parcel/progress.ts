import type { Party } from "@/lib/assets";
import type { ProposalKind } from "../machine-sql";

/** How far a trade's parcel is. */
export interface ParcelProgress {
  isPickUp: boolean;
  /** ISO 8601. */
  sentAt: string | null;
  proof: "CARRIER" | "CODE" | "WORD" | null;
  /** Its two have agreed to meet. */
  isMeeting: boolean;
  /** More time has been agreed on in this state. */
  isExtended: boolean;
  /** A carrier that reports has it. */
  isScanned: boolean;
  /** Of what goes back: who pays for both ways. */
  returnPaidBy: Party | null;
  /** Whether it is on its way back: sent by the buyer, or by a carrier that did not find them. */
  isSentBack: boolean;
  /** A carrier proves that its seller has it back. */
  isBack: boolean;
}

export interface Proposal {
  kind: ProposalKind;
  by: "buyer" | "seller";
  /** Of a meeting: when, ISO 8601, and where. */
  at?: string;
  place?: string;
  /** Of a return: who pays for both ways, and what the seller puts up for the way back, in minor units. */
  paidBy?: Party;
  wayBackMinor?: string;
  /** Of goods that are kept for less: what goes back of each line, by its number, and in all, in minor units. */
  refunds?: Record<string, string>;
  refundMinor?: string;
}
