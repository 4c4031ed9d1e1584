import type { MachineDeclaration, PostedKinds, Side } from "../../lib/kernel/machine";
import { type ColumnTypes, literal, ofRow, SYSTEM } from "./sql-text";

/** The arguments that every function of a machine shares. */
export const BY = "who uuid, at timestamptz, web boolean, p_posting bigint";

/** What the functions of one machine say alike, as SQL. */
export class MachineText {
  constructor(
    protected readonly name: string,
    protected readonly declared: MachineDeclaration,
    protected readonly columns: ColumnTypes,
  ) {}

  protected get key() {
    return this.declared.id ?? "id";
  }

  protected typed(column: string, source: string): string {
    const type = this.columns(this.name, column);
    return type === "jsonb" ? `${source}->'${column}'` : `(${source}->>'${column}')::${type}`;
  }

  protected isActor(actor: string, row: string): string {
    if (actor === "any") return "true";
    if (actor === "system") return `(who = ${SYSTEM} and not web)`;
    if (actor.startsWith("staff:")) {
      const own = Object.values(this.declared.parties ?? {}).map((party) => `who <> ${ofRow(party, row)}`);
      const others = this.name === "approval" || own.length === 0 ? "" : ` and ${own.join(" and ")}`;
      return `(staff_may(who, ${literal(actor.slice("staff:".length))})${others})`;
    }
    const party = this.declared.parties?.[actor];
    if (!party) throw new Error(`${this.name} has no party ${actor}`);
    return `who = ${ofRow(party, row)}`;
  }

  /** What the subject of a leg may post: kind, both accounts, amount. */
  protected rules(posts: PostedKinds | undefined, row: string): string[] {
    if (!posts || Object.keys(posts).length === 0) return [];
    const rows = Object.entries(posts).map(([kind, amount]) => this.rule(kind, amount, row));
    return [`e.rules := array[${rows.join(",\n      ")}];`];
  }

  private rule(kind: string, amount: string | null, row: string): string {
    const declared = this.declared.transfers?.[kind];
    if (!declared) throw new Error(`${this.name} declares no transfer ${kind}`);
    const own = declared.from.account === "WALLET" && !declared.withoutOwner;
    const currency = declared.currency ? ofRow(declared.currency, row) : "null";
    const fixed = amount === null ? "null" : ofRow(amount, row);
    return `row(${literal(kind)}, ${this.side(declared.from, row)}, ${this.side(declared.to, row)}, ${fixed}, ${own}, ${currency})::leg_rule`;
  }

  private side(side: Side, row: string): string {
    if (side.account === "WALLET")
      return `'WALLET', '', ${ofRow(this.declared.parties?.[side.of] ?? "", row)}`;
    if (side.account === "GATEWAY") return `'GATEWAY', '', ${ofRow(this.declared.gateway ?? "", row)}`;
    if (side.account !== "HOLD") return `${literal(side.account)}, '', ${SYSTEM}`;
    if (side.of === "self") return `'HOLD', ${literal(this.name)}, ${row}.${this.key}`;
    return `'HOLD', ${literal(side.of)}, ${ofRow(this.declared.links?.[side.of] ?? "", row)}`;
  }

  protected effect(row: string): string {
    const { holds, parties = {} } = this.declared;
    const people = Object.values(parties).map((party) => ofRow(party, row));
    return [
      ...(people.length > 0 ? [`e.parties := array[${people.join(", ")}];`] : []),
      ...(holds
        ? [
            `e.currency := ${ofRow(holds.currency, row)};`,
            `e.due := case when ${row}.state in (${holds.while.map(literal).join(", ")}) then ${ofRow(holds.amount, row)} else 0 end;`,
          ]
        : []),
    ]
      .map((line) => `  ${line}`)
      .join("\n");
  }
}

/** The role that a timeline names. */
export const roleOf = (actor: string) =>
  actor === "system" ? "clock" : actor.startsWith("staff:") ? "moderator" : actor;
