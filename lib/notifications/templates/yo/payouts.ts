import type { TemplatesOf } from "../parts";

const back = "{total}, pẹ̀lú owó iṣẹ́, ti padà sínú àpò owó yín.";
const end = "Nọ́ńbà ìtọ́kasí: {reference}";
const notYou =
  "Ṣé kì í ṣe ẹ̀yin ni? Ẹ tún ọ̀rọ̀ aṣínà yín ṣe báyìí pẹ̀lú ‘Forgot your password?’ lójú ewé ìwọlé.";
const button = "Ẹ wo owó tí ẹ fà jáde";

export const payouts: TemplatesOf<"payout"> = {
  "payout.asked": {
    title: "Ẹ béèrè láti fa {amount} jáde",
    body: `A ó fi {amount} ránṣẹ́ sí àkáǹtì yín {account}. Pẹ̀lú owó iṣẹ́ {fee}, {total} ti kúrò nínú àpò owó yín.

{promise, select, checking {A ń yẹ̀ ẹ́ wò. Kò ní ju ìṣẹ́jú-àáyá díẹ̀ lọ.} held {Ó dúró títí di {until}.} review {Ènìyàn méjì ló ń yẹ owó púpọ̀ wò. Kì í sábà ju wákàtí 24 lọ.} waits {Ó ń dúró báyìí. Owó yín wà láìléwu, a ó sì fi í ránṣẹ́ fúnra wa.} paid {A ti san án sí báńkì yín. Ó lè tó wákàtí kan ní àwọn báńkì kan kó tó hàn.} back {A kò fi í ránṣẹ́, tàbí ó padà: iye náà àti owó iṣẹ́ wà nínú àpò owó yín.} other {Ó sábà máa ń dé báńkì yín láàárín ìṣẹ́jú 15.}}{cancel, select, can { Ẹ lè fagilé e kí a tó fi í ránṣẹ́.} other {}}

${notYou}

${end}`,
    push: "Ẹ béèrè láti fa owó jáde.",
    text: "Amana: e beere lati fa {amount} si {account}. Se ki i se eyin? E fagile e, e tun oro asina se: {link}",
    button,
  },
  "payout.held": {
    title: "{amount} tí ẹ fẹ́ fà jáde dúró títí di {until}",
    body: `Nítorí ààbò yín ni, {because, select, phone_changed {torí pé nọ́ńbà fóònù yín yí padà} password_reset {torí pé a tún ọ̀rọ̀ aṣínà yín ṣe nípasẹ̀ ímeèlì} google_linked {torí pé a so Google pọ̀ nípasẹ̀ ímeèlì} restricted {torí pé ìdíwọ́ wà lórí fífa owó jáde nínú àkáǹtì yín} other {torí pé àkáǹtì yìí jẹ́ tuntun}}. {after, select, review {Lẹ́yìn náà, ènìyàn méjì máa yẹ̀ ẹ́ wò.} other {Lẹ́yìn náà, a ó fi í ránṣẹ́ lẹ́sẹ̀kẹsẹ̀.}} Ẹ lè fagilé e kí ó tó di ìgbà náà.\n\n${notYou}\n\n${end}`,
    push: "Owó kan tí ẹ fẹ́ fà jáde dúró.",
    button,
  },
  "payout.agreed": {
    title: "A ti fọwọ́ sí {amount} tí ẹ fẹ́ fà jáde",
    body: `Ènìyàn méjì ti yẹ̀ ẹ́ wò. Ó sábà máa ń dé {account} láàárín ìṣẹ́jú 15.\n\n${end}`,
    push: "A ti fọwọ́ sí owó kan tí ẹ fẹ́ fà jáde.",
    button,
  },
  "payout.paid": {
    title: "A ti fi {amount} ránṣẹ́ sí báńkì yín",
    body: `A ti fi {amount} ránṣẹ́ sí àkáǹtì yín {account}. Owó iṣẹ́ jẹ́ {fee}.\n\nÓ lè tó wákàtí kan ní àwọn báńkì kan kó tó hàn.\n\n${end}`,
    push: "A ti fi owó yín ránṣẹ́ sí báńkì yín.",
    button,
  },
  "payout.failed": {
    title: "{amount} tí ẹ fẹ́ fà jáde kò lọ",
    body: `Owó náà kò dé {account}. ${back}\n\nẸ yẹ àkáǹtì náà wò tàbí kí ẹ lo òmíràn, kí ẹ sì tún gbìyànjú.\n\n${end}`,
    push: "Owó kan tí ẹ fẹ́ fà jáde kò lọ.",
    text: "Amana: {amount} ti e fa si {account} ko lo. Owo naa ti pada si apo owo yin. E tun gbiyanju: {link}",
    button,
  },
  "payout.reversed": {
    title: "Báńkì yín dá {amount} padà",
    body: `{account} dá owó tí ẹ fà jáde padà lẹ́yìn tí a ti san án. ${back}\n\nẸ bi báńkì yín ní ìdí kí ẹ tó tún gbìyànjú àkáǹtì kan náà.\n\n${end}`,
    push: "Báńkì yín dá owó kan tí ẹ fà jáde padà.",
    button,
  },
  "payout.rejected": {
    title: "A kò fọwọ́ sí {amount} tí ẹ fẹ́ fà jáde",
    body: `A kò fọwọ́ sí owó tí ẹ fẹ́ fà lọ sí {account}. ${back}\n\nÌdí: {reason}\n\n${end}`,
    push: "A kò fọwọ́ sí owó kan tí ẹ fẹ́ fà jáde.",
    button,
  },
};
