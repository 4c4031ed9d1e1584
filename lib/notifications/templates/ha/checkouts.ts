import type { TemplatesOf } from "../parts";

export const checkouts: TemplatesOf<"checkout"> = {
  "checkout.bought": {
    title: "Kun sayi {title}",
    body: "Kuɗinku ya iso, don haka mun saya muku a kan {amount} kamar yadda kuka nema. Za a riƙe kuɗin har sai kun ce komai ya yi daidai.",
    push: "An yi wata odarku.",
    button: "Duba oda",
  },
  "checkout.failed": {
    title: "Ba mu iya sayen {title} ba",
    body: "Ya canza ko an sayar da shi kafin kuɗinku ya iso. Ba ku biya komai ba, kuma abin da kuka ƙara yana walat ɗinku.",
    push: "Ba a iya yin wata odarku ba.",
    button: "Duba abin da ya faru",
  },
  "checkout.lapsed": {
    title: "Ba a saya ba: {title}",
    body: "{amount} bai kasance a walat ɗinku cikin minti 30 ba, don haka ba a sayi komai ba. Duk abin da kuka ƙara yana nan a walat ɗinku.",
    push: "Ba a yi wata odarku a kan lokaci ba.",
    button: "Duba oda",
  },
};
