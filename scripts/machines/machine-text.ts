import type { LimitCounts, MachineDeclaration, PostedKinds, Side } from "../../lib/kernel/machine";
import { type ColumnTypes, literal, SYSTEM, SYSTEM_TEXT } from "./sql-text";

/** The arguments that every function of a machine shares. */
export const BY = "who uuid, at timestamptz, web boolean, p_posting bigint";

/** A value that a statement returns, and the variable that takes it. */
export type Returned = readonly [variable: string, sql: string];

export const returning = (values: readonly Returned[]): string =>
  `returning ${values.map(([, sql]) => sql).join(",\n        ")}
      into ${values.map(([variable]) => variable).join(", ")};`;

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
    if (type === "text[]") return `array(select jsonb_array_elements_text(${source}->'${column}'))`;
    return type === "jsonb" ? `${source}->'${column}'` : `(${source}->>'${column}')::${type}`;
  }

  /** Whether who commits is this actor of the row `r`. */
  protected isActor(actor: string): string {
    if (actor === "any") return "true";
    if (actor === "system") return `(who = ${SYSTEM} and not web)`;
    if (actor.startsWith("staff:")) {
      const own = Object.values(this.declared.parties ?? {}).map((party) => `who <> ${party}`);
      const others = this.name === "approval" || own.length === 0 ? "" : ` and ${own.join(" and ")}`;
      return `(staff_may(who, ${literal(actor.slice("staff:".length))})${others})`;
    }
    const party = this.declared.parties?.[actor];
    if (!party) throw new Error(`${this.name} has no party ${actor}`);
    return `who = ${party}`;
  }

  /** What the subject of a leg may post: the legs as `leg_text` writes them, and their amounts. */
  protected rules(posts: PostedKinds | undefined): Returned[] {
    const kinds = Object.entries(posts ?? {});
    if (kinds.length === 0) return [];
    return [
      ["e.legs", `array[${kinds.map(([kind]) => this.leg(kind)).join(",\n          ")}]`],
      ["e.amounts", `array[${kinds.map(([, amount]) => amount ?? "null").join(", ")}]::bigint[]`],
    ];
  }

  /** Whether a member of staff has done it: null where none may. */
  protected byStaff(by: readonly string[]): Returned[] {
    const others = by.filter((actor) => !actor.startsWith("staff:"));
    if (others.length === by.length) return [];
    return [
      [
        "e.by_staff",
        others.length === 0 ? "true" : `not (${others.map((actor) => this.isActor(actor)).join(" or ")})`,
      ],
    ];
  }

  /** The counters of users that must move with it, and by how much. */
  protected owed(counts: LimitCounts | undefined): Returned[] {
    const all = Object.entries(counts ?? {}).flatMap(([counter, { of, by, on }]) =>
      of.map((role) => [counterKey(counter, this.party(role), on), by] as const),
    );
    if (all.length === 0) return [];
    return [
      ["e.owes", `array[${all.map(([key]) => key).join(", ")}]`],
      ["e.owed", `array[${all.map(([, by]) => by).join(", ")}]::bigint[]`],
    ];
  }

  /** A wallet pays only where its owner asks, unless the record that the leg is about bounds it. */
  private leg(kind: string): string {
    const declared = this.declared.transfers?.[kind];
    if (!declared) throw new Error(`${this.name} declares no transfer ${kind}`);
    const { from, to, withoutOwner, currency } = declared;
    const text = `${literal(`${kind} `)} || self || ' ' || ${this.side(from, currency)} || ${this.side(to, currency)}`;
    if (from.account !== "WALLET" || withoutOwner) return text;
    return `case when who = ${this.party(from.of)} then ${text} end`;
  }

  private party = (role: string) => this.declared.parties?.[role] ?? "";

  /** An account as a plan writes it. */
  private side(side: Side, currency = this.currency): string {
    const text = (kind: string, subject: string, owner: string) =>
      `'["${kind}", "${subject}", "' || ${owner} || '", "' || ${currency} || '"]'`;
    if (side.account === "WALLET") return text("WALLET", "", this.party(side.of));
    if (side.account === "CARRIER") return text("CARRIER", "", this.declared.carrier ?? "");
    if (side.account === "GATEWAY") return text("GATEWAY", "", this.declared.gateway ?? "");
    if (side.account !== "HOLD") return text(side.account, "", SYSTEM_TEXT);
    if (side.of === "self") return text("HOLD", this.name, "self");
    return text("HOLD", side.of, this.declared.links?.[side.of] ?? "");
  }

  private get currency(): string {
    return this.declared.holds?.currency ?? "r.currency";
  }

  /** The people of the row `r`, and what its hold must hold. */
  protected effect(): Returned[] {
    const { holds, parties = {} } = this.declared;
    const people = Object.values(parties);
    return [
      ["e.id", `r.${this.key}`],
      ...(people.length > 0 ? [["e.parties", `array[${people.join(", ")}]`] as const] : []),
      ...(holds
        ? [
            ["e.hold", this.side({ account: "HOLD", of: "self" })] as const,
            [
              "e.due",
              `case when r.state in (${holds.while.map(literal).join(", ")}) then ${holds.amount} else 0 end`,
            ] as const,
          ]
        : []),
    ];
  }
}

/** A counter of a user, on its day, as SQL for text. */
export const counterKey = (counter: string, user: string, on?: string): string =>
  `${literal(`${counter} `)} || ${user}${on ? ` || ' ' || coalesce((${on})::text, '')` : ""}`;

/** The role that a timeline names. */
export const roleOf = (actor: string) =>
  actor === "system" ? "clock" : actor.startsWith("staff:") ? "moderator" : actor;
