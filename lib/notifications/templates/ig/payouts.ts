import type { TemplatesOf } from "../parts";

const back = "{total}, ya na ụgwọ ọrụ, alọghachila n’akpa ego gị.";
const end = "Nọmba ntụaka: {reference}";
const notYou = "Ọ bụghị gị? Gbanwee paswọọdụ gị ugbu a site na ‘Forgot your password?’ na ibe ntinye.";
const button = "Lee mwepụ ego";

export const payouts: TemplatesOf<"payout"> = {
  "payout.asked": {
    title: "Ị rịọrọ iwepụ {amount}",
    body: `A ga-ezigara akaụntụ gị {account} {amount}. Ya na ụgwọ ọrụ {fee}, {total} apụọla n’akpa ego gị.

{promise, select, checking {Anyị na-elele ya. Ọ ga-ewe sekọnd ole na ole.} held {E jidere ya ruo {until}.} review {Mmadụ abụọ na-elele nnukwu mwepụ ego. Ọ na-abụkarị n’ime awa 24.} waits {Ọ na-eche ugbu a. Ego gị nọ n’udo, anyị ga-eziga ya n’onwe anyị.} paid {Akwụọla ya n’ụlọ akụ gị. Ụfọdụ ụlọ akụ na-ewe ihe ruru otu awa tupu ọ pụta.} back {E zigaghị ya, ma ọ bụ na ọ lọghachiri: ego ahụ na ụgwọ ọrụ dị n’akpa ego gị.} other {Ọ na-erutekarị ụlọ akụ gị n’ime nkeji 15.}}{cancel, select, can { Ị nwere ike ịkagbu ya tupu e zie ya.} other {}}

${notYou}

${end}`,
    push: "Ị rịọrọ iwepụ ego.",
    text: "Amana: a rioro iwepu {amount} na {account}. O bughi gi? Kagbuo ya, gbanwee paswoodu gi: {link}",
    button,
  },
  "payout.held": {
    title: "E jidere mwepụ {amount} gị ruo {until}",
    body: `Ọ bụ maka nchekwa gị, {because, select, phone_changed {n’ihi na a gbanwere nọmba ekwentị gị} password_reset {n’ihi na e ji imel gbanwee paswọọdụ gị} google_linked {n’ihi na e ji imel jikọta Google} restricted {n’ihi na e nwere mmachi na mwepụ ego n’akaụntụ gị} other {n’ihi na akaụntụ a dị ọhụrụ}}. {after, select, review {Mgbe ahụ, mmadụ abụọ ga-elele ya.} other {Mgbe ahụ, a ga-eziga ya ozugbo.}} Ị nwere ike ịkagbu ya tupu mgbe ahụ.\n\n${notYou}\n\n${end}`,
    push: "E jidere otu mwepụ ego gị.",
    button,
  },
  "payout.agreed": {
    title: "Anyị akwadola mwepụ {amount} gị",
    body: `Mmadụ abụọ elelela ya. Ọ na-erutekarị {account} n’ime nkeji 15.\n\n${end}`,
    push: "Anyị akwadola otu mwepụ ego gị.",
    button,
  },
  "payout.paid": {
    title: "Anyị ezigala {amount} n’ụlọ akụ gị",
    body: `Anyị ezigala {amount} n’akaụntụ gị {account}. Ụgwọ ọrụ bụ {fee}.\n\nỤfọdụ ụlọ akụ na-ewe ihe ruru otu awa tupu ọ pụta.\n\n${end}`,
    push: "Anyị ezigala ego gị n’ụlọ akụ gị.",
    button,
  },
  "payout.failed": {
    title: "Mwepụ {amount} gị agaghị",
    body: `Ego ahụ eruteghị {account}. ${back}\n\nLelee akaụntụ ahụ ma ọ bụ jiri nke ọzọ, wee nwalee ọzọ.\n\n${end}`,
    push: "Otu mwepụ ego gị agaghị.",
    text: "Amana: mwepu {amount} na {account} agaghi. Ego ahu alaghachila n'akpa ego gi. Nwalee ozo: {link}",
    button,
  },
  "payout.reversed": {
    title: "Ụlọ akụ gị weghachiri {amount}",
    body: `{account} weghachiri ego i wepụrụ mgbe akwụchara ya. ${back}\n\nJụọ ụlọ akụ gị ihe kpatara ya tupu ị nwalee otu akaụntụ ahụ ọzọ.\n\n${end}`,
    push: "Ụlọ akụ gị weghachiri ego i wepụrụ.",
    button,
  },
  "payout.rejected": {
    title: "Anyị anabataghị mwepụ {amount} gị",
    body: `Anyị anabataghị mwepụ ego gị na {account}. ${back}\n\nIhe kpatara ya: {reason}\n\n${end}`,
    push: "Anyị anabataghị otu mwepụ ego gị.",
    button,
  },
};
