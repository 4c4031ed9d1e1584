import "server-only";
import { type Termed, termedOf, titleOf } from "@/lib/assets";
import type { Email } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { formatDateTime } from "@/lib/kernel/time-format";

/** To the seller whose offer staff let run longer. */
export async function extendedEmail({ offerId }: { offerId: string }): Promise<Email | undefined> {
  const offer = await queryOne<Termed & { expiresAt: Date; reason: string }>(sql`
    select kind, terms, expires_at, extension_reason as reason from offer where id = ${offerId}::uuid and extended_days > 0`);
  if (!offer) return undefined;
  const title = titleOf(termedOf(offer));
  return {
    subject: `Your offer runs longer: ${title}`,
    heading: "Your offer runs longer",
    paragraphs: [
      `${title} is now open until ${formatDateTime(offer.expiresAt)}, Lagos time.`,
      `Our reason: “${offer.reason}”`,
      "You can unpublish it until someone accepts it.",
    ],
    button: { label: "View your offer", url: new URL(`/offers/${offerId}`, env().APP_URL).href },
  };
}
