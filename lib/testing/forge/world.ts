import { SYSTEM_ID } from "@/lib/kernel/ids";
import type { Machine, MachineMove } from "@/lib/kernel/machine";
import { type Permission, permissions, type StaffRole } from "@/lib/kernel/permissions";
import { type Choices, Effects } from "./effects";
import { type Draft, joined, type Row } from "./plans";
import type { Stage } from "./stage";

/** A row that a plan moves or makes along with its own. */
export type Part = { machine: string; id: string; move: string } | { machine: string; row: Row };

/** What a declaration leaves open of a move, so that it can be made. */
export interface MoveStory extends Choices {
  by?: (row: Row, stage: Stage) => string;
  /** SQL that brings the row, as owner, to where the move's condition holds. */
  given?: (row: Row) => string;
  with?: (row: Row, world: World) => Promise<Part[]>;
  /** Where another request than the row's own is what the plan is about. */
  about?: (row: Row) => Pick<Draft, "act" | "subject" | "approval">;
  /** Columns that who moves the row may choose freely. */
  chooses?: readonly string[];
}

export interface Story {
  machine: string;
  /** Tells stories of one machine apart. */
  name?: string;
  /** How a lawful row is made; for machines without an insert, the id of one that there is. */
  start: (world: World) => Promise<{ who: string; row: Row; with?: Part[]; audit?: Row[] } | { id: string }>;
  /** Whoever commits it is its maker. */
  anyone?: true;
  /** Values that its maker may not choose, of columns that they choose. */
  beyond?: Record<string, readonly unknown[]>;
  /** Columns of a new row that its maker may choose freely: no rule binds them. */
  chooses?: readonly string[];
  /** A move that other moves of the story pass by on the way to their state. */
  moves?: Record<string, MoveStory>;
  only?: readonly string[];
  /** Moves that its rows never make: those of another kind. */
  skips?: readonly string[];
}

/** A plan that must go through, and from which forged ones are derived. */
export interface Lawful {
  machine: Machine;
  /** 'insert', or the name of a move. */
  act: string;
  story: Story;
  draft: Draft;
  /** The row as it was, or as it is to be made. */
  row: Row;
  /** Ids of all who may lawfully commit this act; undefined where everyone may. */
  allowed: string[] | undefined;
}

/** A plan that breaks one rule, and which. */
export interface Forged {
  breaks: string;
  draft: Draft;
}

/** What forged plans are made of, other than the lawful one. */
export interface Material {
  /** Each table's columns with their types. */
  columns: ReadonlyMap<string, readonly (readonly [name: string, type: string])[]>;
  /** The kinds of transfer that there are. */
  kinds: readonly string[];
}

/** Makes lawful plans from the declarations of the machines, and rows in every state by way of them. */
export class World extends Effects {
  constructor(
    readonly machines: ReadonlyMap<string, Machine>,
    readonly stories: readonly Story[],
  ) {
    super();
  }

  machine(name: string): Machine {
    const found = this.machines.get(name);
    if (!found) throw new Error(`no machine ${name}`);
    return found;
  }

  async rowOf(table: string, id: string): Promise<Row> {
    const { id: key = "id" } = this.machine(table).declaration;
    const [found] = await this.stage.run(`select to_jsonb(r) as r from ${table} r where ${key} = $1`, [id]);
    return (found?.r ?? {}) as Row;
  }

  /** Makes a row and brings it into a state, by lawful plans. Answers its id. */
  async make(story: Story, state?: string): Promise<string> {
    const start = await story.start(this);
    const id = "id" in start ? start.id : await this.commit(await this.inserting(story, start), start.row.id);
    const path = state === undefined ? [] : this.pathTo(story, state);
    for (const move of path ?? []) await this.commit(await this.moving(story, id, move), id);
    return id;
  }

  makeOf = (machine: string, state?: string, name?: string) => {
    const story = this.stories.find((one) => one.machine === machine && one.name === name);
    if (!story) throw new Error(`no story of ${machine}`);
    return this.make(story, state);
  };

  private async commit({ draft }: Lawful, id: unknown): Promise<string> {
    const role = draft.who === SYSTEM_ID ? "amana_worker" : "amana_web";
    const [answer] = await this.stage.send(role, [draft], true);
    if (!answer?.startsWith("committed")) throw new Error(`on the way, ${describe(draft)}: ${answer}`);
    return id as string;
  }

  /** The shortest way from where rows are made. */
  pathTo(story: Story, state: string): string[] | undefined {
    const { declaration } = this.machine(story.machine);
    const first = story.name?.startsWith("made ")
      ? story.name.slice("made ".length)
      : declaration.states?.[0];
    const ways: [string | undefined, string[]][] = [[first, []]];
    for (const [at, way] of ways) {
      if (at === state) return way;
      if (way.length > 5) break;
      for (const [move, { from = [], to }] of Object.entries(declaration.moves)) {
        if (story.skips?.includes(move)) continue;
        const reaches = at !== undefined && from.includes(at) && to !== "same" && to !== undefined;
        if (reaches) ways.push([to, [...way, move]]);
      }
    }
    return undefined;
  }

  async inserting(
    story: Story,
    start: { who: string; row: Row; with?: Part[]; audit?: Row[] },
  ): Promise<Lawful> {
    const machine = this.machine(story.machine);
    const isMove = (part: Part) => "move" in part;
    const others = start.with ?? [];
    const draft = await this.stage.undone(async () => {
      // A plan moves its rows before it makes new ones.
      const moved = await this.parts(others.filter(isMove), start.who);
      const own = await this.insertPart(machine, start.row, start.who);
      const made = others.filter((part) => !isMove(part));
      return joined(own, ...moved, ...(await this.parts(made, start.who)));
    });
    draft.audit.push(...(start.audit ?? []));
    const { by = [] } = machine.declaration.insert ?? {};
    const allowed = story.anyone ? undefined : this.allowedBy(by, await this.partiesOf(machine, start.row));
    return { machine, act: "insert", story, draft, row: start.row, allowed };
  }

  async moving(story: Story, id: string, move: string): Promise<Lawful> {
    const machine = this.machine(story.machine);
    const how = story.moves?.[move] ?? {};
    const before = await this.rowOf(machine.name, id);
    if (how.given) await this.stage.run(how.given(before));
    const row = await this.rowOf(machine.name, id);
    const declared = machine.declaration.moves[move] as MachineMove;
    const parties = await this.partiesOf(machine, row);
    const who = how.by?.(row, this.stage) ?? this.actor(declared.by[0] ?? "", parties);
    const others = (await how.with?.(row, this)) ?? [];
    const draft = await this.stage.undone(async () =>
      joined(await this.movePart(machine, row, move, who, how), ...(await this.parts(others, who))),
    );
    Object.assign(draft, how.about?.(row));
    return { machine, act: move, story, draft, row, allowed: this.allowedBy(declared.by, parties) };
  }

  private async parts(parts: readonly Part[], who: string): Promise<Draft[]> {
    const drafts: Draft[] = [];
    for (const part of parts) {
      const machine = this.machine(part.machine);
      drafts.push(
        "row" in part
          ? await this.insertPart(machine, part.row, who)
          : await this.movePart(
              machine,
              await this.rowOf(part.machine, part.id),
              part.move,
              who,
              this.howOf(part.machine, part.move),
            ),
      );
    }
    return drafts;
  }

  /** What any story of a machine says of a move. */
  private howOf(machine: string, move: string): MoveStory {
    const story = this.stories.find(({ machine: name, moves }) => name === machine && moves?.[move]);
    return story?.moves?.[move] ?? {};
  }

  private async partiesOf({ name, declaration }: Machine, row: Row): Promise<Record<string, string>> {
    const roles = Object.entries(declaration.parties ?? {});
    if (roles.length === 0) return {};
    const columns = roles.map(([role, sql]) => `${sql} as "${role}"`).join(", ");
    const values = { ...row, creator_id: row.creator_id ?? null };
    const [found] = await this.stage.run(
      `select ${columns} from jsonb_populate_record(null::${name}, $1::jsonb) r`,
      [JSON.stringify(values)],
    );
    return (found ?? {}) as Record<string, string>;
  }

  private actor(by: string, parties: Record<string, string>): string {
    if (by === "system") return SYSTEM_ID;
    if (by.startsWith("staff:")) return this.holders(by.slice("staff:".length))[0] ?? "";
    return parties[by] ?? "";
  }

  /** Members of staff who may more than read under this permission. */
  private holders(permission: string): string[] {
    const { staff, secondFinance } = this.stage.people;
    const held = Object.entries(permissions[permission as Permission].heldBy).filter(([, grades]) =>
      /[dago]/.test(grades),
    );
    return held.flatMap(([role]) => [
      staff[role as StaffRole].id,
      ...(role === "FINANCE" ? [secondFinance.id] : []),
    ]);
  }

  private allowedBy(by: readonly string[], parties: Record<string, string>): string[] | undefined {
    if (by.includes("any")) return undefined;
    return by.flatMap((actor) =>
      actor.startsWith("staff:")
        ? this.holders(actor.slice("staff:".length)).filter((id) => !Object.values(parties).includes(id))
        : [this.actor(actor, parties)],
    );
  }
}

const describe = ({ rows, insert }: Draft): string =>
  [...insert.map(({ t }) => `${t} insert`), ...rows.map(({ t, m }) => `${t} ${m ?? "count"}`)].join(", ");
