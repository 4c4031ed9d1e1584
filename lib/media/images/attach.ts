import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { media } from "../machine";
import { imageUse } from "./machine";

/** What shows pictures. */
export interface ImageSubject {
  kind: "listing";
  id: string;
}

/** A picture as a decision about its subject knows it, read by `readImages`. Numbers are digits where JSON would lose some. */
export interface ImageFacts {
  id: string;
  /** Of its file. */
  version: string;
  /** The row by which the subject shows it already; null if it does not. */
  useId: string | null;
  useVersion: string | null;
}

/**
 * SQL of the pictures that a person may let a subject show, as one JSON list for a command's read: those of these ids that are theirs
 * and ready, and those that the subject shows already.
 */
export const readImages = (ownerId: string, subject: ImageSubject, imageIds: readonly string[]): Sql => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'version', m.version::text, 'useId', u.id, 'useVersion', u.version::text)), '[]')
  from media m left join image_use u on u.image_id = m.id and u.subject_kind = ${subject.kind} and u.subject_id = ${subject.id}::uuid
    and u.released_at is null
  where m.owner_id = ${ownerId}::uuid and m.purpose = 'listing' and (u.id is not null or m.state = 'READY' and m.id = any(${imageIds}::uuid[])))`;

type PlanPart = { rows: ReturnType<typeof imageUse.move>[]; insert: { table: string; row: object }[] };

/**
 * The part of a plan by which a subject shows these pictures. Those that it shows already stay, however they are ordered now: what a
 * version of it shows is that version's to keep.
 * @param found - what `readImages` has answered
 * @throws Refusal - not_found if one of them is not its owner's, or is gone
 */
export function attachImages(
  subject: ImageSubject,
  imageIds: readonly string[],
  found: readonly ImageFacts[],
): PlanPart {
  const facts = new Map(found.map((one) => [one.id, one]));
  const part: PlanPart = { rows: [], insert: [] };
  for (const imageId of new Set(imageIds)) {
    const one = facts.get(imageId);
    if (!one) throw new Refusal(kernelRefusals.not_found);
    if (one.useId !== null) continue;
    part.rows.push(media.expect({ id: imageId, version: BigInt(one.version) }));
    const row = { id: newId(), imageId, subjectKind: subject.kind, subjectId: subject.id };
    part.insert.push({ table: imageUse.name, row });
  }
  return part;
}

/** The part of a plan by which a subject lets go of what it shows, but for these: pictures that nothing shows are removed after a day. */
export function releaseImages(
  found: readonly ImageFacts[],
  but: readonly string[] = [],
): Pick<PlanPart, "rows"> {
  const uses = found.flatMap(({ id, useId, useVersion }) =>
    useId === null || useVersion === null || but.includes(id)
      ? []
      : [{ id: useId, version: BigInt(useVersion) }],
  );
  return { rows: uses.map((use) => imageUse.move(use, "release")) };
}
