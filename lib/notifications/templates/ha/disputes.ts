import type { TemplatesOf } from "../parts";

const open = "Buɗe cinikin";

export const disputes: TemplatesOf<"dispute"> = {
  "dispute.opened": {
    title:
      "{by, select, you {Kun kawo ƙara} them {{other} ya kawo ƙara} other {Mai sulhu yana duba cinikinku}}: {title}",
    body: "{amount} zai kasance a escrow har sai mai sulhu ya yanke hukunci. Ku faɗi abin da ya faru a hirar cinikin, tare da abin da ke nuna shi.",
    push: "Wani cinikinku ya je wurin mai sulhu.",
    text: "Amana: akwai jayayya a cinikinku da {other} ({title}). Kudin yana escrow. Ku fadi naku: {link}",
    button: open,
  },
  "dispute.review_started": {
    title: "Mai sulhu yana dubawa: {title}",
    body: "Za a tambaye ku a hirar cinikin idan wani abu bai bayyana ba.",
    push: "Mai sulhu yana duba cinikinku.",
    button: open,
  },
  "dispute.settled": {
    title: "Jayayyar ta ƙare: {title}",
    body: "{ruling, select, release {Mai saye ya amince, don haka an biya mai sayarwa.} split {Kun sasanta: {paid} ga mai sayarwa, {back} ga mai saye.} other {Mai sayarwa ya amince, don haka mai saye ya karɓi {amount} ɗinsa.}}",
    push: "Wata jayayyarku ta ƙare.",
    button: open,
  },
  "dispute.answered": {
    title: "{other} ya faɗi nasa ɓangaren: {title}",
    body: "Za ku iya karantawa a shafin cinikin bayan kun rubuta naku, kuma ku ba da amsa sau ɗaya.",
    push: "Ɗaya ɓangaren jayayyarku ya ba da amsa.",
    button: open,
  },
  "dispute.evidence": {
    title: "{by, select, staff {Mai sulhu} other {{other}}} ya ƙara shaida: {title}",
    body: "Akwai sabon abu a shafin jayayyarku. Za ku ga abin da ɗaya ɓangaren ya ƙara bayan kun rubuta bayaninku.",
    push: "Akwai sabuwar shaida a jayayyarku.",
    button: "Duba shaidar",
  },
  "dispute.ruled": {
    title: "Mai sulhu ya yanke hukunci: {title}",
    body: "{ruling, select, release {Mai sayarwa zai karɓi {paid}.} split {Za a raba kuɗin: {paid} ga mai sayarwa, {back} ga mai saye.} return {Kayan za su koma wurin mai sayarwa, {cost, select, buyer {a kuɗin mai saye} other {a kuɗin mai sayarwa}}. Sannan za a mayar wa mai saye {back}.} other {Za a mayar wa mai saye {back}.}} Dalilin yana shafin cinikin. Kowannenku zai iya ɗaukaka ƙara har zuwa {until}. Bayan haka hukuncin ya zama na ƙarshe{ruling, select, return {.} other { kuma a biya kuɗin.}}",
    push: "Mai sulhu ya yanke hukunci a cinikinku.",
    text: "Amana: hukunci kan cinikinku da {other} ({title}): {ruling, select, release {mai sayarwa} split {rabo} return {a mayar} other {mai saye}}. Daukaka kara cikin awa 24: {link}",
    button: "Karanta dalilin",
  },
  "dispute.appealed": {
    title: "{by, select, you {Kun ɗaukaka ƙara} other {{other} ya ɗaukaka ƙara}}: {title}",
    body: "Wani mai sulhu zai sake duba komai ya yanke hukunci kafin {until}. Wannan hukuncin na ƙarshe ne.",
    push: "An ɗaukaka ƙara a kan cinikinku.",
    button: open,
  },
  "dispute.final": {
    title: "Hukuncin ya zama na ƙarshe: {title}",
    body: "{ruling, select, release {An biya mai sayarwa {paid}.} split {An raba kuɗin: {paid} ga mai sayarwa, {back} ga mai saye.} other {Mai saye ya karɓi {back} ɗinsa.}}",
    push: "Hukuncin cinikinku ya zama na ƙarshe.",
    button: open,
  },
  "dispute.late": {
    title: "Mun makara da hukunci: {title}",
    body: "Ba mu yanke hukunci a kan lokaci ba, muna ba da haƙuri. Wani mai sulhu ne yake duba jayayyarku yanzu, zai yanke hukunci kafin {until}. Za a mayar wa mai sayarwa ladanmu na wannan ciniki.",
    push: "Hukuncin cinikinku zai ɗauki ƙarin lokaci.",
    button: open,
  },
  "dispute.offered": {
    title: "{other} yana son a sasanta: {title}",
    body: "{ruling, select, return {{other} ya ce kayan su koma wurin mai sayarwa, {cost, select, buyer {a kuɗin mai saye} way_back {a kuɗin mai sayarwa, wanda zai ajiye {adds} don mayarwa} other {a kuɗin mai sayarwa}}. Idan sun koma, mai saye zai karɓi {back}. Idan kun amince kafin {until}, jayayyar ta ƙare kuma mai saye zai mayar da kayan.} other {{other} ya ce mai saye ya karɓi {back}, mai sayarwa kuma {paid}, kafin ladanmu. Idan kun amince kafin {until}, jayayyar ta ƙare kuma a biya kuɗin.}}",
    push: "Ɗaya ɓangaren yana son a sasanta.",
    button: "Duba tayin",
  },
  "dispute.fee_returned": {
    title: "Mun mayar da ladanmu: {title}",
    body: "Hukuncin wannan ciniki ya makara, don haka {fee} na ladanmu yana jakarku.",
    push: "Mun mayar da ladanmu na wani ciniki.",
    button: open,
  },
  "dispute.claim_closed": {
    title: "An rufe ƙara: {title}",
    body: "Abin da aka yanke game da cinikinku da ya ƙare yana shafinsa.",
    push: "An rufe ƙara game da cinikinku.",
    button: open,
  },
};
