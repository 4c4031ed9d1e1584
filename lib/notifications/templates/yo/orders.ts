import type { TemplatesOf } from "../parts";

const step =
  "{step, select, start {bẹ̀rẹ̀ sí í dì í} send {fi ránṣẹ́} meet {fohùn ṣọ̀kan lórí ibi tí ẹ ó ti pàdé} hand {fà á lé wọn lọ́wọ́} inspect {yẹ̀ ẹ́ wò} send_back {dá a padà} check_return {sọ bóyá ó ti padà dé} look_at_return {sọ bóyá ó ti padà dé} other {jẹ́rìí sí i tàbí fi ẹjọ́ sùn}}";
const textStep =
  "{step, select, start {bere} send {fi ranse} meet {yan ibi ipade} hand {fa a le won lowo} inspect {ye e wo} send_back {da a pada} check_return {so boya o ti pada} look_at_return {so boya o ti pada} other {jerii tabi fi ejo sun}}";
const silence =
  "{step, select, inspect {Bí ẹ kò bá fi ẹjọ́ ìṣòro kankan sùn kó tó dìgbà náà, a ó san owó fún {other}.} confirm {Bí ẹ kò bá ṣe nǹkan kan, alárinà máa yẹ ọjà náà wò kí ẹnikẹ́ni tó gba owó.} hand {Bí ẹ kò bá ṣe nǹkan kan, alárinà máa yẹ ọjà náà wò.} send_back {Bí ẹ kò bá dá a padà kó tó dìgbà náà, ó di tiyín, a ó sì san owó fún {other}.} check_return {Bí ẹ kò bá ṣe nǹkan kan, alárinà máa yẹ ọjà náà wò.} look_at_return {Bí ẹ kò bá ṣe nǹkan kan, a ó dá owó {other} padà.} other {Bí ẹ kò bá ṣe nǹkan kan, olùrà á gba owó rẹ̀ padà, a ó sì dá ìpolówó yín dúró.}}";
const yourTurn = `Ẹ̀yin ló kàn láti ${step}, kó tó di {deadline}. ${silence}`;
const code = "Ẹ fi kóòdù ìgbà-ọjà yín hàn kìkì nígbà tó bá wà lọ́wọ́ yín tí ẹ sì ti yẹ̀ ẹ́ wò.";
const reason =
  "{reason, select, OUT_OF_STOCK {Olùtà kò ní i mọ́.} WRONG_PRICE {Iye owó tó wà nínú ìpolówó kò tọ̀nà.} DAMAGED {Ó bàjẹ́ kó tó di pé a fi ránṣẹ́.} CANNOT_DELIVER_THERE {Olùtà kò lè fi ránṣẹ́ sí àdírẹ́sì yìí.} BUYER_ASKED {Olùrà ló ní kí olùtà fagilé e.} CHANGED_MIND {Olùrà ti yí ọkàn padà.} FOUND_ELSEWHERE {Olùrà ti rí i níbòmíràn.} WRONG_ADDRESS {Olùrà fún wa ní àdírẹ́sì tí kò tọ̀nà.} TOO_SLOW {Olùtà kò tíì bẹ̀rẹ̀.} other {}}";
const refunded = "{role, select, buyer {{back} ti padà sínú àpò owó yín} other {{other} ti gba {back} padà}}";
const textRefunded =
  "{role, select, buyer {{back} ti pada sinu apo owo yin} other {{other} ti gba {back} pada}}";
const carried =
  "{how, select, carrier {Ó wà lọ́wọ́ {by}, nọ́mbà ìtọpa {number}.} rider {{by} ló ń mú un bọ̀.} other {{by} ló ń mú un bọ̀ láti {place}, nọ́mbà ọkọ̀ {number}.}}";
const included =
  "{cost, select, buyer {, ṣùgbọ́n owó ìfiránṣẹ́ kò ní padà} way_back {, pẹ̀lú owó ìfiránṣẹ́ àti owó ìdápadà} other {, pẹ̀lú owó ìfiránṣẹ́}}";
const unused = "{unused, select, some {Owó ìdápadà tí ẹ fi sílẹ̀ ti padà sínú àpò owó yín.} other {}}";
const open = "Ẹ wo ọjà náà";

export const orders: TemplatesOf<"order" | "shipment"> = {
  "order.placed": {
    title: "{other} ti ra {title} yín",
    body: "{total} wà nínú escrow, pẹ̀lú owó ìfiránṣẹ́. Ẹ bẹ̀rẹ̀ kó tó di {deadline}. Bí ẹ kò bá bẹ̀rẹ̀ lásìkò, {other} á gba owó rẹ̀ padà, a ó sì dá ìpolówó yín dúró.",
    push: "Ẹnìkan ti ra ọjà yín. Ẹ ṣí i láti bẹ̀rẹ̀.",
    text: "Amana: {other} ti san {total} fun {title} yin. E bere laarin {deadline_left}: {link}",
    button: open,
  },
  "order.begun": {
    title: "{other} ń di {title} yín",
    body: `{other} ní títí di {deadline} láti {way, select, fetched {bá yín fohùn ṣọ̀kan lórí ibi tí ẹ ó ti pàdé} other {fi í ránṣẹ́}}. ${code}`,
    push: "Olùtà ti bẹ̀rẹ̀ sí í ṣètò ọjà yín.",
    button: open,
  },
  "order.sent": {
    title: "{other} ti fi {title} yín ránṣẹ́",
    body: `${carried}\n\n${code} Ó wà lójú ewé ọjà náà. Bí a kò bá jẹ́rìí sí i kó tó di {deadline}, alárinà máa yẹ̀ ẹ́ wò.`,
    push: "Ọjà yín kan ti wà lọ́nà.",
    text: "Amana: {title} yin ti wa lona. {code, select, none {} other {Koodu {code}: e fi han kiki nigba to ba wa lowo yin te ti ye e wo. }}{link}",
    button: open,
  },
  "order.sending_undone": {
    title: "Kò tíì lọ: {title}",
    body: "{other} ti fagilé ‘mo ti fi ránṣẹ́’, ó sì ní títí di {deadline} láti fi í ránṣẹ́.",
    push: "A ti fagilé ‘mo ti fi ránṣẹ́’ lórí ọjà yín kan.",
    button: open,
  },
  "order.meeting": {
    title: "Ẹ ó pàdé {other}: {title}",
    body: "{place}, {at}, àkókò Èkó. {role, select, buyer {Ẹ kọ́kọ́ yẹ̀ ẹ́ wò, lẹ́yìn náà kí ẹ fi kóòdù ìgbà-ọjà yín hàn.} other {Nígbà tí {other} bá ti yẹ̀ ẹ́ wò, ẹ béèrè kóòdù ìgbà-ọjà rẹ̀.}}",
    push: "Ẹ ti fohùn ṣọ̀kan lórí ibi tí ẹ ó ti pàdé.",
    button: open,
  },
  "order.arrived": {
    title: "Ẹ yẹ {title} yín wò",
    body: "{says, select, seller {{other} sọ pé ó wà lọ́wọ́ yín.} carrier {Agbẹ́rù sọ pé wọ́n ti fi í jíṣẹ́.} other {Ẹ ti fi hàn pé ó wà lọ́wọ́ yín.}} Ẹ yẹ̀ ẹ́ wò, lẹ́yìn náà kí ẹ jẹ́rìí sí i tàbí fi ẹjọ́ ìṣòro sùn kó tó di {deadline}. Bí ẹ bá jẹ́rìí, {other} á gba {amount}. {proof, select, word {Bí ẹ kò bá ṣe nǹkan kan, alárinà máa yẹ̀ ẹ́ wò kí ẹnikẹ́ni tó gba owó.} other {Bí ẹ kò bá fi ẹjọ́ sùn kó tó dìgbà náà, a ó san owó fún {other}.}}",
    push: "Ọjà yín kan ti dé. Ẹ yẹ̀ ẹ́ wò.",
    text: "Amana: e ye {title} wo, e jerii tabi fi ejo sun laarin {deadline_left}. {proof, select, word {Bi ko si esi, alarina a ye e wo} other {Bi ko si esi, a o sanwo}}: {link}",
    button: "Ẹ yẹ̀ ẹ́ wò, ẹ jẹ́rìí",
  },
  "order.completed": {
    title: "{role, select, seller {A ti san {paid} fún yín} other {Ọjà ti parí}}: {title}",
    body: `{how, select, inspected {Àkókò láti fi ẹjọ́ ìṣòro sùn ti parí, a kò sì fi ìkankan sùn.} keep {{role, select, seller {{other} kò dá a padà lásìkò, nítorí náà ó di tirẹ̀.} other {Ẹ kò dá a padà lásìkò, nítorí náà ó di tiyín.}}} other {{role, select, seller {{other} ti jẹ́rìí.} other {Ẹ ti jẹ́rìí.}}}} {role, select, seller {{paid} wà nínú àpò owó yín.} other {A ti san owó fún {other}.}} ${unused}`,
    push: "Ọjà yín kan ti parí.",
    button: open,
  },
  "order.returning": {
    title: "{role, select, buyer {Ẹ dá a padà} other {Ó ń padà bọ̀ sọ́dọ̀ yín}}: {title}",
    body: `{how, select, rule {Ìpinnu ti parí: ọjà náà máa padà sọ́dọ̀ olùtà.} settle {Ẹ ti yanjú àríyànjiyàn náà: ọjà náà máa padà sọ́dọ̀ olùtà.} other {Ẹ̀yin méjèèjì ti gbà kí ọjà náà padà.}} {role, select, buyer {Ẹ fi í ránṣẹ́ kó tó di {deadline}, lẹ́yìn náà kí ẹ sọ lójú ewé ọjà náà bí ẹ ṣe fi í ránṣẹ́. Nígbà tó bá dé ọwọ́ {other}, ẹ ó gba {back} padà${included}. Bí ẹ kò bá fi í ránṣẹ́ lásìkò, ó di tiyín, a ó sì san owó fún {other}.} other {{other} ní títí di {deadline} láti fi í ránṣẹ́. A kò ní san owó fún ẹnikẹ́ni títí yóò fi padà dé ọwọ́ yín: nígbà náà {other} á gba {back}${included}. Bí kò bá fi í ránṣẹ́ lásìkò, ó di tirẹ̀, a ó sì san owó fún yín.}}`,
    push: "Ọjà yín kan ń padà sọ́dọ̀ olùtà.",
    button: open,
  },
  "order.bounced": {
    title: "{role, select, buyer {Ó ń padà sọ́dọ̀ olùtà} other {Ó ń padà bọ̀ sọ́dọ̀ yín}}: {title}",
    body: `{by} kò lè fi í jíṣẹ́{cost, select, buyer { lẹ́yìn ìgbìyànjú mẹ́ta} other {}}, nítorí náà wọ́n ń dá a padà {role, select, buyer {sọ́dọ̀ olùtà. Nígbà tó bá dé ọwọ́ {other}, ẹ ó gba {back} padà${included}.} other {sọ́dọ̀ yín. Nígbà tó bá dé ọwọ́ yín, ẹ yẹ̀ ẹ́ wò, lẹ́yìn náà kí ẹ dá owó {other} padà lójú ewé ọjà náà: {other} á gba {back}${included}. Bí nǹkan kan kò bá dára, ẹ fi ẹjọ́ sùn níbẹ̀.}} {role, select, buyer {Bí {other} kò bá ṣe nǹkan kan kó tó di {deadline}, alárinà máa yẹ ọjà náà wò.} other {Bí ẹ kò bá ṣe nǹkan kan kó tó di {deadline}, alárinà máa yẹ ọjà náà wò.}}`,
    push: "Agbẹ́rù ń dá ọjà yín kan padà sọ́dọ̀ olùtà.",
    button: open,
  },
  "order.return_arrived": {
    title: "{role, select, buyer {Ó ti padà dé ọ̀dọ̀ olùtà} other {Ó ti padà dé ọ̀dọ̀ yín}}: {title}",
    body: `{role, select, buyer {{by} ti fi í fún {other}, tó ní títí di {deadline} láti yẹ̀ ẹ́ wò. Lẹ́yìn náà ẹ ó gba {back} padà${included}, àyàfi bí {other} bá fi ẹjọ́ ìṣòro sùn.} other {{by} sọ pé àwọn ti fi í fún yín. Ẹ yẹ̀ ẹ́ wò, lẹ́yìn náà kí ẹ dá owó {other} padà lójú ewé ọjà náà. Bí nǹkan kan kò bá dára, tàbí bí ẹ kò bá rí i gbà, ẹ fi ẹjọ́ sùn. Bí ẹ kò bá ṣe nǹkan kan kó tó di {deadline}, {other} á gba {back}${included}.}}`,
    push: "Ohun tí wọ́n dá padà ti dé.",
    button: open,
  },
  "order.return_sent": {
    title: "{other} ti dá a padà: {title}",
    body: `${carried}\n\nNígbà tó bá dé ọwọ́ yín, ẹ yẹ̀ ẹ́ wò, lẹ́yìn náà kí ẹ dá owó {other} padà lójú ewé ọjà náà. Bí nǹkan kan kò bá dára, ẹ fi ẹjọ́ sùn níbẹ̀. Bí ẹ kò bá ṣe nǹkan kan kó tó di {deadline}, alárinà máa yẹ ọjà náà wò.`,
    push: "Ọjà yín kan ń padà bọ̀.",
    button: open,
  },
  "order.refunded": {
    title: "{role, select, buyer {{back} ti padà sínú àpò owó yín} other {A ti dá owó padà}}: {title}",
    body: `{role, select, buyer {Ó ti padà dé ọwọ́ {other}, nítorí náà {back} wà nínú àpò owó yín${included}.} other {Ó ti padà dé ọwọ́ yín, nítorí náà {other} ti gba {back}${included}.}} ${unused}`,
    push: "A ti dá owó ọjà yín kan padà.",
    text: `Amana: {title} ti pada de odo oluta. ${textRefunded}: {link}`,
    button: open,
  },
  "order.shared": {
    title:
      "{role, select, seller {A ti san {paid} fún yín} other {{back} ti padà sínú àpò owó yín}}: {title}",
    body: "Ẹ̀yin méjèèjì ti gbà kí {role, select, seller {{other} mú un ní owó tó dín kù. {paid} wà nínú àpò owó yín, lẹ́yìn owó iṣẹ́, {other} sì ti gba {back} padà.} other {ẹ mú un ní owó tó dín kù. {back} wà nínú àpò owó yín, a sì ti san ìyókù fún {other}.}}",
    push: "Ọjà yín kan ti parí pẹ̀lú owó tó padà.",
    button: open,
  },
  "order.cancelled": {
    title: "A ti fagilé ọjà: {title}",
    body: `{by, select, you {Ẹ̀yin lẹ fagilé e.} them {{other} ló fagilé e.} other {Ẹ̀yin méjèèjì lẹ gbà láti fagilé e.}} ${reason}\n\n${refunded}{role, select, buyer {, pẹ̀lú owó ìfiránṣẹ́.} other {.}} {listing, select, paused {A ti dá ìpolówó yín dúró títí ẹ ó fi tún un ṣí.} other {}}`,
    push: "A ti fagilé ọjà yín kan.",
    text: `Amana: a ti fagile {title}. ${textRefunded}: {link}`,
    button: open,
  },
  "order.lapsed": {
    title: "Kò {step, select, start {bẹ̀rẹ̀} other {lọ}} lásìkò: {title}",
    body: `{role, select, buyer {{other} kò {step, select, start {bẹ̀rẹ̀} other {fi í ránṣẹ́}} lásìkò.} other {Ẹ kò {step, select, start {bẹ̀rẹ̀} other {fi í ránṣẹ́}} lásìkò, nítorí náà a ti dá ìpolówó yín dúró.}}\n\n${refunded}{role, select, buyer {, pẹ̀lú owó ìfiránṣẹ́.} other {.}}`,
    push: "Ọjà yín kan ti parí: àkókò ti tán.",
    text: `Amana: {title} ko {step, select, start {bere} other {lo}} lasiko. ${textRefunded}: {link}`,
    button: open,
  },
  "order.half_time": {
    title: "Ìdajì àkókò yín ti lọ: {title}",
    body: yourTurn,
    push: "Ọjà kan ń dúró dè yín. Ìdajì àkókò ti lọ.",
    button: open,
  },
  "order.last_fifth": {
    title: "Ó ku {deadline_left}: {title}",
    body: yourTurn,
    push: "Ọjà kan ń dúró dè yín. Àkókò ti fẹ́ tán.",
    text: `Amana: o ku {deadline_left} lati ${textStep}: {title}. {step, select, inspect {Bi ko si esi, a o sanwo} confirm {Bi ko si esi, alarina a ye e wo} hand {Alarina a si ye e wo} send_back {Bi bee ko, o di tiyin} check_return {Alarina a si ye e wo} look_at_return {A o da owo pada} other {A o da owo pada}}: {link}`,
    button: open,
  },
  "order.code_locked": {
    title: "{lock, select, void {Kóòdù ìgbà-ọjà kò ṣiṣẹ́ mọ́} other {Kóòdù ìgbà-ọjà tí kò tọ̀nà}}: {title}",
    body: "{lock, select, void {A ti tẹ nọ́mbà tí kò tọ̀nà nígbà 15. {role, select, buyer {Ẹ ṣe kóòdù mìíràn lójú ewé ọjà náà nígbà tó bá wà lọ́wọ́ yín tí ẹ sì ti yẹ̀ ẹ́ wò.} other {Ẹ ní kí {other} ṣe kóòdù mìíràn.}}} other {A ti tẹ nọ́mbà tí kò tọ̀nà nígbà márùn-ún, nítorí náà a kò ní gba ìkankan fún ìṣẹ́jú 15. {role, select, buyer {Bí kò bá tíì wà lọ́wọ́ yín, ẹ má fún ẹnikẹ́ni ní kóòdù yín.} other {Ẹ lè ya àwòrán kóòdù {other} dípò rẹ̀.}}}}",
    push: "A ti tẹ kóòdù ìgbà-ọjà tí kò tọ̀nà lórí ọjà kan.",
    button: open,
  },
  "shipment.event": {
    title:
      "{status, select, OUT_FOR_DELIVERY {Wọ́n ń mú un bọ̀ lónìí} READY_FOR_PICKUP {Ó ti ṣetán fún gbígbà} LOST {Wọ́n ní ó sọnù} other {Wọ́n gbìyànjú láti fi í jíṣẹ́}}: {title}",
    body: "{status, select, OUT_FOR_DELIVERY {{by} ń mú un bọ̀ lónìí. Ẹ fi kóòdù ìgbà-ọjà hàn kìkì nígbà tó bá wà lọ́wọ́ yín tí ẹ sì ti yẹ̀ ẹ́ wò.} READY_FOR_PICKUP {{by} tọ́jú rẹ̀ fún yín. Ojú ewé ọjà náà sọ ibi tí ẹ ó ti gbà á.} LOST {{by} sọ pé òun kò rí i. {role, select, buyer {Ẹ fi ẹjọ́ ìṣòro sùn bí ẹ kò bá fẹ́ dúró.} other {Ẹ bi {by} léèrè ohun tó ṣẹlẹ̀, kí ẹ sì kọ̀wé sí olùrà.}}} other {{by} wá, ṣùgbọ́n kò sí ẹni tó gbà á. {role, select, buyer {Ojú ewé ọjà náà sọ ohun tí ẹ ó ṣe.} other {Ẹ kọ̀wé sí olùrà, kó lè gbà á nígbà míì.}}}}",
    push: "Ìròyìn wà nípa ẹrù yín kan.",
    button: open,
  },
  "order.code_renewed": {
    title: "Kóòdù ìgbà-ọjà tuntun: {title}",
    body: "{role, select, buyer {Ẹ ti ṣe kóòdù ìgbà-ọjà mìíràn.} other {{other} ti ṣe kóòdù ìgbà-ọjà mìíràn.}} Èyí tó ṣáájú kò ṣiṣẹ́ mọ́.",
    push: "Ọjà kan ti ní kóòdù ìgbà-ọjà tuntun.",
    button: open,
  },
};
