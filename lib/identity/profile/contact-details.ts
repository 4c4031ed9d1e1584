import { z } from "zod";
import { typed, written } from "@/lib/kernel/input/fields";
import { states } from "./states";

/** The social networks whose profiles a person can link to. None by which people call or write to each other outside of a trade. */
export const sites = {
  instagram: {
    name: "Instagram",
    hosts: /^(?:www\.)?instagram\.com$/,
    handle: /^[a-z0-9._]{1,30}$/i,
    profile: (handle: string) => `https://www.instagram.com/${handle}/`,
  },
  facebook: {
    name: "Facebook",
    hosts: /^(?:www\.|m\.|web\.)?(?:facebook|fb)\.com$/,
    handle: /^[a-z0-9.]{5,50}$/i,
    profile: (handle: string) => `https://www.facebook.com/${handle}`,
  },
  tiktok: {
    name: "TikTok",
    hosts: /^(?:www\.)?tiktok\.com$/,
    handle: /^[a-z0-9._]{2,24}$/i,
    profile: (handle: string) => `https://www.tiktok.com/@${handle}`,
  },
  x: {
    name: "X",
    hosts: /^(?:www\.|mobile\.)?(?:x|twitter)\.com$/,
    handle: /^\w{1,15}$/i,
    profile: (handle: string) => `https://x.com/${handle}`,
  },
} as const;

export type Site = keyof typeof sites;
export const siteNames = Object.keys(sites) as Site[];

/** A person's names on social networks: public. */
export type Links = Partial<Record<Site, string>>;

/** The name in `@ada.sells`, `ada.sells`, or the address of a profile; undefined if it is none of this site. */
export function handleIn(site: Site, given: string): string | undefined {
  const { hosts, handle } = sites[site];
  const name = /^[\w.]+\.com\//i.test(given) || given.includes("://") ? nameInAddress(given, hosts) : given;
  const bare = name?.replace(/^@/, "");
  return bare && handle.test(bare) ? bare : undefined;
}

function nameInAddress(given: string, hosts: RegExp): string | undefined {
  const address = URL.parse(given.includes("://") ? given : `https://${given}`);
  if (!address || !/^https?:$/.test(address.protocol) || !hosts.test(address.hostname)) return undefined;
  const [, name, ...rest] = address.pathname.split("/");
  return rest.join("") === "" ? name : undefined;
}

const linkSchema = (site: Site) =>
  typed()
    .max(200, "Use at most 200 characters.")
    .transform((given, context) => {
      if (given === "") return "";
      const handle = handleIn(site, given);
      if (handle !== undefined) return handle;
      context.addIssue({
        code: "custom",
        message: `Enter your ${sites[site].name} name or the address of your profile.`,
      });
      return z.NEVER;
    })
    .optional()
    .default("");

/** Each site by itself; an empty text removes the link. */
export const linksSchema = z.strictObject({
  instagram: linkSchema("instagram"),
  facebook: linkSchema("facebook"),
  tiktok: linkSchema("tiktok"),
  x: linkSchema("x"),
} satisfies Record<Site, z.ZodType>);

/** Where a person lives: private. */
export interface Address {
  street: string;
  town: string;
  state: (typeof states)[number];
}

export const addressSchema = z.strictObject({
  street: written("Enter your street and house number.", 3).max(120, "Use at most 120 characters."),
  town: written("Enter your town or area.", 2).max(60, "Use at most 60 characters."),
  state: z.enum(states, "Choose your state."),
});
