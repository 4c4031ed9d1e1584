import type { TemplatesOf } from "../parts";
import { securityEvent } from "../security-event";

const event = securityEvent({
  happened: "E happen for {at}, Lagos time{address, select, none {} other {, from dis address: {address}}}.",
  notYou: "No be you? Reset your password now with ‘Forgot your password?’ for the sign-in page.",
  textEnd: "No be you? Reset your password now: {link}",
  button: "Check am",
});

const google = "Anybody wey fit enter that Google account fit enter your own.";

export const security: TemplatesOf<"security"> = {
  "security.signed_in_on_new_device": event("Person sign in from new browser"),
  "security.google_joined": event("Google don connect to your account", { detail: google }),
  "security.google_linked": event("Google don connect with link wey we email", {
    detail: `${google} We go hold withdrawal for 24 hours.`,
  }),
  "security.program_signed_in": event("One app sign in with your password"),
  "security.program_signed_in_by_code": event("One app sign in with code wey we text you"),
  "security.token_reused": event("We don sign one app out", {
    detail: "Dem use im sign-in key two times, so e fit be say person copy am.",
  }),
  "security.phone_changed": event("Your phone number don change", {
    detail: "Old number: {old}. New number: {new}. We go hold withdrawal for 24 hours.",
    text: "your phone number don change. We go hold withdrawal for 24 hours.",
  }),
  "security.password_changed": event("Your password don change"),
  "security.password_reset": event("Dem reset your password by email", {
    detail: "We go hold withdrawal for 24 hours.",
  }),
  "security.account_locked": event("We lock your account after five wrong passwords", {
    detail:
      "Password no go work {where, select, known {for one browser wey your account know} other {for new browsers}}.",
  }),
  "security.authenticator_added": event("Dem add authenticator app", {
    text: "dem add authenticator app to your account.",
  }),
  "security.authenticator_removed": event("Dem remove authenticator app", {
    text: "dem remove authenticator app from your account.",
  }),
  "security.passkey_added": event("Dem add passkey", {
    detail: "Passkey: {name}",
    text: "dem add passkey to your account: {name}.",
  }),
  "security.passkey_removed": event("Dem remove passkey", {
    detail: "Passkey: {name}",
    text: "dem remove passkey from your account: {name}.",
  }),
  "security.recovery_codes_made": event("You get new recovery codes", {
    detail: "The old ones no dey work again.",
    text: "new recovery codes dey for your account.",
  }),
  "security.recovery_code_used": event("Person sign in with recovery code", {
    text: "person use recovery code sign in to your account.",
  }),
  "security.bank_account_added": event("Dem add bank account for withdrawal", {
    detail: "Account: {bank}",
    text: "dem add bank account: {bank}.",
  }),
  "security.account_closed": event("Your account don close", {
    detail: "We go erase your personal data after 30 days.",
  }),
};
