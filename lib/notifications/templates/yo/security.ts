import type { TemplatesOf } from "../parts";
import { securityEvent } from "../security-event";

const event = securityEvent({
  happened: "Ó ṣẹlẹ̀ ní {at}, àkókò Èkó{address, select, none {} other {, láti àdírẹ́sì yìí: {address}}}.",
  notYou: "Ṣé kì í ṣe ẹ̀yin ni? Ẹ tún ọ̀rọ̀ aṣínà yín ṣe báyìí pẹ̀lú ‘Forgot your password?’ lójú ewé ìwọlé.",
  textEnd: "Se ki i se eyin? E tun oro asina yin se: {link}",
  button: "Ẹ wò ó",
});

const google = "Ẹnikẹ́ni tó bá wọ àkáǹtì Google yẹn lè wọ tiyín.";
const held = "A ó dá fífa owó jáde dúró fún wákàtí 24.";

export const security: TemplatesOf<"security"> = {
  "security.signed_in_on_new_device": event("Ẹnìkan wọlé láti aṣàwákiri tuntun"),
  "security.google_joined": event("A ti so Google mọ́ àkáǹtì yín", { detail: google }),
  "security.google_linked": event("A ti so Google mọ́ àkáǹtì yín nípasẹ̀ ìlujá inú ímeèlì", {
    detail: `${google} ${held}`,
  }),
  "security.program_signed_in": event("Áàpù kan wọlé pẹ̀lú ọ̀rọ̀ aṣínà yín"),
  "security.program_signed_in_by_code": event("Áàpù kan wọlé pẹ̀lú kóòdù tí a fi ránṣẹ́ sí yín"),
  "security.token_reused": event("A ti yọ áàpù kan kúrò", {
    detail: "Wọ́n lo kọ́kọ́rọ́ ìwọlé rẹ̀ lẹ́ẹ̀mejì, nítorí náà ó ṣeé ṣe kí wọ́n ti ṣe ẹ̀dà rẹ̀.",
  }),
  "security.phone_changed": event("Nọ́ńbà fóònù yín ti yí padà", {
    detail: `Nọ́ńbà àtijọ́: {old}. Nọ́ńbà tuntun: {new}. ${held}`,
    text: "nomba foonu yin ti yi pada. Fifa owo jade duro fun wakati 24.",
  }),
  "security.password_changed": event("Ọ̀rọ̀ aṣínà yín ti yí padà"),
  "security.password_reset": event("A ti tún ọ̀rọ̀ aṣínà yín ṣe nípasẹ̀ ímeèlì", { detail: held }),
  "security.account_locked": event("A ti ti àkáǹtì yín lẹ́yìn ọ̀rọ̀ aṣínà márùn-ún tí kò tọ̀nà", {
    detail:
      "A kò gba ọ̀rọ̀ aṣínà {where, select, known {lórí aṣàwákiri kan tí àkáǹtì yín mọ̀} other {lórí àwọn aṣàwákiri tuntun}}.",
  }),
  "security.authenticator_added": event("A ti fi áàpù authenticator kún un", {
    text: "a ti fi aapu authenticator kun akanti yin.",
  }),
  "security.authenticator_removed": event("A ti yọ áàpù authenticator kúrò", {
    text: "a ti yo aapu authenticator kuro ninu akanti yin.",
  }),
  "security.passkey_added": event("A ti fi passkey kún un", {
    detail: "Passkey: {name}",
    text: "a ti fi passkey kun akanti yin: {name}.",
  }),
  "security.passkey_removed": event("A ti yọ passkey kúrò", {
    detail: "Passkey: {name}",
    text: "a ti yo passkey kuro ninu akanti yin: {name}.",
  }),
  "security.recovery_codes_made": event("A ti ṣe àwọn kóòdù ìgbàpadà tuntun", {
    detail: "Àwọn ti àtijọ́ kò ṣiṣẹ́ mọ́.",
    text: "a ti se koodu igbapada tuntun fun akanti yin.",
  }),
  "security.recovery_code_used": event("Ẹnìkan wọlé pẹ̀lú kóòdù ìgbàpadà", {
    text: "enikan fi koodu igbapada wo akanti yin.",
  }),
  "security.bank_account_added": event("A ti fi àkáǹtì báńkì kún un fún fífa owó jáde", {
    detail: "Àkáǹtì: {bank}",
    text: "a ti fi akanti banki kun un: {bank}.",
  }),
  "security.account_closed": event("Àkáǹtì yín ti di títì pa", {
    detail: "A ó pa ìwífún yín rẹ́ lẹ́yìn ọgbọ̀n ọjọ́.",
  }),
};
