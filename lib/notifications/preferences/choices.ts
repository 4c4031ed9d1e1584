import { type Channel, channels, type Family, families, kindOf, modeOf, noticeKeys } from "../kinds";

/** What people choose by; how often they get a summary is a choice of its own. */
export type ChosenFamily = Exclude<Family, "digest">;

/** Where it differs from the kinds: `{ trades: { MAIL: false } }`. */
export type Choices = Partial<Record<ChosenFamily, Partial<Record<Channel, boolean>>>>;

/** How a family uses a channel. */
export interface Use {
  /** All of it is sent whatever a person chooses. */
  isAlways: boolean;
  /** Some of it is: a choice is about the rest. */
  isPartlyAlways: boolean;
  /** What is sent where nothing was chosen. */
  byDefault: boolean;
}

export const allChannels = Object.keys(channels) as Channel[];
export const allFamilies = (Object.keys(families) as Family[]).filter((family) => family !== "digest");

/** Undefined where none of its kinds uses the channel. */
export function useOf(family: ChosenFamily, channel: Channel): Use | undefined {
  const modes = noticeKeys.flatMap((key) =>
    kindOf(key).family === family ? (modeOf(key, channel) ?? []) : [],
  );
  if (modes.length === 0) return undefined;
  const chosen = modes.filter((mode) => mode !== "always");
  return {
    isAlways: chosen.length === 0,
    isPartlyAlways: chosen.length > 0 && chosen.length < modes.length,
    byDefault: chosen.length === 0 || chosen.includes("on"),
  };
}

export const canChoose = (family: ChosenFamily, channel: Channel): boolean =>
  useOf(family, channel)?.isAlways === false;

/** Families that have kinds; staff work only for staff. */
export const familiesFor = (isStaff: boolean): ChosenFamily[] =>
  allFamilies.filter(
    (family) =>
      (isStaff || family !== "staff") && allChannels.some((channel) => useOf(family, channel) !== undefined),
  );

/** Whether what can be chosen is sent. */
export const isSent = (choices: Choices, family: ChosenFamily, channel: Channel): boolean =>
  choices[family]?.[channel] ?? useOf(family, channel)?.byDefault ?? false;

/** Choices with others put on top, without those that say what the kinds say. */
export function withChoices(before: Choices, more: Choices): Choices {
  const all = allFamilies.map((family) => {
    const chosen = { ...before[family], ...more[family] };
    const kept = allChannels.flatMap((channel) => {
      const sent = chosen[channel];
      return sent === undefined || sent === useOf(family, channel)?.byDefault ? [] : [[channel, sent]];
    });
    return [family, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(all.filter(([, chosen]) => Object.keys(chosen).length > 0));
}

/** All email off that may be. */
export const noOptionalMail: Choices = Object.fromEntries(
  allFamilies.filter((family) => canChoose(family, "MAIL")).map((family) => [family, { MAIL: false }]),
);

/** Minutes after midnight as '22:00', and back. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

export const digests = { off: "Never", daily: "Every day at 8:00", weekly: "On Mondays at 8:00" } as const;
export type Digest = keyof typeof digests;
