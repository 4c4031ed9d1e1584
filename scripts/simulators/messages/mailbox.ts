import { Recent } from "../recent";

type Arrived = { id: string; at: Date; from: string; to: string[]; text: string };

/** A delivered mail or SMS. */
export type Message =
  | (Arrived & { kind: "mail"; subject: string; html: string | undefined; headers: Record<string, string> })
  | (Arrived & { kind: "sms"; channel: string; status: string });

/** A message before delivery. */
export type Outgoing = Message extends infer Kind
  ? Kind extends Message
    ? Omit<Kind, "id" | "at">
    : never
  : never;

/** The newest 2,000 mails and SMS. */
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

  /** Newest first; `to` filters by address, or number with or without its plus. */
  list(to?: string | null): Message[] {
    const recipient = to ? plain(to) : undefined;
    return this.#messages
      .newest()
      .filter(
        (message) => recipient === undefined || message.to.some((address) => plain(address) === recipient),
      );
  }

  clear(): void {
    this.#messages.clear();
  }
}

function plain(address: string): string {
  return address.trim().toLowerCase().replace(/^\+/, "");
}
