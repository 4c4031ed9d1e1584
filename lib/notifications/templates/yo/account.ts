import type { TemplatesOf } from "../parts";

const reason = "Ìdí: {reason}";
const ends =
  "{ends, select, then {Ó máa parí ní {until}, àkókò Èkó.} other {Ó máa wà títí tí a ó fi mú un kúrò.}}";
const review = "Ṣé ẹ rò pé kò tọ̀nà? Ẹ fèsì sí ímeèlì wa, a ó sì yẹ̀ ẹ́ wò.";

export const account: TemplatesOf<"account"> = {
  "account.blocked": {
    title: "A ti dí àkáǹtì yín",
    body: `${reason}\n\n${ends}\n\nOwó yín wà láìléwu, òwò yín tó ń lọ lọ́wọ́ yóò sì máa bá a lọ. A ti mú àwọn ìpolówó yín kúrò. Ṣé ẹ rò pé kò tọ̀nà? Ẹ lè pe ẹjọ́ kòtẹ́milọ́rùn.`,
    push: "A ti dí àkáǹtì yín.",
    text: "Amana: a ti di akanti yin. Owo yin wa lailewu. E wo idi, ki e si pe ejo: {link}",
    button: "Ẹ wo ìdí, ẹ pe ẹjọ́",
  },
  "account.frozen": {
    title: "A ti dá àkáǹtì yín dúró",
    body: `${reason}\n\n${ends}\n\nẸ lè wọlé, ẹ lè sọ̀rọ̀, ẹ sì lè fi ọjà ránṣẹ́ nínú òwò tó ṣí sílẹ̀, ṣùgbọ́n alárinà ló máa tú owó tó bá ti ọ̀dọ̀ yín wá sílẹ̀, ẹ kò sì lè ṣe ìpolówó, rà tàbí fa owó jáde.\n\n${review}`,
    push: "A ti dá àkáǹtì yín dúró.",
    text: "Amana: a ti da akanti yin duro; e ko le ra, ta tabi fa owo jade bayii. Owo yin wa lailewu. Idi: {link}",
    button: "Ẹ ṣí àkáǹtì yín",
  },
  "account.held": {
    title:
      "{what, select, no_publish {Ẹ kò lè ṣe ìpolówó fún ìgbà yìí} no_accept {Ẹ kò lè ra nǹkan fún ìgbà yìí} no_payout {Owó tí ẹ fẹ́ fà jáde ti dúró} no_release {Alárinà máa yẹ owó tí ẹ bá san wò} other {A ó ní kí ẹ fi hàn pé ẹ̀yin ni}}",
    body: `${reason}\n\n${ends}\n\nOwó yín wà láìléwu. ${review}`,
    push: "Nǹkan kan dúró lórí àkáǹtì yín.",
    text: "Amana: {what, select, no_publish {e ko le se ipolowo} no_accept {e ko le ra nkan} no_payout {fifa owo jade yin duro} no_release {alarina maa ye owo yin wo} other {e fi han pe eyin ni}} fun igba yii. Idi: {link}",
    button: "Ẹ ṣí àkáǹtì yín",
  },
  "account.paused": {
    title:
      "{what, select, no_publish {Ẹ kò lè ṣe ìpolówó títí di {until}} other {Ẹ kò lè ra nǹkan títí di {until}}}",
    body: "{what, select, no_publish {Ẹ ti fagilé ọjà mẹ́ta láàárín ọjọ́ 30, nítorí náà ẹ kò lè ṣe ìpolówó tuntun títí di {until}, àkókò Èkó. Èyí tó wà lórí àtẹ ṣì wà fún títà.} other {Ẹ ti fagilé ọjà mẹ́ta láàárín ọjọ́ 7, nítorí náà ẹ kò lè ra nǹkan títí di {until}, àkókò Èkó.}}\n\nOwó yín wà láìléwu, ọjà yín tó ń lọ lọ́wọ́ yóò sì máa bá a lọ. Ṣé ẹ rò pé kò tọ̀nà? Ẹ kọ̀wé sí àwọn olùrànlọ́wọ́ wa, a ó sì yẹ̀ ẹ́ wò.",
    push: "Nǹkan kan dúró lórí àkáǹtì yín.",
    text: "Amana: {what, select, no_publish {e ko le se ipolowo} other {e ko le ra nkan}} titi di {until}, nitori e fagile oja meta. E wo o: {link}",
    button: "Ẹ ṣí àkáǹtì yín",
  },
  "account.unblocked": {
    title: "Àkáǹtì yín ti ṣí padà",
    body: "A ti mú ìdènà kúrò lórí àkáǹtì yín. Ẹ lè wọlé, rà, tà kí ẹ sì fa owó jáde bíi ti tẹ́lẹ̀.",
    push: "Àkáǹtì yín ti ṣí padà.",
    text: "Amana: akanti yin ti si pada. E le wole, ra, ta ki e si fa owo jade: {link}",
    button: "Ẹ ṣí àkáǹtì yín",
  },
  "account.unfrozen": {
    title: "A ti mú ìdíwọ́ kan kúrò lórí àkáǹtì yín",
    body: "{what, select, frozen {Àkáǹtì yín kò dúró mọ́.} no_publish {Ẹ tún lè ṣe ìpolówó.} no_accept {Ẹ tún lè ra nǹkan.} no_payout {Ẹ tún lè fa owó jáde.} no_release {Ẹ tún lè tú owó sílẹ̀.} other {Kò pọn dandan kí ẹ máa fi hàn ní gbogbo ìgbà mọ́ pé ẹ̀yin ni.}} Bí nǹkan mìíràn bá ṣì dúró, ojú ewé àkáǹtì yín máa sọ bẹ́ẹ̀.",
    push: "A ti mú ìdíwọ́ kan kúrò lórí àkáǹtì yín.",
    text: "Amana: a ti mu idiwo kan kuro. {what, select, frozen {Akanti yin ko duro mo} no_publish {E tun le se ipolowo} no_accept {E tun le ra nkan} no_payout {E tun le fa owo jade} no_release {E tun le tu owo sile} other {E ko nilo lati maa fi han pe eyin ni}}.",
    button: "Ẹ ṣí àkáǹtì yín",
  },
  "account.tax_number": {
    title:
      "{outcome, select, checked {A ti yẹ nọ́mbà owó-orí yín wò} ended {Nọ́mbà owó-orí yín kò ṣiṣẹ́ mọ́} other {A kò lè gba nọ́mbà owó-orí yín}}",
    body: "{outcome, select, checked {A rí {number} nínú ìwé àkọsílẹ̀. Láti ìsinsìnyí VAT wà nínú iye owó yín, rìsíìtì àwọn oníbàárà yín á sì fi nọ́mbà yín hàn.} other {A wá {number} nínú ìwé àkọsílẹ̀.\n\n“{reason}”\n\nTítí ẹ ó fi fi òmíràn ránṣẹ́, kò sí VAT nínú iye owó yín.}}",
    push: "A ti yẹ nọ́mbà owó-orí yín wò.",
    button: "Ẹ ṣí nọ́mbà owó-orí",
  },
};

export const appeals: TemplatesOf<"appeal"> = {
  "appeal.answered": {
    title: "{outcome, select, granted {A ti mú ìdènà kúrò lórí àkáǹtì yín} other {A kò gba ẹjọ́ yín}}",
    body: "Òṣìṣẹ́ wa mìíràn, tí kì í ṣe ẹni tó dí i, ti ka ẹjọ́ yín.\n\n“{answer}”\n\n{outcome, select, granted {Ẹ tún lè wọlé, rà, tà kí ẹ sì fa owó jáde.} other {Àkáǹtì yín ṣì wà ní dídí. Owó yín wà láìléwu, tiyín sì ni.}}",
    push: "A ti dáhùn ẹjọ́ yín.",
    text: "Amana: {outcome, select, granted {a ti mu idena kuro lori akanti yin.} other {a ko gba ejo yin. Owo yin wa lailewu.}} E ka idahun: {link}",
    button: "{outcome, select, granted {Ẹ ṣí àkáǹtì yín} other {Ẹ ka ìdáhùn}}",
  },
};
