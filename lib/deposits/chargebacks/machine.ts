import { gateway, holdOf, machine, platform, walletOf } from "@/lib/kernel/machine";

export const chargebackStates = ["OPEN", "WON", "LOST"] as const;
export type ChargebackState = (typeof chargebackStates)[number];

/** Staff's response to the bank: contest the chargeback, or accept it. */
export type ChargebackResponse = "declined" | "accepted";

const staff = "staff:chargeback.answer";

/** The deposit moves with its chargeback, in the same commit. */
const depositHasLeft = {
  "its deposit has moved on":
    "not exists (select from deposit d where d.id = r.deposit_id and d.state = 'CHARGEBACK_OPEN')",
};

/** The chargeback machine. Only the gateway's decision ends it; a loss is recovered afterwards, in parts. */
export const chargeback = machine("chargeback", {
  states: chargebackStates,
  parties: { owner: "r.user_id" },
  holds: { amount: "r.held_minor", currency: "r.currency", while: ["OPEN"] },
  gateway: "gateway_account(r.gateway)",
  transfers: {
    chargeback_hold: { from: walletOf("owner"), to: holdOf(), withoutOwner: true },
    chargeback_won: { from: holdOf(), to: walletOf("owner") },
    chargeback_lost: { from: holdOf(), to: gateway },
    chargeback_loss: { from: platform("CHARGEBACK_LOSS"), to: gateway },
    chargeback_recovery: { from: walletOf("owner"), to: platform("CHARGEBACK_LOSS"), withoutOwner: true },
  },
  insert: {
    by: ["system"],
    columns: [
      "id",
      "deposit_id",
      "user_id",
      "gateway",
      "gateway_record_id",
      "currency",
      "amount_minor",
      "held_minor",
      "category",
      "due_at",
      "check_at",
    ],
    posts: { any: { chargeback_hold: "r.held_minor" } },
    checks: {
      "it matches its deposit": `exists (select from deposit d where d.id = r.deposit_id and d.user_id = r.user_id
        and d.gateway = r.gateway and d.currency = r.currency and r.amount_minor <= d.paid_minor and d.state = 'CHARGEBACK_OPEN')`,
    },
  },
  moves: {
    wait: { by: ["system"], from: ["OPEN"], to: "same", mayset: ["due_at", "check_at"] },
    /** Staff respond; stored before it is sent. */
    answer: {
      by: [staff],
      from: ["OPEN"],
      to: "same",
      sets: ["response", "evidence", "check_at"],
      fixed: { responded_by_id: "who", responded_at: "at" },
      checks: {
        "it is contested with evidence, or accepted":
          "r.response = 'accepted' or r.response = 'declined' and r.evidence is not null",
      },
    },
    /** Claims the sending of the response. */
    send: { by: ["system"], from: ["OPEN"], to: "same", sets: ["evidence", "check_at"] },
    /** The gateway has the response. */
    deliver: { by: ["system"], from: ["OPEN"], to: "same", sets: ["evidence", "check_at"] },
    win: {
      by: ["system"],
      from: ["OPEN"],
      to: "WON",
      fixed: { check_at: "null", closed_at: "at" },
      posts: { chargeback_won: "r.held_minor" },
      checks: depositHasLeft,
    },
    lose: {
      by: ["system"],
      from: ["OPEN"],
      to: "LOST",
      sets: ["loss_minor"],
      fixed: { check_at: "null", closed_at: "at" },
      posts: { chargeback_lost: null, chargeback_loss: "r.loss_minor", chargeback_won: null },
      checks: depositHasLeft,
    },
    recover: {
      by: ["system"],
      from: ["LOST"],
      to: "same",
      takes: ["by"],
      fixed: { recovered_minor: "recovered_minor + (s->>'by')::bigint" },
      posts: { chargeback_recovery: "(s->>'by')::bigint" },
    },
    unfreeze: { by: ["staff:person.unfreeze"], from: ["WON", "LOST"], to: "same" },
  },
});

export type ChargebackMoveName = keyof typeof chargeback.moves;

/** Whether a chargeback in this state can make the move. */
export const mayMakeMove = (state: ChargebackState, move: ChargebackMoveName): boolean =>
  chargeback.mayMove(state, move);
