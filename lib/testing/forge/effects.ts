import { SYSTEM_ID } from "@/lib/kernel/ids";
import type { Machine, MachineMove } from "@/lib/kernel/machine";
import { type Draft, type DraftRow, type Leg, type Row } from "./plans";
import type { Stage } from "./stage";

/** The part of an effect that a plan must answer to. */
interface Effect {
  legs: (string | null)[] | null;
  amounts: (string | number | null)[] | null;
  units: "take" | "buy" | "sell" | "release" | null;
  offer_to: string | null;
  owes: string[] | null;
  owed: (string | number)[] | null;
}

/** What a declaration leaves to who makes a move. */
export interface Choices {
  set?: (row: Row) => Row;
  /** Amounts that the declaration leaves to the decision. */
  pays?: (row: Row) => Record<string, number>;
}

/** Asks the machines' own functions what a row or a move would have to come with. Takes nothing back by itself. */
export class Effects {
  stage!: Stage;

  /** What a new row may post, and must count: asked of the function that makes it. */
  async insertPart({ name, declaration }: Machine, row: Row, who: string): Promise<Draft> {
    const effect = await this.effectOf(`${name}_insert($1::jsonb, $2::uuid, app_now(), false, 0)`, [
      JSON.stringify(row),
      who,
    ]);
    const lines = (row.lines ?? []) as Line[];
    const id = (row.id ?? effect.id) as string;
    return {
      ...emptyDraft(who, name, id),
      insert: [{ t: name, r: row }],
      result: { state: (row.state as string | undefined) ?? declaration.states?.[0] },
      legs: legsOf(effect, {}),
      rows: await this.countsOf(effect, lines),
    };
  }

  async movePart(
    { name, declaration }: Machine,
    row: Row,
    move: string,
    who: string,
    how: Choices,
  ): Promise<Draft> {
    const id = row[declaration.id ?? "id"] as string;
    const declared = declaration.moves[move] as MachineMove;
    const given = [...(declared.sets ?? []), ...(declared.takes ?? [])];
    const standard = Object.fromEntries(
      given.map((column) => [column, column.endsWith("_at") ? new Date(Date.now() + 3_600_000) : "1"]),
    );
    const set = given.length > 0 ? { ...standard, ...how.set?.(row) } : how.set?.(row);
    const effect = await this.effectOf(
      `${name}_move($1::uuid, $2::bigint, $3, $4::jsonb, null, $5::uuid, app_now(), false, 0)`,
      [id, String(row.version), move, set ? JSON.stringify(set) : null, who],
    );
    const lines = (await this.stage.run("select offer_id, units from trade_line where trade_id = $1", [
      id,
    ])) as unknown as Line[];
    const moved: DraftRow = { t: name, i: id, v: String(row.version), m: move, ...(set && { s: set }) };
    return {
      ...emptyDraft(who, name, id),
      rows: [moved, ...(await this.countsOf(effect, lines))],
      legs: legsOf(effect, how.pays?.(row) ?? {}),
      result: { state: declared.to === "same" ? row.state : declared.to },
    };
  }

  private async effectOf(call: string, values: unknown[]): Promise<Effect & { id: string }> {
    const [found] = await this.stage.run(`select to_jsonb(e) as e from ${call} e`, values);
    return found?.e as Effect & { id: string };
  }

  /** The units of offers that move with a trade's lines, and the users' counters that move with all of it. */
  private async countsOf(effect: Effect, lines: readonly Line[]): Promise<DraftRow[]> {
    const { units, offer_to: to } = effect;
    const offers: DraftRow[] = units
      ? lines.map(({ offer_id: i, units: many }) => {
          const c = Object.fromEntries(
            Object.entries(UNITS[units]).map(([column, by]) => [column, by * many]),
          );
          return { t: "offer", i, c, ...(to && { to }) };
        })
      : [];
    const counted = [];
    for (const { i, c, to: end } of offers) {
      counted.push(
        await this.effectOf("offer_count($1, $2::jsonb, $3, '{}', app_now())", [i, JSON.stringify(c), end]),
      );
    }
    return [...offers, ...[effect, ...counted].flatMap(owedBy)];
  }
}

/** With the audit that each act of staff needs; one in its maker's name does no harm elsewhere. */
const emptyDraft = (who: string, kind: string, id: string): Draft => ({
  who,
  subject: { kind, id },
  rows: [],
  insert: [],
  legs: [],
  audit: who === SYSTEM_ID ? [] : [{ actor_id: who, act: "test", subject_kind: kind, subject_id: id }],
  events: [],
});

function legsOf({ legs, amounts }: Effect, chosen: Record<string, number>): Leg[] {
  return (legs ?? []).flatMap((text, at) => {
    const [, kind, subject, from, to] = /^(\S+) (\S+) (\[.*?\])(\[.*\])$/.exec(text ?? "") ?? [];
    if (!kind || !subject || !from || !to) return [];
    const amount = amounts?.[at] ?? chosen[kind] ?? 0;
    return Number(amount) > 0 ? [{ kind, subject, from, to, amount: String(amount) }] : [];
  });
}

const UNITS = {
  take: { units_held: 1, units_sold: 0 },
  buy: { units_held: 0, units_sold: 1 },
  release: { units_held: -1, units_sold: 0 },
  sell: { units_held: -1, units_sold: 1 },
};

interface Line {
  offer_id: string;
  units: number;
}

/** The counters of users that an effect wants to see moved. */
const owedBy = ({ owes, owed }: Effect): DraftRow[] =>
  (owes ?? []).flatMap((key, at) => {
    const [counter = "", i = "", day] = key.split(" ");
    const by = Number(owed?.[at]);
    const today = new Date(Date.now() + 3_600_000).toISOString().slice(0, 10);
    const g = counter === "open_offers" ? {} : { day: day ?? today };
    return by === 0 ? [] : [{ t: "allowance", i, c: { [counter]: by }, g }];
  });
