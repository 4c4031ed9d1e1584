import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { BadgeCheckIcon } from "@/components/ui/icons";
import type { PublicPerson } from "@/lib/identity";
import { type Links, siteNames, sites } from "@/lib/identity/profile/contact-details";
import { formatMonth } from "@/lib/kernel/time-format";
import { TradingRecord } from "./trading-record";

/** A public profile. The bio is plain text, without links; those to social profiles are made of names. */
export function PersonCard({ person }: { person: PublicPerson }) {
  const { name, pictureId, verified, memberSince, bio } = person;
  return (
    <Card aria-label="About this person" className="p-5 sm:p-6">
      <div className="flex items-center gap-4">
        <Avatar name={name} pictureId={pictureId} size="large" />
        <div className="min-w-0">
          <h1 className="text-[1.5rem] [overflow-wrap:anywhere] md:text-[1.75rem]">{name}</h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
            {verified && <BadgeCheckIcon size={17} className="text-primary-ink" />}
            <span>{verified ? "Identity verified" : "Email and phone verified"},</span>
            <span>joined {formatMonth(memberSince)}</span>
          </p>
        </div>
      </div>
      {bio && <p className="mt-4 whitespace-pre-line [overflow-wrap:anywhere]">{bio}</p>}
      <SocialProfiles links={person.links} />
      <TradingRecord person={person} />
    </Card>
  );
}

function SocialProfiles({ links }: { links: Links }) {
  const given = siteNames.flatMap((site) => {
    const handle = links[site];
    return handle ? [{ site, handle }] : [];
  });
  if (given.length === 0) return null;
  return (
    <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-1" aria-label="Social profiles">
      {given.map(({ site, handle }) => (
        <li key={site} className="min-w-0 wrap-anywhere">
          <span className="text-muted">{sites[site].name}:</span>{" "}
          <a
            href={sites[site].profile(handle)}
            target="_blank"
            rel="nofollow noopener noreferrer ugc"
            className="font-medium text-primary-ink underline underline-offset-4"
          >
            @{handle}
          </a>
        </li>
      ))}
    </ul>
  );
}
