import type { Network } from "@/lib/assets/airtime/networks";

export type { Network } from "@/lib/assets/airtime/networks";

/** How the networks are written for people. */
export const networkNames: Record<Network, string> = { MTN: "MTN", AIRTEL: "Airtel", GLO: "Glo", T2: "T2" };

// Our own tiles in each network's colour, not their trademarks; each pair reads at 4.5:1 or better.
const tiles: Record<Network, string> = {
  MTN: "bg-[#ffcb05] text-[#1b1b1b]",
  AIRTEL: "bg-[#d90000] text-white text-[0.85em]",
  GLO: "bg-[#0e7a33] text-white",
  T2: "bg-[#ff6a13] text-[#1b1006]",
};

const sizes = {
  small: "size-8 rounded-[9px] text-[10px]",
  row: "size-10 rounded-[11px] text-[12px] lg:size-8 lg:rounded-[9px] lg:text-[10px]",
  normal: "size-11 rounded-[13px] text-[13px]",
};

/** The network's coloured tile. Decoration: the network's name always stands in the text beside it. */
export function NetworkMark({ network, size = "normal" }: { network: Network; size?: keyof typeof sizes }) {
  return (
    <span aria-hidden className={`shrink-0 ${sizes[size]}`}>
      <span
        className={`grid size-full place-items-center rounded-[inherit] font-display font-bold tracking-tight ${tiles[network]}`}
      >
        {networkNames[network]}
      </span>
    </span>
  );
}
