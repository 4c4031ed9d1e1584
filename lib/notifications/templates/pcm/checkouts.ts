import type { TemplatesOf } from "../parts";

export const checkouts: TemplatesOf<"checkout"> = {
  "checkout.bought": {
    title: "You don buy {title}",
    body: "Your money don land, so we don buy am for {amount} as you talk. We go hold the money until you talk say everything correct.",
    push: "One order of yours don enter.",
    button: "See order",
  },
  "checkout.failed": {
    title: "We no fit buy {title}",
    body: "E don change or another person don buy am before your money land. You never pay anything, and the money wey you add dey your wallet.",
    push: "One order of yours no fit enter.",
    button: "See wetin happen",
  },
  "checkout.lapsed": {
    title: "We no buy am: {title}",
    body: "{amount} no dey your wallet inside 30 minutes, so we no buy anything. Any money wey you add still dey your wallet.",
    push: "One order of yours no enter on time.",
    button: "See order",
  },
};
