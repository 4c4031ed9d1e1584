import type { TemplatesOf } from "../parts";

export const offers: TemplatesOf<"offer"> = {
  "offer.expiring_72h": {
    title: "Your offer ends in three days: {title}",
    body: "It’s for {price}, until {until}. Publish it again for longer if you still want to sell.",
    push: "An offer of yours ends in three days.",
    button: "View offer",
  },
  "offer.expiring_24h": {
    title: "Your offer ends tomorrow: {title}",
    body: "It’s for {price}, until {until}. Publish it again for longer if you still want to sell.",
    push: "An offer of yours ends tomorrow.",
    button: "View offer",
  },
  "offer.expired": {
    title: "Your offer has ended: {title}",
    body: "Nobody bought it for {price}. You can publish it again, perhaps for less.",
    push: "An offer of yours has ended.",
    button: "View offer",
  },
  "offer.withdrawn_for_you": {
    title: "We unpublished your offer: {title}",
    body: "Your account is blocked, so nobody can buy it.",
    push: "An offer of yours was unpublished.",
    button: "View offer",
  },
  "offer.extended": {
    title: "Your offer runs longer: {title}",
    body: "It’s now open until {until}, Lagos time.\n\nOur reason: “{reason}”\n\nYou can unpublish it until someone accepts it.",
    push: "An offer of yours runs longer.",
    button: "View offer",
  },
};

export const chat: TemplatesOf<"chat"> = {
  "chat.message": {
    title: "{what, select, picture {{other} sent a picture} other {{other} wrote to you}}",
    body: "It’s about your trade: {title}.",
    push: "You have a new message about a trade.",
    button: "Read it",
  },
};
