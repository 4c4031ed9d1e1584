import { z } from "zod";
import { openChannelStage } from "@/lib/channels/stage-for-tests";
import { answerTermii } from "@/lib/channels/termii-webhook";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import type { NoticeKey } from "./kinds";
import { answerMailReport } from "./mail-reports/webhook";
import type { Notice } from "./notify";
import { relayNotices, sweepNotices } from "./run-for-tests";

const received = z
  .object({
    to: z.union([z.string(), z.array(z.string())]),
    text: z.string(),
    headers: z.record(z.string(), z.string()).default({}),
  })
  .loose();
type Received = z.infer<typeof received>;

/**
 * A database with simulated carriers, and the notices' own jobs, run when a test says so. What carriers report is taken by `answer`, or by
 * our own webhooks where `takesReports`.
 */
export async function openNoticeStage({
  provider = "termii",
  takesReports = false,
  answer = async () => new Response(null, { status: 404 }),
}: {
  provider?: "termii" | "africas_talking";
  takesReports?: boolean;
  answer?: (request: Request) => Promise<Response>;
} = {}) {
  const stage = await openChannelStage(provider, async (request) => {
    if (!takesReports) return answer(request);
    const [, path, key = ""] = new URL(request.url).pathname.split("/");
    return path === "mail" ? answerMailReport(request, key) : answerTermii(request);
  });
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

const trade = (id: string) => ({ group: `trade:${id}`, link: `/trades/${id}` });
const aboutTrade = {
  other: "Bayo",
  title: "₦1,000 MTN airtime",
  amount: { minor: "95000", currency: HOME },
  paid: { minor: "95000", currency: HOME },
  back: { minor: "0", currency: HOME },
  deadline: "2026-12-01T12:00:00.000Z",
  until: "2026-12-01T12:00:00.000Z",
  price: { minor: "95000", currency: HOME },
  role: "buyer",
  step: "deliver",
  proposal: "cancel",
  end: "declined",
  by: "them",
  ruling: "refund",
  what: "words",
} as const;

/** A notice of any kind about a trade of its own. */
export const noticeOf = (userId: string, key: NoticeKey, fact: string = newId()): Notice => ({
  userId,
  key,
  fact,
  ...trade(newId()),
  args: aboutTrade,
});

/** A person's deliveries as `MAIL SENT`, in order. */
export async function deliveriesOf(userId: string): Promise<string[]> {
  const rows = await query<{ channel: string; state: string; reason: string | null }>(sql`
    select d.channel, d.state, d.reason from delivery d join notice n on n.id = d.notice_id
    where n.user_id = ${userId}::uuid order by n.id, d.channel`);
  return rows.map(({ channel, state, reason }) => [channel, state, reason].filter(Boolean).join(" "));
}
