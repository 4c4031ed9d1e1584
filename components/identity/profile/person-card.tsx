import { RecordFigures } from "@/components/offers/record-figures";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { BadgeCheckIcon } from "@/components/ui/icons";
import type { PublicPerson } from "@/lib/identity";
import { formatMonth } from "@/lib/kernel/time-format";

/** A public profile. The bio is plain text, without links. */
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
      <RecordFigures record={person} purchasesCompleted={person.purchasesCompleted}>
        No completed trades yet.
      </RecordFigures>
    </Card>
  );
}
