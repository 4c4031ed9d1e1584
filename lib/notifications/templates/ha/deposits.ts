import type { TemplatesOf } from "../parts";

const view = "{account, select, closed {Buɗe Amana} other {Duba ajiyar}}";
const reference = "Lambar shaida: {reference}";
const days = "Yana iya ɗaukar ’yan kwanakin aiki kafin ya bayyana.";

export const deposits: TemplatesOf<"deposit"> = {
  "deposit.paid": {
    title: "{amount} ya shiga walat ɗinku",
    body: `Kuɗin da aka tura ta banki ya iso, kuma kuna iya amfani da shi.\n\n${reference}`,
    push: "Kuɗin da aka tura muku ta banki ya iso.",
    button: view,
  },
  "deposit.quarantined": {
    title:
      "{why, select, unknown {Muna duba {amount} da aka tura} other {Ana mayar da {amount} da aka tura}}",
    body: `{why, select, closed {Mun karɓi kuɗi da aka tura ta banki zuwa tsohuwar lambar asusunku ta Amana. An rufe asusunku na Amana, don haka ba mu iya sa kuɗin ba.} unknown {Mun karɓi kuɗi da aka tura ta banki, amma bankin bai bayyana sosai wanda ya aiko ba. Za mu duba, sannan mu sa shi a walat ɗinku ko mu mayar da shi.} other {Mun karɓi kuɗi da aka tura ta banki daga {sender}. Ba mu sa shi a walat ɗinku ba, domin dole kuɗi ya fito daga asusu mai sunanku.}}\n\n{why, select, closed {Muna riƙe da shi, kuma za mu mayar da shi asusun da ya fito.} unknown {Ba sai kun yi komai ba.} other {Muna riƙe da shi, kuma za mu mayar da shi asusun da ya fito. Don ƙara kuɗi, ku tura daga asusu mai sunanku.}}\n\n${reference}`,
    push: "An riƙe wani kuɗi da aka tura muku ta banki.",
    button: view,
  },
  "deposit.released": {
    title: "{amount} ya shiga walat ɗinku",
    body: `Mun duba kuɗin da aka tura ta banki, kuma yanzu yana cikin walat ɗinku.\n\n${reference}`,
    push: "Kuɗin da aka tura ta banki ya shiga walat ɗinku.",
    button: view,
  },
  "deposit.refund_started": {
    title: "Ana mayar da {amount}",
    body: `Muna mayar da wannan ajiya inda ta fito. ${days}\n\n${reference}`,
    push: "Ana mayar da wata ajiyarku.",
    button: view,
  },
  "deposit.refunded": {
    title: "An mayar da {amount}",
    body: `Mun mayar da wannan ajiya zuwa katin ko asusun bankin da ta fito. ${days}\n\n${reference}`,
    push: "An mayar da wata ajiyarku.",
    button: view,
  },
  "deposit.refund_failed": {
    title: "Ba a iya mayar da {amount} ba",
    body: `Bankin bai karɓi mayar da wannan ajiya ba. Kuɗin bai ɓace ba, kuma an sanar da ma’aikatanmu.\n\n${reference}`,
    push: "Ba a iya mayar da wata ajiyarku ba.",
    button: view,
  },
};

const about =
  "{about, select, dispute {Game da wata jayayyarku ce.} deposit {Game da wata ajiyarku ce.} payout {Game da wani cire kuɗinku ne.} other {Game da wani cinikinku ne.}}";
const finding =
  "{finding, select, our_mistake {Mun yi kuskure.} provider_mistake {Kamfanin da ke yi mana hidimar biya ya yi kuskure.} taken_twice {An ɗauki kuɗi sau biyu.} credited_twice {An sa kuɗi sau biyu.} wrong_person {An sa kuɗi a walat ɗin wani dabam.} wrong_amount {Adadin da aka sa ba shi ne aka biya ba.} fraud {Ɗaya ɓangaren cinikin ya yaudare ku.} other {Kun yi asara bayan cinikin ba da laifinku ba.}}";
const decided =
  "Mutum biyu daga cikinmu ne suka yanke wannan. Idan kuna ganin ba daidai ba ne, ku amsa imel ɗinmu ku faɗa mana dalili. Wani abokin aiki da ba ya ciki zai duba.";
const correction = `${about} ${finding} {says}\n\n${decided}`;

export const credits: TemplatesOf<"credit"> = {
  "credit.given": {
    title: "Mun ƙara {amount} a walat ɗinku",
    body: correction,
    push: "Mun ƙara kuɗi a walat ɗinku.",
    button: "Duba walat",
  },
  "credit.taken": {
    title: "Mun cire {amount} daga walat ɗinku",
    body: correction,
    push: "Mun cire kuɗi daga walat ɗinku.",
    button: "Duba walat",
  },
};

export const insurance: TemplatesOf<"insurance"> = {
  "insurance.paid": {
    title: "Asusun inshorarmu ya biya ku {amount}",
    body: correction,
    push: "Asusun inshorarmu ya biya ku.",
    button: "Duba walat",
  },
};

export const chargebacks: TemplatesOf<"chargeback"> = {
  "chargeback.opened": {
    title: "Wani banki ya yi jayayya da biyanku na {amount}",
    body: `Bankin da kuka biya ta hanyarsa ya yi jayayya da ajiyarku ta {amount}. {holding, select, some {Har sai ya yanke hukunci, muna riƙe da {held} daga walat ɗinku.} other {Babu kuɗin da ya rage a walat ɗinku da za a riƙe.}}

Kafin lokacin, an dakatar da asusunku: kuna iya shiga, yin hira da isar da kaya a cinikayyar da ke buɗe, amma mai sulhu ne zai saki kowane biya daga gare ku, kuma ba za ku iya sa tayi, saya ko cire kuɗi ba.

Ba ku kuka yi jayayyar ba? Ku nemi bankinku ya janye ta, ku kuma amsa imel ɗinmu da abin da kuka sani. Idan ku kuka yi, ku ma ku amsa: mai yiwuwa akwai hanya mafi sauri.

${reference}`,
    push: "Wani banki ya yi jayayya da wani biyanku.",
    button: "Duba biyan",
  },
  "chargeback.won": {
    title: "Bankin ya ba ku gaskiya: biyanku na {amount} ya tabbata",
    body: `{holding, select, some {{held} da muka riƙe ya koma walat ɗinku.} other {Ba a riƙe komai ba.}}\n\n{frozen, select, still {Har yanzu an dakatar da asusunku saboda wani dalili dabam. Ku amsa imel ɗinmu, za mu duba.} other {An daina dakatar da asusunku.}}\n\n${reference}`,
    push: "Bankin ya ba ku gaskiya.",
    button: "Duba biyan",
  },
  "chargeback.lost": {
    title: "Bankin ya karɓe {taken}",
    body: `Bankin da kuka biya ta hanyarsa ya yanke shawarar karɓe wannan biya.\n\n{owing, select, some {Abin da muka riƙe bai isa ba. Ana bin ku {owed}, kuma za mu rika cirewa daga kuɗin da kuke samu har sai ya ƙare.} other {Abin da muka riƙe ya isa, don haka ba a bin ku komai.}}\n\nAsusunku ya kasance a dakace: cinikayyarku da ke buɗe za su ci gaba, amma ba za ku iya fara sababbi ko sakin biya ba. Ku amsa imel ɗinmu, ku faɗa mana abin da ya faru, za mu duba.\n\n${reference}`,
    push: "Bankin ya karɓe wani biyanku.",
    button: "Duba biyan",
  },
  "chargeback.made_good": {
    title: "Ba a bin ku komai kuma",
    body: `Kun biya bashin {taken} da bankinku ya karɓe. Idan har yanzu an dakatar da asusunku, ku amsa imel ɗinmu, za mu duba.\n\n${reference}`,
    push: "Ba a bin ku komai kuma.",
    button: "Duba biyan",
  },
  "chargeback.unfrozen": {
    title:
      "{frozen, select, still {Mun duba biyan da bankinku ya karɓe} other {An daina dakatar da asusunku}}",
    body: `{frozen, select, still {Ba shi ne ya dakatar da asusunku yanzu ba, amma akwai wani dalili dabam. Ku amsa imel ɗinmu, za mu duba.} other {Mun duba asusunku. Kuna iya sa tayi, saye da cire kuɗi kuma.}}\n\n${reference}`,
    push: "Mun duba asusunku.",
    button: "Duba biyan",
  },
};
