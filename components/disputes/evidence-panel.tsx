/** STUB until media merges. */
export async function EvidencePanel(_props: { disputeId: string; viewer: { id: string } }) {
  return null;
}
