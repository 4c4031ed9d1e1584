import { keyFor } from "@/lib/kernel/ids";
import { amount } from "../naming";
import type { RoomMove } from "../room-moves";
import type { TradeView } from "../schema";

/** The button by which a buyer stops the parts that wait; undefined where there are none, or for others. Made on `tradeId`. */
export function stopMove({ part, hold }: TradeView): { tradeId: string; move: RoomMove } | undefined {
  const first = part?.all.find(({ id }) => id === part.stopsAt);
  if (!part || !first) return undefined;
  const waiting = part.all.filter(
    ({ number, state }) => number >= first.number && state === "WAITING",
  ).length;
  const back = amount({ ...hold, minor: (BigInt(hold.minor) * BigInt(waiting)).toString() });
  const before = String(first.number - 1);
  const rest =
    waiting === 1 ? `Part ${String(first.number)} is` : `The ${String(waiting)} parts after it are`;
  return {
    tradeId: first.id,
    move: {
      name: "stop",
      label: `Stop after part ${before}`,
      pending: "Stopping",
      place: "quiet",
      key: keyFor("stop", first.id),
      confirm: {
        title: `Stop after part ${before}?`,
        text: `${rest} cancelled, and ${back} goes back to your wallet. Part ${before} goes on as it is.`,
        yes: `Stop and get ${back} back`,
      },
    },
  };
}
