import type { TemplatesOf } from "../parts";

const back = "{total}, tare da kuɗin aiki, ya koma walat ɗinku.";
const end = "Lambar shaida: {reference}";
const notYou = "Ba ku ba ne? Ku sake saita kalmar sirrinku yanzu da ‘Forgot your password?’ a shafin shiga.";
const button = "Duba cire kuɗin";

export const payouts: TemplatesOf<"payout"> = {
  "payout.asked": {
    title: "Kun nemi cire {amount}",
    body: `Za a aika {amount} zuwa asusunku {account}. Tare da kuɗin aiki {fee}, {total} ya fita daga walat ɗinku.

{promise, select, checking {Muna dubawa. Zai ɗauki ’yan daƙiƙoƙi.} held {An riƙe shi har {until}.} review {Mutum biyu ne ke duba cire kuɗi mai yawa. Yawanci bai kai awa 24 ba.} waits {Yana jira a yanzu. Kuɗinku na nan lafiya, kuma za mu aika shi da kanmu.} paid {An biya shi a bankinku. Wasu bankuna suna ɗaukar har awa guda kafin ya bayyana.} back {Ba a aika komai ba, ko ya dawo: adadin da kuɗin aiki suna walat ɗinku.} other {Yawanci yana isa bankinku cikin minti 15.}}{cancel, select, can { Kuna iya soke shi kafin a aika.} other {}}

${notYou}

${end}`,
    push: "Kun nemi cire kuɗi.",
    text: "Amana: an nemi cire {amount} zuwa {account}. Ba ku ba ne? Ku soke, ku sake saita kalmar sirri: {link}",
    button,
  },
  "payout.held": {
    title: "An riƙe cire {amount} ɗinku har {until}",
    body: `Don tsaronku ne, {because, select, phone_changed {domin an canza lambar wayarku} password_reset {domin an sake saita kalmar sirrinku ta imel} google_linked {domin an haɗa Google ta imel} restricted {domin an takaita cire kuɗi a asusunku} other {domin wannan asusu sabo ne}}. {after, select, review {Sannan mutum biyu za su duba.} other {Sannan za a aika nan take.}} Kuna iya soke shi kafin lokacin.\n\n${notYou}\n\n${end}`,
    push: "An riƙe wani cire kuɗinku.",
    button,
  },
  "payout.agreed": {
    title: "An amince da cire {amount} ɗinku",
    body: `Mutum biyu sun duba shi. Yawanci yana isa {account} cikin minti 15.\n\n${end}`,
    push: "An amince da wani cire kuɗinku.",
    button,
  },
  "payout.paid": {
    title: "Mun aika {amount} zuwa bankinku",
    body: `Mun aika {amount} zuwa asusunku {account}. Kuɗin aiki {fee} ne.\n\nWasu bankuna suna ɗaukar har awa guda kafin ya bayyana.\n\n${end}`,
    push: "Mun aika kuɗinku zuwa bankinku.",
    button,
  },
  "payout.failed": {
    title: "Cire {amount} ɗinku bai yi nasara ba",
    body: `Kuɗin bai isa {account} ba. ${back}\n\nKu duba asusun ko ku yi amfani da wani, sannan ku sake gwadawa.\n\n${end}`,
    push: "Wani cire kuɗinku bai yi nasara ba.",
    text: "Amana: cire {amount} zuwa {account} bai yi nasara ba. Kudin ya koma walat dinku. Ku sake gwadawa: {link}",
    button,
  },
  "payout.reversed": {
    title: "Bankinku ya mayar da {amount}",
    body: `{account} ya mayar da kuɗin da kuka cire bayan an biya. ${back}\n\nKu tambayi bankinku dalili kafin ku sake gwada wannan asusun.\n\n${end}`,
    push: "Bankinku ya mayar da kuɗin da kuka cire.",
    button,
  },
  "payout.rejected": {
    title: "Ba a amince da cire {amount} ɗinku ba",
    body: `Ba mu amince da cire kuɗinku zuwa {account} ba. ${back}\n\nDalili: {reason}\n\n${end}`,
    push: "Ba a amince da wani cire kuɗinku ba.",
    button,
  },
};
