import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { channels, families } from "../kinds";
import { type Language, languages } from "../templates/parts";
import {
  allChannels,
  allFamilies,
  type Choices,
  canChoose,
  clockOf,
  type Digest,
  digests,
  isSent,
  minutesOf,
  noOptionalMail,
  withChoices,
} from "./choices";

/** Times as '22:00', in Lagos. */
export interface QuietHours {
  from: string;
  until: string;
}

/** How a person wants to be notified. */
export interface Preferences {
  version: number;
  language: Language;
  /** Null: never quiet. */
  quietHours: QuietHours | null;
  digest: Digest;
  pushDetails: boolean;
  choices: Choices;
  /** They reported an email as spam, and have not chosen since. */
  hasComplained: boolean;
}

export type Changes = Partial<Omit<Preferences, "version" | "hasComplained">>;

export const preferenceRefusals = refusals({
  preferences_changed: {
    status: 409,
    says: ({ differs }) =>
      `Your choices were saved somewhere else meanwhile. Saved there: ${differs}. What you chose here isn’t saved yet: check it, and save again.`,
  },
  always_sent: {
    status: 422,
    says: ({ what, channel }) => `${what}: ${channel} can’t be switched on or off.`,
  },
  no_quiet_time: {
    status: 422,
    says: "Choose two different times, or no quiet hours.",
    field: "until",
  },
});

interface Row extends Omit<Preferences, "quietHours"> {
  quietFrom: number;
  quietUntil: number;
}

const initial: Row = {
  version: 1,
  language: "en",
  quietFrom: 1_320,
  quietUntil: 420,
  digest: "off",
  pushDetails: false,
  choices: {},
  hasComplained: false,
};

export async function readPreferences(userId: string): Promise<Preferences> {
  const row = await queryOne<Row>(sql`
    select version::int as version, language, quiet_from, quiet_until, digest, push_details, choices,
      complained_at > coalesce(saved_at, '-infinity') is true as has_complained
    from notification_setting where user_id = ${userId}::uuid`);
  const { quietFrom, quietUntil, ...kept } = row ?? initial;
  const quietHours =
    quietFrom === quietUntil ? null : { from: clockOf(quietFrom), until: clockOf(quietUntil) };
  if (!kept.hasComplained) return { ...kept, quietHours };
  return { ...kept, quietHours, digest: "off", choices: withChoices(kept.choices, noOptionalMail) };
}

/**
 * Saves choices on top of a version of them.
 * @throws Refusal - preferences_changed, always_sent, no_quiet_time
 */
export async function savePreferences(
  by: Pick<Actor, "id">,
  version: number,
  changes: Changes,
): Promise<Preferences> {
  mustBeChoosable(changes);
  const before = await readPreferences(by.id);
  const wanted = { ...before, ...changes, choices: withChoices(before.choices, changes.choices ?? {}) };
  const isSaved = before.version === version && (await write(by.id, wanted));
  const now = await readPreferences(by.id);
  const differs = difference(wanted, now);
  // The same, sent twice, is saved.
  if (!isSaved && differs) throw new Refusal(preferenceRefusals.preferences_changed, { differs });
  return now;
}

function mustBeChoosable({ choices = {}, quietHours }: Changes): void {
  if (quietHours && quietHours.from === quietHours.until) throw new Refusal(preferenceRefusals.no_quiet_time);
  for (const family of allFamilies)
    for (const channel of allChannels)
      if (choices[family]?.[channel] !== undefined && !canChoose(family, channel))
        throw new Refusal(preferenceRefusals.always_sent, {
          what: families[family],
          channel: channels[channel].toLowerCase(),
        });
}

/** Changes preferences whatever is saved meanwhile; `decide` answers undefined where there is nothing to change. */
export async function changePreferences(
  userId: string,
  decide: (now: Preferences) => Preferences | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const wanted = decide(await readPreferences(userId));
    if (!wanted || (await write(userId, wanted))) return;
  }
  throw new Error("Preferences were changed too often at once");
}

async function write(userId: string, wanted: Preferences): Promise<boolean> {
  const { version, language, quietHours, digest, pushDetails, choices } = wanted;
  const [from, until] = quietHours ? [minutesOf(quietHours.from), minutesOf(quietHours.until)] : [0, 0];
  const saved = await queryOne(sql`
    insert into notification_setting as s (user_id, version, language, quiet_from, quiet_until, digest, push_details, choices, saved_at)
    values (${userId}::uuid, ${version + 1}::int, ${language}, ${from}, ${until}, ${digest}, ${pushDetails}, ${JSON.stringify(choices)}::jsonb, app_now())
    on conflict (user_id) do update set version = excluded.version, language = excluded.language, quiet_from = excluded.quiet_from,
      quiet_until = excluded.quiet_until, digest = excluded.digest, push_details = excluded.push_details, choices = excluded.choices,
      saved_at = excluded.saved_at
    where s.version = ${version}::int returning s.user_id`);
  return saved !== undefined;
}

/** What is saved, where it is not what was wanted. */
function difference(wanted: Preferences, saved: Preferences): string {
  const mine = inWords(wanted);
  const differs = Object.entries(inWords(saved)).filter(([name, value]) => mine[name] !== value);
  return differs.map(([name, value]) => `${name}: ${value}`).join("; ");
}

function inWords({
  language,
  quietHours,
  digest,
  pushDetails,
  choices,
}: Preferences): Record<string, string> {
  const cells = allFamilies.flatMap((family) =>
    allChannels
      .filter((channel) => canChoose(family, channel))
      .map((channel) => [
        `${families[family]} by ${channels[channel].toLowerCase()}`,
        isSent(choices, family, channel) ? "on" : "off",
      ]),
  );
  return {
    ...Object.fromEntries(cells),
    language: languages[language],
    "quiet hours": quietHours ? `${quietHours.from} to ${quietHours.until}` : "never",
    summary: digests[digest].toLowerCase(),
    "names and amounts on a locked screen": pushDetails ? "shown" : "hidden",
  };
}
