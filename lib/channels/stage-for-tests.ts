import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { query, sql } from "@/lib/kernel/db";
import { testApp } from "@/lib/testing/world";
import { startSimulators } from "@/scripts/simulators/start";

const keys = {
  TERMII_API_KEY: "test-key",
  TERMII_SECRET: "test-secret",
  AFRICAS_TALKING_USERNAME: "amana",
  AFRICAS_TALKING_API_KEY: "test-key",
  AFRICAS_TALKING_REPORT_KEY: "report-key-of-the-tests-0123456789",
  MAIL_REPORT_KEY: "mail-report-key-of-the-tests-0123456789",
  AFRICAS_TALKING_SHORT_CODE: "38383",
};

const record = z.record(z.string(), z.unknown());

export interface TextRow {
  provider: string;
  providerId: string;
  state: string;
  reason: string | null;
  deliveredAt: Date | null;
}

/** A server that passes what carriers post to `answer`. */
async function serveReports(answer: (request: Request) => Promise<Response>) {
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const headers = new Headers(incoming.headers as Record<string, string>);
    const body = await text(incoming);
    const request = new Request(`http://localhost${incoming.url}`, { method: "POST", headers, body });
    outgoing.writeHead((await answer(request)).status).end();
  };
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}` };
}

/** A database, the simulators, and a server that passes their delivery reports to `answer`. One for each test file. */
export async function openChannelStage(
  provider: "termii" | "africas_talking",
  answer: (request: Request) => Promise<Response>,
) {
  const { server, url: ourUrl } = await serveReports(answer);
  const simulators = await startSimulators({
    paystackSecretKey: "sk_test_0123456789abcdef",
    termiiApiKey: keys.TERMII_API_KEY,
    termiiSecret: keys.TERMII_SECRET,
    termiiWebhookUrl: `${ourUrl}/termii`,
    africasTalkingApiKey: keys.AFRICAS_TALKING_API_KEY,
    africasTalkingWebhookUrl: `${ourUrl}/africas-talking/${keys.AFRICAS_TALKING_REPORT_KEY}`,
    mailWebhookUrl: `${ourUrl}/mail/${keys.MAIL_REPORT_KEY}`,
    africasTalkingInboundUrl: `${ourUrl}/africas-talking/inbound/${keys.AFRICAS_TALKING_REPORT_KEY}`,
    hourMs: 1_200,
  });
  const app = await testApp({
    ...keys,
    SMS_PROVIDER: provider,
    SMTP_URL: `smtp://localhost:${simulators.smtpPort}`,
    TERMII_BASE_URL: `${simulators.url}/termii/`,
    AFRICAS_TALKING_BASE_URL: `${simulators.url}/africas-talking/`,
    PUSH_SIMULATOR_URL: simulators.url,
  });
  const get = async (path: string) =>
    z.array(record).parse(await (await fetch(simulators.url + path)).json());
  return {
    app,
    simulatorsUrl: simulators.url,
    reset: () => fetch(`${simulators.url}/control/reset`, { method: "POST" }),
    received: (kind: "mail" | "sms") => get(`/control/${kind}`),
    /** A person texts to a number, or to our short code. Answers the statuses with which we took it. */
    async textUs(reply: {
      from: string;
      text: string;
      to?: string;
      id?: string;
      copies?: number;
      wrongKey?: true;
    }) {
      const sent = await fetch(`${simulators.url}/control/sms/reply`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ to: keys.AFRICAS_TALKING_SHORT_CODE, ...reply }),
      });
      return z.object({ answers: z.array(z.string()) }).parse(await sent.json()).answers;
    },
    /** The statuses with which we answered the reports about this number. */
    async reportAnswers(to: string): Promise<unknown> {
      return (await get(`/control/reports?to=${encodeURIComponent(to)}`))[0]?.answers;
    },
    /** The row of the last text. */
    async lastText(): Promise<TextRow | undefined> {
      const [row] = await query<TextRow>(sql`
        select provider, provider_id, state::text as state, reason, delivered_at from text_message order by id desc limit 1`);
      return row;
    },
    async close() {
      await simulators.stop();
      server.close();
      await app.close();
    },
  };
}
