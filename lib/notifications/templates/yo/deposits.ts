import type { TemplatesOf } from "../parts";

const view = "{account, select, closed {Ẹ ṣí Amana} other {Ẹ wo owó náà}}";
const reference = "Nọ́ńbà ìtọ́kasí: {reference}";
const days = "Ó lè gba ọjọ́ iṣẹ́ díẹ̀ kó tó hàn.";

export const deposits: TemplatesOf<"deposit"> = {
  "deposit.paid": {
    title: "{amount} ti wọ àpò owó yín",
    body: `Owó tí ẹ fi ránṣẹ́ láti báńkì ti dé, ẹ sì lè lò ó.\n\n${reference}`,
    push: "Owó tí ẹ fi ránṣẹ́ láti báńkì ti dé.",
    button: view,
  },
  "deposit.quarantined": {
    title:
      "{why, select, unknown {A ń yẹ {amount} tí a fi ránṣẹ́ wò} other {A ń dá {amount} tí a fi ránṣẹ́ padà}}",
    body: `{why, select, closed {A gba owó kan láti báńkì sínú nọ́ńbà àkáǹtì Amana yín àtijọ́. Àkáǹtì Amana yín ti di títì pa, nítorí náà a kò lè fi í sí i.} unknown {A gba owó kan láti báńkì, ṣùgbọ́n báńkì náà kò sọ ẹni tó fi í ránṣẹ́ kedere. A ó yẹ̀ ẹ́ wò, a ó sì fi í sínú àpò owó yín tàbí kí a dá a padà.} other {A gba owó kan láti báńkì lọ́wọ́ {sender}. A kò fi í sínú àpò owó yín, nítorí owó gbọ́dọ̀ wá láti àkáǹtì tó ní orúkọ yín.}}\n\n{why, select, closed {Ó wà lọ́wọ́ wa, a ó sì dá a padà sí àkáǹtì tó ti wá.} unknown {Kò sí ohun tí ẹ nílò láti ṣe.} other {Ó wà lọ́wọ́ wa, a ó sì dá a padà sí àkáǹtì tó ti wá. Láti fi owó kún un, ẹ fi ránṣẹ́ láti àkáǹtì tó ní orúkọ yín.}}\n\n${reference}`,
    push: "Owó kan tí a fi ránṣẹ́ sí yín dúró.",
    button: view,
  },
  "deposit.released": {
    title: "{amount} ti wọ àpò owó yín",
    body: `A ti yẹ owó tí a fi ránṣẹ́ láti báńkì wò, ó sì ti wà nínú àpò owó yín.\n\n${reference}`,
    push: "Owó tí a fi ránṣẹ́ láti báńkì ti wọ àpò owó yín.",
    button: view,
  },
  "deposit.refund_started": {
    title: "A ń dá {amount} padà",
    body: `A ń dá owó yìí padà síbi tó ti wá. ${days}\n\n${reference}`,
    push: "A ń dá owó kan yín padà.",
    button: view,
  },
  "deposit.refunded": {
    title: "A ti dá {amount} padà",
    body: `A ti dá owó yìí padà sí káàdì tàbí àkáǹtì báńkì tó ti wá. ${days}\n\n${reference}`,
    push: "A ti dá owó kan yín padà.",
    button: view,
  },
  "deposit.refund_failed": {
    title: "A kò lè dá {amount} padà",
    body: `Báńkì kò gba owó yìí padà. Owó náà kò sọnù, a sì ti sọ fún àwọn òṣìṣẹ́ wa.\n\n${reference}`,
    push: "A kò lè dá owó kan yín padà.",
    button: view,
  },
};

const about =
  "{about, select, dispute {Ó jẹ mọ́ àríyànjiyàn yín kan.} deposit {Ó jẹ mọ́ owó kan tí ẹ fi sí i.} payout {Ó jẹ mọ́ owó kan tí ẹ fà jáde.} other {Ó jẹ mọ́ òwò yín kan.}}";
const finding =
  "{finding, select, our_mistake {A ṣe àṣìṣe.} provider_mistake {Ilé-iṣẹ́ tó ń bá wa sanwó ṣe àṣìṣe.} taken_twice {A gba owó lẹ́ẹ̀mejì.} credited_twice {A san owó lẹ́ẹ̀mejì.} wrong_person {A san owó fún ẹlòmíràn.} wrong_amount {Iye tí a san kì í ṣe iye tí wọ́n san wá.} fraud {Ẹnìkejì nínú òwò náà tàn yín jẹ.} other {Ẹ pàdánù owó lẹ́yìn òwò náà láìjẹ́ ẹ̀bi yín.}}";
const decided =
  "Ènìyàn méjì nínú wa ló pinnu èyí. Bí ẹ bá rò pé kò tọ̀nà, ẹ fèsì sí ímeèlì wa, kí ẹ sọ ìdí. Òṣìṣẹ́ mìíràn tí kò sí nínú rẹ̀ máa yẹ̀ ẹ́ wò.";
const correction = `${about} ${finding} {says}\n\n${decided}`;

export const credits: TemplatesOf<"credit"> = {
  "credit.given": {
    title: "A ti fi {amount} kún àpò owó yín",
    body: correction,
    push: "A ti fi owó kún àpò owó yín.",
    button: "Ẹ wo àpò owó",
  },
  "credit.taken": {
    title: "A ti mú {amount} kúrò nínú àpò owó yín",
    body: correction,
    push: "A ti mú owó kúrò nínú àpò owó yín.",
    button: "Ẹ wo àpò owó",
  },
};

export const insurance: TemplatesOf<"insurance"> = {
  "insurance.paid": {
    title: "Àpò adójútòfò wa ti san {amount} fún yín",
    body: correction,
    push: "Àpò adójútòfò wa ti san owó fún yín.",
    button: "Ẹ wo àpò owó",
  },
};

export const chargebacks: TemplatesOf<"chargeback"> = {
  "chargeback.opened": {
    title: "Báńkì kan ń ṣe àtakò sí {amount} tí ẹ san",
    body: `Báńkì tí ẹ ti sanwó ń ṣe àtakò sí {amount} tí ẹ fi sí i. {holding, select, some {Títí tí wọ́n á fi pinnu, a di {held} mú nínú àpò owó yín.} other {Kò sí owó kankan nínú àpò owó yín tí a lè dì mú.}}

Títí di ìgbà náà, àkáǹtì yín dúró: ẹ lè wọlé, ẹ lè sọ̀rọ̀, ẹ sì lè fi ọjà ránṣẹ́ nínú òwò tó ṣí sílẹ̀, ṣùgbọ́n alárinà ló máa tú owó tó bá ti ọ̀dọ̀ yín wá sílẹ̀, ẹ kò sì lè ṣe ìpolówó, rà tàbí fa owó jáde.

Ṣé kì í ṣe ẹ̀yin lẹ ṣe àtakò náà? Ẹ sọ fún báńkì yín kí wọ́n mú un kúrò, kí ẹ sì fèsì sí ímeèlì wa pẹ̀lú ohun tí ẹ mọ̀. Bó bá jẹ́ ẹ̀yin, ẹ ṣì fèsì: ọ̀nà tó yá jù lè wà.

${reference}`,
    push: "Báńkì kan ń ṣe àtakò sí owó kan tí ẹ san.",
    button: "Ẹ wo owó náà",
  },
  "chargeback.won": {
    title: "Báńkì náà dá yín láre: {amount} tí ẹ san dúró",
    body: `{holding, select, some {{held} tí a dì mú ti padà sínú àpò owó yín.} other {A kò di owó kankan mú.}}\n\n{frozen, select, still {Àkáǹtì yín ṣì dúró nítorí ìdí mìíràn. Ẹ fèsì sí ímeèlì wa, a ó sì yẹ̀ ẹ́ wò.} other {Àkáǹtì yín kò dúró mọ́.}}\n\n${reference}`,
    push: "Báńkì náà dá yín láre.",
    button: "Ẹ wo owó náà",
  },
  "chargeback.lost": {
    title: "Báńkì náà ti gba {taken} padà",
    body: `Báńkì tí ẹ ti sanwó pinnu láti gba owó yìí padà.\n\n{owing, select, some {Owó tí a dì mú kò tó. Ẹ jẹ {owed}, a ó sì máa yọ ọ́ nínú owó tó bá wọlé fún yín títí tó fi máa tán.} other {Owó tí a dì mú tó, nítorí náà ẹ kò jẹ gbèsè.}}\n\nÀkáǹtì yín ṣì dúró: òwò yín tó ṣí sílẹ̀ ń bá a lọ, ṣùgbọ́n ẹ kò lè bẹ̀rẹ̀ tuntun tàbí tú owó sílẹ̀. Ẹ fèsì sí ímeèlì wa, ẹ sọ ohun tó ṣẹlẹ̀, a ó sì yẹ̀ ẹ́ wò.\n\n${reference}`,
    push: "Báńkì ti gba owó kan tí ẹ san padà.",
    button: "Ẹ wo owó náà",
  },
  "chargeback.made_good": {
    title: "Ẹ kò jẹ gbèsè mọ́",
    body: `Ẹ ti san gbèsè {taken} tí báńkì yín gbà padà. Bí àkáǹtì yín bá ṣì dúró, ẹ fèsì sí ímeèlì wa, a ó sì yẹ̀ ẹ́ wò.\n\n${reference}`,
    push: "Ẹ kò jẹ gbèsè mọ́.",
    button: "Ẹ wo owó náà",
  },
  "chargeback.unfrozen": {
    title: "{frozen, select, still {A ti yẹ owó tí báńkì yín gbà padà wò} other {Àkáǹtì yín kò dúró mọ́}}",
    body: `{frozen, select, still {Òun kọ́ ló dá àkáǹtì yín dúró mọ́, ṣùgbọ́n ìdí mìíràn ṣì wà. Ẹ fèsì sí ímeèlì wa, a ó sì yẹ̀ ẹ́ wò.} other {A ti yẹ àkáǹtì yín wò. Ẹ tún lè ṣe ìpolówó, rà kí ẹ sì fa owó jáde.}}\n\n${reference}`,
    push: "A ti yẹ àkáǹtì yín wò.",
    button: "Ẹ wo owó náà",
  },
};
