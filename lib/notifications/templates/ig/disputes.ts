import type { TemplatesOf } from "../parts";

const open = "Mepee azụmahịa";

export const disputes: TemplatesOf<"dispute"> = {
  "dispute.opened": {
    title:
      "{by, select, you {Ị kpesara} them {{other} kpesara} other {Onye ogbugbo na-elele azụmahịa gị}}: {title}",
    body: "{amount} ga-adị n’escrow ruo mgbe onye ogbugbo kpebiri. Kwuo ihe mere na nkata azụmahịa ahụ, ya na ihe ọ bụla na-egosi ya.",
    push: "Otu azụmahịa gị erutela onye ogbugbo.",
    text: "Amana: esemokwu di n'azumahia gi na {other} ({title}). Ego ahu di n'escrow. Kwuo nke gi: {link}",
    button: open,
  },
  "dispute.review_started": {
    title: "Onye ogbugbo na-elele ya: {title}",
    body: "A ga-ajụ gị na nkata azụmahịa ahụ ma ọ bụrụ na ihe edoghị anya.",
    push: "Onye ogbugbo na-elele azụmahịa gị.",
    button: open,
  },
  "dispute.settled": {
    title: "Esemokwu agwụla: {title}",
    body: "{ruling, select, release {Onye na-azụ kwenyere, ya mere akwụọla onye na-ere.} split {Unu edozila ya: {paid} nye onye na-ere, {back} nye onye na-azụ.} other {Onye na-ere kwenyere, ya mere onye na-azụ enwetaghachila {amount}.}}",
    push: "Otu esemokwu gị agwụla.",
    button: open,
  },
  "dispute.answered": {
    title: "{other} ekwuola nke ya: {title}",
    body: "Ị ga-agụ ya na ibe azụmahịa ahụ mgbe i deela nke gị, ị nwekwara ike ịza ya otu ugboro.",
    push: "Onye nke ọzọ n’esemokwu gị azala.",
    button: open,
  },
  "dispute.evidence": {
    title: "{by, select, staff {Onye ikpe} other {{other}}} tinyere ihe akaebe: {title}",
    body: "Ihe ọhụrụ dị na ibe esemokwu gị. Ị ga-ahụ ihe onye nke ọzọ tinyere mgbe i deela nke gị.",
    push: "Ihe akaebe ọhụrụ dị n’esemokwu gị.",
    button: "Lee ihe akaebe",
  },
  "dispute.ruled": {
    title: "Onye ogbugbo ekpebiela: {title}",
    body: "{ruling, select, release {Onye na-ere ga-enweta {paid}.} split {A ga-eke ego ahụ: {paid} nye onye na-ere, {back} nye onye na-azụ.} return {Ihe ahụ ga-alaghachikwuru onye na-ere, {cost, select, buyer {onye na-azụ ga-akwụ ụgwọ ya} other {onye na-ere ga-akwụ ụgwọ ya}}. Mgbe ahụ onye na-azụ ga-enwetaghachi {back}.} other {Onye na-azụ ga-enwetaghachi {back}.}} Ihe kpatara ya dị na ibe azụmahịa ahụ. Onye ọ bụla n’ime unu nwere ike ịrịọ ka e lelee ya ọzọ ruo {until}. Mgbe ahụ gachara, mkpebi ahụ bụ nke ikpeazụ{ruling, select, return {.} other {, a ga-akwụkwa ego ahụ.}}",
    push: "Onye ogbugbo ekpebiela azụmahịa gị.",
    text: "Amana: e kpebiela azumahia gi na {other} ({title}): {ruling, select, release {onye na-ere} split {e kere ya} return {weghachi} other {onye na-azu}}. Rioo n'ime awa 24: {link}",
    button: "Gụọ ihe kpatara ya",
  },
  "dispute.appealed": {
    title: "{by, select, you {Ị rịọla ka e lelee ya ọzọ} other {{other} rịọrọ ka e lelee ya ọzọ}}: {title}",
    body: "Onye ogbugbo ọzọ ga-elele ihe niile ọzọ ma kpebie tupu {until}. Mkpebi ahụ bụ nke ikpeazụ.",
    push: "A rịọrọ ka e lelee mkpebi azụmahịa gị ọzọ.",
    button: open,
  },
  "dispute.final": {
    title: "Mkpebi ahụ bụ nke ikpeazụ: {title}",
    body: "{ruling, select, release {Akwụọla onye na-ere {paid}.} split {E kere ego ahụ: {paid} nye onye na-ere, {back} nye onye na-azụ.} other {Onye na-azụ enwetaghachila {back}.}}",
    push: "Mkpebi azụmahịa gị bụ nke ikpeazụ.",
    button: open,
  },
  "dispute.late": {
    title: "Anyị egbuola oge na mkpebi: {title}",
    body: "Anyị ekpebighị n’oge, biko gbaghara anyị. Onye ogbugbo ọzọ na-elele esemokwu gị ugbu a, ọ ga-ekpebi tupu {until}. Onye na-ere ga-enwetaghachi ego ọrụ anyị n’azụmahịa a.",
    push: "Mkpebi azụmahịa gị ga-ewekwu oge.",
    button: open,
  },
  "dispute.offered": {
    title: "{other} chọrọ ka unu dozie ya: {title}",
    body: "{ruling, select, return {{other} sị ka ihe ahụ laghachikwuru onye na-ere, {cost, select, buyer {onye na-azụ ga-akwụ ụgwọ ya} way_back {onye na-ere ga-akwụ ụgwọ ya, debekwa {adds} maka nzighachi} other {onye na-ere ga-akwụ ụgwọ ya}}. Mgbe ọ lọghachiri, onye na-azụ ga-enweta {back}. Ọ bụrụ na i kwere tupu {until}, esemokwu ahụ agwụla, onye na-azụ ga-ezighachikwa ihe ahụ.} other {{other} sị ka onye na-azụ were {back}, onye na-ere were {paid}, tupu e wepụ ego ọrụ. Ọ bụrụ na i kwere tupu {until}, esemokwu ahụ agwụla, a ga-akwụkwa ego ahụ.}}",
    push: "Onye nke ọzọ chọrọ ka unu dozie esemokwu.",
    button: "Lee ihe o kwuru",
  },
  "dispute.fee_returned": {
    title: "Anyị enyeghachila ego ọrụ anyị: {title}",
    body: "Mkpebi azụmahịa a gburu oge, ya mere {fee} nke ego ọrụ dị n’akpa gị.",
    push: "Anyị enyeghachila ego ọrụ anyị n’otu azụmahịa.",
    button: open,
  },
  "dispute.claim_closed": {
    title: "E mechiela mkpesa: {title}",
    body: "Ihe e kpebiri banyere azụmahịa gị gwụrụ agwụ dị na ibe ya.",
    push: "E mechiela mkpesa banyere azụmahịa gị.",
    button: open,
  },
};
