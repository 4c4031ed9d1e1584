/**
 * The carriers whose interface we speak; any other is only a name that a seller types. The name is stored in the rows of shipments;
 * `title` is shown to users; `ledgerId` owns the ledger account of what we owe it.
 */
export const carriers = {
  terminal_africa: { title: "Terminal Africa", ledgerId: "00000000-0000-0000-0000-0000000000c1" },
} as const satisfies Record<string, { title: string; ledgerId: string }>;

export type CarrierName = keyof typeof carriers;

export const isCarrierName = (name: string): name is CarrierName => Object.hasOwn(carriers, name);

/** A carrier's name on screen. */
export const carrierTitle = (name: CarrierName): string => carriers[name].title;
