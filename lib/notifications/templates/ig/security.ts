import type { TemplatesOf } from "../parts";
import { securityEvent } from "../security-event";

const event = securityEvent({
  happened: "O mere na {at}, oge Legọs{address, select, none {} other {, site na adreesị a: {address}}}.",
  notYou: "Ọ bụghị gị? Gbanwee paswọọdụ gị ugbu a site na ‘Forgot your password?’ na ibe ntinye.",
  textEnd: "O bughi gi? Gbanwee paswoodu gi ugbu a: {link}",
  button: "Lee ya",
});

const google = "Onye ọ bụla na-abanye na akaụntụ Google ahụ nwere ike ịbanye na nke gị.";
const held = "A ga-ejide mwepụ ego ruo awa 24.";

export const security: TemplatesOf<"security"> = {
  "security.signed_in_on_new_device": event("Mmadụ si n’ihe nchọgharị ọhụrụ banye"),
  "security.google_joined": event("E jikọtala Google na akaụntụ gị", { detail: google }),
  "security.google_linked": event("E ji njikọ anyị zitere n’imel jikọta Google na akaụntụ gị", {
    detail: `${google} ${held}`,
  }),
  "security.program_signed_in": event("Otu ngwa ji paswọọdụ gị banye"),
  "security.program_signed_in_by_code": event("Otu ngwa ji koodu anyị zitere gị banye"),
  "security.token_reused": event("Anyị ewepụla otu ngwa", {
    detail: "E jiri igodo ntinye ya ugboro abụọ, ya mere e nwere ike e ṅomiri ya.",
  }),
  "security.phone_changed": event("A gbanwere nọmba ekwentị gị", {
    detail: `Nọmba ochie: {old}. Nọmba ọhụrụ: {new}. ${held}`,
    text: "a gbanwere nomba ekwenti gi. A ga-ejide mwepu ego ruo awa 24.",
  }),
  "security.password_changed": event("A gbanwere paswọọdụ gị"),
  "security.password_reset": event("E ji imel gbanwee paswọọdụ gị", { detail: held }),
  "security.account_locked": event("A kpọchiri akaụntụ gị mgbe paswọọdụ ise na-ezighị ezi gasịrị", {
    detail:
      "Anyị anaghị anabata paswọọdụ {where, select, known {n’otu ihe nchọgharị akaụntụ gị maara} other {n’ihe nchọgharị ọhụrụ}}.",
  }),
  "security.authenticator_added": event("A gbakwunyere ngwa authenticator", {
    text: "a gbakwunyere ngwa authenticator na akauntu gi.",
  }),
  "security.authenticator_removed": event("E wepụrụ ngwa authenticator", {
    text: "e wepuru ngwa authenticator na akauntu gi.",
  }),
  "security.passkey_added": event("A gbakwunyere passkey", {
    detail: "Passkey: {name}",
    text: "a gbakwunyere passkey na akauntu gi: {name}.",
  }),
  "security.passkey_removed": event("E wepụrụ passkey", {
    detail: "Passkey: {name}",
    text: "e wepuru passkey na akauntu gi: {name}.",
  }),
  "security.recovery_codes_made": event("E mere koodu mgbake ọhụrụ", {
    detail: "Ndị ochie anaghịzi arụ ọrụ.",
    text: "e mere koodu mgbake ohuru maka akauntu gi.",
  }),
  "security.recovery_code_used": event("Mmadụ ji koodu mgbake banye", {
    text: "mmadu ji koodu mgbake banye na akauntu gi.",
  }),
  "security.bank_account_added": event("A gbakwunyere akaụntụ ụlọ akụ maka mwepụ ego", {
    detail: "Akaụntụ: {bank}",
    text: "a gbakwunyere akauntu ulo aku: {bank}.",
  }),
  "security.account_closed": event("Emechiela akaụntụ gị", {
    detail: "A ga-ehichapụ data gị mgbe ụbọchị 30 gasịrị.",
  }),
};
