import { createHmac, randomBytes } from "node:crypto";
import { Recent } from "../recent";
import type { Settings } from "../settings";
import type { OddReport } from "./magic-numbers";

/** A delivery report, and the responses to it. */
export type Report = {
  id: string;
  provider: "termii" | "africas_talking";
  providerId: string;
  to: string;
  status: string;
  answers: string[];
};

const keptReports = 2_000;
const timeoutMs = 30_000;
const soonMs = 200;
const copiesOfMany = 5;

/** Sends delivery reports as the providers do, with anomalies for magic numbers. */
export class Reports {
  readonly #settings: Settings;
  readonly #reports = new Recent<Report>(keptReports);
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopping = new AbortController();
  #lastId = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Newest first; `to` filters by number, with or without its plus. */
  list(to?: string | null): Report[] {
    const number = to?.trim().replace(/^\+/, "");
    return this.#reports.newest().filter((report) => !number || report.to === number);
  }

  /** Schedules a report; an anomaly makes it late, repeated concurrently, or forged. */
  plan(details: Omit<Report, "id" | "answers">, odd?: OddReport): void {
    const report = { ...details, id: String(++this.#lastId), answers: [] };
    this.#reports.set(report.id, report);
    // A sixth of one of the provider's hours: ten seconds, if an hour lasts a minute.
    const waitMs = odd === "late" ? this.#settings.hourMs / 6 : Math.min(soonMs, this.#settings.hourMs);
    const copies = odd === "many" ? copiesOfMany : 1;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      for (let copy = 0; copy < copies; copy += 1) void this.#send(report, odd === "forged");
    }, waitMs);
    this.#timers.add(timer);
    timer.unref();
  }

  /** Deletes all reports and cancels pending ones. */
  clear(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#reports.clear();
  }

  async #send(report: Report, isForged: boolean): Promise<void> {
    const request =
      report.provider === "termii" ? this.#termii(report, isForged) : this.#africas(report, isForged);
    report.answers.push(request ? await this.#post(request) : "no address");
  }

  #termii(report: Report, isForged: boolean): Outgoing | undefined {
    const { termiiWebhookUrl: url, termiiSecret } = this.#settings;
    const body = JSON.stringify({
      type: "outbound",
      id: report.id,
      message_id: report.providerId,
      receiver: report.to,
      sender: "Amana",
      sent_at: new Date().toISOString(),
      cost: "4",
      status: report.status,
      channel: "dnd",
    });
    const secret = isForged ? "not the secret" : termiiSecret;
    const signature = createHmac("sha512", secret).update(body).digest("hex");
    return url
      ? { url, body, type: "application/json", headers: { "x-termii-signature": signature } }
      : undefined;
  }

  #africas(report: Report, isForged: boolean): Outgoing | undefined {
    const address = this.#settings.africasTalkingWebhookUrl;
    const { providerId: id, status, to } = report;
    const body = new URLSearchParams({
      id,
      status,
      phoneNumber: `+${to}`,
      networkCode: "62130",
      retryCount: "0",
    });
    if (status === "Failed") body.set("failureReason", "DeliveryFailure");
    // It signs nothing: a forger does not know the last part of the URL.
    const url = isForged ? address?.replace(/[^/]+$/, randomBytes(12).toString("hex")) : address;
    return url
      ? { url, body: body.toString(), type: "application/x-www-form-urlencoded", headers: {} }
      : undefined;
  }

  async #post({ url, body, type, headers }: Outgoing): Promise<string> {
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const sent = { method: "POST", headers: { "content-type": type, ...headers }, body, signal };
      const response = await fetch(url, { ...sent, redirect: "manual" });
      await response.arrayBuffer();
      return String(response.status);
    } catch {
      return "failed";
    }
  }
}

type Outgoing = { url: string; body: string; type: string; headers: Record<string, string> };
