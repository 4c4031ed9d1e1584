import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import type { Arguments } from "../arguments";
import { staffWith } from "../catalogue/staff-with";
import type { NoticeKey } from "../kinds";
import { notify } from "../notify";
import type { LiveTemplate } from "../templates/live";
import { type Language, languages } from "../templates/parts";
import { type Saying, say, valuesOf } from "../templates/say";

/**
 * Words that staff have put in force, if they can say this notice. Where they can't, the product's are sent instead, and those who
 * publish words are notified, once for each version.
 */
export async function fitting(
  { key, language, payload }: { key: NoticeKey; language: Language; payload: Arguments },
  saying: Saying,
  live: LiveTemplate | undefined,
): Promise<LiveTemplate | undefined> {
  if (!live) return undefined;
  try {
    say(live.parts, valuesOf(payload, saying));
    return live;
  } catch (error) {
    log.error("words of staff can’t say a notice", {
      key,
      language,
      template: live.id,
      error: String(error),
    });
    await report(key, language, live, error instanceof Error ? error.message : "unknown");
    return undefined;
  }
}

async function report(
  key: NoticeKey,
  language: Language,
  { id, number }: LiveTemplate,
  error: string,
): Promise<void> {
  const staff = await staffWith("template.publish", null);
  const [firstLine = ""] = error.split("\n");
  await notify(
    staff.map((userId) => ({
      userId,
      key: "staff.template_failed",
      fact: `template:${id}`,
      group: `staff:/admin/templates/${key}`,
      link: `/admin/templates/${key}/${language}`,
      args: {
        notice: key,
        language: languages[language],
        version: String(number),
        error: firstLine.slice(0, 200),
      },
    })),
  );
}

/** Keeps with a delivery whose words it is sent with; null for the product's. */
export async function nameTemplate(deliveryId: string, live: LiveTemplate | undefined): Promise<void> {
  await query(sql`
    update delivery set template_id = ${live?.id ?? null}::uuid
    where id = ${deliveryId}::uuid and template_id is distinct from ${live?.id ?? null}::uuid and state = 'QUEUED'`);
}
