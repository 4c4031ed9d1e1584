import { createHash } from "node:crypto";
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";

// What two people's agreement proves, from stored rows alone. Imports nothing of ours.

/** What a passkey answers: the credential's id, and its signature. */
export type PasskeyAssertion = Pick<AuthenticationResponseJSON, "id"> & object;

/** Where a passkey may have signed: the WebAuthn relying party's id and origin. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** A staff passkey as it is stored. */
export interface StaffKey {
  userId: string;
  /** base64url. */
  credentialId: string;
  /** COSE. */
  publicKey: Uint8Array;
  /** Signatures of older ones over this one; null where the database's owner has enrolled it. */
  vouching: readonly PasskeyAssertion[] | null;
  enrolledAt: Date | null;
  endedAt: Date | null;
}

/** From when until when a person was an administrator. */
export interface Administrator {
  userId: string;
  from: Date;
  until: Date | null;
}

/** All staff passkeys and administrators that there are and were. */
export interface StaffKeys {
  keys: readonly StaffKey[];
  administrators: readonly Administrator[];
}

/** A request as it is stored, with its answer. */
export interface StoredAgreement {
  id: string;
  document: string;
  /** SHA-256 of the document, in hex. */
  digest: string;
  assertion: PasskeyAssertion | null;
  /** Its approver's role was two weeks old, so that it has to be signed. */
  needsSignature: boolean;
  approverId: string;
  agreedAt: Date;
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest();

/** What an approver signs: one request, by its id and the digest of its document in hex. */
export const agreementChallenge = (approvalId: string, digest: string): Buffer =>
  sha256(["Amana agreement 1", approvalId, digest].join("\n"));

/** What older passkeys sign of a new one: whose it is, and its key. */
export const staffKeyChallenge = ({
  userId,
  credentialId,
  publicKey,
}: Pick<StaffKey, "userId" | "credentialId" | "publicKey">): Buffer =>
  sha256(
    ["Amana staff passkey 1", userId, credentialId, Buffer.from(publicKey).toString("base64url")].join("\n"),
  );

/** Why an agreement is false, as a sentence for staff; undefined for one that is true. */
export async function findingOn(
  agreement: StoredAgreement,
  known: StaffKeys,
  parties: readonly RelyingParty[],
): Promise<string | undefined> {
  const { id, document, assertion, needsSignature, approverId, agreedAt } = agreement;
  const digest = sha256(document).toString("hex");
  if (!sha256(document).equals(Buffer.from(agreement.digest, "hex")))
    return "The stored request is not the one that was digested.";
  if (!assertion) return needsSignature ? "It is not signed, though it has to be." : undefined;
  const key = known.keys.find(({ credentialId }) => credentialId === assertion.id);
  if (key?.userId !== approverId) return "The passkey that signed it is not its approver’s.";
  if (!(await isSignedBy(key, agreementChallenge(id, digest), assertion, parties)))
    return "The signature is not over this request.";
  if (!(await chainOf(known, parties)(key, agreedAt)))
    return "No older passkeys vouched for the one that signed it, or it had ended.";
  return undefined;
}

/**
 * Whether older passkeys that are good themselves have signed a new one: one of the same person's, or those of two administrators.
 * It may not be enrolled yet.
 */
export const isVouchedFor = (key: StaffKey, at: Date, known: StaffKeys, parties: readonly RelyingParty[]) =>
  chainOf(known, parties)({ ...key, enrolledAt: at, endedAt: null }, at);

/** Whether a signature is this key's over the challenge, at one of our origins, of a person whom their device has recognised. */
export async function isSignedBy(
  { credentialId, publicKey }: Pick<StaffKey, "credentialId" | "publicKey">,
  challenge: Buffer,
  assertion: PasskeyAssertion,
  parties: readonly RelyingParty[],
): Promise<boolean> {
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: assertion as AuthenticationResponseJSON,
      expectedChallenge: challenge.toString("base64url"),
      expectedOrigin: parties.map(({ origin }) => origin),
      expectedRPID: parties.map(({ id }) => id),
      requireUserVerification: true,
      // A signature that is verified again must stay good, so its counter is compared with none.
      credential: { id: credentialId, publicKey: Uint8Array.from(publicKey), counter: 0 },
    });
    return verified;
  } catch {
    // The library throws for every invalid response.
    return false;
  }
}

/**
 * Judges keys by the chain of signatures down to those that the database's owner has enrolled. A voucher is strictly older than what
 * it vouches for, so that chains end; each key is judged once.
 */
function chainOf({ keys, administrators }: StaffKeys, parties: readonly RelyingParty[]) {
  const judged = new Map<string, Promise<boolean>>();

  const isGood = async (key: StaffKey, at: Date): Promise<boolean> => {
    if (!key.enrolledAt || key.enrolledAt > at || (key.endedAt && key.endedAt <= at)) return false;
    const isRooted = judged.get(key.credentialId) ?? isEnrolledWell(key, key.enrolledAt);
    judged.set(key.credentialId, isRooted);
    return isRooted;
  };

  const isEnrolledWell = async (key: StaffKey, at: Date): Promise<boolean> => {
    if (key.vouching === null) return true;
    const challenge = staffKeyChallenge(key);
    const vouchers = new Set<string>();
    for (const assertion of key.vouching) {
      const voucher = keys.find(({ credentialId }) => credentialId === assertion.id);
      const isOlder = voucher?.enrolledAt && voucher.enrolledAt < at;
      if (!isOlder || !(await isGood(voucher, at))) continue;
      if (await isSignedBy(voucher, challenge, assertion, parties)) vouchers.add(voucher.userId);
    }
    if (vouchers.has(key.userId)) return true;
    return [...vouchers].filter((userId) => isAdministrator(userId, at)).length >= 2;
  };

  const isAdministrator = (userId: string, at: Date) =>
    administrators.some(
      (one) => one.userId === userId && one.from <= at && (one.until === null || one.until > at),
    );

  return isGood;
}
