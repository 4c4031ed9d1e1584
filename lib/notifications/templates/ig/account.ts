import type { TemplatesOf } from "../parts";

const reason = "Ihe kpatara ya: {reason}";
const ends =
  "{ends, select, then {Ọ ga-akwụsị na {until}, oge Legọs.} other {Ọ ga-adị ruo mgbe anyị wepụrụ ya.}}";
const review = "Ị chere na o zighị ezi? Zaghachi imel anyị, anyị ga-elele ya anya.";

export const account: TemplatesOf<"account"> = {
  "account.blocked": {
    title: "Anyị agbachiela akaụntụ gị",
    body: `${reason}\n\n${ends}\n\nEgo gị nọ n’udo, azụmahịa gị mepere emepe na-aga n’ihu. Anyị ewepụla ihe ndị ị na-ere. Ị chere na o zighị ezi? Ị nwere ike ịrịọ ka e lelee ya ọzọ.`,
    push: "Anyị agbachiela akaụntụ gị.",
    text: "Amana: anyi agbachiela akauntu gi. Ego gi no n'udo. Lee ihe kpatara ya, rio ka e lelee ya ozo: {link}",
    button: "Lee ihe kpatara ya",
  },
  "account.frozen": {
    title: "Anyị akwụsịtụla akaụntụ gị",
    body: `${reason}\n\n${ends}\n\nỊ nwere ike ịbanye, ịkparịta ụka na iziga ihe n’azụmahịa mepere emepe, mana ọ bụ onye ogbugbo ga-ahapụ ego ọ bụla si n’aka gị, ị gaghịkwa enwe ike itinye ihe ọrịre, ịzụ ma ọ bụ iwepụ ego.\n\n${review}`,
    push: "Anyị akwụsịtụla akaụntụ gị.",
    text: "Amana: anyi akwusitula akauntu gi; i gaghi azu, ree ma o bu wepu ego ugbu a. Ego gi no n'udo. Lee ya: {link}",
    button: "Mepee akaụntụ gị",
  },
  "account.held": {
    title:
      "{what, select, no_publish {Ị gaghị enwe ike itinye ihe ọrịre ugbu a} no_accept {Ị gaghị enwe ike ịzụ ihe ugbu a} no_payout {E jidere mwepụ ego gị} no_release {Onye ogbugbo ga-elele ịkwụ ụgwọ gị ugbu a} other {Anyị ga-ajụ gị ka ị gosi na ọ bụ gị}}",
    body: `${reason}\n\n${ends}\n\nEgo gị nọ n’udo. ${review}`,
    push: "E jidere ihe na akaụntụ gị.",
    text: "Amana: {what, select, no_publish {i gaghi etinye ihe orire} no_accept {i gaghi azu ihe} no_payout {e jidere mwepu ego gi} no_release {onye ogbugbo ga-elele ikwu ugwo gi} other {biko gosi na o bu gi}} ugbu a. Lee ihe kpatara ya: {link}",
    button: "Mepee akaụntụ gị",
  },
  "account.paused": {
    title:
      "{what, select, no_publish {Ị gaghị enwe ike itinye ihe ọrịre ruo {until}} other {Ị gaghị enwe ike ịzụ ihe ruo {until}}}",
    body: "{what, select, no_publish {Ị kagburu ịtụ ahịa atọ n’ime ụbọchị 30, ya mere ị gaghị enwe ike itinye ihe ọrịre ọhụrụ ruo {until}, oge Legọs. Ihe ndị dị n’ahịa ka dị.} other {Ị kagburu ịtụ ahịa atọ n’ime ụbọchị 7, ya mere ị gaghị enwe ike ịzụ ihe ruo {until}, oge Legọs.}}\n\nEgo gị nọ n’udo, ịtụ ahịa gị mepere emepe na-aga n’ihu. Ị chere na o zighị ezi? Degara ndị enyemaka akwụkwọ, anyị ga-elele ya anya.",
    push: "A kwụsịtụrụ ihe na akaụntụ gị.",
    text: "Amana: {what, select, no_publish {i gaghi etinye ihe orire} other {i gaghi azu ihe}} ruo {until}, n'ihi na i kagburu itu ahia ato. Lee ya: {link}",
    button: "Mepee akaụntụ gị",
  },
  "account.unblocked": {
    title: "Akaụntụ gị emepeela ọzọ",
    body: "Anyị ewepụla mgbachi dị na akaụntụ gị. Ị nwere ike ịbanye, ịzụ, ire na iwepụ ego dịka na mbụ.",
    push: "Akaụntụ gị emepeela ọzọ.",
    text: "Amana: akauntu gi emepeela ozo. I nwere ike ibanye, izu, ire na iwepu ego: {link}",
    button: "Mepee akaụntụ gị",
  },
  "account.unfrozen": {
    title: "Anyị ewepụla otu mmachi na akaụntụ gị",
    body: "{what, select, frozen {A kwụsịghịzi akaụntụ gị.} no_publish {Ị nwere ike itinye ihe ọrịre ọzọ.} no_accept {Ị nwere ike ịzụ ihe ọzọ.} no_payout {Ị nwere ike iwepụ ego ọzọ.} no_release {Ị nwere ike ịhapụ ego ọzọ.} other {Ọ dịghịzi mkpa ka ị na-egosi na ọ bụ gị n’ihe niile.}} Ọ bụrụ na e jidere ihe ọzọ, ibe akaụntụ gị ga-egosi ya.",
    push: "Anyị ewepụla otu mmachi na akaụntụ gị.",
    text: "Amana: anyi ewepula otu mmachi. {what, select, frozen {A kwusighizi akauntu gi} no_publish {I nwere ike itinye ihe orire ozo} no_accept {I nwere ike izu ihe ozo} no_payout {I nwere ike iwepu ego ozo} no_release {I nwere ike ihapu ego ozo} other {O dighizi mkpa igosi na o bu gi}}.",
    button: "Mepee akaụntụ gị",
  },
  "account.tax_number": {
    title:
      "{outcome, select, checked {Anyị enyochala nọmba ụtụ isi gị} ended {Nọmba ụtụ isi gị anaghịzi arụ ọrụ} other {Anyị enweghị ike ịnabata nọmba ụtụ isi gị}}",
    body: "{outcome, select, checked {Anyị hụrụ {number} n’akwụkwọ ndekọ. Site ugbu a VAT dị n’ime ọnụahịa gị, rasiti ndị na-azụ ahịa gị ga-egosikwa nọmba gị.} other {Anyị chọrọ {number} n’akwụkwọ ndekọ.\n\n“{reason}”\n\nRuo mgbe i zitere ọzọ, VAT adịghị n’ime ọnụahịa gị.}}",
    push: "Anyị elelela nọmba ụtụ isi gị.",
    button: "Mepee nọmba ụtụ isi",
  },
};

export const appeals: TemplatesOf<"appeal"> = {
  "appeal.answered": {
    title:
      "{outcome, select, granted {Anyị ewepụla mgbachi dị na akaụntụ gị} other {Anyị anabataghị arịrịọ gị}}",
    body: "Onye ọrụ anyị ọzọ, ọ bụghị onye gbachiri ya, agụọla arịrịọ gị.\n\n“{answer}”\n\n{outcome, select, granted {Ị nwere ike ịbanye, ịzụ, ire na iwepụ ego ọzọ.} other {Akaụntụ gị ka dị na mgbachi. Ego gị nọ n’udo, ọ bụkwa nke gị.}}",
    push: "Anyị azaala arịrịọ gị.",
    text: "Amana: {outcome, select, granted {anyi ewepula mgbachi na akauntu gi.} other {anyi anabataghi aririo gi. Ego gi no n'udo.}} Guo aziza ya: {link}",
    button: "{outcome, select, granted {Mepee akaụntụ gị} other {Gụọ azịza ya}}",
  },
};
