import type { TemplatesOf } from "../parts";

const open = "Ẹ ṣí òwò náà";

export const disputes: TemplatesOf<"dispute"> = {
  "dispute.opened": {
    title:
      "{by, select, you {Ẹ ti fi ẹjọ́ sùn} them {{other} ti fi ẹjọ́ sùn} other {Alárinà ń yẹ òwò yín wò}}: {title}",
    body: "{amount} máa wà nínú escrow títí tí alárinà á fi pinnu. Ẹ sọ ohun tó ṣẹlẹ̀ nínú ìjíròrò òwò náà, pẹ̀lú ohunkóhun tó fi í hàn.",
    push: "Òwò yín kan ti dé ọ̀dọ̀ alárinà.",
    text: "Amana: ariyanjiyan wa lori isowo yin pelu {other} ({title}). Owo wa ni escrow. E so tiyin: {link}",
    button: open,
  },
  "dispute.review_started": {
    title: "Alárinà ń yẹ̀ ẹ́ wò: {title}",
    body: "A ó bi yín nínú ìjíròrò òwò náà bí nǹkan kan kò bá yé.",
    push: "Alárinà ń yẹ òwò yín wò.",
    button: open,
  },
  "dispute.settled": {
    title: "Àríyànjiyàn ti parí: {title}",
    body: "{ruling, select, release {Olùrà gbà, nítorí náà a ti san owó fún olùtà.} split {Ẹ ti yanjú rẹ̀: {paid} fún olùtà, {back} fún olùrà.} other {Olùtà gbà, nítorí náà olùrà ti gba {amount} padà.}}",
    push: "Àríyànjiyàn yín kan ti parí.",
    button: open,
  },
  "dispute.answered": {
    title: "{other} ti sọ tirẹ̀: {title}",
    body: "Ẹ lè kà á lójú ewé òwò náà lẹ́yìn tí ẹ bá ti kọ tiyín, ẹ sì lè fèsì lẹ́ẹ̀kan.",
    push: "Ẹnì kejì nínú àríyànjiyàn yín ti dáhùn.",
    button: open,
  },
  "dispute.evidence": {
    title: "{by, select, staff {Alárinà} other {{other}}} fi ẹ̀rí kún un: {title}",
    body: "Ohun tuntun wà lójú ewé àríyànjiyàn yín. Ẹ máa rí ohun tí ẹnì kejì fi kún un lẹ́yìn tí ẹ bá ti kọ tiyín.",
    push: "Ẹ̀rí tuntun wà nínú àríyànjiyàn yín.",
    button: "Ẹ wo ẹ̀rí náà",
  },
  "dispute.ruled": {
    title: "Alárinà ti pinnu: {title}",
    body: "{ruling, select, release {Olùtà á gba {paid}.} split {A ó pín owó náà: {paid} fún olùtà, {back} fún olùrà.} return {Ọjà máa padà sọ́dọ̀ olùtà, {cost, select, buyer {olùrà ló máa san owó rẹ̀} other {olùtà ló máa san owó rẹ̀}}. Lẹ́yìn náà, olùrà á gba {back} padà.} other {Olùrà á gba {back} padà.}} Ìdí rẹ̀ wà lójú ewé òwò náà. Ẹnikẹ́ni nínú yín lè pẹjọ́ títí di {until}. Lẹ́yìn náà, ìpinnu náà ti parí{ruling, select, return {.} other {, owó á sì kúrò ní escrow.}}",
    push: "Alárinà ti pinnu lórí òwò yín.",
    text: "Amana: ipinnu wa lori owo yin pelu {other} ({title}): {ruling, select, release {oluta} split {a pin in} return {da pada} other {olura}}. Pejo laarin wakati 24: {link}",
    button: "Ẹ ka ìdí rẹ̀",
  },
  "dispute.appealed": {
    title: "{by, select, you {Ẹ ti pẹjọ́} other {{other} ti pẹjọ́}}: {title}",
    body: "Alárinà mìíràn á yẹ gbogbo rẹ̀ wò lẹ́ẹ̀kan sí i, á sì pinnu kó tó di {until}. Ìpinnu yẹn ni ìkẹyìn.",
    push: "A ti pẹjọ́ lórí ìpinnu òwò yín.",
    button: open,
  },
  "dispute.final": {
    title: "Ìpinnu ti parí: {title}",
    body: "{ruling, select, release {A ti san {paid} fún olùtà.} split {A pín owó náà: {paid} fún olùtà, {back} fún olùrà.} other {Olùrà ti gba {back} padà.}}",
    push: "Ìpinnu lórí òwò yín ti parí.",
    button: open,
  },
  "dispute.late": {
    title: "A pẹ́ pẹ̀lú ìpinnu: {title}",
    body: "A kò pinnu lásìkò, ẹ jọ̀wọ́ ẹ má bínú. Alárinà mìíràn ló ń yẹ àríyànjiyàn yín wò báyìí, á sì pinnu kó tó di {until}. Olùtà á gba owó iṣẹ́ wa lórí òwò yìí padà.",
    push: "Ìpinnu lórí òwò yín á pẹ́ díẹ̀ sí i.",
    button: open,
  },
  "dispute.offered": {
    title: "{other} fẹ́ yanjú rẹ̀: {title}",
    body: "{ruling, select, return {{other} ní kí ọjà padà sọ́dọ̀ olùtà, {cost, select, buyer {olùrà ló máa san owó rẹ̀} way_back {olùtà ló máa san owó rẹ̀, á sì fi {adds} sílẹ̀ fún ìdápadà} other {olùtà ló máa san owó rẹ̀}}. Nígbà tó bá padà dé, olùrà á gba {back}. Bí ẹ bá gbà kó tó di {until}, àríyànjiyàn náà parí, olùrà á sì dá ọjà padà.} other {{other} ní kí olùrà gba {back}, kí olùtà sì gba {paid}, kí a tó yọ owó iṣẹ́. Bí ẹ bá gbà kó tó di {until}, àríyànjiyàn náà parí, owó á sì kúrò ní escrow.}}",
    push: "Ẹnì kejì fẹ́ yanjú àríyànjiyàn yín.",
    button: "Ẹ wo ohun tó fẹ́",
  },
  "dispute.fee_returned": {
    title: "A ti dá owó iṣẹ́ wa padà: {title}",
    body: "Ìpinnu lórí òwò yìí pẹ́, nítorí náà {fee} owó iṣẹ́ wà nínú àpò yín.",
    push: "A ti dá owó iṣẹ́ wa lórí òwò kan padà.",
    button: open,
  },
  "dispute.claim_closed": {
    title: "A ti pa ẹ̀sùn dé: {title}",
    body: "Ohun tí a pinnu lórí òwò yín tó ti parí wà lójú ewé rẹ̀.",
    push: "A ti pa ẹ̀sùn kan lórí òwò yín dé.",
    button: open,
  },
};
