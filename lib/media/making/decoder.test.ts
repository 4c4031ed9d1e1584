import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import sharp from "sharp";
import { afterEach, describe, expect, test, vi } from "vitest";
import { pdfOf, photo } from "../scene-for-tests";
import { endWaiting } from "./decoder";
import { makeShown } from "./make";
import { inTurn } from "./slots";

vi.setConfig({ testTimeout: 60_000 });
afterEach(endWaiting);

/** The process that decodes a file of this colour, and the colour of what it has made. */
async function decodeOne(
  colour: string,
  {
    purpose = "evidence",
    sent,
    watch,
  }: {
    purpose?: "evidence" | "picture" | "listing";
    sent?: Buffer;
    watch?: (child: ChildProcess) => void;
  } = {},
) {
  let child: ChildProcess | undefined;
  const { shown } = await makeShown(purpose, sent ?? (await photo(colour, 40, 30)), "ada", (one) => {
    child = one;
    watch?.(one);
  });
  const { dominant } = await sharp(shown[0]).stats();
  return { child: child as ChildProcess, pid: child?.pid, dominant };
}

const pidsOf = async (count: number, how?: Parameters<typeof decodeOne>[1]) => {
  const pids: (number | undefined)[] = [];
  for (let file = 0; file < count; file += 1) pids.push((await decodeOne("#07a", how)).pid);
  return pids;
};

const refused = expect.objectContaining({ name: "Refusal" });

describe("a decoder", () => {
  test("decodes twenty files, each to its own picture, and then makes room for a new one", async () => {
    const first = await decodeOne("#f00");
    expect(first.dominant.r).toBeGreaterThan(200);
    const second = await decodeOne("#00f");
    expect([second.pid, second.dominant.b > 200, second.dominant.r < 50]).toEqual([first.pid, true, true]);
    const pids = await pidsOf(19);
    expect(pids.filter((pid) => pid === first.pid)).toHaveLength(18);
    expect(pids.at(-1)).not.toBe(first.pid);
  });

  test("that is killed ends nothing but its file: not the one beside it, and not the next", async () => {
    const large = await photo("#0f0", 3000, 2000);
    const killed = decodeOne("#f00", { watch: (child) => child.kill("SIGKILL") });
    const beside = decodeOne("#0f0", { sent: large });
    await expect(killed).rejects.toEqual(refused);
    const { dominant, pid } = await beside;
    expect(dominant.g).toBeGreaterThan(200);
    expect((await decodeOne("#00f")).pid).toBe(pid);
  });

  test("is not kept after a file that it refuses, and the next one is fine", async () => {
    const { pid } = await decodeOne("#f00");
    const bomb = await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    const cut = (await photo("#07a", 300, 300)).subarray(0, 900);
    for (const sent of [bomb, cut]) {
      const pids: (number | undefined)[] = [];
      const watch = (child: ChildProcess) => pids.push(child.pid);
      await expect(decodeOne("", { sent, watch })).rejects.toEqual(refused);
      const next = await decodeOne("#00f");
      expect(next.dominant.b).toBeGreaterThan(200);
      expect(pids).not.toContain(next.pid);
    }
    expect((await decodeOne("#00f")).pid).not.toBe(pid);
  });

  test("is not kept after a document", async () => {
    const { pid } = await decodeOne("#f00");
    const document = await decodeOne("", { sent: await pdfOf("Waybill") });
    expect(document.pid).toBe(pid);
    expect((await decodeOne("#f00")).pid).not.toBe(pid);
  });
});

describe("a decoder that waits", () => {
  test("after a file of evidence reads no picture that everyone may see", async () => {
    const evidence = (await decodeOne("#f00")).pid;
    const [listing, picture] = [
      await pidsOf(1, { purpose: "listing" }),
      await pidsOf(1, { purpose: "picture" }),
    ];
    expect(listing).toEqual(picture);
    expect(listing).not.toContain(evidence);
    expect((await decodeOne("#f00")).pid).toBe(evidence);
  });

  test("is ended if it says anything that it was not asked", async () => {
    const { child, pid } = await decodeOne("#f00");
    const gone = once(child, "close");
    child.stdout?.emit("data", Buffer.from("and another thing"));
    expect(await gone).toEqual([null, "SIGKILL"]);
    expect((await decodeOne("#00f")).pid).not.toBe(pid);
  });

  test("ends after ten seconds without a file", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { child } = await decodeOne("#f00");
      await vi.advanceTimersByTimeAsync(9_000);
      expect(child.signalCode).toBeNull();
      const gone = once(child, "close");
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await gone).toEqual([null, "SIGKILL"]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("ends where the process that it works for does: its input is over", async () => {
    const { child } = await decodeOne("#f00");
    const gone = once(child, "close");
    child.stdin?.end();
    expect(await gone).toEqual([0, null]);
  });
});

describe("who waits", () => {
  /** Runs nothing until it is let go. */
  const holdTurns = () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const turns = [inTurn("held", () => held), inTurn("held", () => held)];
    return { release, turns };
  };

  test("takes turns with others: a dozen files of one sender do not keep another waiting for all of them", async () => {
    const { release, turns } = holdTurns();
    const order: string[] = [];
    const ask = (sender: string, name: string) => inTurn(sender, async () => void order.push(name));
    const all = [1, 2, 3, 4].map((file) => ask("ada", `ada ${file}`));
    all.push(ask("bayo", "bayo 1"), ask("chidi", "chidi 1"), ask("bayo", "bayo 2"));
    release();
    await Promise.all([...turns, ...all]);
    expect(order.toSorted()).toHaveLength(7);
    expect(order.indexOf("bayo 1")).toBeLessThan(order.indexOf("ada 3"));
    expect(order.indexOf("chidi 1")).toBeLessThan(order.indexOf("ada 3"));
    expect(order.indexOf("bayo 2")).toBeLessThan(order.indexOf("ada 4"));
    const adas = order.filter((name) => name.startsWith("ada"));
    expect(adas).toEqual(["ada 1", "ada 2", "ada 3", "ada 4"]);
  });

  test("is twenty at most, of all senders together", async () => {
    const { release, turns } = holdTurns();
    const all = Array.from({ length: 25 }, (_, at) =>
      inTurn(`sender ${at % 3}`, async () => "done" as const),
    );
    release();
    const answers = await Promise.all(all);
    expect(answers.filter((answer) => answer === false)).toHaveLength(5);
    await Promise.all(turns);
  });
});
