import type { RecordProof } from "../records";
import type { DossierTransfer } from "./transfers";

interface Said {
  /** ISO 8601. */
  at: string;
  by: string;
  text: string;
}

/** A dispute of the trade, as the side that asks may see it. */
export interface DossierDispute {
  openedAt: string;
  openedBy: string;
  reason: string;
  answers: { question: string; answer: string }[];
  statements: (Said & { what: "statement" | "reply" | "appeal" })[];
  /** Files by their digests: the files themselves stay with Amana. */
  evidence: { at: string; by: string; caption: string; sha256: string }[];
  rulings: { at: string; outcome: string; finding: string; rules: string[]; reason: string }[];
  /** How it ended, in a sentence; null while it is open. */
  ended: string | null;
}

/** The record of one trade for a bank or the police: what both sides saw, and contact details of the one that asks alone. */
export interface Dossier {
  format: "amana-dossier/1";
  /** ISO 8601, as all times. */
  madeAt: string;
  madeFor: { name: string; role: "Buyer" | "Seller"; email: string; phone: string };
  trade: {
    id: string;
    code: string;
    kind: string;
    title: string;
    /** Names as both sides see them. */
    buyer: string;
    seller: string;
    /** In full for the buyer, whose it is; masked for the seller; null once it is erased. */
    goesTo: string | null;
    price: string;
    hold: string;
    commission: string;
    state: string;
    startedAt: string;
    endedAt: string | null;
  };
  transfers: DossierTransfer[];
  timeline: { at: string; text: string }[];
  disputes: DossierDispute[];
  messages: (Said & { number: number })[];
  /** The tamper-evident record, which `npm run verify:record` checks. */
  record: RecordProof | null;
}
