import { createServer, type IncomingHttpHeaders } from "node:http";
import { startSimulators } from "./start";

export const secretKey = "sk_test_for_tests";
export const termiiKey = "termii_for_tests";
export const termiiSecret = "termii_secret_for_tests";
export const carrierKey = "sk_test_of_the_carrier";
export const africasTalkingKey = "africas_talking_for_tests";

/** Simulators on free ports with a fast clock, a shop that receives webhooks, and shortcuts to call them. */
export async function startForTests(options: { hourMs?: number; requestsPerMinute?: number } = {}) {
  const shop = await startShop();
  const simulators = await startSimulators({
    paystackSecretKey: secretKey,
    termiiApiKey: termiiKey,
    termiiSecret,
    termiiWebhookUrl: `${shop.url}/termii`,
    africasTalkingApiKey: africasTalkingKey,
    africasTalkingWebhookUrl: `${shop.url}/africas-talking/key`,
    africasTalkingInboundUrl: `${shop.url}/africas-talking/inbound/key`,
    terminalAfricaSecretKey: carrierKey,
    terminalAfricaWebhookUrl: `${shop.url}/carriers/terminal_africa`,
    paystackWebhookUrl: shop.url,
    hourMs: 40,
    ...options,
  });
  const call = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(simulators.url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: "manual",
    });
  const paystack = (path: string, body?: unknown) =>
    call(`/paystack${path}`, body, { authorization: `Bearer ${secretKey}` });
  const form = (path: string, fields: Record<string, string>) =>
    fetch(simulators.url + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const stop = async () => {
    await simulators.stop();
    await shop.stop();
  };
  return { ...simulators, shop, call, paystack, form, stop };
}

export type Simulators = Awaited<ReturnType<typeof startForTests>>;

export type Received = { url: string; headers: IncomingHttpHeaders; rawBody: string };

/** A shop that records each webhook and responds with the next status of `answers`, or 200. */
async function startShop() {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    let rawBody = "";
    request.on("data", (part: Buffer) => (rawBody += part.toString("utf8")));
    request.on("end", () => {
      received.push({ url: request.url ?? "", headers: request.headers, rawBody });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${port}/webhooks`, received, answers, stop };
}
