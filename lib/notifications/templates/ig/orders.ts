import type { TemplatesOf } from "../parts";

const step =
  "{step, select, start {ibido ikwakọ ya} send {iziga ya} meet {ikwekọrịta ebe unu ga-ezute} hand {inye ya n’aka} inspect {ilele ya} send_back {izighachi ya} check_return {ikwu ma ọ lọghachila} look_at_return {ikwu ma ọ lọghachila} other {ikwenye ya ma ọ bụ ikpesa}}";
const textStep =
  "{step, select, start {ibido} send {iziga ya} meet {ikwekorita ebe izute} hand {inye ya n'aka} inspect {ilele ya} send_back {izighachi ya} check_return {ikwu ma o loghachila} look_at_return {ikwu ma o loghachila} other {ikwenye ma o bu ikpesa}}";
const silence =
  "{step, select, inspect {Ọ bụrụ na i kpesaghị nsogbu ọ bụla tupu oge ahụ, a ga-akwụ {other} ụgwọ.} confirm {Ọ bụrụ na ị meghị ihe ọ bụla, onye ogbugbo ga-elele ịtụ ahịa ahụ tupu a kwụọ onye ọ bụla.} hand {Ọ bụrụ na ị meghị ihe ọ bụla, onye ogbugbo ga-elele ịtụ ahịa ahụ.} send_back {Ọ bụrụ na i zighachighị ya tupu oge ahụ, ọ ga-abụ nke gị, a ga-akwụkwa {other} ụgwọ.} check_return {Ọ bụrụ na ị meghị ihe ọ bụla, onye ogbugbo ga-elele ịtụ ahịa ahụ.} look_at_return {Ọ bụrụ na ị meghị ihe ọ bụla, a ga-enyeghachi {other} ego ya.} other {Ọ bụrụ na ị meghị ihe ọ bụla, onye na-azụ ga-enwetaghachi ego ya, a ga-akwụsịtụkwa ihe ị na-ere.}}";
const yourTurn = `Ọ bụ gị ka o ruru ${step}, tupu {deadline}. ${silence}`;
const code = "Gosi koodu nnata gị naanị mgbe ihe ahụ dị gị n’aka, i lelekwaala ya.";
const reason =
  "{reason, select, OUT_OF_STOCK {Onye na-ere enweghịzi ya.} WRONG_PRICE {Ọnụ ahịa e dere ezighị ezi.} DAMAGED {O mebiri tupu e ziga ya.} CANNOT_DELIVER_THERE {Onye na-ere enweghị ike iziga ya n’adreesị a.} BUYER_ASKED {Onye na-azụ gwara onye na-ere ka ọ kagbuo ya.} CHANGED_MIND {Onye na-azụ gbanwere obi ya.} FOUND_ELSEWHERE {Onye na-azụ hụrụ ya ebe ọzọ.} WRONG_ADDRESS {Onye na-azụ nyere adreesị na-ezighị ezi.} TOO_SLOW {Onye na-ere ebidobeghị.} other {}}";
const refunded =
  "{role, select, buyer {{back} alọghachila n’akpa ego gị} other {{other} enwetaghachila {back}}}";
const textRefunded =
  "{role, select, buyer {{back} aloghachila n'akpa ego gi} other {{other} enwetaghachila {back}}}";
const carried =
  "{how, select, carrier {Ọ dị n’aka {by}, nọmba nsochi {number}.} rider {{by} na-ebute ya.} other {{by} si {place} na-ebute ya, nọmba ụgbọala {number}.}}";
const included =
  "{cost, select, buyer {, mana ego nziga agaghị alọghachi} way_back {, ego nziga na nke nzighachi so na ya} other {, ego nziga so na ya}}";
const unused = "{unused, select, some {Ego nzighachi ị debere alọghachila n’akpa ego gị.} other {}}";
const open = "Mepee ịtụ ahịa";

export const orders: TemplatesOf<"order" | "shipment"> = {
  "order.placed": {
    title: "{other} azụọla {title} gị",
    body: "{total} dị n’escrow, ego nziga so na ya. Bido tupu {deadline}. Ọ bụrụ na ị bidoghị n’oge, {other} ga-enwetaghachi ego ya, a ga-akwụsịtụkwa ihe ị na-ere.",
    push: "Ị nwere ịtụ ahịa ọhụrụ. Mepee ya ka ị bido.",
    text: "Amana: {other} akwuola {total} maka {title} gi. Bido n'ime {deadline_left}: {link}",
    button: open,
  },
  "order.begun": {
    title: "{other} na-akwakọ {title} gị",
    body: `{other} nwere oge ruo {deadline} {way, select, fetched {ka unu kwekọrịta ebe unu ga-ezute} other {iziga ya}}. ${code}`,
    push: "Onye na-ere ebidola ịtụ ahịa gị.",
    button: open,
  },
  "order.sent": {
    title: "{other} ezigala {title} gị",
    body: `${carried}\n\n${code} Ọ dị n’ibe ịtụ ahịa ahụ. Ọ bụrụ na a kwenyeghị ya tupu {deadline}, onye ogbugbo ga-elele ya.`,
    push: "Otu ịtụ ahịa gị nọ n’ụzọ.",
    text: "Amana: {title} gi no n'uzo. {code, select, none {} other {Koodu {code}: gosi ya naani mgbe ihe di gi n'aka, i lelekwaala ya. }}{link}",
    button: open,
  },
  "order.sending_undone": {
    title: "E zigabeghị ya: {title}",
    body: "{other} ewepụla ‘ezigala m’, o nwere ruo {deadline} iziga ya.",
    push: "E wepụrụ ‘ezigala m’ n’otu ịtụ ahịa gị.",
    button: open,
  },
  "order.meeting": {
    title: "Gị na {other} ga-ezute: {title}",
    body: "{place}, {at}, oge Legọs. {role, select, buyer {Buru ụzọ lelee ya, gosizie koodu nnata gị.} other {Mgbe {other} lelechara ya, rịọ ya koodu nnata ya.}}",
    push: "Unu ekwekọrịtala ebe unu ga-ezute maka otu ịtụ ahịa.",
    button: open,
  },
  "order.arrived": {
    title: "Lelee {title} gị",
    body: "{says, select, seller {{other} kwuru na ọ dị gị n’aka.} carrier {Onye na-ebu ngwaahịa kwuru na e zigarala ya.} other {I gosila na ọ dị gị n’aka.}} Lelee ya, wee kwenye ma ọ bụ kpesaa nsogbu tupu {deadline}. Nkwenye ga-akwụ {other} {amount}. {proof, select, word {Ọ bụrụ na ị meghị ihe ọ bụla, onye ogbugbo ga-elele ya tupu a kwụọ onye ọ bụla.} other {Ọ bụrụ na i kpesaghị ihe ọ bụla tupu oge ahụ, a ga-akwụ {other} ụgwọ.}}",
    push: "Otu ịtụ ahịa gị erutela. Lelee ya.",
    text: "Amana: lelee {title} gi, kwenye ma o bu kpesaa n'ime {deadline_left}. {proof, select, word {Azizaghi? Onye ogbugbo ga-abata} other {Azizaghi? A ga-akwu ugwo}}: {link}",
    button: "Lelee ya, kwenye",
  },
  "order.completed": {
    title: "{role, select, seller {Akwụọla gị {paid}} other {Ịtụ ahịa agwụchaala}}: {title}",
    body: `{how, select, inspected {Oge ikpesa nsogbu agwụla, e kpesaghịkwa nke ọ bụla.} keep {{role, select, seller {{other} ezighachighị ya n’oge, ya mere ọ ga-abụ nke ya.} other {I zighachighị ya n’oge, ya mere ọ ga-abụ nke gị.}}} other {{role, select, seller {{other} ekwenyela.} other {I kwenyela.}}}} {role, select, seller {{paid} dị n’akpa ego gị.} other {Akwụọla {other}.}} ${unused}`,
    push: "Otu ịtụ ahịa gị agwụchaala.",
    button: open,
  },
  "order.returning": {
    title: "{role, select, buyer {Zighachi ya} other {Ọ na-alọghachikwute gị}}: {title}",
    body: `{how, select, rule {Mkpebi ahụ bụ nke ikpeazụ: ihe ahụ ga-alaghachikwuru onye na-ere.} settle {Unu edozila esemokwu ahụ: ihe ahụ ga-alaghachikwuru onye na-ere.} other {Unu abụọ kwekọrịtara ka ihe ahụ laghachi.}} {role, select, buyer {Ziga ya tupu {deadline}, gwazie n’ibe ịtụ ahịa ahụ otu i si ziga ya. Mgbe o ruru {other} aka, ị ga-enwetaghachi {back}${included}. Ọ bụrụ na i zigaghị ya n’oge, ọ ga-abụ nke gị, a ga-akwụkwa {other} ụgwọ.} other {{other} nwere oge ruo {deadline} iziga ya. A gaghị akwụ onye ọ bụla ruo mgbe ọ lọghachiri gị n’aka: mgbe ahụ {other} ga-enweta {back}${included}. Ọ bụrụ na o zigaghị ya n’oge, ọ ga-abụ nke ya, a ga-akwụkwa gị ụgwọ.}}`,
    push: "Otu ịtụ ahịa gị na-alaghachikwuru onye na-ere.",
    button: open,
  },
  "order.bounced": {
    title: "{role, select, buyer {Ọ na-alaghachikwuru onye na-ere} other {Ọ na-alọghachikwute gị}}: {title}",
    body: `{by} enweghị ike izigara ya{cost, select, buyer { mgbe ha nwachara ugboro atọ} other {}}, ya mere ha na-ebughachi ya {role, select, buyer {nye onye na-ere. Mgbe o ruru {other} aka, ị ga-enwetaghachi {back}${included}.} other {nye gị. Mgbe o ruru gị aka, lelee ya, nyeghachizie {other} ego ya n’ibe ịtụ ahịa ahụ: {other} ga-enweta {back}${included}. Ọ bụrụ na nsogbu dị na ya, kpesaa n’ebe ahụ.}} {role, select, buyer {Ọ bụrụ na {other} emeghị ihe ọ bụla tupu {deadline}, onye ogbugbo ga-elele ịtụ ahịa ahụ.} other {Ọ bụrụ na ị meghị ihe ọ bụla tupu {deadline}, onye ogbugbo ga-elele ịtụ ahịa ahụ.}}`,
    push: "Onye na-ebu ngwaahịa na-ebughachi otu ịtụ ahịa gị nye onye na-ere.",
    button: open,
  },
  "order.return_arrived": {
    title: "{role, select, buyer {O rutela onye na-ere aka} other {Ọ lọghachitela n’aka gị}}: {title}",
    body: `{role, select, buyer {{by} enyela ya {other}, onye nwere oge ruo {deadline} ilele ya. Mgbe ahụ ị ga-enwetaghachi {back}${included}, belụsọ ma {other} kpesaa nsogbu.} other {{by} kwuru na e nyela gị ya. Lelee ya, nyeghachizie {other} ego ya n’ibe ịtụ ahịa ahụ. Ọ bụrụ na nsogbu dị na ya, ma ọ bụ na i nwetaghị ya, kpesaa. Ọ bụrụ na ị meghị ihe ọ bụla tupu {deadline}, {other} ga-enweta {back}${included}.}}`,
    push: "Ihe e zighachiri ezighachi erutela.",
    button: open,
  },
  "order.return_sent": {
    title: "{other} ezighachila ya: {title}",
    body: `${carried}\n\nMgbe o ruru gị aka, lelee ya, nyeghachizie {other} ego ya n’ibe ịtụ ahịa ahụ. Ọ bụrụ na nsogbu dị na ya, kpesaa n’ebe ahụ. Ọ bụrụ na ị meghị ihe ọ bụla tupu {deadline}, onye ogbugbo ga-elele ịtụ ahịa ahụ.`,
    push: "Otu ịtụ ahịa gị na-alọghachi.",
    button: open,
  },
  "order.refunded": {
    title: "{role, select, buyer {{back} alọghachila n’akpa ego gị} other {E nyeghachila ego}}: {title}",
    body: `{role, select, buyer {{other} enwetaghachila ya, ya mere {back} dị n’akpa ego gị${included}.} other {Ị nwetaghachila ya, ya mere {other} enwetala {back}${included}.}} ${unused}`,
    push: "E nyeghachila ego otu ịtụ ahịa gị.",
    text: `Amana: {title} aloghachikwutela onye na-ere. ${textRefunded}: {link}`,
    button: open,
  },
  "order.shared": {
    title: "{role, select, seller {Akwụọla gị {paid}} other {{back} alọghachila n’akpa ego gị}}: {title}",
    body: "Unu abụọ kwekọrịtara ka {role, select, seller {{other} jide ya n’ọnụ ala. {paid} dị n’akpa ego gị, mgbe e wepụchara ego ọrụ, {other} enwetaghachilakwa {back}.} other {i jide ya n’ọnụ ala. {back} dị n’akpa ego gị, akwụọlakwa {other} nke fọdụrụ.}}",
    push: "Otu ịtụ ahịa gị agwụla, e nyeghachikwa ego.",
    button: open,
  },
  "order.cancelled": {
    title: "A kagburu ịtụ ahịa: {title}",
    body: `{by, select, you {Ọ bụ gị kagburu ya.} them {{other} kagburu ya.} other {Unu abụọ kwekọrịtara ịkagbu ya.}} ${reason}\n\n${refunded}{role, select, buyer {, ego nziga so na ya.} other {.}} {listing, select, paused {A kwụsịtụla ihe ị na-ere ruo mgbe ị ga-emepe ya ọzọ.} other {}}`,
    push: "A kagburu otu ịtụ ahịa gị.",
    text: `Amana: a kagburu itu ahia {title}. ${textRefunded}: {link}`,
    button: open,
  },
  "order.lapsed": {
    title: "E {step, select, start {bidoghị} other {zigaghị}} ya n’oge: {title}",
    body: `{role, select, buyer {{other} {step, select, start {ebidoghị} other {ezigaghị ya}} n’oge.} other {I {step, select, start {bidoghị} other {zigaghị ya}} n’oge, ya mere a kwụsịtụla ihe ị na-ere.}}\n\n${refunded}{role, select, buyer {, ego nziga so na ya.} other {.}}`,
    push: "Otu ịtụ ahịa gị agwụla: oge agafeela.",
    text: `Amana: e {step, select, start {bidoghi} other {zigaghi}} {title} n'oge. ${textRefunded}: {link}`,
    button: open,
  },
  "order.half_time": {
    title: "Ọkara oge gị agafeela: {title}",
    body: yourTurn,
    push: "Otu ịtụ ahịa na-eche gị. Ọkara oge agafeela.",
    button: open,
  },
  "order.last_fifth": {
    title: "O fọdụrụ {deadline_left}: {title}",
    body: yourTurn,
    push: "Otu ịtụ ahịa na-eche gị. Oge fọdụrụ nta.",
    text: `Amana: o foduru {deadline_left} maka ${textStep}: {title}. {step, select, inspect {Azizaghi? A ga-akwu ugwo} confirm {Azizaghi? Onye ogbugbo ga-abata} hand {Onye ogbugbo ga-abata} send_back {Ma o bughi ya, o buru nke gi} check_return {Onye ogbugbo ga-abata} look_at_return {A ga-eweghachi ego} other {A ga-eweghachi ego}}: {link}`,
    button: open,
  },
  "order.code_locked": {
    title: "{lock, select, void {Koodu nnata anaghịzi arụ ọrụ} other {Koodu nnata na-ezighị ezi}}: {title}",
    body: "{lock, select, void {E dere nọmba na-ezighị ezi ugboro 15. {role, select, buyer {Mee koodu ọzọ n’ibe ịtụ ahịa ahụ mgbe ihe ahụ dị gị n’aka, i lelekwaala ya.} other {Gwa {other} ka o mee koodu ọzọ.}}} other {E dere nọmba na-ezighị ezi ugboro ise, ya mere anyị agaghị anara nke ọ bụla ruo nkeji 15. {role, select, buyer {Ọ bụrụ na ihe ahụ adịbeghị gị n’aka, enyela onye ọ bụla koodu gị.} other {Ị nwere ike ịse foto koodu {other} kama.}}}}",
    push: "E dere koodu nnata na-ezighị ezi maka otu ịtụ ahịa.",
    button: open,
  },
  "shipment.event": {
    title:
      "{status, select, OUT_FOR_DELIVERY {A na-ebute ya taa} READY_FOR_PICKUP {Ọ dịla njikere ka e buru ya} LOST {E kwuru na o furu efu} other {A gbalịrị ibunye ya}}: {title}",
    body: "{status, select, OUT_FOR_DELIVERY {{by} na-ebute ya taa. Gosi koodu nnata gị naanị mgbe ọ dị gị n’aka, i lelekwaala ya.} READY_FOR_PICKUP {{by} debeere gị ya. Ibe ịtụ ahịa ahụ na-egosi ebe ọ dị.} LOST {{by} kwuru na ọ hụghị ya. {role, select, buyer {Kpesaa nsogbu ma ọ bụrụ na ị chọghị ichere.} other {Jụọ {by} ihe mere, degara onye na-azụ ahịa.}}} other {{by} bịara, mana ọ nweghị onye nara ya. {role, select, buyer {Ibe ịtụ ahịa ahụ na-egosi ihe ị ga-eme.} other {Degara onye na-azụ ahịa ka ọ nara ya oge ọzọ.}}}}",
    push: "E nwere akụkọ banyere otu ngwugwu gị.",
    button: open,
  },
  "order.code_renewed": {
    title: "Koodu nnata ọhụrụ: {title}",
    body: "{role, select, buyer {I mere koodu nnata ọzọ.} other {{other} mere koodu nnata ọzọ.}} Nke bu ụzọ anaghịzi arụ ọrụ.",
    push: "Otu ịtụ ahịa nwere koodu nnata ọhụrụ.",
    button: open,
  },
};
