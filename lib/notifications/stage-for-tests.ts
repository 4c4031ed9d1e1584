import { z } from "zod";
import { openChannelStage } from "@/lib/channels/stage-for-tests";
import { query } from "@/lib/kernel/db";
import { runWaiting } from "@/lib/testing/reactions";
import { contribution } from "./contribution";

const received = z.object({ to: z.union([z.string(), z.array(z.string())]) }).loose();
type Received = z.infer<typeof received>;

/** A database with simulated carriers, and the notices' own jobs, run when a test says so. */
export async function openNoticeStage(
  provider: "termii" | "africas_talking" = "termii",
  answer = async (_request: Request) => new Response(null, { status: 404 }),
) {
  const stage = await openChannelStage(provider, answer);
  const { on, due } = contribution.reactions;
  /** Runs what events have started, each so many times. */
  const relay = async (times = 1) => {
    await runWaiting(stage.app, on, times);
    // notices make events of their own, for browsers alone
    await runWaiting(stage.app, on);
  };
  /** Does what is due now, as the sweeper would. */
  const sweep = async () => {
    for (const rule of due) {
      const rows = await query<{ id: string; version: bigint }>(rule.find(10_000));
      for (const { id, version } of rows) await rule.run({ id, version: version.toString() });
    }
  };
  const of = async (kind: "mail" | "sms", to: string): Promise<Received[]> =>
    z
      .array(received)
      .parse(await stage.received(kind))
      .filter((one) => [one.to].flat().some((there) => there.replace("+", "") === to.replace("+", "")));
  return {
    ...stage,
    relay,
    sweep,
    mailsTo: (to: string) => of("mail", to),
    textsTo: (to: string) => of("sms", to),
  };
}

export type NoticeStage = Awaited<ReturnType<typeof openNoticeStage>>;
