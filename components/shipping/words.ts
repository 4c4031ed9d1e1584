import { stateOf } from "@/lib/geo/states";
import { naira } from "@/lib/money/format";
import type { Address, Profile, StrategyView } from "@/lib/shipping/schema";
import { zones } from "@/lib/shipping/strategies";
import { zoneWords } from "./zone-words";

/** An address as it is written on a parcel, without name and number. */
export const addressLines = ({
  street,
  landmark,
  area,
  lga,
  state,
}: Pick<Address, "street" | "landmark" | "area" | "lga" | "state">): string[] =>
  [street, landmark, area, `${lga}, ${stateOf(state)?.name ?? state}`].filter((line) => line !== "");

/** Asks for the areas of the chosen state where no script lists them; nothing is saved by it. */
export const SHOW_AREAS = "areas";

/** What sending costs, line by line. */
export function feeRows(strategy: StrategyView): { term: string; value: string }[] {
  const more = BigInt(strategy.extra.minor);
  const extra = more > 0n ? [{ term: "Each further piece", value: naira(more) }] : [];
  return [...baseRows(strategy), ...extra];
}

const orFree = ({ minor }: { minor: string }): string => (minor === "0" ? "Free" : naira(minor));

function baseRows(strategy: StrategyView): { term: string; value: string }[] {
  switch (strategy.by) {
    case "FLAT":
      return [{ term: "Anywhere in Nigeria", value: orFree(strategy.base) }];
    case "FREE_FROM":
      return [
        { term: `Below ${naira(strategy.from.minor)}`, value: orFree(strategy.base) },
        { term: `From ${naira(strategy.from.minor)}`, value: "Free" },
      ];
    case "WEIGHT":
      return strategy.bands.map(({ upToGrams, base }) => ({
        term: `Up to ${upToGrams / 1000} kg`,
        value: orFree(base),
      }));
    default:
      return zones.map((zone) => {
        const fee = strategy.zones[zone];
        return { term: zoneWords[zone], value: fee === null ? "Not sent there" : orFree(fee) };
      });
  }
}

const span = (least: number, most: number): string =>
  least === most ? `${most} working ${most === 1 ? "day" : "days"}` : `${least} to ${most} working days`;

/** `Sent within 3 working days, then 1 to 5 working days on the way.` */
export const daysInWords = ({ handlingDays, daysMin, daysMax }: Profile): string =>
  `Sent within ${span(handlingDays, handlingDays)}, then ${span(daysMin, daysMax)} on the way.`;
