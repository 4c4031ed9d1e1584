import { type Asset, assets } from "@/lib/assets";
import { carriers } from "@/lib/carriers/names";
import { gateways } from "@/lib/gateways/names";
import { type Dictionary, dictionary } from "@/lib/kernel/input/dictionary";
import { carrierNames } from "../parcel/carriers";

/** What is down, as its row says it; the platform where all are null. */
export interface OutageScope {
  gateway: string | null;
  /** A kind of asset, or 'carrier'. */
  kind: string | null;
  /** An operator of the kind, or a carrier's name, in whatever case its sellers type it. */
  listedUnder: string | null;
}

interface NamedScope extends OutageScope {
  /** The operator's, the gateway's, or 'Amana'. */
  name: string;
}

const PLATFORM: NamedScope = { gateway: null, kind: null, listedUnder: null, name: "Amana" };

const ofKind = ([kind, { categories = {}, words }]: [string, Asset]): [string, NamedScope][] => [
  ...Object.entries(categories).map(([listedUnder, name]): [string, NamedScope] => [
    `${kind}/${listedUnder}`,
    { gateway: null, kind, listedUnder, name },
  ]),
  [kind, { gateway: null, kind, listedUnder: null, name: words.kind }],
];

const CARRIER = "carrier";

/** A carrier's code: `carrier/GIG Logistics`. */
export const carrierScope = (name: string): string => `${CARRIER}/${name}`;

/** Those that sellers are offered, and those whose interface we speak. */
const carriersByName = [...carrierNames, ...Object.values(carriers).map(({ title }) => title)];

/** All that an outage can be of, by code: operators, carriers, kinds of asset, gateways, the platform. */
export const outageScopes: Dictionary<NamedScope> = dictionary({
  ...Object.fromEntries(Object.entries<Asset>(assets).flatMap(ofKind)),
  ...Object.fromEntries(
    carriersByName.map((name) => [
      carrierScope(name),
      { gateway: null, kind: CARRIER, listedUnder: name, name },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(gateways).map(([gateway, { title }]) => [
      `gateway/${gateway}`,
      { ...PLATFORM, gateway, name: title },
    ]),
  ),
  platform: PLATFORM,
});

/** 'MTN'; what is no longer traded goes by what its row says. */
export const scopeName = ({ gateway, kind, listedUnder }: OutageScope): string =>
  Object.values(outageScopes).find(
    (one) => one?.gateway === gateway && one.kind === kind && one.listedUnder === listedUnder,
  )?.name ??
  listedUnder ??
  kind ??
  gateway ??
  PLATFORM.name;
