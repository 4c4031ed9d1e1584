import { randomUUID } from "node:crypto";
import type { Settings } from "../settings";

const soonMs = 150;

/** A message as it was accepted. */
export type Accepted = { to: string; subject: string; metadata: Record<string, string> };

/**
 * Sends what became of a mail in the shape of Postmark's webhooks: each report twice, in any order. The mailbox of `gone…@` does not
 * exist, that of `full…@` is full, and who reads `spam…@` reports it as spam once it was delivered.
 */
export class MailReports {
  readonly #settings: Settings;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  plan(accepted: Accepted): void {
    const url = this.#settings.mailWebhookUrl;
    if (!url) return;
    const reports = reportsOf(accepted);
    for (const report of [...reports, ...reports.toReversed()]) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        void post(url, report);
      }, soonMs * Math.random());
      this.#timers.add(timer);
      timer.unref();
    }
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

function reportsOf({ to, subject, metadata }: Accepted): object[] {
  const at = new Date().toISOString().replace("Z", "1234Z");
  const base = {
    MessageID: randomUUID(),
    Tag: "",
    ServerID: 23,
    MessageStream: "outbound",
    Metadata: metadata,
  };
  const bounce = (Type: string, TypeCode: number) => ({
    RecordType: "Bounce",
    ID: 42,
    Type,
    TypeCode,
    Email: to,
    BouncedAt: at,
    Inactive: Type === "HardBounce",
    Subject: subject,
    ...base,
  });
  if (/^gone/i.test(to)) return [bounce("HardBounce", 1)];
  if (/^full/i.test(to)) return [bounce("Transient", 2), bounce("SoftBounce", 4096)];
  const delivered = { RecordType: "Delivery", Recipient: to, DeliveredAt: at, Details: "OK", ...base };
  if (!/^spam/i.test(to)) return [delivered];
  return [delivered, { ...bounce("SpamComplaint", 512), RecordType: "SpamComplaint" }];
}

async function post(url: string, report: object): Promise<void> {
  const sent = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(report),
  };
  await fetch(url, { ...sent, redirect: "manual" }).catch(() => undefined);
}
