import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import type { Row } from "./plans";
import type { MoveStory, Part, Story, World } from "./world";

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const AMOUNT = 20_000_00;

const depositRow = (userId: string): Row => {
  const id = newId();
  return {
    id,
    user_id: userId,
    gateway: "paystack",
    reference: `dep-${id}`,
    currency: HOME,
    asked_minor: String(AMOUNT),
    expires_at: inHours(24),
  };
};
const paid = () => ({
  paid_minor: String(AMOUNT),
  gateway_fee_minor: "100",
  gateway_record_id: newId(),
  channel: "card",
  paid_at: new Date(),
});
const settled: MoveStory = { set: paid };

const refundRow = ({ id, user_id, state }: Row): Row => ({
  id: newId(),
  deposit_id: id,
  user_id,
  gateway: "paystack",
  currency: HOME,
  amount_minor: String(AMOUNT),
  from_quarantine: state === "QUARANTINED",
  reason: "Asked for by its owner.",
  check_at: inHours(1),
});
const chargebackRow = ({ id, user_id }: Row): Row => ({
  id: newId(),
  deposit_id: id,
  user_id,
  gateway: "paystack",
  gateway_record_id: newId(),
  currency: HOME,
  amount_minor: String(AMOUNT),
  held_minor: String(AMOUNT - 5_000_00),
  category: "fraud",
  due_at: inHours(48),
  check_at: inHours(1),
});

/** The refund or chargeback of a deposit makes its own move in the same plan. */
const along =
  (machine: string, move: string) =>
  async ({ id }: Row, { stage }: World): Promise<Part[]> => {
    const rows = await stage.run(
      `select id from ${machine} where deposit_id = $1 order by created_at desc limit 1`,
      [id],
    );
    return rows.map((row) => ({ machine, id: row.id as string, move }));
  };
const deposits =
  (move: string, quarantined?: string) =>
  async ({ deposit_id, from_quarantine }: Row): Promise<Part[]> => [
    {
      machine: "deposit",
      id: deposit_id as string,
      move: (from_quarantine ? quarantined : undefined) ?? move,
    },
  ];
const refunding: MoveStory = { with: async (row) => [{ machine: "refund", row: refundRow(row) }] };

const ofDeposits: Story["moves"] = {
  settle: settled,
  quarantine: {
    ...settled,
    given: ({ user_id }) =>
      `update allowance set closed_at = app_now() where user_id = '${user_id as string}'`,
  },
  refund: refunding,
  "refund:quarantined": refunding,
  "refund:late": {
    ...refunding,
    given: ({ id }) =>
      `update deposit set paid_at = paid_at - interval '73 hours' where id = '${id as string}'`,
  },
  refunded: { with: along("refund", "finish"), given: sendRefund },
  return: { with: along("refund", "finish"), given: sendRefund },
  keep: { with: along("refund", "fail") },
  dispute: { with: async (row) => [{ machine: "chargeback", row: chargebackRow(row) }] },
  win: { with: along("chargeback", "win") },
  lose: { with: along("chargeback", "lose") },
};

/** As owner: what other tests walk through move by move. */
function sendRefund({ id, state }: Row): string {
  const refund = `deposit_id = '${id as string}'`;
  return state === "QUARANTINED"
    ? `insert into refund (id, deposit_id, user_id, gateway, currency, amount_minor, from_quarantine, reason, requested_by_id, state)
       select gen_random_uuid(), id, user_id, gateway, currency, paid_minor, true, 'Returned.', '${newId()}', 'SENDING' from deposit where id = '${id as string}'`
    : `update refund set state = 'SENDING' where ${refund}`;
}

const payoutRow = (userId: string, bankAccountId: string, amount = AMOUNT): Row => {
  const id = newId();
  return {
    id,
    user_id: userId,
    bank_account_id: bankAccountId,
    gateway: "paystack",
    reference: `pay-${id}`,
    currency: HOME,
    amount_minor: String(amount),
    fee_minor: "2500",
    bank_name: "Bank",
    bank_code: "058",
    account_number: "0123456789",
    account_name: "ADA OBI",
    check_at: new Date(),
  };
};

/** A bank account of this user, the same one at each call. */
async function bankAccountOf({ stage }: World, userId: string): Promise<string> {
  await stage.run(
    `insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name)
     values ($1, $2, '058', 'Bank', '0123456789', 'ADA OBI') on conflict do nothing`,
    [newId(), userId],
  );
  return (await stage.run("select id from bank_account where user_id = $1", [userId]))[0]?.id as string;
}

const proceed = {
  given: ({ id }: Row) =>
    `update payout set hold_until = null, hold_reason = null where id = '${id as string}'`,
};

export const storiesOfMoney: Story[] = [
  {
    machine: "deposit",
    only: [
      "insert",
      "settle",
      "quarantine",
      "fail",
      "expire",
      "wait",
      "refund",
      "refunded",
      "keep",
      "dispute",
      "win",
      "lose",
    ],
    chooses: ["id", "reference", "asked_minor", "return_to", "check_at", "expires_at"],
    start: async ({ stage }) => ({ who: stage.people.ada.id, row: depositRow(stage.people.ada.id) }),
    moves: ofDeposits,
  },
  {
    machine: "deposit",
    name: "made QUARANTINED",
    only: ["insert", "release", "return", "refund:quarantined", "refund:late"],
    start: async ({ stage }) => ({
      who: SYSTEM_ID,
      row: {
        ...depositRow(stage.people.ada.id),
        ...paid(),
        gateway_reference: newId(),
        sender_name: "Unclear",
        name_match: "unknown",
        state: "QUARANTINED",
      },
    }),
    moves: ofDeposits,
  },
  {
    machine: "refund",
    async start(world) {
      const id = await world.makeOf("deposit", "PAID");
      const row = refundRow(await world.rowOf("deposit", id));
      return {
        who: world.stage.people.staff.FINANCE.id,
        row,
        with: [{ machine: "deposit", id, move: "refund" }],
      };
    },
    chooses: ["id", "reason", "check_at"],
    moves: {
      redirect: { chooses: ["check_at"] },
      finish: { with: deposits("refunded", "return"), set: () => ({ gateway_record_id: newId() }) },
      fail: { with: deposits("keep") },
    },
  },
  {
    machine: "chargeback",
    async start(world) {
      const id = await world.makeOf("deposit", "PAID");
      const row = chargebackRow(await world.rowOf("deposit", id));
      return { who: SYSTEM_ID, row, with: [{ machine: "deposit", id, move: "dispute" }] };
    },
    moves: {
      answer: { set: () => ({ response: "accepted", evidence: null }), chooses: ["evidence", "check_at"] },
      win: { with: deposits("win") },
      lose: {
        with: deposits("lose"),
        set: () => ({ loss_minor: String(5_000_00) }),
        pays: () => ({ chargeback_lost: AMOUNT - 5_000_00 }),
      },
      recover: { set: () => ({ by: "100" }) },
    },
  },
  {
    machine: "payout",
    async start(world) {
      const { ada } = world.stage.people;
      return { who: ada.id, row: payoutRow(ada.id, await bankAccountOf(world, ada.id)) };
    },
    chooses: ["id", "reference", "check_at", "account_name", "bank_name", "amount_minor"],
    beyond: { amount_minor: ["1", "49999", "500000001"] },
    moves: {
      queue: proceed,
      begin: proceed,
      pay: { set: () => ({ gateway_record_id: newId(), transfer_code: "1", gateway_fee_minor: "100" }) },
      fail: { set: () => ({ failure: "refused", gateway_fee_minor: "100" }) },
      reverse: { set: () => ({ gateway_fee_minor: "100" }) },
      reject: { chooses: ["failure"] },
      agree: { chooses: ["check_at"] },
    },
  },
  {
    machine: "settlement",
    start: async () => ({
      who: SYSTEM_ID,
      row: {
        id: newId(),
        gateway: "paystack",
        gateway_record_id: newId(),
        direction: "settled",
        currency: HOME,
        amount_minor: String(AMOUNT),
      },
    }),
  },
];
