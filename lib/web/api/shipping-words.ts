/** The operations about carts, where goods go, how sellers send them, and how they arrive. */
export const shippingWords = {
  "trades.ship":
    "For the seller of goods, once started: says how the parcel was sent: with a carrier and its number, by a rider, or with a driver at a motor park. Of what the buyer fetches nothing is sent.",
  "trades.undoShip": "For the seller: takes ‘sent’ back, within five minutes and at most twice.",
  "trades.handOver":
    "For the seller: hands over with the buyer’s code, which is six digits or the secret in their QR code, and starts the buyer’s time to look at it. Five wrong tries stop digits for 15 minutes; after fifteen the buyer makes a new code.",
  "trades.sayDelivered":
    "For the seller: says that what was sent has arrived. Without the buyer’s code or a carrier’s word, silence goes to a moderator and pays nobody.",
  "trades.sayHandedOver":
    "For the seller of what the buyer fetches, once both agreed where to meet: says that the buyer has it. Silence then goes to a moderator.",
  "trades.proposeMeeting": "Proposes where and when the buyer fetches it, within seven days.",
  "trades.agreeMeeting":
    "Agrees where and when to meet. The seller’s time then runs until a day after the meeting.",
  "trades.proposeReturn":
    "Proposes that a delivered order goes back: `paidBy` pays for both ways, and a seller who pays can add an amount in kobo for the way back, which is held from their wallet once both have agreed. Where the buyer pays, the delivery fee stays paid.",
  "trades.agreeReturn":
    "Agrees that it goes back. The buyer has five days to send it; the money stays in escrow.",
  "trades.proposeSplit":
    "Proposes that the buyer keeps it for less: `refunds` says what goes back of each line, by its number, in kobo; of a line at most what it cost, and in all less than the price.",
  "trades.agreeSplit":
    "Agrees that the buyer keeps it for less: both are paid their share, and the order ends.",
  "trades.returnShip": "For the buyer: says how the return was sent, as the seller did.",
  "trades.returnReceived": "For the seller: has it back. The buyer is refunded, and the order ends.",
  "trades.renewCode":
    "For the buyer of goods: makes a new handover code. The one before opens nothing any more, and tries begin anew.",
  "documents.listTradeDocuments":
    "What was issued to you in writing about a trade that has ended: as its buyer a receipt, as its seller an invoice for our commission, and credit notes for what was given back later. Staff who may open trades get all of them.",
  "documents.getTradeDocument":
    "A document of a trade as PDF: `receipt`, `commission-invoice` or `credit-note`. Of several credit notes the newest, unless `number` says which. The same document has the same bytes each time.",
  "documents.getCheckoutDocument":
    "The receipt of a checkout of several trades as PDF, once all of them have ended.",
  "shipments.getShipment":
    "How an order’s parcel goes with a carrier that reports: its number, how far it is, and each event, newest first. For its two; costs and the label are the seller’s.",
  "shipments.quote":
    "For the seller of an order, from the start until it is sent: what carriers take to fetch it at one of your addresses and bring it to the buyer, cheapest first. `extra` is what is more than the delivery fee that is held.",
  "shipments.book":
    "For the seller: books a carrier at a price that was just quoted, and agrees to pay its `extra` out of the wallet. Another price is refused (`price_changed`). The label is there within a minute; once the carrier has the parcel the order is sent by itself.",
  "shipments.cancel":
    "For the seller: cancels a booking that the carrier hasn’t picked up. What was added to the delivery fee for it comes back.",
  "shipments.getLabel": "For the seller: the label of a booking as a PDF, in base64.",
  "shipping.listAddresses": "Your addresses, the one chosen last first.",
  "shipping.createAddress":
    "Saves an address: a state’s code, one of its local government areas, and a street with a house number or a landmark. Twenty at most.",
  "shipping.replaceAddress": "Replaces an address. Parcels under way keep the one that they were sent to.",
  "shipping.preferAddress": "Puts an address first: checkout sends there unless it says another.",
  "shipping.removeAddress": "Deletes an address. Doing it again changes nothing.",
  "shipping.listProfiles":
    "How you send what you sell, the way chosen last first: new parcels are quoted by it.",
  "shipping.createProfile":
    "Adds a way to send: a flat fee, by weight, by zone, or free from a sum, each with what one more piece costs; amounts in kobo as digits. A zone that is null is not sent to. Ten at most.",
  "shipping.replaceProfile": "Replaces a way to send, for parcels that are not bought yet.",
  "shipping.removeProfile": "Deletes a way to send. Doing it again changes nothing.",
  "checkout.getCart":
    "Your cart, by seller: what is wanted, how many of it there are, and what has changed since you last looked. A cart holds no stock.",
  "checkout.putCart":
    "Makes your cart what you give: fifty listings of ten sellers at most. What can’t be bought is left out; more than there are is allowed, and the cart says how many there are.",
  "checkout.quote":
    "What it would cost to buy the cart, or the lines that you give, to one of your addresses: a parcel for each seller and place with the ways to send it, what is left out and why, what your wallet lacks, and what of your limits or a seller’s would refuse it (`barred`, of a parcel or of all, in the words of that refusal). The token buys exactly that within 15 minutes. Nothing is held meanwhile.",
  "checkout.place":
    "Buys what a quote’s token says: a trade for each parcel, all of them or none. Where the wallet is short it is refused with what is missing, unless `fund` is true: then the checkout waits half an hour for the money and is bought by itself once you have added it.",
  "checkout.getCheckout": "A checkout of yours, with the trades that its parcels became.",
  "checkout.fund":
    "Starts the deposit of what a checkout lacks, within what one payment may be; the answer says where to pay. Doing it again answers the same deposit. Once it is paid the checkout is bought by itself.",
  "checkout.cancel": "Ends a checkout that waits for money. What you have added stays in your wallet.",
} as const;
