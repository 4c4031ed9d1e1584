import { dictionary } from "@/lib/kernel/input/dictionary";
export const networks = ["MTN", "AIRTEL", "GLO", "T2"] as const;
export type Network = (typeof networks)[number];

/** How airtime is sent from one person to another on a network. What may be sent is the setting 'airtime_networks'. */
export interface NetworkFacts {
  name: string;
  /** What the sender dials, with the number as dialled at home and whole naira; `PIN` stays for the sender to replace. */
  ussd: (phone: string, naira: string) => string;
  /** How many digits a sender's PIN has, unless they changed it. */
  pinDigits: number;
}

export const networkFacts: Record<Network, NetworkFacts> = {
  MTN: {
    name: "MTN",
    ussd: (phone, naira) => `*321*${phone}*${naira}*PIN#`,
    pinDigits: 4,
  },
  AIRTEL: {
    name: "Airtel",
    ussd: (phone, naira) => `*432*${phone}*${naira}*PIN#`,
    pinDigits: 4,
  },
  GLO: {
    name: "Glo",
    ussd: (phone, naira) => `*131*${phone}*${naira}*PIN#`,
    pinDigits: 5,
  },
  T2: {
    name: "T2",
    // The one network that wants the PIN first.
    ussd: (phone, naira) => `*223*PIN*${naira}*${phone}#`,
    pinDigits: 4,
  },
};

/** What to send of an amount in kobo: nobody can send kobo, so a part of a naira is rounded up, and the buyer is never short. */
export const sendableMinor = (amountMinor: bigint): bigint => ((amountMinor + 99n) / 100n) * 100n;

/** What to dial for a transfer; `phone` in E.164, the amount in kobo. */
export const ussdFor = (network: Network, phone: string, amountMinor: bigint): string =>
  networkFacts[network].ussd(phone.replace(/^\+234/, "0"), (amountMinor / 100n).toString());

/**
 * A link that fills a phone's dialler as far as the PIN, which the sender types themself: a dialler would turn the
 * letters of the placeholder into digits, and dial a wrong PIN. Undefined where the PIN comes before number and amount.
 */
export function dialLink(ussd: string): string | undefined {
  const [before = "", after = ""] = ussd.split("PIN");
  return after === "#" || after === "" ? `tel:${before.replaceAll("#", "%23")}` : undefined;
}

const prefixes = [
  ["MTN", "0703 0704 0706 0707 0803 0806 0810 0813 0814 0816 0903 0906 0913 0916 07025 07026"],
  ["AIRTEL", "0701 0708 0802 0808 0812 0901 0902 0904 0907 0911 0912"],
  ["GLO", "0705 0805 0807 0811 0815 0905 0915"],
  ["T2", "0809 0817 0818 0908 0909"],
] as const satisfies readonly (readonly [Network, string])[];

const networkOf = new Map<string, Network>(
  prefixes.flatMap(([network, list]) => list.split(" ").map((prefix) => [prefix, network] as const)),
);

/** The network that gave the number out: a hint only, because people take their numbers to other networks. */
export function originalNetwork(e164: string): Network | null {
  const national = e164.replace(/^\+234/, "0");
  return networkOf.get(national.slice(0, 4)) ?? networkOf.get(national.slice(0, 5)) ?? null;
}

/** What people type when they look for a network, in lower case. */
export const networkWords = dictionary<Network>({
  mtn: "MTN",
  airtel: "AIRTEL",
  glo: "GLO",
  t2: "T2",
  "9mobile": "T2",
});
