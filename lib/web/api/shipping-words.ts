/** The operations about carts, where goods go, and how sellers send them. */
export const shippingWords = {
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
} as const;
