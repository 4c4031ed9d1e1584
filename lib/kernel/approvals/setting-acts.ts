import { type Holder, mayRead, type Permission } from "../permissions";

/** Each shows all settings, and changes those of its kind. */
export const settingPermissions = [
  "setting.money",
  "setting.limit",
  "setting.other",
] as const satisfies readonly Permission[];

/** The settings that are not money, by the act that changes them. */
export const settingActs = {
  trade_limits: "setting.limit",
  airtime_networks: "setting.limit",
  block_appeals: "setting.other",
  company: "setting.other",
  listings: "setting.other",
} as const;

export type SettingAct = (typeof settingPermissions)[number];

/** The act that changes a setting, and the permission for it. */
export const settingAct = (name: string): SettingAct =>
  Object.hasOwn(settingActs, name) ? settingActs[name as keyof typeof settingActs] : "setting.money";

/**
 * What makes a setting looser: limits and thresholds that rise, waits that get shorter. Paths in its value, as PostgreSQL writes
 * them. Such a change takes effect 24 hours after it was approved, and can be vetoed meanwhile.
 */
export const looserSettings: Readonly<
  Record<string, { rising?: readonly string[]; falling?: readonly string[] }>
> = {
  trade_limits: {
    rising: ["BASIC", "VERIFIED", "TRUSTED"].flatMap((level) => [`${level},tradeMinor`, `${level},dayMinor`]),
  },
  deposits: { rising: ["mostMinor", "reviewUnknownFromMinor", "twoPeopleFromMinor"] },
  disputes: { rising: ["twoPeopleFromMinor"] },
  insurance: { rising: ["caseMostMinor", "monthMostBps"] },
  payouts: { rising: ["mostMinor", "twoPeopleFromMinor"], falling: ["holdHours"] },
};

/** Whether the actor can see the settings. */
export const mayReadSettings = (by: Holder): boolean =>
  settingPermissions.some((permission) => mayRead(by, permission));
