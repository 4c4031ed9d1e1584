import type { SomeTemplates } from "../parts";

const step = "{step, select, start {bẹ̀rẹ̀ sí í fi ránṣẹ́} send {fi ránṣẹ́} other {jẹ́rìí sí i}}";
const textStep = "{step, select, start {bere} send {fi ranse} other {jerii si i}}";
const open = "Ẹ ṣí òwò náà";

export const trades: SomeTemplates = {
  "trade.accepted": {
    title: "{other} ti ra {title} yín",
    body: "{amount} wà nínú escrow. Ẹ bẹ̀rẹ̀, kí ẹ sì fi ránṣẹ́ kó tó di {deadline}. Bí ẹ kò bá bẹ̀rẹ̀ lásìkò, {other} á gba owó rẹ̀ padà.",
    push: "Ẹ ní òwò tuntun. Ẹ ṣí i láti bẹ̀rẹ̀.",
    text: "Amana: {other} ti san {amount} fun {title} yin. E fi ranse laarin {deadline_left}: {link}",
    button: open,
  },
  "trade.begun": {
    title: "{other} ń fi {title} yín ránṣẹ́",
    body: "A ó ní kí ẹ jẹ́rìí sí i nígbà tó bá dé. {other} ní àkókò títí di {deadline}.",
    push: "Olùtà ti bẹ̀rẹ̀ òwò yín.",
    text: "Amana: {other} n fi {title} yin ranse. E maa wo o, ki e si jerii si i nibi: {link}",
    button: open,
  },
  "trade.delivered": {
    title: "Ṣé {title} yín ti dé?",
    body: "{other} sọ pé òun ti fi í ránṣẹ́. Ẹ wò bóyá ó ti dé, kí ẹ sì jẹ́rìí sí i kó tó di {deadline}: ìyẹn ló máa san {amount} fún {other}. Bí ẹ kò bá dáhùn, alárinà máa wọlé kí ẹnikẹ́ni tó gba owó.",
    push: "Wọ́n ní wọ́n ti fi ọjà yín ránṣẹ́. Ẹ yẹ̀ ẹ́ wò, ẹ jẹ́rìí.",
    text: "Amana: {other} ti fi {title} ranse. E ye e wo, e jerii tabi fi ejo sun laarin {deadline_left}: {link}",
    button: "Ẹ yẹ̀ ẹ́ wò, ẹ jẹ́rìí",
  },
  "trade.half_time": {
    title: "Ìdajì àkókò yín ti lọ: {title}",
    body: `Ẹ̀yin ló kàn láti ${step}. Ẹ ní títí di {deadline}.`,
    push: "Òwò kan ń dúró dè yín. Ìdajì àkókò ti lọ.",
    text: `Amana: o ku {deadline_left} lati ${textStep} ninu isowo yin pelu {other} ({title}): {link}`,
    button: open,
  },
  "trade.last_fifth": {
    title: "Ó ku {deadline_left}: {title}",
    body: `Ẹ̀yin ló kàn láti ${step}, kó tó di {deadline}. {step, select, start {Bí ẹ kò bá ṣe nǹkan kan, a ó fagilé òwò náà, olùrà á sì gba owó rẹ̀ padà.} other {Bí ẹ kò bá ṣe nǹkan kan, alárinà máa yẹ òwò náà wò.}}`,
    push: "Òwò kan ń dúró dè yín. Àkókò ti fẹ́ tán.",
    text: `Amana: ipe ikeyin. O ku {deadline_left} lati ${textStep} ninu isowo pelu {other} ({title}): {link}`,
    button: open,
  },
  "trade.late": {
    title: "Àkókò ti tán: {title}",
    body: "Ẹ kò dáhùn lásìkò, nítorí náà alárinà ń yẹ òwò náà wò. Ẹ ṣí i, kí ẹ sọ ohun tó ṣẹlẹ̀.",
    push: "Àkókò òwò yín ti tán. Alárinà ń yẹ̀ ẹ́ wò.",
    text: "Amana: akoko isowo yin pelu {other} ({title}) ti tan. Alarina n ye e wo: {link}",
    button: open,
  },
  "trade.completed": {
    title: "{role, select, seller {A ti san {paid} fún yín} other {Òwò ti parí}}: {title}",
    body: "{role, select, seller {{other} ti jẹ́rìí. {paid} wà nínú àpò owó yín.} other {Ẹ ti jẹ́rìí, nítorí náà a ti san owó fún {other}.}}",
    push: "Òwò yín kan ti parí.",
    button: open,
  },
  "trade.cancelled": {
    title: "A ti fagilé òwò: {title}",
    body: "{role, select, buyer {{amount} ti padà sínú àpò owó yín.} other {{other} ti gba {amount} padà.}}",
    push: "A ti fagilé òwò yín kan.",
    button: open,
  },
  "trade.part_started": {
    title: "Apá {part} nínú {parts}: ẹ fi {title} ránṣẹ́",
    body: "Apá tó ṣáájú ti parí. Ẹ bẹ̀rẹ̀ èyí, kí ẹ sì fi ránṣẹ́ kó tó di {deadline}. Bí ẹ kò bá bẹ̀rẹ̀ lásìkò, {other} á gba {amount} àti ìyókù padà.",
    push: "Ó kan yín láti fi apá tó kàn ránṣẹ́.",
    text: "Amana: apa {part} ninu {parts} lo kan. E fi {title} ranse laarin {deadline_left}: {link}",
    button: open,
  },
  "trade.parts_stopped": {
    title: "A ti dá a dúró: {parts} nínú {title}",
    body: "{role, select, buyer {{amount} ti padà sínú àpò owó yín.} other {{other} ti gba {amount} padà.}}",
    push: "A ti dá àwọn apá òwò yín kan dúró.",
    button: open,
  },
  "trade.lapsed": {
    title: "Òwò kò bẹ̀rẹ̀ lásìkò: {title}",
    body: "{role, select, buyer {{other} kò bẹ̀rẹ̀, nítorí náà {amount} ti padà sínú àpò owó yín.} other {Ẹ kò bẹ̀rẹ̀ lásìkò, nítorí náà {other} ti gba {amount} padà, a sì ti mú ìpolówó yín kúrò.}}",
    push: "Òwò yín kan ti parí: àkókò ti tán.",
    button: open,
  },
  "trade.rated": {
    title: "{other} ti fún yín ní ìwọ̀n: {title}",
    body: "Ẹ lè kà á nígbà tí ẹ̀yin méjèèjì bá ti fún ara yín ní ìwọ̀n, tàbí nígbà tí àkókò rẹ̀ bá parí. Ẹ lè ṣe é títí di ọjọ́ 14 lẹ́yìn òwò náà.",
    push: "Ẹnìkan ti fún yín ní ìwọ̀n lẹ́yìn òwò kan.",
    button: open,
  },
  "trade.extended": {
    title: "Àkókò ti pọ̀ sí i: {title}",
    body: "Òwò náà ní títí di {deadline} báyìí.",
    push: "Òwò yín kan ti ní àkókò sí i.",
    button: open,
  },
  "trade.proposal": {
    title:
      "{other} {proposal, select, extension {ń béèrè àkókò sí i} meeting {dá ibi tí ẹ ó ti pàdé lábàá} return {fẹ́ kí ọjà padà} split {fẹ́ kí owó díẹ̀ padà láì dá ọjà padà} other {fẹ́ fagilé e}}: {title}",
    body: "{proposal, select, extension {Ẹ gbà bí ẹ bá lè dúró sí i.} meeting {{place}, {at}, àkókò Èkó. Ẹ gbà, tàbí kí ẹ kọ̀ kí ẹ sì dá ibòmíràn tàbí àkókò mìíràn lábàá.} return {{cost, select, buyer {Olùrà ló máa san owó àlọ àti àbọ̀, nítorí náà owó ìfiránṣẹ́ kò ní padà} way_back {Olùtà ló máa san owó àlọ àti àbọ̀, á sì fi {adds} sílẹ̀ fún ìdápadà} other {Olùtà ló máa san owó àlọ àti àbọ̀}}. Bí ẹ bá gbà, olùrà á gba {back} nígbà tí ọjà bá padà dé ọwọ́ olùtà.} split {Bí ẹ bá gbà, olùrà á mú ọjà náà, á sì gba {back} padà, a ó san ìyókù fún olùtà lẹ́yìn owó iṣẹ́, ọjà náà á sì parí.} other {Bí ẹ bá gbà, olùrà á gba {amount} padà lẹ́sẹ̀kẹsẹ̀.}} Bí ẹ kò bá dáhùn, ohun gbogbo á máa lọ bó ṣe wà.",
    push: "Ẹnìkejì nínú òwò kan ń bi yín ní nǹkan.",
    button: "Ẹ dáhùn",
  },
  "trade.clock_stopped": {
    title: "Àkókò òwò yín ti sún síwájú: {title}",
    body: "Nǹkan kan tí òwò yín nílò kò ṣiṣẹ́, nítorí náà aago rẹ̀ dúró. Ẹ ní títí di {deadline} báyìí.",
    push: "Àkókò òwò yín kan ti sún síwájú.",
    button: open,
  },
  "trade.proposal_ended": {
    title: "{end, select, declined {{other} kò gba àbá yín} other {Àkókò àbá yín ti tán}}: {title}",
    body: "Ohun gbogbo á máa lọ bó ṣe wà.",
    push: "A kò gba àbá yín nínú òwò kan.",
    button: open,
  },
  "trade.undelivered": {
    title: "{other} ti fagilé ‘mo ti fi ránṣẹ́’: {title}",
    body: "Ẹ má tíì jẹ́rìí. {other} ní títí di {deadline} láti fi í ránṣẹ́.",
    push: "A ti fagilé ‘mo ti fi ránṣẹ́’ nínú òwò yín kan.",
    button: open,
  },
};

const again = "{price} ni, títí di {until}. Ẹ tún un gbé jáde fún ìgbà pípẹ́ sí i bí ẹ bá ṣì fẹ́ tà.";

export const offers: SomeTemplates = {
  "offer.expiring_72h": {
    title: "Ìpolówó yín máa parí ní ọjọ́ mẹ́ta: {title}",
    body: again,
    push: "Ìpolówó yín kan máa parí ní ọjọ́ mẹ́ta.",
    button: "Ẹ wo ìpolówó",
  },
  "offer.expiring_24h": {
    title: "Ìpolówó yín máa parí lọ́la: {title}",
    body: again,
    push: "Ìpolówó yín kan máa parí lọ́la.",
    button: "Ẹ wo ìpolówó",
  },
  "offer.expired": {
    title: "Ìpolówó yín ti parí: {title}",
    body: "Kò sí ẹni tó rà á ní {price}. Ẹ lè tún un gbé jáde, bóyá ní iye tó kéré.",
    push: "Ìpolówó yín kan ti parí.",
    button: "Ẹ wo ìpolówó",
  },
  "offer.withdrawn_for_you": {
    title: "A ti mú ìpolówó yín kúrò: {title}",
    body: "A ti dí àkáǹtì yín, nítorí náà kò sí ẹni tó lè rà á.",
    push: "A ti mú ìpolówó yín kan kúrò.",
    button: "Ẹ wo ìpolówó",
  },
  "offer.extended": {
    title: "Ìpolówó yín ti ní àkókò sí i: {title}",
    body: "Ó ṣí sílẹ̀ títí di {until} báyìí, àkókò Èkó.\n\nÌdí wa: “{reason}”\n\nẸ lè mú un kúrò kí ẹnìkan tó gbà á.",
    push: "Ìpolówó yín kan ti ní àkókò sí i.",
    button: "Ẹ wo ìpolówó",
  },
};

export const chat: SomeTemplates = {
  "chat.message": {
    title: "{what, select, picture {{other} fi àwòrán ránṣẹ́} other {{other} kọ̀wé sí yín}}",
    body: "Ó jẹ mọ́ òwò yín: {title}.",
    push: "Ẹ ní iṣẹ́-jíjẹ́ tuntun lórí òwò kan.",
    button: "Ẹ kà á",
  },
};
