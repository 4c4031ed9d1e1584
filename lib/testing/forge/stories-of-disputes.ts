import { newId } from "@/lib/kernel/ids";
import type { Row } from "./plans";
import type { MoveStory, Part, Story, World } from "./world";

const PRICE = 4_150_33;
const said = "Nothing has arrived.";

const idOf = async ({ stage }: World, tradeId: unknown): Promise<string> => {
  const [open] = await stage.run("select id from dispute where trade_id = $1 and state <> 'CLOSED'", [
    tradeId,
  ]);
  return open?.id as string;
};

/** The dispute with which a trade is disputed. */
export const disputed =
  (reason: string) =>
  async (row: Row): Promise<Part[]> => [
    {
      machine: "dispute",
      row: { id: newId(), trade_id: row.id, reason, statement: said, answers: {} },
    },
  ];

/** The dispute's own end, with that of its trade. */
export const ending =
  (move: string) =>
  async (row: Row, world: World): Promise<Part[]> => [
    { machine: "dispute", id: await idOf(world, row.id), move },
  ];

/** SQL that brings a trade's dispute to a ruling that nobody can appeal any more. */
export const ruledSql = (tradeId: unknown, outcome: string, refund: number): string =>
  `update dispute set state = 'RULED', outcome = '${outcome}', finding = 'platform_fault', refund_minor = ${String(refund)}, ruled_at = app_now(),
    clock_from = app_now() - interval '25 hours', deadline_at = app_now() - interval '1 hour' where trade_id = '${tradeId as string}' and state <> 'CLOSED'`;

/** What a split of the price posts, of which so much goes back. */
export const splitOf = (refund: number) => () => {
  const gross = PRICE - refund;
  const commission = Math.round(gross * 0.015);
  return { escrow_refund: refund, escrow_release: gross - commission, commission };
};

/** What the offer says that is about to be accepted. */
let offered = PRICE;

async function offer({ stage }: World, disputeId: string, by: unknown): Promise<string> {
  const id = newId();
  await stage.run(
    "insert into settlement_offer (id, dispute_id, offered_by_id, refund_minor, expires_at) values ($1, $2, $3, $4, app_now() + interval '1 day')",
    [id, disputeId, by, offered],
  );
  return id;
}

/** The parts of an accepted offer, beside the trade: its seller has offered it. */
export const settling =
  (refund: number) =>
  async (row: Row, world: World): Promise<Part[]> => {
    offered = refund;
    const dispute = await idOf(world, row.id);
    return [
      { machine: "dispute", id: dispute, move: "settle" },
      { machine: "settlement_offer", id: await offer(world, dispute, row.seller_id), move: "accept" },
    ];
  };

const overdue = ({ id }: Row) =>
  `update dispute set clock_from = app_now() - interval '99 hours', deadline_at = app_now() - interval '1 hour' where id = '${id as string}'`;

const decision = {
  outcome: "refund",
  finding: "platform_fault",
  refund_minor: String(PRICE),
  return_paid_by: null,
};
const rulingRow = (disputeId: unknown): Row => ({
  id: newId(),
  dispute_id: disputeId,
  ...decision,
  rules: ["E6"],
  reason: "As the receipt shows.",
  approval_id: null,
});
const withRuling = async ({ id }: Row): Promise<Part[]> => [{ machine: "ruling", row: rulingRow(id) }];
const withTrade =
  (move: string) =>
  async ({ trade_id: id }: Row): Promise<Part[]> => [{ machine: "trade", id: id as string, move }];

const byBayo: MoveStory["by"] = (_row, { people }) => people.bayo.id;
const byAda: MoveStory["by"] = (_row, { people }) => people.ada.id;
const statement = (disputeId: unknown, kind = "statement"): Row => ({
  id: newId(),
  dispute_id: disputeId,
  kind,
  body: "I sent it at noon.",
});
const withStatement = async ({ id }: Row): Promise<Part[]> => [
  { machine: "dispute_statement", row: statement(id) },
];
/** As if another moderator had ruled before. */
const ruledByAnother = ({ id }: Row) =>
  `set local session_replication_role = replica; update ruling set moderator_id = gen_random_uuid() where dispute_id = '${id as string}';
   set local session_replication_role = origin`;
const accepted = (side: "buyer" | "seller") => (row: Row) =>
  `update dispute set ${side}_accepted_at = app_now() where id = '${row.id as string}'`;

const moves: Record<string, MoveStory> = {
  write: { by: byBayo, with: withStatement },
  answer: { by: byBayo, with: withStatement },
  "start-review": { given: overdue },
  late: { given: overdue },
  rule: { set: () => decision, with: withRuling },
  "finish:accepted": { given: accepted("seller"), by: byAda, with: withTrade("rule:refund") },
  "finish:over": { given: overdue, with: withTrade("rule:refund") },
  appeal: { by: byBayo, chooses: ["appeal_reason"] },
  "rule-appeal": {
    given: ruledByAnother,
    set: () => decision,
    with: async (row) => [...(await withRuling(row)), ...(await withTrade("rule:refund")(row))],
  },
  concede: { by: byBayo, with: withTrade("concede:refund") },
  settle: {
    set: () => ({ refund_minor: String(offered) }),
    by: byAda,
    with: async (row, world) => {
      offered = PRICE;
      const id = await offer(world, row.id as string, world.stage.people.bayo.id);
      return [
        { machine: "settlement_offer", id, move: "accept" },
        ...(await withTrade("settle:refund")(row)),
      ];
    },
  },
  cancel: {
    given: ({ trade_id }) =>
      `update trade set proposal = '{"kind": "cancel", "by": "seller"}', proposal_until = app_now() + interval '1 day' where id = '${trade_id as string}'`,
    by: byAda,
    with: withTrade("agree-cancel"),
  },
  withdraw: {
    given: ({ id }) => `update dispute set is_claim = true where id = '${id as string}'`,
    by: byAda,
  },
};

export const storiesOfDisputes: Story[] = [
  {
    machine: "dispute",
    chooses: ["id", "reason", "statement", "answers"],
    beyond: { reason: ["silence", "staff_review"] },
    async start(world) {
      const id = await world.makeOf("trade", "DELIVERED", "airtime");
      const row = { id: newId(), trade_id: id, reason: "not_received", statement: said, answers: {} };
      return { who: world.stage.people.ada.id, row, with: [{ machine: "trade", id, move: "dispute" }] };
    },
    moves,
  },
  {
    machine: "dispute_statement",
    chooses: ["id", "body"],
    async start(world) {
      const id = await world.makeOf("dispute");
      return {
        who: world.stage.people.bayo.id,
        row: statement(id),
        with: [{ machine: "dispute", id, move: "answer" }],
      };
    },
  },
  {
    machine: "ruling",
    chooses: ["id", "reason"],
    async start(world) {
      const id = await world.makeOf("dispute", "UNDER_REVIEW");
      return {
        who: world.stage.people.staff.MODERATOR.id,
        row: rulingRow(id),
        with: [{ machine: "dispute", id, move: "rule" }],
      };
    },
  },
  {
    machine: "settlement_offer",
    chooses: ["id", "refund_minor"],
    beyond: { refund_minor: ["-1", String(PRICE + 1)] },
    async start(world) {
      const id = await world.makeOf("dispute");
      return {
        who: world.stage.people.bayo.id,
        row: { id: newId(), dispute_id: id, refund_minor: String(PRICE) },
      };
    },
    moves: {
      accept: {
        by: byAda,
        about: ({ dispute_id: id }) => ({ subject: { kind: "dispute", id: id as string } }),
        with: async ({ dispute_id, refund_minor }, { stage }) => {
          offered = Number(refund_minor);
          const [dispute] = await stage.run("select trade_id from dispute where id = $1", [dispute_id]);
          return [
            { machine: "dispute", id: dispute_id as string, move: "settle" },
            { machine: "trade", id: dispute?.trade_id as string, move: "settle:refund" },
          ];
        },
      },
      decline: { by: byAda },
      expire: {
        given: ({ id }) =>
          `update settlement_offer set expires_at = app_now() - interval '1 minute' where id = '${id as string}'`,
      },
    },
  },
];
