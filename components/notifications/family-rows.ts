import { type Channel, families } from "@/lib/notifications/kinds";
import {
  allChannels,
  type Choices,
  type ChosenFamily,
  familiesFor,
  isSent,
  useOf,
} from "@/lib/notifications/preferences/choices";
import { boxOf } from "@/lib/notifications/preferences/schema";

/** How a family comes by a channel: null where it never does. */
export type Cell = { box: string; label: string; isAlways: boolean; isOn: boolean } | null;

export interface FamilyRow {
  family: ChosenFamily;
  name: string;
  /** Why some of it can't be switched off. */
  note: string;
  cells: Record<Channel, Cell>;
}

const inWords: Record<Channel, string> = { PUSH: "push", MAIL: "email", TEXT: "text" };
const either = new Intl.ListFormat("en-NG", { type: "conjunction" });

/** Why it can't wait. */
const why: Partial<Record<ChosenFamily, string>> = {
  trades: "a trade has deadlines",
  disputes: "a dispute decides about your money",
  deposits: "it’s your money",
  payouts: "it’s your money",
  account: "you may have to act",
  security: "it protects your account",
  staff: "colleagues wait for it",
};

/** The table of families and channels, with the choices of a person. */
export const familyRows = (choices: Choices, isStaff: boolean): FamilyRow[] =>
  familiesFor(isStaff).map((family) => ({
    family,
    name: families[family],
    note: noteOf(family),
    cells: {
      PUSH: cellOf(choices, family, "PUSH"),
      MAIL: cellOf(choices, family, "MAIL"),
      TEXT: cellOf(choices, family, "TEXT"),
    },
  }));

function cellOf(choices: Choices, family: ChosenFamily, channel: Channel): Cell {
  const use = useOf(family, channel);
  return (
    (use && {
      box: boxOf(family, channel),
      label: `${families[family]} by ${inWords[channel]}`,
      isAlways: use.isAlways,
      isOn: use.isAlways || isSent(choices, family, channel),
    }) ??
    null
  );
}

function noteOf(family: ChosenFamily): string {
  const by = (which: "isAlways" | "isPartlyAlways") =>
    either.format(
      allChannels.filter((channel) => useOf(family, channel)?.[which]).map((one) => inWords[one]),
    );
  const [always, partly] = [by("isAlways"), by("isPartlyAlways")];
  const reason = why[family] ? `: ${why[family]}` : "";
  if (always && partly) return `Always on by ${always}, and by ${partly} if urgent${reason}.`;
  if (always) return `Always on by ${always}${reason}.`;
  return partly ? `What is urgent always comes by ${partly}${reason}.` : "";
}
