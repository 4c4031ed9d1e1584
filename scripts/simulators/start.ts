import type { Server as HttpServer } from "node:http";
import type { Server } from "node:net";
import { controlRoutes, type Messages } from "./control/control-api";
import { controlPageRoute } from "./control/control-page";
import { webhookControlRoutes } from "./control/control-webhooks";
import { importRoute } from "./control/import-route";
import { moneyPageRoute } from "./control/money-page";
import { moneyRoutes } from "./control/money-routes";
import { fontRoute } from "./fonts";
import { africasTalkingRoutes } from "./messages/africas-talking";
import { inboxRoutes } from "./messages/inbox";
import { MailReports } from "./messages/mail-reports";
import { Mailbox } from "./messages/mailbox";
import { Reports } from "./messages/reports";
import { mailServer } from "./messages/smtp";
import { termiiRoutes } from "./messages/termii";
import { textReplyRoutes } from "./messages/text-replies";
import { apiRoutes } from "./paystack/api";
import { checkoutRoutes } from "./paystack/charges/checkout";
import { PaystackWorld } from "./paystack/world";
import { PushService } from "./push/push-service";
import { pushRoutes } from "./push/routes";
import { json } from "./replies";
import { type Route, serveRoutes } from "./router";
import type { Settings } from "./settings";
import { terminalAfricaRoutes } from "./terminal-africa/api";
import { parcelRoutes } from "./terminal-africa/control";
import { parcelsPageRoute } from "./terminal-africa/parcels-page";
import { CarrierWorld } from "./terminal-africa/world";

export type SimulatorOptions = Pick<Settings, "paystackSecretKey" | "termiiApiKey"> &
  Partial<Omit<Settings, "byHand" | "aheadMs" | "pageLimit" | "mailDown" | "smsDown">> & {
    /** 0, the default, picks a free port. */
    port?: number | undefined;
    /** 0, the default, picks a free port. */
    smtpPort?: number | undefined;
    /** The listen address; by default only this machine can connect. */
    host?: string | undefined;
  };

export type RunningSimulators = { url: string; smtpPort: number; stop: () => Promise<void> };

/** Starts HTTP and SMTP. Throws for a live key, and if a port is taken. */
export async function startSimulators(options: SimulatorOptions): Promise<RunningSimulators> {
  const { paystackSecretKey, terminalAfricaSecretKey = "" } = options;
  if ([paystackSecretKey, terminalAfricaSecretKey].some((key) => key.startsWith("sk_live_"))) {
    throw new Error("The simulators must not be given a live key.");
  }
  // Clients resolve localhost to 127.0.0.1 too; some never try ::1.
  const { host = "127.0.0.1" } = options;
  const settings = settingsFrom(options);
  const mailbox = new Mailbox();
  const world = new PaystackWorld(settings);
  const reports = new Reports(settings);
  const pushes = new PushService();
  const carriers = new CarrierWorld(settings);
  const initial = { ...settings };
  const http = serveRoutes([
    ...routesOf(world, { mailbox, reports, pushes, carriers }, initial),
    healthRoute,
    fontRoute,
  ]);
  const mailReports = new MailReports(settings);
  const smtp = mailServer(settings, mailbox, mailReports);
  // A client that disconnects during a mail must not crash the process.
  smtp.on("error", () => undefined);
  const url = `http://localhost:${await listen(http, options.port ?? 0, host)}`;
  settings.publicUrl ||= url;
  initial.publicUrl = settings.publicUrl;
  const smtpPort = await listen(smtp.server, options.smtpPort ?? 0, host);
  const stop = async () => {
    world.stop();
    reports.clear();
    mailReports.clear();
    carriers.stop();
    await Promise.all([closeHttp(http), new Promise<void>((resolve) => smtp.close(() => resolve()))]);
  };
  return { url, smtpPort, stop };
}

const healthRoute: Route = { method: "GET", pattern: "/health", answer: () => json(200, { ok: true }) };

function settingsFrom(options: SimulatorOptions): Settings {
  return {
    publicUrl: options.publicUrl?.replace(/\/$/, "") ?? "",
    paystackSecretKey: options.paystackSecretKey,
    paystackWebhookUrl: options.paystackWebhookUrl,
    termiiApiKey: options.termiiApiKey,
    termiiSecret: options.termiiSecret ?? "",
    termiiWebhookUrl: options.termiiWebhookUrl,
    africasTalkingApiKey: options.africasTalkingApiKey ?? "",
    africasTalkingWebhookUrl: options.africasTalkingWebhookUrl,
    mailWebhookUrl: options.mailWebhookUrl,
    africasTalkingInboundUrl: options.africasTalkingInboundUrl,
    terminalAfricaSecretKey: options.terminalAfricaSecretKey ?? "",
    terminalAfricaWebhookUrl: options.terminalAfricaWebhookUrl,
    hourMs: options.hourMs ?? 60_000,
    requestsPerMinute: options.requestsPerMinute ?? 6_000,
    settleMs: options.settleMs ?? 2_000,
    byHand: false,
    aheadMs: 0,
    hostile: options.hostile ?? false,
    pageLimit: 100,
    mailDown: false,
    smsDown: false,
  };
}

function routesOf(world: PaystackWorld, messages: Messages, initial: Settings): Route[] {
  const { mailbox, reports, carriers } = messages;
  return [
    controlPageRoute(world, reports),
    moneyPageRoute(world),
    ...apiRoutes(world),
    ...checkoutRoutes(world),
    ...termiiRoutes(world.settings, mailbox, reports),
    ...africasTalkingRoutes(world.settings, mailbox, reports),
    ...terminalAfricaRoutes(carriers),
    parcelsPageRoute(carriers),
    ...parcelRoutes(carriers),
    ...pushRoutes(world.settings, messages.pushes),
    ...inboxRoutes(mailbox),
    ...textReplyRoutes(world.settings, mailbox),
    ...controlRoutes(world, messages, initial),
    ...webhookControlRoutes(world),
    ...moneyRoutes(world),
    importRoute(world),
  ];
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

async function closeHttp(server: HttpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
