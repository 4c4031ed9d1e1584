import { Recent } from "../recent";

type Arrived = { id: string; at: Date; from: string; to: string[]; text: string };

/** A mail or an SMS that reached its person. */
export type Message =
  | (Arrived & { kind: "mail"; subject: string; html: string | undefined })
  | (Arrived & { kind: "sms"; channel: string; status: string });

/** A message before it has arrived. */
export type Outgoing = Message extends infer One
  ? One extends Message
    ? Omit<One, "id" | "at">
    : never
  : never;

/** Everything that was sent, mails and SMS together; the newest 2,000. */
export class Mailbox {
  readonly #messages = new Recent<Message>(2_000);
  #lastId = 0;

  deliver(outgoing: Outgoing): Message {
    const message: Message = { ...outgoing, id: String(++this.#lastId), at: new Date() };
    this.#messages.set(message.id, message);
    return message;
  }

  get(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  /** Newest first; to one person where `to` is given: an address, or a number with or without its plus. */
  list(to?: string | null): Message[] {
    const wanted = to ? plain(to) : undefined;
    return this.#messages
      .newest()
      .filter((message) => wanted === undefined || message.to.some((one) => plain(one) === wanted));
  }

  clear(): void {
    this.#messages.clear();
  }
}

function plain(address: string): string {
  return address.trim().toLowerCase().replace(/^\+/, "");
}
