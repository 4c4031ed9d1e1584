import type { TemplatesOf } from "../parts";
import { securityEvent } from "../security-event";

const event = securityEvent({
  happened:
    "Ya faru a {at}, agogon Lagos{address, select, none {} other {, daga wannan adireshi: {address}}}.",
  notYou: "Ba ku ba ne? Ku sake saita kalmar sirrinku yanzu da ‘Forgot your password?’ a shafin shiga.",
  textEnd: "Ba ku ba ne? Ku sake saita kalmar sirri: {link}",
  button: "Duba",
});

const google = "Duk wanda ya shiga wannan asusun Google zai iya shiga naku.";
const held = "Za a riƙe cire kuɗi na awa 24.";

export const security: TemplatesOf<"security"> = {
  "security.signed_in_on_new_device": event("An shiga daga sabuwar burauza"),
  "security.google_joined": event("An haɗa Google da asusunku", { detail: google }),
  "security.google_linked": event("An haɗa Google ta mahaɗin da muka aika ta imel", {
    detail: `${google} ${held}`,
  }),
  "security.program_signed_in": event("Wata manhaja ta shiga da kalmar sirrinku"),
  "security.program_signed_in_by_code": event("Wata manhaja ta shiga da lambar da muka aiko muku"),
  "security.token_reused": event("Mun fitar da wata manhaja", {
    detail: "An yi amfani da makullin shigarta sau biyu, don haka mai yiwuwa an kwafe shi.",
  }),
  "security.phone_changed": event("An canza lambar wayarku", {
    detail: `Tsohuwar lamba: {old}. Sabuwar lamba: {new}. ${held}`,
    text: "an canza lambar wayarku. Za a rike cire kudi na awa 24.",
  }),
  "security.password_changed": event("An canza kalmar sirrinku"),
  "security.password_reset": event("An sake saita kalmar sirrinku ta imel", { detail: held }),
  "security.account_locked": event("An kulle asusunku bayan kalmomin sirri biyar marasa daidai", {
    detail:
      "Ba a karɓar kalmar sirri {where, select, known {a wata burauza da asusunku ya sani} other {a sababbin burauzoji}}.",
  }),
  "security.authenticator_added": event("An ƙara manhajar authenticator", {
    text: "an kara manhajar authenticator a asusunku.",
  }),
  "security.authenticator_removed": event("An cire manhajar authenticator", {
    text: "an cire manhajar authenticator daga asusunku.",
  }),
  "security.passkey_added": event("An ƙara passkey", {
    detail: "Passkey: {name}",
    text: "an kara passkey a asusunku: {name}.",
  }),
  "security.passkey_removed": event("An cire passkey", {
    detail: "Passkey: {name}",
    text: "an cire passkey daga asusunku: {name}.",
  }),
  "security.recovery_codes_made": event("An yi sababbin lambobin ceto", {
    detail: "Tsofaffin ba sa aiki kuma.",
    text: "an yi sababbin lambobin ceto na asusunku.",
  }),
  "security.recovery_code_used": event("An shiga da lambar ceto", {
    text: "an shiga asusunku da lambar ceto.",
  }),
  "security.bank_account_added": event("An ƙara asusun banki don cire kuɗi", {
    detail: "Asusu: {bank}",
    text: "an kara asusun banki: {bank}.",
  }),
  "security.account_closed": event("An rufe asusunku", {
    detail: "Za a goge bayananku bayan kwanaki 30.",
  }),
};
