import { refusals } from "@/lib/kernel/refusal";

export const factorRefusals = refusals({
  factor_needed: {
    status: 401,
    says: "Use your passkey or authenticator app to finish signing in.",
  },
  sign_in_over: {
    status: 401,
    says: "This sign-in expired or had too many attempts. Start again with your password.",
  },
  wrong_factor_code: {
    status: 422,
    field: "code",
    says: "That code is wrong or has already been used. Wait for the next code in your app, then enter it.",
  },
  wrong_recovery_code: {
    status: 422,
    field: "code",
    says: "That recovery code is wrong or has already been used. Each code works once.",
  },
  wrong_own_password: { status: 422, field: "password", says: "Wrong password. Try again." },
  no_password: {
    status: 409,
    says: "Your account has no password. Sign out, sign in again with Google, and do this within five minutes.",
  },
  factor_not_password: {
    status: 409,
    says: "Your password isn’t enough for this. Use your passkey or authenticator app.",
  },
  passkey_refused: {
    status: 422,
    says: "We couldn’t verify that passkey. Try again, or choose another way.",
  },
  challenge_over: {
    status: 409,
    says: "That took too long or was sent twice. Press the button again.",
  },
  passkey_known: { status: 409, says: "This device already has a passkey for your account." },
  too_many_passkeys: {
    status: 409,
    says: "You’ve reached the limit of 20 passkeys. Remove one you no longer use.",
  },
  authenticator_known: {
    status: 409,
    says: "You already have an authenticator app. Remove it before setting up another.",
  },
  no_setup: { status: 409, says: "This setup has expired. Start again." },
  no_factor: {
    status: 409,
    says: "Recovery codes back up a passkey or authenticator app. Set one up first.",
  },
  signature_needed: {
    status: 403,
    says: "You have a passkey, so you need it to confirm this. Press the button again and use your passkey.",
  },
  wrong_signature: {
    status: 422,
    says: "The details changed after you confirmed with your passkey. Review them and confirm again.",
  },
});
