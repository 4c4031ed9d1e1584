import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Assertion, Attestation } from "./schema";

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

interface Overrides {
  origin?: string;
  /** The challenge to sign, in place of the requested one. */
  challenge?: string;
  /** The user handle, in place of the owner's. */
  userHandle?: string;
  /** Without user verification. */
  unverified?: boolean;
  counter?: number;
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** A software authenticator with one passkey, like Chromium's virtual one, for tests without a browser. */
export class SoftAuthenticator {
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly credentialId = randomBytes(16);
  private readonly origin: string;
  private readonly hostname: string;
  private counter = 0;
  private owner = "";
  /** Its passkey's id. */
  readonly id = base64url(this.credentialId);

  constructor(appUrl: string) {
    const { origin, hostname } = new URL(appUrl);
    this.origin = origin;
    this.hostname = hostname;
  }

  /** Creates its passkey. */
  make(
    request: { challengeId: string; options: PublicKeyCredentialCreationOptionsJSON },
    overrides: Overrides = {},
  ): Attestation {
    this.owner = request.options.user.id;
    const key = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.credentialId.length]),
      this.credentialId,
      coseKey(this.keys.publicKey.export({ format: "jwk" })),
    ]);
    const bytes = this.authenticatorBytes(WITH_KEY, overrides, key);
    return this.answer(request.challengeId, {
      clientDataJSON: base64url(this.clientText("webauthn.create", request.options.challenge, overrides)),
      attestationObject: base64url(attestationObject(bytes)),
      transports: ["internal"],
    });
  }

  /** Signs the requested challenge. */
  sign(
    request: { challengeId: string; options: PublicKeyCredentialRequestOptionsJSON },
    overrides: Overrides = {},
  ): Assertion {
    const clientText = this.clientText("webauthn.get", request.options.challenge, overrides);
    const bytes = this.authenticatorBytes(0, overrides);
    const signature = sign("sha256", Buffer.concat([bytes, sha256(clientText)]), this.keys.privateKey);
    return this.answer(request.challengeId, {
      clientDataJSON: base64url(clientText),
      authenticatorData: base64url(bytes),
      signature: base64url(signature),
      userHandle: overrides.userHandle ?? this.owner,
    });
  }

  private answer<Response>(challengeId: string, response: Response) {
    const { id } = this;
    const type = "public-key" as const;
    return { challengeId, response: { id, rawId: id, type, clientExtensionResults: {}, response } };
  }

  private clientText(type: string, challenge: string, overrides: Overrides): string {
    const { origin = this.origin } = overrides;
    return JSON.stringify({ type, challenge: overrides.challenge ?? challenge, origin, crossOrigin: false });
  }

  private authenticatorBytes(flags: number, overrides: Overrides, rest: Buffer = Buffer.alloc(0)): Buffer {
    this.counter = overrides.counter ?? this.counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const seen = flags | PRESENT | (overrides.unverified ? 0 : VERIFIED);
    return Buffer.concat([sha256(this.hostname), Buffer.from([seen]), count, rest]);
  }
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
