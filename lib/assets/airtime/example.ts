import { moneyView } from "@/lib/kernel/schema";
import type { Network } from "./networks";

/** So much airtime, in kobo of face value: for the demo, benchmarks and examples. */
export const airtimeOf = (faceValueMinor: bigint, network: Network = "MTN") => ({
  kind: "AIRTIME" as const,
  terms: { network, faceValue: moneyView(faceValueMinor) },
});

/** What its buyer gives. E.164, or as people type it. */
export const toPhone = (recipientPhone: string) => ({ recipientPhone });

/** The same terms as SQL, for rows that are written as sets; the network as an expression. */
export const airtimeSql = (faceValueMinor: bigint, networkSql = "'MTN'"): string =>
  `jsonb_build_object('network', ${networkSql}, 'faceValue', '${JSON.stringify(moneyView(faceValueMinor))}'::jsonb)`;

/** Where the market shows airtime of one network. */
export const marketOf = (network: Network): string => `/offers?network=${network}`;
