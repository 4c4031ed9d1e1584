import type { TemplatesOf } from "../parts";

export const match: TemplatesOf<"match"> = {
  "match.found": {
    title: "Just listed: {title}",
    body: "It’s {price} and fits a search that you saved.",
    push: "A new listing fits a search that you saved.",
    button: "View listing",
  },
  "match.daily": {
    title: "{count, plural, one {A new listing} other {# new listings}} for you",
    body: "{count, plural, one {It’s} other {One of them is}} “{title}” for {price}. You saved a search that fits, or follow the store.",
    push: "New listings fit searches that you saved, or are from stores that you follow.",
    button: "View saved searches",
  },
};

export const favourite: TemplatesOf<"favourite"> = {
  "favourite.fell": {
    title: "Price drop: {title}",
    body: "It’s now {price}. It was {from}.",
    push: "The price of a listing that you saved has dropped.",
    button: "View listing",
  },
  "favourite.last_one": {
    title: "One left: {title}",
    body: "It’s {price}. You saved it, and only one is left.",
    push: "Only one is left of a listing that you saved.",
    button: "View listing",
  },
  "favourite.ending": {
    title: "Ends soon: {title}",
    body: "It’s {price}, until {until}. You saved it.",
    push: "A listing that you saved ends soon.",
    button: "View listing",
  },
};
