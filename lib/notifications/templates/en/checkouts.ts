import type { TemplatesOf } from "../parts";

export const checkouts: TemplatesOf<"checkout"> = {
  "checkout.bought": {
    title: "You bought {title}",
    body: "Your money arrived, so we bought it for {amount} as you asked. The money is held until you say that all is right.",
    push: "An order of yours is placed.",
    button: "View order",
  },
  "checkout.failed": {
    title: "We couldn’t buy {title}",
    body: "It changed or was sold before your money arrived. You haven’t paid anything, and what you added is in your wallet.",
    push: "An order of yours couldn’t be placed.",
    button: "See what happened",
  },
  "checkout.lapsed": {
    title: "Not bought: {title}",
    body: "The {amount} weren’t in your wallet within 30 minutes, so nothing was bought. Anything you added stays in your wallet.",
    push: "An order of yours wasn’t placed in time.",
    button: "View order",
  },
};
