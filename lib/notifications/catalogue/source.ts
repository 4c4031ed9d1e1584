import type { EventTopic, Payload } from "@/lib/kernel/events/declare";
import { type Delivered, on, type Reaction } from "@/lib/kernel/events/reaction";
import type { Permission } from "@/lib/kernel/permissions";
import type { Arguments } from "../arguments";
import type { NoticeKey } from "../kinds";
import { type Notice, notify } from "../notify";
import { staffWith } from "./staff-with";

/** What a notice is about: the page that it leads to, and what each reader's notice says. */
export interface About {
  /** What happened, where several events are one fact, such as files that are added one after the other; else each event is one. */
  fact?: string;
  /** Such as 'trade:<id>'; notices with the same group are shown together, and are read once the page is opened. */
  group: string;
  /** The path of the page. */
  link: string;
  /** Its people by their part in it. */
  readers: Readonly<Record<string, { userId: string; args: Arguments } | undefined>>;
  /** For staff. */
  args?: Arguments;
  /** The staff whom it concerns, where a permission alone does not say. */
  colleagues?: readonly string[];
}

/** One row of the catalogue: to whom a kind goes when an event happens. */
interface Row<Carried> {
  /** Names of readers. */
  to?: readonly string[] | ((payload: Carried) => readonly string[]);
  /** Everyone who holds the permission, but for the person whom the event is about; or the colleagues that were read. */
  staff?: Permission | "colleagues";
  /** Only for such events. */
  if?: (payload: Carried) => boolean;
  /** Only if it still matters by the time that it is written. */
  only?: (about: About) => boolean;
}

export interface Source {
  reaction: Reaction;
  topic: string;
  keys: readonly NoticeKey[];
}

/**
 * The kinds of notice that an event makes. `load` reads, at most once for an event, what they are about; undefined where there is
 * nothing to tell any more.
 */
export function when<Carried extends Payload>(
  event: EventTopic<Carried>,
  load: (payload: NoInfer<Carried>) => Promise<About | undefined>,
  rows: Partial<Record<NoticeKey, Row<NoInfer<Carried>>>>,
  /** Sets its job apart where an event has several. */
  part?: string,
): Source {
  const all = Object.entries(rows) as [NoticeKey, Row<Carried>][];
  const job = async (payload: Carried, { outboxId }: Delivered) => {
    const due = all.filter(([, row]) => row.if?.(payload) ?? true);
    const about = due.length > 0 ? await load(payload) : undefined;
    if (!about) return;
    const rest = due.filter(([, row]) => row.only?.(about) ?? true);
    const made = await Promise.all(
      rest.map(([key, row]) => noticesOf(key, row, about, payload, `event:${outboxId}`)),
    );
    await notify(made.flat());
  };
  return {
    reaction: on(event, { [["notices", event.topic, ...(part ? [part] : [])].join(".")]: job }),
    topic: event.topic,
    keys: all.map(([key]) => key),
  };
}

async function noticesOf<Carried extends Payload>(
  key: NoticeKey,
  { to = [], staff }: Row<Carried>,
  { fact, group, link, readers, args = {}, colleagues = [] }: About,
  payload: Carried,
  event: string,
): Promise<Notice[]> {
  const names = typeof to === "function" ? to(payload) : to;
  const people = names.flatMap((name) => readers[name] ?? []);
  const holders = !staff || staff === "colleagues" ? [] : await staffWith(staff, ownerOf(payload));
  const members = staff === "colleagues" ? colleagues : holders;
  return [...people, ...members.map((userId) => ({ userId, args }))].map((reader) => ({
    key,
    fact: fact ?? event,
    group,
    link,
    ...reader,
  }));
}

const ownerOf = ({ userId }: Payload): string | null => (typeof userId === "string" ? userId : null);
