import { formatPhone, maskPhone } from "@/lib/identity/contact/phone";
import { formatMinor } from "@/lib/money/format";
import type { AssetWords } from "../asset";
import { networkFacts } from "./networks";
import type { AirtimeDelivery, AirtimeTerms } from "./terms";

const title = ({ faceValue, network }: AirtimeTerms): string =>
  `${formatMinor(BigInt(faceValue.minor), faceValue.currency, { compact: true })} ${networkFacts[network].name} airtime`;

const towards = (delivery: AirtimeDelivery | null) =>
  delivery ? ` to ${formatPhone(delivery.recipientPhone)}` : "";

/** What is said of a trade of airtime: the seller sends it, the buyer looks at their phone. */
export const airtimeWords: AssetWords<AirtimeTerms, AirtimeDelivery> = {
  kind: "Airtime",
  title,
  goesTo: ({ recipientPhone }) => maskPhone(recipientPhone),
  goesToInFull: ({ recipientPhone }) => formatPhone(recipientPhone),
  extension: "30 more minutes",
  begin: "Start and show the number",
  beginFirst: "Start first to see the number to send the airtime to.",
  received: "Airtime received",
  onlyIf: (terms) => `Confirm only if ${title(terms)} has arrived.`,
  beforeCancel: "Don’t cancel if you’ve already sent airtime.",
  asks: ({ terms, delivery, seller }) => ({
    title: `Is your ${title(terms)} in?`,
    text: `${seller} sent it${towards(delivery)}. No answer? A moderator reviews it before anyone is paid.`,
  }),
  check: "Check your airtime balance first.",
  waiting: {
    seller: ({ terms, buyer, price }) => ({
      title: `Start when you’re ready to send ${title(terms)}.`,
      text: `If you don’t start in time, ${buyer} is refunded ${price} and your offer is unpublished.`,
    }),
    buyer: ({ seller, price }) => ({
      title: `Waiting for ${seller} to start.`,
      text: `If ${seller} doesn’t start in time, your ${price} returns to your wallet automatically.`,
    }),
  },
  begun: {
    seller: ({ terms, delivery }) => ({
      title: `Send ${title(terms)}${towards(delivery)}, then mark it as sent.`,
      text: "If time runs out, a moderator reviews the trade before anyone is paid.",
    }),
    buyer: ({ terms, delivery, seller }) => ({
      title: `${seller} is sending ${title(terms)}${towards(delivery)}.`,
      text: "If time runs out, a moderator reviews the trade before anyone is paid.",
    }),
  },
  delivered: {
    seller: ({ buyer }) => ({
      title: `${buyer} is checking that it arrived.`,
      text: `You’re paid when ${buyer} confirms. If ${buyer} doesn’t respond, a moderator reviews the trade, so keep the confirmation SMS.`,
    }),
    buyer: ({ terms, delivery }) => ({
      title: `Check ${delivery ? formatPhone(delivery.recipientPhone) : "your number"} for ${title(terms)}.`,
      text: "If you don’t respond, a moderator reviews the trade before anyone is paid.",
    }),
  },
};
