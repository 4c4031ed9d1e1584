import type { TemplatesOf } from "../parts";

export const checkouts: TemplatesOf<"checkout"> = {
  "checkout.bought": {
    title: "Ị zụtala {title}",
    body: "Ego gị abatala, ya mere anyị zụtara ya {amount} dịka ị rịọrọ. A ga-ejide ego ahụ ruo mgbe ị ga-ekwu na ihe niile ziri ezi.",
    push: "Edebela otu ịtụ ahịa gị.",
    button: "Lee ịtụ ahịa",
  },
  "checkout.failed": {
    title: "Anyị enweghị ike ịzụta {title}",
    body: "Ọ gbanwere ma ọ bụ e rere ya tupu ego gị abata. Ị kwụghị ụgwọ ọ bụla, ihe i tinyere dịkwa n’akpa ego gị.",
    push: "A pụghị idebe otu ịtụ ahịa gị.",
    button: "Lee ihe mere",
  },
  "checkout.lapsed": {
    title: "A zụtaghị ya: {title}",
    body: "{amount} adịghị n’akpa ego gị n’ime nkeji 30, ya mere a zụtaghị ihe ọ bụla. Ihe i tinyere ka dị n’akpa ego gị.",
    push: "Edebeghị otu ịtụ ahịa gị n’oge.",
    button: "Lee ịtụ ahịa",
  },
};
