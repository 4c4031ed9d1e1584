import type { SomeTemplates } from "../parts";

const step = "{step, select, start {ibido iziga} send {iziga ya} other {ikwenye ya}}";
const open = "Mepee azụmahịa";

export const trades: SomeTemplates = {
  "trade.accepted": {
    title: "{other} azụọla {title} gị",
    body: "{amount} dị n’escrow. Bido ma ziga ya tupu {deadline}. Ọ bụrụ na ị bidoghị n’oge, {other} ga-enwetaghachi ego ya.",
    push: "Ị nwere azụmahịa ọhụrụ. Mepee ya ka ị bido.",
    text: "Amana: {other} akwuola {amount} maka {title} gi. Ziga ya n'ime {deadline_left}: {link}",
    button: open,
  },
  "trade.begun": {
    title: "{other} na-eziga {title} gị",
    body: "Anyị ga-ajụ gị ka ị kwenye mgbe o rutere. {other} nwere oge ruo {deadline}.",
    push: "Onye na-ere ebidola azụmahịa gị.",
    text: "Amana: {other} na-eziga {title} gi. Lee anya ya, kwenye ya ebe a: {link}",
    button: open,
  },
  "trade.delivered": {
    title: "{title} gị ò rutela?",
    body: "{other} kwuru na o zigala ya. Lelee ma i nwetara ya, wee kwenye tupu {deadline}: nke ahụ ga-akwụ {other} {amount}. Ọ bụrụ na azịza adịghị, onye ogbugbo ga-abata tupu a kwụọ onye ọ bụla.",
    push: "E kwuru na e zigala ihe azụmahịa gị. Lelee ya, kwenye.",
    text: "Amana: {other} zigara {title} gi. Lelee ya, kwenye ma o bu kpesaa n'ime {deadline_left}: {link}",
    button: "Lelee ya, kwenye",
  },
  "trade.half_time": {
    title: "Ọkara oge gị agafeela: {title}",
    body: `Ọ bụ gị ka o ruru ${step}. Ị nwere ruo {deadline}.`,
    push: "Otu azụmahịa na-eche gị. Ọkara oge agafeela.",
    text: `Amana: o foduru {deadline_left} maka ${step} n'azumahia gi na {other} ({title}): {link}`,
    button: open,
  },
  "trade.last_fifth": {
    title: "O fọdụrụ {deadline_left}: {title}",
    body: `Ọ bụ gị ka o ruru ${step}, tupu {deadline}. {step, select, start {Ọ bụrụ na ị meghị ihe ọ bụla, a ga-akagbu azụmahịa ahụ, onye na-azụ ga-enwetaghachi ego ya.} other {Ọ bụrụ na ị meghị ihe ọ bụla, onye ogbugbo ga-elele azụmahịa ahụ.}}`,
    push: "Otu azụmahịa na-eche gị. Oge fọdụrụ nta.",
    text: `Amana: oku ikpeazu. O foduru {deadline_left} maka ${step} n'azumahia na {other} ({title}): {link}`,
    button: open,
  },
  "trade.late": {
    title: "Oge agwụla: {title}",
    body: "Ị zaghị n’oge, ya mere onye ogbugbo na-elele azụmahịa ahụ. Mepee ya, kwuo ihe mere.",
    push: "Oge azụmahịa gị agwụla. Onye ogbugbo na-elele ya.",
    text: "Amana: oge azumahia gi na {other} ({title}) agwula. Onye ogbugbo na-elele ya: {link}",
    button: open,
  },
  "trade.completed": {
    title: "{role, select, seller {Akwụọla gị {paid}} other {Azụmahịa agwụchaala}}: {title}",
    body: "{role, select, seller {{other} ekwenyela. {paid} dị n’akpa ego gị.} other {I kwenyela, ya mere akwụọla {other}.}}",
    push: "Otu azụmahịa gị agwụchaala.",
    button: open,
  },
  "trade.cancelled": {
    title: "A kagburu azụmahịa: {title}",
    body: "{role, select, buyer {{amount} alọghachila n’akpa ego gị.} other {{other} enwetaghachila {amount}.}}",
    push: "A kagburu otu azụmahịa gị.",
    button: open,
  },
  "trade.part_started": {
    title: "Akụkụ {part} n’ime {parts}: ziga {title}",
    body: "Akụkụ bu ụzọ agwụla. Bido nke a ma ziga ya tupu {deadline}. Ọ bụrụ na ị bidoghị n’oge, {other} ga-enwetaghachi {amount} na ego fọdụrụ.",
    push: "Oge eruola ka ị ziga akụkụ ọzọ.",
    text: "Amana: akuku {part} n'ime {parts} so. Ziga {title} n'ime {deadline_left}: {link}",
    button: open,
  },
  "trade.parts_stopped": {
    title: "A kwụsịrị: {parts} nke {title}",
    body: "{role, select, buyer {{amount} alọghachila n’akpa ego gị.} other {{other} enwetaghachila {amount}.}}",
    push: "A kwụsịrị akụkụ ụfọdụ nke azụmahịa gị.",
    button: open,
  },
  "trade.lapsed": {
    title: "E bidoghị azụmahịa n’oge: {title}",
    body: "{role, select, buyer {{other} ebidoghị, ya mere {amount} alọghachila n’akpa ego gị.} other {I bidoghị n’oge, ya mere {other} enwetaghachila {amount}, anyị ewepụkwala ihe ị na-ere.}}",
    push: "Otu azụmahịa gị agwụla: oge agafeela.",
    button: open,
  },
  "trade.rated": {
    title: "{other} enyela gị akara: {title}",
    body: "Ị ga-agụ ya mgbe unu abụọ nyechara akara, ma ọ bụ mgbe oge inye ya gwụrụ. A ga-enye akara ruo ụbọchị 14 ka azụmahịa gasịrị.",
    push: "Mmadụ enyela gị akara ka otu azụmahịa gasịrị.",
    button: open,
  },
  "trade.extended": {
    title: "Oge agbakwunyela: {title}",
    body: "Azụmahịa ahụ nwere ruo {deadline} ugbu a.",
    push: "Otu azụmahịa gị nwetara oge ọzọ.",
    button: open,
  },
  "trade.proposal": {
    title:
      "{other} {proposal, select, extension {na-arịọ oge ọzọ} meeting {tụrụ aro ebe unu ga-ezute} return {chọrọ ka ihe ahụ laghachi} split {chọrọ nnyeghachi ego n’enweghị nzighachi} other {na-arịọ ka a kagbuo ya}}: {title}",
    body: "{proposal, select, extension {Kwenye ma ọ bụrụ na ị ga-echetụ.} meeting {{place}, {at}, oge Legọs. Kwenye, ma ọ bụ jụ ma tụọ aro ebe ọzọ ma ọ bụ oge ọzọ.} return {{cost, select, buyer {Onye na-azụ ga-akwụ ụgwọ nziga na nke nzighachi, ya mere ego nziga agaghị alọghachi} way_back {Onye na-ere ga-akwụ ụgwọ nziga na nke nzighachi, debekwa {adds} maka nzighachi} other {Onye na-ere ga-akwụ ụgwọ nziga na nke nzighachi}}. Ọ bụrụ na i kwenye, onye na-azụ ga-enweta {back} mgbe ihe ahụ lọghachikwutere onye na-ere.} split {Ọ bụrụ na i kwenye, onye na-azụ ga-ejide ihe ahụ wee nwetaghachi {back}, a ga-akwụ onye na-ere nke fọdụrụ, e wepụ ego ọrụ, ịtụ ahịa ahụ agwụ.} other {Ọ bụrụ na i kwenye, onye na-azụ ga-enwetaghachi {amount} ozugbo.}} Ọ bụrụ na ị zaghị, ihe niile ga-aga otú ọ dị.",
    push: "Onye nke ọzọ n’azụmahịa na-ajụ gị ihe.",
    button: "Zaa",
  },
  "trade.clock_stopped": {
    title: "E bugharịrị oge azụmahịa gị: {title}",
    body: "Ihe azụmahịa gị chọrọ anaghị arụ ọrụ, ya mere elekere ya kwụsịrị. Ị nwere ruo {deadline} ugbu a.",
    push: "E bugharịrị oge otu azụmahịa gị.",
    button: open,
  },
  "trade.proposal_ended": {
    title:
      "{end, select, declined {{other} anabataghị ihe ị tụrụ aro} other {Oge ihe ị tụrụ aro agwụla}}: {title}",
    body: "Ihe niile ga-aga otú ọ dị.",
    push: "A nabataghị ihe ị tụrụ aro n’otu azụmahịa.",
    button: open,
  },
  "trade.undelivered": {
    title: "{other} ewepụla ‘ezigala m’: {title}",
    body: "Ekwenyela ugbu a. {other} nwere ruo {deadline} iziga ya.",
    push: "E wepụrụ ‘ezigala m’ n’otu azụmahịa gị.",
    button: open,
  },
};

const again = "Ọ bụ {price}, ruo {until}. Tinye ya ọzọ ruo ogologo oge ma ọ bụrụ na ị ka chọrọ ire.";

export const offers: SomeTemplates = {
  "offer.expiring_72h": {
    title: "Ihe ị na-ere ga-agwụ n’ụbọchị atọ: {title}",
    body: again,
    push: "Otu ihe ị na-ere ga-agwụ n’ụbọchị atọ.",
    button: "Lee ya",
  },
  "offer.expiring_24h": {
    title: "Ihe ị na-ere ga-agwụ echi: {title}",
    body: again,
    push: "Otu ihe ị na-ere ga-agwụ echi.",
    button: "Lee ya",
  },
  "offer.expired": {
    title: "Oge ihe ị na-ere agwụla: {title}",
    body: "Ọ dịghị onye zụrụ ya na {price}. Ị nwere ike itinye ya ọzọ, ma eleghị anya n’ọnụ ala.",
    push: "Oge otu ihe ị na-ere agwụla.",
    button: "Lee ya",
  },
  "offer.withdrawn_for_you": {
    title: "Anyị ewepụla ihe ị na-ere: {title}",
    body: "A gbachiri akaụntụ gị, ya mere ọ dịghị onye ga-azụ ya.",
    push: "Anyị ewepụla otu ihe ị na-ere.",
    button: "Lee ya",
  },
  "offer.extended": {
    title: "Ihe ị na-ere nwetara oge ọzọ: {title}",
    body: "Ọ ga-emepe ruo {until} ugbu a, oge Legọs.\n\nIhe kpatara ya: “{reason}”\n\nỊ nwere ike iwepụ ya tupu mmadụ anabata ya.",
    push: "Otu ihe ị na-ere nwetara oge ọzọ.",
    button: "Lee ya",
  },
};

export const chat: SomeTemplates = {
  "chat.message": {
    title: "{what, select, picture {{other} zitere foto} other {{other} dere gị}}",
    body: "Ọ bụ maka azụmahịa gị: {title}.",
    push: "Ị nwere ozi ọhụrụ gbasara azụmahịa.",
    button: "Gụọ ya",
  },
};
