import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { toPhone } from "@/lib/assets/airtime/example";
import { HOME } from "@/lib/money/currencies";
import { openTrader, type Trader } from "../ledger/open-trader";
import { PRICE } from "../ledger/people";
import type { Credentials } from "../ledger/trader";
import { cpuMsOf, type Server } from "../server";
import type { OwnApp } from "./own-app";

export const WORKERS = 8;
const SELLERS_EACH = 3;
const MOVES = ["begin", "deliver", "approve"] as const;
export const CALLS = ["accept", ...MOVES] as const;

/** What each call took in milliseconds. */
export type Took = Record<(typeof CALLS)[number], number[]>;

/** CPU in milliseconds a call, of the server's process and of its connections to PostgreSQL. */
export interface Run {
  tradesPerSecond: number;
  took: Took;
  cpuMsEach: number;
  postgresMsEach: number;
}

/** A process of the application that answers. */
export type Answering = Pick<OwnApp, "url" | "processId">;

interface Market {
  server: Server;
  app: OwnApp;
  trader: Trader;
  /** By worker: the buyer's, then the sellers'. */
  tokens: string[][];
}

/** People with programs' tokens, who trade by REST, or the same by the commands alone in a process of their own. */
export async function openHttpTrading(server: Server, app: OwnApp) {
  const trader = openTrader(app.database, { ...process.env, ...app.environment });
  await trader.ask("meet", WORKERS, SELLERS_EACH);
  const tokens = await signInAll(app.url, await trader.ask("enableSides"));
  return {
    trade: (to: Answering = app) => tradeByHttp({ server, app, trader, tokens }, to),
    tradeInProcess: () => tradeInProcess(trader),
    checkToken: () => trader.ask("checkToken", tokens[0]?.[0] ?? ""),
    close: () => trader.close(),
  };
}

export type HttpTrading = Awaited<ReturnType<typeof openHttpTrading>>;

async function signInAll(url: string, sides: Credentials[][]): Promise<string[][]> {
  const tokens: string[][] = [];
  for (const [worker, people] of sides.entries()) {
    tokens.push([]);
    for (const [at, { email: identifier, password }] of people.entries()) {
      const sent = { headers: { "x-forwarded-for": `10.1.${worker}.${at}` }, body: { identifier, password } };
      const { accessToken } = await post<{ accessToken: string }>(`${url}/api/v1/auth/token`, sent);
      tokens.at(-1)?.push(accessToken);
    }
  }
  return tokens;
}

/** Trades all that can be published at once: each worker has a buyer and sellers of its own and trades one offer after another. */
async function tradeByHttp({ server, app, trader, tokens }: Market, to: Answering): Promise<Run> {
  await trader.ask("stockUp");
  const lots = await trader.ask("takeStock");
  const agent = new Agent({ keepAlive: true, maxSockets: WORKERS });
  const took: Took = { accept: [], begin: [], deliver: [], approve: [] };
  const call = async (name: keyof Took, path: string, token: string | undefined, body: object) => {
    const from = performance.now();
    const headers = { authorization: `Bearer ${token}`, "idempotency-key": randomUUID() };
    const answer = await post<{ tradeId: string }>(`${to.url}/api/v1${path}`, { agent, headers, body });
    took[name].push(performance.now() - from);
    return answer;
  };
  const work = async (mine: (typeof lots)[number], worker: number) => {
    const [buyer, ...sellers] = tokens[worker] ?? [];
    for (const { offerId, seller } of mine) {
      const seen = {
        delivery: toPhone("+2348031234567"),
        price: { minor: `${PRICE}`, currency: HOME },
        offerVersion: "1",
      };
      const { tradeId } = await call("accept", `/offers/${offerId}/accept`, buyer, seen);
      for (const move of MOVES) {
        await call(move, `/trades/${tradeId}/${move}`, move === "approve" ? buyer : sellers[seller - 1], {});
      }
    }
  };
  const [from, cpu, postgres] = [
    performance.now(),
    cpuMsOf(to.processId),
    server.cpuMs(app.database) ?? Number.NaN,
  ];
  await Promise.all(lots.map(work));
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  const requests = lots.flat().length * (1 + MOVES.length);
  return {
    tradesPerSecond: lots.flat().length / seconds,
    took,
    cpuMsEach: (cpuMsOf(to.processId) - cpu) / requests,
    postgresMsEach: ((server.cpuMs(app.database) ?? Number.NaN) - postgres) / requests,
  };
}

/** The same trades by the commands alone. */
async function tradeInProcess(trader: Trader): Promise<{ tradesPerSecond: number; cpuMsEach: number }> {
  await trader.ask("stockUp");
  const { commits, seconds, nodeCpuMs } = await trader.ask("tradeStock");
  return { tradesPerSecond: commits / (1 + MOVES.length) / seconds, cpuMsEach: nodeCpuMs / commits };
}

interface Sent {
  agent?: Agent;
  headers: Record<string, string>;
  body: object;
}

/** @throws Error at any answer but a success */
function post<Answer>(url: string, { agent, headers, body }: Sent): Promise<Answer> {
  const all = { ...headers, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent, headers: all }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString("utf8");
        if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(text) as Answer);
        else reject(new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    asked.on("error", reject);
    asked.end(JSON.stringify(body));
  });
}
