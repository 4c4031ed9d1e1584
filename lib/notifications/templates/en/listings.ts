import type { TemplatesOf } from "../parts";

export const listings: TemplatesOf<"listing"> = {
  "listing.approved": {
    title: "Your listing is live: {title}",
    body: "We’ve looked at it, and buyers see it now, for {price}, until {until}.",
    push: "A listing of yours is live.",
    button: "View listing",
  },
  "listing.rejected": {
    title: "Your listing needs a change: {title}",
    body: "It isn’t shown to buyers like this.\n\nOur reason: “{reason}”\n\nChange it, and submit it again.",
    push: "A listing of yours needs a change.",
    button: "View listing",
  },
  "listing.taken_down": {
    title: "We took your listing down: {title}",
    body: "Buyers don’t see it any more. Trades of it run on.\n\nOur reason: “{reason}”",
    push: "A listing of yours was taken down.",
    button: "View listing",
  },
  "listing.late": {
    title: "Our review takes longer: {title}",
    body: "We haven’t reviewed your listing in time, and we’re sorry. A moderator decides by {until}, Lagos time. You don’t need to do anything.",
    push: "The review of a listing of yours takes longer.",
    button: "View listing",
  },
  "listing.expiring_72h": {
    title: "Your listing ends in three days: {title}",
    body: "It’s for {price}, until {until}. Renew it if you still want to sell.",
    push: "A listing of yours ends in three days.",
    button: "View listing",
  },
  "listing.expiring_24h": {
    title: "Your listing ends tomorrow: {title}",
    body: "It’s for {price}, until {until}. Renew it if you still want to sell.",
    push: "A listing of yours ends tomorrow.",
    button: "View listing",
  },
};
