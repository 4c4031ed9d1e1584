/** What cannot be sold here, in groups, as the page about it says. The words that the rules look for are a setting. */
export const prohibitedGoods: readonly {
  id: string;
  title: string;
  says: string;
  examples: readonly string[];
}[] = [
  {
    id: "weapons",
    title: "Weapons",
    says: "Anything made to hurt people, and what belongs to it.",
    examples: ["Guns, pistols and air rifles", "Ammunition and explosives", "Pepper spray, tasers, daggers"],
  },
  {
    id: "medicines",
    title: "Medicines and drugs",
    says: "What only a pharmacy may sell, and what nobody may.",
    examples: [
      "Prescription medicines such as tramadol and codeine",
      "Hard drugs, Indian hemp, loud",
      "Medical tests and needles",
    ],
  },
  {
    id: "sims",
    title: "Registered SIMs and identities",
    says: "A line or an identity belongs to the person who registered it.",
    examples: [
      "SIMs that are registered already",
      "NIN slips, passports, certificates",
      "Bank cards and account details",
    ],
  },
  {
    id: "phones",
    title: "Locked and stolen phones",
    says: "A phone has to work for the person who buys it.",
    examples: [
      "iCloud-locked, MDM-locked or blacklisted phones",
      "Phones whose IMEI was changed",
      "Anything stolen or found",
    ],
  },
  {
    id: "counterfeits",
    title: "Counterfeits",
    says: "Copies that carry a brand’s name or mark.",
    examples: [
      "“First copy”, “grade A” and replica brands",
      "Fake naira and cloned cards",
      "Copied films, music and software",
    ],
  },
  {
    id: "wildlife",
    title: "Wildlife",
    says: "Wild animals, alive or dead, and parts of them.",
    examples: [
      "Pangolins, parrots, tortoises",
      "Ivory, skins, horns and scales",
      "Bush meat of protected animals",
    ],
  },
  {
    id: "adult",
    title: "Adult goods and services",
    says: "Amana is for everyone in the house.",
    examples: ["Sex toys and pornography", "Escort and massage services"],
  },
  {
    id: "accounts",
    title: "Accounts and gift cards",
    says: "What cannot be handed over cannot be held in escrow.",
    examples: [
      "Social media, game and bank accounts",
      "Gift cards, vouchers, coupon codes",
      "Followers, likes, hacked logins",
    ],
  },
  {
    id: "money",
    title: "Money, loans and investments",
    says: "Buyers pay for things that they can look at.",
    examples: [
      "Loans, forex, betting tips",
      "Investments and schemes that promise a return",
      "Coins and tokens, which have a market of their own",
    ],
  },
];
