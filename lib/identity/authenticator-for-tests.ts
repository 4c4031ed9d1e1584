import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Assertion, Attestation } from "./factor-schema";

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

interface Wish {
  origin?: string;
  /** The challenge that is signed in place of the one that was asked for. */
  challenge?: string;
  /** Whose it says it is, in place of its owner. */
  userHandle?: string;
  /** The device did not make sure who holds it. */
  unverified?: boolean;
  counter?: number;
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** An authenticator in software, with one passkey: what Chromium's virtual one does, for tests without a browser. */
export function softAuthenticator(appUrl: string) {
  const { origin, hostname } = new URL(appUrl);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  let counter = 0;
  let owner = "";

  const clientText = (type: string, challenge: string, wish: Wish) =>
    JSON.stringify({
      type,
      challenge: wish.challenge ?? challenge,
      origin: wish.origin ?? origin,
      crossOrigin: false,
    });

  const authenticatorBytes = (flags: number, wish: Wish, rest = Buffer.alloc(0)) => {
    counter = wish.counter ?? counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const seen = flags | PRESENT | (wish.unverified ? 0 : VERIFIED);
    return Buffer.concat([sha256(hostname), Buffer.from([seen]), count, rest]);
  };

  return {
    id: base64url(credentialId),
    /** Makes its passkey. */
    make(
      asked: { challengeId: string; options: PublicKeyCredentialCreationOptionsJSON },
      wish: Wish = {},
    ): Attestation {
      owner = asked.options.user.id;
      const key = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseKey(publicKey.export({ format: "jwk" })),
      ]);
      const clientData = clientText("webauthn.create", asked.options.challenge, wish);
      return {
        challengeId: asked.challengeId,
        response: {
          id: base64url(credentialId),
          rawId: base64url(credentialId),
          type: "public-key",
          clientExtensionResults: {},
          response: {
            clientDataJSON: base64url(clientData),
            attestationObject: base64url(attestationObject(authenticatorBytes(WITH_KEY, wish, key))),
            transports: ["internal"],
          },
        },
      };
    },
    /** Signs what is asked for. */
    sign(
      asked: { challengeId: string; options: PublicKeyCredentialRequestOptionsJSON },
      wish: Wish = {},
    ): Assertion {
      const clientData = clientText("webauthn.get", asked.options.challenge, wish);
      const authenticatorData = authenticatorBytes(0, wish);
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      return {
        challengeId: asked.challengeId,
        response: {
          id: base64url(credentialId),
          rawId: base64url(credentialId),
          type: "public-key",
          clientExtensionResults: {},
          response: {
            clientDataJSON: base64url(clientData),
            authenticatorData: base64url(authenticatorData),
            signature: base64url(signature),
            userHandle: wish.userHandle ?? owner,
          },
        },
      };
    },
  };
}

const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);

function byteString(bytes: Buffer): Buffer {
  const head = Buffer.from([0x59, 0, 0]);
  head.writeUInt16BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** CBOR: { fmt: "none", attStmt: {}, authData }. */
const attestationObject = (authenticatorData: Buffer) =>
  Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    byteString(authenticatorData),
  ]);

/** COSE: { 1: EC2, 3: ES256, -1: P-256, -2: x, -3: y }. */
const coseKey = ({ x = "", y = "" }: { x?: string; y?: string }) =>
  Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, "base64url"),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, "base64url"),
  ]);
