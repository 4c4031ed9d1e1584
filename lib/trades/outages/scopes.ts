import { type Asset, assets } from "@/lib/assets";
import { gateways } from "@/lib/gateways/names";
import { type Dictionary, dictionary } from "@/lib/kernel/input/dictionary";

/** What is down, as its row says it; the platform where all are null. */
export interface OutageScope {
  gateway: string | null;
  kind: string | null;
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

/** All that an outage can be of, by code: operators, kinds of asset, gateways, the platform. */
export const outageScopes: Dictionary<NamedScope> = dictionary({
  ...Object.fromEntries(Object.entries<Asset>(assets).flatMap(ofKind)),
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
