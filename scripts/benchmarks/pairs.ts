import { median } from "./figure";

export const PAIRS = 5;

export interface Pair<Subject, Reference> {
  subject: Subject;
  reference: Reference;
}

/**
 * Runs subject and reference in turn, so that whatever else the machine does meanwhile hits both. Pairs are compared
 * one by one and never sum by sum.
 */
export async function inTurn<Subject, Reference>(
  subject: () => Promise<Subject>,
  reference: () => Promise<Reference>,
  pairs = PAIRS,
): Promise<Pair<Subject, Reference>[]> {
  const found: Pair<Subject, Reference>[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    found.push({ subject: await subject(), reference: await reference() });
  }
  return found;
}

/** The subject's figure over the reference's, of each pair. */
export const ratios = <Subject, Reference>(
  pairs: readonly Pair<Subject, Reference>[],
  ofSubject: (subject: Subject) => number,
  ofReference: (reference: Reference) => number,
): number[] => pairs.map(({ subject, reference }) => ofSubject(subject) / ofReference(reference));

/** The middle figure of one side. */
export const middle = <Side>(sides: readonly Side[], of: (side: Side) => number): number =>
  median(sides.map(of));
