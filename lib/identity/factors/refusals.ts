import { refusals } from "@/lib/kernel/refusal";

/** What second factors refuse. */
export const factorRefusals = refusals({
  factor_needed: {
    status: 401,
    says: "Your password is right. Now prove with your passkey or your authenticator app that it is you.",
  },
  sign_in_over: {
    status: 401,
    says: "This sign-in took too long or too many tries. Begin again with your password.",
  },
  wrong_factor_code: {
    status: 422,
    field: "code",
    says: "That code is not right, or it was used already. Wait for the next one in your app and type that.",
  },
  wrong_recovery_code: {
    status: 422,
    field: "code",
    says: "That is not one of your recovery codes, or it was used already. Each works once.",
  },
  wrong_own_password: { status: 422, field: "password", says: "That is not your password. Try again." },
  no_password: {
    status: 409,
    says: "Your account has no password to ask for. Sign out and in again, then you have five minutes for this.",
  },
  factor_not_password: {
    status: 409,
    says: "Your password is not enough here. Use your passkey or your authenticator app.",
  },
  passkey_refused: {
    status: 422,
    says: "That passkey did not prove that it is you. Try again, or use another way.",
  },
  challenge_over: {
    status: 409,
    says: "That took too long, or it was sent twice. Press the button again.",
  },
  passkey_known: { status: 409, says: "This device's passkey is on your account already." },
  too_many_passkeys: {
    status: 409,
    says: "You have twenty passkeys, which is the most. Remove one that you no longer use.",
  },
  authenticator_known: {
    status: 409,
    says: "An authenticator app is set up already. Remove it first to set up another one.",
  },
  no_setup: { status: 409, says: "There is no setup under way. Begin again." },
  no_factor: {
    status: 409,
    says: "Recovery codes stand in for a passkey or an authenticator app. Set one of them up first.",
  },
  signature_needed: {
    status: 403,
    says: "You have a passkey, so this needs its signature: press the button again and use your passkey.",
  },
  wrong_signature: {
    status: 422,
    says: "What your passkey signed is not what stands here now. Look at it again, then sign that.",
  },
});
