import type { TemplatesOf } from "../parts";

const reason = "Dalili: {reason}";
const ends =
  "{ends, select, then {Zai ƙare a {until}, agogon Lagos.} other {Zai tsaya har sai mun ɗage shi.}}";
const review = "Kuna ganin ba daidai ba ne? Ku amsa imel ɗinmu, za mu sake dubawa.";

export const account: TemplatesOf<"account"> = {
  "account.blocked": {
    title: "An toshe asusunku",
    body: `${reason}\n\n${ends}\n\nKuɗinku na nan lafiya, kuma cinikayyarku da ke gudana za su ci gaba. An janye tayinku da ke buɗe. Kuna ganin ba daidai ba ne? Kuna iya ɗaukaka ƙara.`,
    push: "An toshe asusunku.",
    text: "Amana: an toshe asusunku. Kudinku na nan lafiya. Ku ga dalili, ku daukaka kara: {link}",
    button: "Ga dalili, ɗaukaka ƙara",
  },
  "account.frozen": {
    title: "An dakatar da asusunku",
    body: `${reason}\n\n${ends}\n\nKuna iya shiga, yin hira da isar da kaya a cinikayyar da ke buɗe, amma mai sulhu ne zai saki kowane biya daga gare ku, kuma ba za ku iya sa tayi, saya ko cire kuɗi ba.\n\n${review}`,
    push: "An dakatar da asusunku.",
    text: "Amana: an dakatar da asusunku; ba za ku iya saye, sayarwa ko cire kudi ba yanzu. Kudinku na nan lafiya: {link}",
    button: "Buɗe asusunku",
  },
  "account.held": {
    title:
      "{what, select, no_publish {Ba za ku iya sa tayi ba a yanzu} no_accept {Ba za ku iya saye ba a yanzu} no_payout {An riƙe cire kuɗinku} no_release {Mai sulhu zai duba biyanku a yanzu} other {Za mu nemi ku tabbatar ku ne}}",
    body: `${reason}\n\n${ends}\n\nKuɗinku na nan lafiya. ${review}`,
    push: "An riƙe wani abu a asusunku.",
    text: "Amana: {what, select, no_publish {ba za ku iya sa tayi ba} no_accept {ba za ku iya saye ba} no_payout {an rike cire kudinku} no_release {mai sulhu zai duba biyanku} other {za ku tabbatar ku ne}} a yanzu. Ga dalili: {link}",
    button: "Buɗe asusunku",
  },
  "account.paused": {
    title:
      "{what, select, no_publish {Ba za ku iya sa tayi ba har {until}} other {Ba za ku iya saye ba har {until}}}",
    body: "{what, select, no_publish {Kun soke oda uku cikin kwana 30, don haka ba za ku iya sa sabon tayi ba har {until}, agogon Lagos. Abin da ke nan yana ci gaba da sayarwa.} other {Kun soke oda uku cikin kwana 7, don haka ba za ku iya saye ba har {until}, agogon Lagos.}}\n\nKuɗinku na nan lafiya, kuma odarku da ke gudana za su ci gaba. Kuna ganin ba daidai ba ne? Ku rubuta wa masu taimako, za mu sake dubawa.",
    push: "An dakatar da wani abu a asusunku.",
    text: "Amana: {what, select, no_publish {ba za ku iya sa tayi ba} other {ba za ku iya saye ba}} har {until}, saboda kun soke oda uku. Karin bayani: {link}",
    button: "Buɗe asusunku",
  },
  "account.unblocked": {
    title: "An sake buɗe asusunku",
    body: "Mun ɗage toshewar da aka yi wa asusunku. Kuna iya shiga, saye, sayarwa da cire kuɗi kamar da.",
    push: "An sake buɗe asusunku.",
    text: "Amana: an sake bude asusunku. Kuna iya shiga, saye, sayarwa da cire kudi: {link}",
    button: "Buɗe asusunku",
  },
  "account.unfrozen": {
    title: "Mun ɗage wani takunkumi a asusunku",
    body: "{what, select, frozen {An daina dakatar da asusunku.} no_publish {Kuna iya sa tayi kuma.} no_accept {Kuna iya saye kuma.} no_payout {Kuna iya cire kuɗi kuma.} no_release {Kuna iya sakin biya kuma.} other {Ba sai kun tabbatar da kowane mataki ba kuma.}} Idan akwai wani abin da har yanzu aka riƙe, shafin asusunku zai nuna.",
    push: "Mun ɗage wani takunkumi a asusunku.",
    text: "Amana: mun dage wani takunkumi. {what, select, frozen {An daina dakatar da asusunku} no_publish {Kuna iya sa tayi kuma} no_accept {Kuna iya saye kuma} no_payout {Kuna iya cire kudi kuma} no_release {Kuna iya sakin biya kuma} other {Ba sai kun tabbatar da kowane mataki ba}}.",
    button: "Buɗe asusunku",
  },
  "account.tax_number": {
    title:
      "{outcome, select, checked {Mun tabbatar da lambar harajinku} ended {Lambar harajinku ba ta aiki kuma} other {Ba mu iya karɓar lambar harajinku ba}}",
    body: "{outcome, select, checked {Mun sami {number} a rajista. Daga yanzu farashinku ya haɗa da VAT, kuma rasitin masu saya zai nuna lambarku.} other {Mun nemi {number} a rajista.\n\n“{reason}”\n\nHar sai kun aiko da wata, babu VAT a cikin farashinku.}}",
    push: "Mun duba lambar harajinku.",
    button: "Buɗe lambar haraji",
  },
};

export const appeals: TemplatesOf<"appeal"> = {
  "appeal.answered": {
    title:
      "{outcome, select, granted {Mun ɗage toshewar da aka yi wa asusunku} other {Ba a karɓi ɗaukaka ƙararku ba}}",
    body: "Wani abokin aikin wanda ya yi toshewar ya karanta ƙararku.\n\n“{answer}”\n\n{outcome, select, granted {Kuna iya shiga, saye, sayarwa da cire kuɗi kuma.} other {Asusunku ya kasance a toshe. Kuɗinku na nan lafiya kuma naku ne.}}",
    push: "Mun amsa ɗaukaka ƙararku.",
    text: "Amana: {outcome, select, granted {mun dage toshewar asusunku.} other {ba a karbi kararku ba. Kudinku na nan lafiya.}} Ku karanta amsar: {link}",
    button: "{outcome, select, granted {Buɗe asusunku} other {Karanta amsar}}",
  },
};
