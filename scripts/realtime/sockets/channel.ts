import type { Connection } from "./connection";

/** A member of a presence channel. */
export type Member = { userId: string; about: unknown };

/** The subscribers of one channel. A member of a presence channel is present while any of its connections is. */
export class Channel {
  readonly name: string;
  readonly #subscribers = new Map<Connection, Member | undefined>();
  readonly #members = new Map<string, { about: unknown; connections: number }>();

  constructor(name: string) {
    this.name = name;
  }

  get subscriptionCount(): number {
    return this.#subscribers.size;
  }

  get memberCount(): number {
    return this.#members.size;
  }

  get memberIds(): string[] {
    return [...this.#members.keys()];
  }

  hasMember(userId: string): boolean {
    return this.#members.has(userId);
  }

  memberOf(connection: Connection): Member | undefined {
    return this.#subscribers.get(connection);
  }

  /** Adds a subscriber. Returns whether it is a new member. */
  add(connection: Connection, member?: Member): boolean {
    this.#subscribers.set(connection, member);
    if (!member) return false;
    const known = this.#members.get(member.userId);
    if (known) known.connections += 1;
    else this.#members.set(member.userId, { about: member.about, connections: 1 });
    return !known;
  }

  /** Removes a subscriber. Returns its member if that was the member's last connection. */
  remove(connection: Connection): Member | undefined {
    const member = this.#subscribers.get(connection);
    this.#subscribers.delete(connection);
    const known = member && this.#members.get(member.userId);
    if (!known) return undefined;
    known.connections -= 1;
    if (known.connections > 0) return undefined;
    this.#members.delete(member.userId);
    return member;
  }

  /** Sends the same bytes to all subscribers except one. */
  send(event: Buffer, except?: Connection): void {
    for (const connection of this.#subscribers.keys()) if (connection !== except) connection.send(event);
  }

  /** The members, for a new subscriber. */
  presence() {
    const hash = Object.fromEntries([...this.#members].map(([id, { about }]) => [id, about ?? null]));
    return { presence: { ids: this.memberIds, hash, count: this.memberCount } };
  }
}
