import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { dice } from "@/lib/testing/dice";
import { liveHeap } from "./fuzz/heap";
import type { FuzzRequest, Scene } from "./fuzz/request";
import { nextRequest } from "./fuzz/requests";
import { type FuzzAnswer, send } from "./fuzz/send";
import { readTargets } from "./fuzz/targets";
import { environment } from "./stage/environment";

import { asOwner } from "./stage/owner";
import { register } from "./stage/people";
import { openSession } from "./stage/session";

const SEED = Number(process.env.SEED);
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 1_000);

/** Requests of neighbouring seeds have nothing in common. */
const SPREAD = 1_000_003;

/** Requests that are under way at once, and after how many of them everybody signs in anew. */
const AT_ONCE = 8;
const ROUND = 100;

test.describe.configure({ mode: "serial" });

/** What the server has logged since this length of its file. */
const logSince = (length: number): string => readFileSync(environment.appLog, "utf8").slice(length);

/** Lines of a stack, in the form of Node's and within a line of JSON. */
const STACK = /^ +at |\\n +at |^⨯/;

/** A stranger, a user and a member of staff: new ones each time, because some requests sign out or close the account. */
async function newScene(): Promise<Scene> {
  const [user, staff] = [await register("Fausta"), await register("Fidelis")];
  await asOwner("insert into staff_grant (user_id, role) select id, 'ADMIN' from app_user where email = $1", [
    staff.email,
  ]);
  await asOwner("delete from rate_limit");
  const cookieOf = async (email: string) => `${environment.sessionCookie}=${await openSession(email)}`;
  const rows = await asOwner<{ id: string }>(
    `(select id::text from offer limit 5) union all (select id::text from trade limit 5)
     union all (select id::text from app_user limit 5) union all (select reference from deposit limit 3)`,
  );
  const ids = rows.map(({ id }) => id);
  return {
    cookies: [await cookieOf(user.email), await cookieOf(staff.email), "theme=dark"],
    ids: ids as Scene["ids"],
  };
}

/** What is wrong with an answer; a gateway that is down may be answered with 502 in the API's own form. */
function wrongWith({ method, path }: FuzzRequest, { status, headers, body }: FuzzAnswer): string | undefined {
  const what = `${method} ${path.slice(0, 200)}: ${status}`;
  const isGateway = status === 502 && body.includes('"GATEWAY_ERROR"');
  if (status >= 500 && !isGateway) return `${what} ${body.slice(0, 200)}`;
  if (STACK.test(body)) return `${what} with a stack`;
  const missing = ["x-content-type-options", "content-security-policy", "referrer-policy"].filter(
    (name) => headers[name] === undefined,
  );
  // Node itself answers what is no HTTP.
  const isOurs = status !== 0 && status !== 431 && headers["x-request-id"] !== undefined;
  if (status >= 400 && status !== 431 && !isOurs) return `${what} without a request id`;
  return isOurs && missing.length > 0 ? `${what} without ${missing.join()}` : undefined;
}

test(`${REQUESTS} hostile requests get no 5xx, leave no stack in the log, and no memory behind (SEED=${SEED})`, async () => {
  test.setTimeout(60_000 + REQUESTS * 500);
  const targets = await readTargets();
  const logged = logSince(0).length;
  const wrong: string[] = [];
  const sizes: number[] = [];
  const statuses = new Map<number, number>();
  for (let from = 0; from < REQUESTS; from += ROUND) {
    const scene = await newScene();
    const waiting = Array.from({ length: Math.min(ROUND, REQUESTS - from) }, (_, at) => from + at);
    const work = async () => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
        const hostile = nextRequest(targets, scene, dice(SEED * SPREAD + at));
        const answer = await send(hostile);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const problem = wrongWith(hostile, answer);
        if (problem) wrong.push(`${at}: ${problem}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    sizes.push(await liveHeap());
  }
  const stacks = logSince(logged)
    .split("\n")
    // What the gateway itself has signed and nobody understands fails its job, with a stack for staff.
    .filter((line) => STACK.test(line) && !line.includes("gateways.process_event"));
  process.stdout.write(
    `fuzz: ${JSON.stringify([...statuses].toSorted(([one], [other]) => one - other))}, MB ${sizes.map(Math.round).join(" ")}\n`,
  );
  expect.soft(wrong).toEqual([]);
  expect.soft(stacks).toEqual([]);
  expectFlat(sizes);
});

/** After a warm-up, in which modules and caches are loaded, the heap grows by less than this for each request: 2 kB. */
const GROWTH = 0.002;

/** What a page's modules take that is first asked for after the warm-up, in megabytes. */
const LOADED_LATE = 20;

/** One measurement says little: when the collector ran last makes some 20 MB of difference. */
function expectFlat(sizes: readonly number[]): void {
  const half = Math.floor(sizes.length / 2);
  const usual = sizes.slice(0, half).toSorted((one, other) => one - other)[Math.floor(half / 2)] ?? 0;
  const allowed = usual + LOADED_LATE + (sizes.length - half) * ROUND * GROWTH;
  expect(Math.min(...sizes.slice(-3)), `megabytes: ${sizes.map(Math.round).join(" ")}`).toBeLessThan(allowed);
}

/** Memory of the serving process, its buffers among it, in megabytes. */
const memory = (): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(environment.appPid)], { encoding: "utf8" })) / 1_024;

const LARGE = 100_000_000;

/** Sends so many bytes, in pieces of a megabyte as fast as they are taken. */
function sendLarge(path: string, headers: Record<string, string | number>): Promise<number> {
  const piece = Buffer.alloc(1_000_000, "a");
  return new Promise((resolve) => {
    const sent = request(environment.appUrl, { method: "POST", path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", () => resolve(0));
    let left = LARGE;
    const push = () => {
      let isTaken = true;
      while (isTaken && left > 0 && !sent.destroyed) {
        left -= piece.byteLength;
        isTaken = sent.write(piece);
      }
      if (isTaken) sent.end();
      else sent.once("drain", push);
    };
    push();
  });
}

test("a stranger’s bodies of 100 MB are refused unread, and others are served meanwhile", async () => {
  const before = memory();
  const form = { "content-type": "multipart/form-data; boundary=x" };
  const json = { "content-type": "application/json" };
  const places = [
    { path: "/api/v1/auth/token", headers: json },
    { path: "/api/v1/me/picture", headers: form },
    { path: "/api/webhooks/paystack", headers: json },
    { path: "/api/auth/callback/credentials", headers: json },
    { path: "/sign-in", headers: form },
  ];
  const statuses = places.map(({ path, headers }) =>
    sendLarge(path, { ...headers, "content-length": LARGE }),
  );
  // Without a length, the bytes are counted as they come.
  const counted = places.map(({ path, headers }) => sendLarge(path, headers));
  const slowest = Math.max(...(await Promise.all(Array.from({ length: 20 }, timeOfHealth))));
  expect(await Promise.all(statuses)).toEqual([413, 413, 413, 413, 413]);
  expect(await Promise.all(counted)).toEqual([413, 401, 413, 413, 413]);
  expect(slowest, "milliseconds, beside whatever else this machine does").toBeLessThan(10_000);
  expect(memory()).toBeLessThan(before + 150);
});

async function timeOfHealth(): Promise<number> {
  const from = performance.now();
  await (await fetch(`${environment.appUrl}/api/health/live`)).text();
  return performance.now() - from;
}
