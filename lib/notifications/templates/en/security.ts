import type { TemplatesOf } from "../parts";
import { securityEvent } from "../security-event";

const event = securityEvent({
  happened:
    "This happened on {at}, Lagos time{address, select, none {} other {, from the address {address}}}.",
  notYou: "Wasn’t you? Reset your password now with ‘Forgot your password?’ on the sign-in page.",
  textEnd: "Not you? Reset your password now: {link}",
  button: "Review activity",
});

const google = "Anyone who signs in to that Google account can sign in to yours.";

export const security: TemplatesOf<"security"> = {
  "security.signed_in_on_new_device": event("Sign-in from a new browser"),
  "security.google_joined": event("Google was connected", { detail: google }),
  "security.google_linked": event("Google was connected by an emailed link", {
    detail: `${google} Withdrawals are held for 24 hours.`,
  }),
  "security.program_signed_in": event("An app signed in with your password"),
  "security.program_signed_in_by_code": event("An app signed in with a code that we texted to you"),
  "security.token_reused": event("We signed an app out", {
    detail: "Its sign-in key was used twice, so it may have been copied.",
  }),
  "security.phone_changed": event("Phone number changed", {
    detail: "Old number: {old}. New number: {new}. Withdrawals are held for 24 hours.",
    text: "your phone number was changed. Withdrawals are held for 24 hours.",
  }),
  "security.password_changed": event("Password changed"),
  "security.password_reset": event("Password reset by email", {
    detail: "Withdrawals are held for 24 hours.",
  }),
  "security.account_locked": event("Account locked after five wrong passwords", {
    detail:
      "No password is taken {where, select, known {on one browser that your account knows} other {on new browsers}}.",
  }),
  "security.authenticator_added": event("Authenticator app added", {
    text: "an authenticator app was added to your account.",
  }),
  "security.authenticator_removed": event("Authenticator app removed", {
    text: "the authenticator app was removed from your account.",
  }),
  "security.passkey_added": event("Passkey added", {
    detail: "Passkey: {name}",
    text: "a passkey was added to your account: {name}.",
  }),
  "security.passkey_removed": event("Passkey removed", {
    detail: "Passkey: {name}",
    text: "a passkey was removed from your account: {name}.",
  }),
  "security.recovery_codes_made": event("New recovery codes were made", {
    detail: "Those before them no longer work.",
    text: "new recovery codes were made for your account.",
  }),
  "security.recovery_code_used": event("Signed in with a recovery code", {
    text: "a recovery code was used to sign in to your account.",
  }),
  "security.bank_account_added": event("Bank account added for withdrawals", {
    detail: "Account: {bank}",
    text: "a bank account was added: {bank}.",
  }),
  "security.account_closed": event("Account closed", {
    detail: "Your personal data is erased after 30 days.",
  }),
};
