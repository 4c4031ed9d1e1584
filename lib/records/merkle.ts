import { createHash } from "node:crypto";

/** The newest entry of a trade at the end of a day: its digest and number. */
export interface Leaf {
  tradeId: string;
  number: number;
  digest: Buffer;
}

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The hash of a leaf (RFC 6962, 2.1). */
export const leafHash = ({ tradeId, number, digest }: Leaf): Buffer =>
  sha256(
    Buffer.of(0),
    Buffer.from(`{"digest":"${digest.toString("hex")}","entries":${number},"trade":"${tradeId}"}`),
  );

/** The hash of a row of the audit log, by its id and the digest that was sealed. */
export const auditLeafHash = (id: string, digest: Buffer): Buffer =>
  sha256(Buffer.of(0), Buffer.from(`{"audit":"${id}","digest":"${digest.toString("hex")}"}`));

const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right);

/** The levels of the tree, leaves first. Where a level has an odd number, the last one moves up as it is. */
function levelsOf(leaves: readonly Buffer[]): Buffer[][] {
  const levels = [[...leaves]];
  for (let level = levels[0] ?? []; level.length > 1; ) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      if (left) above.push(right ? nodeHash(left, right) : left);
    }
    levels.push(above);
    level = above;
  }
  return levels;
}

/** The root of the tree; that of none is the hash of nothing. */
export const rootOf = (leaves: readonly Buffer[]): Buffer => levelsOf(leaves).at(-1)?.[0] ?? sha256();

/** By its index, the siblings on the way from a leaf to the root, lowest first; none where a node moved up as it was. */
export function pathsIn(leaves: readonly Buffer[]): (index: number) => Buffer[] {
  const levels = levelsOf(leaves);
  return (index) => levels.flatMap((level, height) => level[(index >> height) ^ 1] ?? []);
}
