import { z } from "zod";
import { openChannelStage } from "@/lib/channels/stage-for-tests";
import { relayNotices, sweepNotices } from "./run-for-tests";

const received = z.object({ to: z.union([z.string(), z.array(z.string())]) }).loose();
type Received = z.infer<typeof received>;

/** A database with simulated carriers, and the notices' own jobs, run when a test says so. */
export async function openNoticeStage() {
  const stage = await openChannelStage("termii", async () => new Response(null, { status: 404 }));
  const of = async (kind: "mail" | "sms", to: string): Promise<Received[]> =>
    z
      .array(received)
      .parse(await stage.received(kind))
      .filter((one) => [one.to].flat().some((there) => there.replace("+", "") === to.replace("+", "")));
  return {
    ...stage,
    relay: (times = 1) => relayNotices(stage.app, times),
    sweep: sweepNotices,
    mailsTo: (to: string) => of("mail", to),
    textsTo: (to: string) => of("sms", to),
  };
}

export type NoticeStage = Awaited<ReturnType<typeof openNoticeStage>>;
