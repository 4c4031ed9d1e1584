import type { SettingValue } from "@/lib/kernel/settings";
import { type Network, networkFacts, networks } from "./networks";

/** The setting 'airtime_networks', parsed: what each network lets its customers send. In kobo; what is absent is not known. */
export type NetworkLimits = SettingValue<"airtime_networks">;

/** Of one network. */
export type TransferLimits = NetworkLimits[Network];

/** What the form of the setting says. */
export const limitsSay =
  "What each network lets its customers send, and when and where you last checked. A new limit applies to offers published after it: open offers and trades keep their transfers. Leave a limit empty if it isn’t known.";

/** The fields of its form. */
export const limitFields = networks.flatMap((network) => {
  const { name } = networkFacts[network];
  const naira = (field: string, says: string, optional = false) => ({
    at: `${network}.${field}`,
    label: `${name}: ${says}`,
    unit: "naira" as const,
    ...(optional && { optional }),
  });
  return [
    naira("lowestMinor", "lowest transfer"),
    naira("highestMinor", "highest transfer", true),
    naira("perDayMinor", "per day", true),
    { at: `${network}.checkedOn`, label: `${name}: checked on`, unit: "day" as const },
    { at: `${network}.source`, label: `${name}: source`, unit: "text" as const },
  ];
});
