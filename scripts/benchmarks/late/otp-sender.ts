// Asks for codes by text, as people do who have just signed up, on the database of its DATABASE_URL, with the worker in
// the same process as in production. Tells the process that forked it how many milliseconds after the click each code was
// with the provider.
import { setTimeout as pause } from "node:timers/promises";
import { call } from "@orpc/server";
import { z } from "zod";
import { allReactions } from "@/lib/composition";
import { sendPhoneCode } from "@/lib/identity/procedures";
import type { Actor } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { makeNewcomers } from "../ledger/people";
import { startBesideSimulators } from "./beside-simulators";

const WARM_UP = 20;
const PEOPLE = 200;
const BETWEEN_MS = 50;
const PATIENCE_MS = 20_000;

const arrivals = z.array(z.object({ to: z.string(), at: z.coerce.date() }));

/** When each person clicked, by their number. */
async function click(people: Actor[], phones: readonly string[]): Promise<Map<string, number>> {
  const clicked = new Map<string, number>();
  for (const [at, actor] of people.entries()) {
    clicked.set(phones[at]?.slice(1) ?? "", Date.now());
    const address = `198.51.100.${at}`;
    const context = { actor, key: undefined, requestId: newId(), address, userAgent: "benchmark" };
    await call(sendPhoneCode, {}, { context });
    await pause(BETWEEN_MS);
  }
  return clicked;
}

async function waits(url: string, count: number): Promise<number[]> {
  const { people, phones } = await makeNewcomers(count);
  const clicked = await click(people, phones);
  for (const before = Date.now(); Date.now() - before < PATIENCE_MS; await pause(100)) {
    const arrived = arrivals.parse(await (await fetch(`${url}/control/sms`)).json());
    const ours = arrived.flatMap(({ to, at }) => {
      const from = clicked.get(to);
      return from === undefined ? [] : [at.getTime() - from];
    });
    if (ours.length >= count) return ours;
  }
  throw new Error("Some codes never reached the provider.");
}

const simulators = await startBesideSimulators({ reactions: allReactions });
await waits(simulators.url, WARM_UP);
process.send?.(await waits(simulators.url, PEOPLE));
await simulators.stop();
