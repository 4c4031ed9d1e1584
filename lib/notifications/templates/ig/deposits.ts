import type { TemplatesOf } from "../parts";

const view = "{account, select, closed {Mepee Amana} other {Lee ego ahụ}}";
const reference = "Nọmba ntụaka: {reference}";
const days = "O nwere ike were ụbọchị ọrụ ole na ole tupu ọ pụta.";

export const deposits: TemplatesOf<"deposit"> = {
  "deposit.paid": {
    title: "{amount} abanyela n’akpa ego gị",
    body: `Ego i si n’ụlọ akụ bufee erutela, ị nwekwara ike iji ya.\n\n${reference}`,
    push: "Ego i si n’ụlọ akụ bufee erutela.",
    button: view,
  },
  "deposit.quarantined": {
    title:
      "{why, select, unknown {Anyị na-elele {amount} e bufere} other {Anyị na-eweghachi {amount} e bufere}}",
    body: `{why, select, closed {Anyị nwetara ego e si n’ụlọ akụ bufee na nọmba akaụntụ Amana gị ochie. Emechiela akaụntụ Amana gị, ya mere anyị enweghị ike itinye ya.} unknown {Anyị nwetara ego e si n’ụlọ akụ bufee, mana ụlọ akụ ahụ ekwughị nke ọma onye zitere ya. Anyị ga-elele ya, tinye ya n’akpa ego gị ma ọ bụ weghachi ya.} other {Anyị nwetara ego e si n’ụlọ akụ bufee n’aka {sender}. Anyị etinyeghị ya n’akpa ego gị, n’ihi na ego ga-esirịrị n’akaụntụ nwere aha gị.}}\n\n{why, select, closed {Anyị ji ya n’aka, anyị ga-eweghachi ya n’akaụntụ o si bịa.} unknown {Ọ dịghị ihe ị ga-eme.} other {Anyị ji ya n’aka, anyị ga-eweghachi ya n’akaụntụ o si bịa. Iji tinye ego, si n’akaụntụ nwere aha gị bufee.}}\n\n${reference}`,
    push: "E jidere ego e bufere gị site n’ụlọ akụ.",
    button: view,
  },
  "deposit.released": {
    title: "{amount} abanyela n’akpa ego gị",
    body: `Anyị elelela ego e si n’ụlọ akụ bufee, ọ dịzi n’akpa ego gị.\n\n${reference}`,
    push: "Ego e si n’ụlọ akụ bufee abanyela n’akpa ego gị.",
    button: view,
  },
  "deposit.refund_started": {
    title: "Anyị na-eweghachi {amount}",
    body: `Anyị na-eweghachi ego a ebe o si bịa. ${days}\n\n${reference}`,
    push: "Anyị na-eweghachi otu ego gị.",
    button: view,
  },
  "deposit.refunded": {
    title: "Anyị eweghachila {amount}",
    body: `Anyị eweghachila ego a na kaadị ma ọ bụ akaụntụ ụlọ akụ o si bịa. ${days}\n\n${reference}`,
    push: "Anyị eweghachila otu ego gị.",
    button: view,
  },
  "deposit.refund_failed": {
    title: "Anyị enweghị ike iweghachi {amount}",
    body: `Ụlọ akụ ahụ anabataghị ego a. Ego ahụ efughị, anyị agwala ndị ọrụ anyị.\n\n${reference}`,
    push: "Anyị enweghị ike iweghachi otu ego gị.",
    button: view,
  },
};

const about =
  "{about, select, dispute {O metụtara otu esemokwu gị.} deposit {O metụtara otu ego i tinyere.} payout {O metụtara otu mwepụ ego gị.} other {O metụtara otu azụmahịa gị.}}";
const finding =
  "{finding, select, our_mistake {Anyị mehiere.} provider_mistake {Ụlọ ọrụ na-akwụrụ anyị ụgwọ mehiere.} taken_twice {E wepụrụ ego ugboro abụọ.} credited_twice {E tinyere ego ugboro abụọ.} wrong_person {E tinyere ego n’akpa onye ọzọ.} wrong_amount {Ego e tinyere abụghị ego a kwụrụ.} fraud {Onye nke ọzọ n’azụmahịa ahụ ghọgburu gị.} other {Ego furu gị mgbe azụmahịa ahụ gasịrị na-abụghị mmejọ gị.}}";
const decided =
  "Mmadụ abụọ n’ime anyị kpebiri nke a. Ọ bụrụ na ị chere na o zighị ezi, zaghachi imel anyị gwa anyị ihe kpatara ya. Onye ọrụ ọzọ na-esoghị na ya ga-elele ya.";
const correction = `${about} ${finding} {says}\n\n${decided}`;

export const credits: TemplatesOf<"credit"> = {
  "credit.given": {
    title: "Anyị atinyela {amount} n’akpa ego gị",
    body: correction,
    push: "Anyị atinyela ego n’akpa ego gị.",
    button: "Lee akpa ego",
  },
  "credit.taken": {
    title: "Anyị ewepụla {amount} n’akpa ego gị",
    body: correction,
    push: "Anyị ewepụla ego n’akpa ego gị.",
    button: "Lee akpa ego",
  },
};

export const insurance: TemplatesOf<"insurance"> = {
  "insurance.paid": {
    title: "Ego mkpuchi anyị akwụọla gị {amount}",
    body: correction,
    push: "Ego mkpuchi anyị akwụọla gị.",
    button: "Lee akpa ego",
  },
};

export const chargebacks: TemplatesOf<"chargeback"> = {
  "chargeback.opened": {
    title: "Ụlọ akụ na-arụ ụka maka {amount} ị kwụrụ",
    body: `Ụlọ akụ i si kwụọ ụgwọ na-arụ ụka maka {amount} i tinyere. {holding, select, some {Ruo mgbe ọ ga-ekpebi, anyị ji {held} sitere n’akpa ego gị.} other {Ego ọ bụla adịghị n’akpa ego gị a ga-ejide.}}

Ruo mgbe ahụ, akaụntụ gị kwụsịtụrụ: ị nwere ike ịbanye, ịkparịta ụka na iziga ihe n’azụmahịa mepere emepe, mana ọ bụ onye ogbugbo ga-ahapụ ego ọ bụla si n’aka gị, ị gaghịkwa enwe ike itinye ihe ọrịre, ịzụ ma ọ bụ iwepụ ego.

Ọ bụghị gị rụrụ ụka ahụ? Gwa ụlọ akụ gị ka ha wepụ ya, zaghachikwa imel anyị kọwaa ihe ị maara. Ọ bụrụ gị, zaghachikwa: e nwere ike inwe ụzọ dị ngwa karịa.

${reference}`,
    push: "Ụlọ akụ na-arụ ụka maka ego ị kwụrụ.",
    button: "Lee ego ahụ",
  },
  "chargeback.won": {
    title: "Ụlọ akụ kwadoro gị: {amount} ị kwụrụ guzosiri ike",
    body: `{holding, select, some {{held} anyị jidere alọghachila n’akpa ego gị.} other {E jideghị ihe ọ bụla.}}\n\n{frozen, select, still {Akaụntụ gị ka kwụsịtụrụ n’ihi ihe ọzọ. Zaghachi imel anyị, anyị ga-elele ya.} other {Akaụntụ gị akwụsịghịzi.}}\n\n${reference}`,
    push: "Ụlọ akụ kwadoro gị.",
    button: "Lee ego ahụ",
  },
  "chargeback.lost": {
    title: "Ụlọ akụ eweghachila {taken}",
    body: `Ụlọ akụ i si kwụọ ụgwọ kpebiri iweghachi ego a.\n\n{owing, select, some {Ego anyị jidere ezughị. Ị ji ụgwọ {owed}, anyị ga na-ewepụ ya n’ego na-abatara gị ruo mgbe ọ gwụrụ.} other {Ego anyị jidere zuru, ya mere ị jighị ụgwọ.}}\n\nAkaụntụ gị ka kwụsịtụrụ: azụmahịa gị mepere emepe na-aga n’ihu, mana ị gaghị enwe ike ibido nke ọhụrụ ma ọ bụ ịhapụ ego. Zaghachi imel anyị, gwa anyị ihe mere, anyị ga-elele ya.\n\n${reference}`,
    push: "Ụlọ akụ eweghachila ego ị kwụrụ.",
    button: "Lee ego ahụ",
  },
  "chargeback.made_good": {
    title: "Ị jighịzi ụgwọ ọ bụla",
    body: `Ị kwụọla ụgwọ {taken} ụlọ akụ gị weghachiri. Ọ bụrụ na akaụntụ gị ka kwụsịtụrụ, zaghachi imel anyị, anyị ga-elele ya.\n\n${reference}`,
    push: "Ị jighịzi ụgwọ ọ bụla.",
    button: "Lee ego ahụ",
  },
  "chargeback.unfrozen": {
    title: "{frozen, select, still {Anyị elelela ego ụlọ akụ gị weghachiri} other {Akaụntụ gị akwụsịghịzi}}",
    body: `{frozen, select, still {Ọ bụghịzi ya kwụsịrị akaụntụ gị, mana e nwere ihe ọzọ kpatara ya. Zaghachi imel anyị, anyị ga-elele ya.} other {Anyị elelela akaụntụ gị. Ị nwere ike itinye ihe ọrịre, ịzụ na iwepụ ego ọzọ.}}\n\n${reference}`,
    push: "Anyị elelela akaụntụ gị.",
    button: "Lee ego ahụ",
  },
};
