/** A seller of the demo's goods, with the history that their page shows. */
export interface DemoStore {
  /** In the address of the store's page. */
  handle: string;
  name: string;
  /** Who signs in for it. */
  owner: string;
  /** As ISO 3166-2:NG has it, without 'NG-'. */
  state: string;
  lga: string;
  about: string;
  level: "BASIC" | "VERIFIED" | "TRUSTED";
  joinedDaysAgo: number;
  /** Trades of the past, and how many of them ended as they should. */
  sold: number;
  completed: number;
  /** Out of five, in tenths: 48 is 4.8. */
  stars: number;
  /** How long a buyer waits for an answer, as the median in minutes. */
  answersInMinutes: number;
  /** Days in which a buyer may send a thing back, and days that the seller takes to send it. */
  promises: { returns: 0 | 3 | 7; shipsIn: 1 | 2 | 3 };
}

export const stores = {
  chinedu: {
    handle: "chinedu-gadgets",
    name: "Chinedu Gadgets",
    owner: "Chinedu Eze",
    state: "LA",
    lga: "Ikeja",
    about:
      "UK used and brand new phones and laptops from our shop in Computer Village. Every phone is tested in front of you on video before it goes out, and the IMEI is on your receipt.",
    level: "TRUSTED",
    joinedDaysAgo: 620,
    sold: 214,
    completed: 209,
    stars: 48,
    answersInMinutes: 12,
    promises: { returns: 7, shipsIn: 1 },
  },
  aisha: {
    handle: "aisha-textiles",
    name: "Aisha Textiles",
    owner: "Aisha Abubakar",
    state: "KN",
    lga: "Fagge",
    about:
      "Ankara, lace, aso-oke and ready-made native wear from Kantin Kwari market. We cut by the yard and send to all states by park or courier.",
    level: "VERIFIED",
    joinedDaysAgo: 410,
    sold: 138,
    completed: 136,
    stars: 49,
    answersInMinutes: 25,
    promises: { returns: 3, shipsIn: 2 },
  },
  powerhouse: {
    handle: "alaba-power-house",
    name: "Alaba Power House",
    owner: "Obinna Okeke",
    state: "LA",
    lga: "Ojo",
    about:
      "Generators, inverters, batteries and solar. We load every gen for thirty minutes before it leaves, and we send the video. Installation in Lagos and Ogun.",
    level: "TRUSTED",
    joinedDaysAgo: 540,
    sold: 173,
    completed: 168,
    stars: 46,
    answersInMinutes: 18,
    promises: { returns: 7, shipsIn: 2 },
  },
  mama: {
    handle: "mama-tobi-home",
    name: "Mama Tobi Home Things",
    owner: "Bukola Adeyemi",
    state: "OY",
    lga: "Ibadan North",
    about:
      "Tokunbo and new home appliances in Bodija. Fridge, washing machine, cooker: come and see it working, or I send you a video with today’s date.",
    level: "VERIFIED",
    joinedDaysAgo: 330,
    sold: 96,
    completed: 93,
    stars: 47,
    answersInMinutes: 40,
    promises: { returns: 3, shipsIn: 3 },
  },
  woodcraft: {
    handle: "sapele-woodcraft",
    name: "Sapele Woodcraft",
    owner: "Efe Oghene",
    state: "DE",
    lga: "Sapele",
    about:
      "Furniture and drums made in our workshop from seasoned wood. We deliver in Delta and Edo with our own van; to Lagos and Abuja by haulage.",
    level: "VERIFIED",
    joinedDaysAgo: 260,
    sold: 61,
    completed: 60,
    stars: 48,
    answersInMinutes: 55,
    promises: { returns: 0, shipsIn: 3 },
  },
  zuri: {
    handle: "zuri-beauty-bar",
    name: "Zuri Beauty Bar",
    owner: "Amarachi Obi",
    state: "FC",
    lga: "Abuja Municipal",
    about:
      "Wigs, perfume, skin care and make-up from Wuse. Human hair means human hair: burn it, wash it, bleach it, then confirm.",
    level: "VERIFIED",
    joinedDaysAgo: 290,
    sold: 122,
    completed: 118,
    stars: 47,
    answersInMinutes: 15,
    promises: { returns: 3, shipsIn: 1 },
  },
  tinytots: {
    handle: "tiny-tots-ph",
    name: "Tiny Tots PH",
    owner: "Blessing Amadi",
    state: "RI",
    lga: "Port Harcourt",
    about:
      "Baby and children’s things, new and gently used, all washed and checked. Mothers, ask me anything.",
    level: "BASIC",
    joinedDaysAgo: 180,
    sold: 47,
    completed: 46,
    stars: 49,
    answersInMinutes: 20,
    promises: { returns: 7, shipsIn: 1 },
  },
  ladipo: {
    handle: "ladipo-parts",
    name: "Ladipo Original Parts",
    owner: "Ikechukwu Umeh",
    state: "LA",
    lga: "Mushin",
    about:
      "Tokunbo and new parts for Toyota, Honda and Lexus. Tell me the chassis number and I will tell you if it fits, before you pay.",
    level: "VERIFIED",
    joinedDaysAgo: 450,
    sold: 109,
    completed: 103,
    stars: 45,
    answersInMinutes: 30,
    promises: { returns: 3, shipsIn: 1 },
  },
  farmgate: {
    handle: "farm-gate-makurdi",
    name: "Farm Gate Makurdi",
    owner: "Terver Iorfa",
    state: "BE",
    lga: "Makurdi",
    about:
      "Rice, oil, honey and dry food straight from Benue farms, and the tools to grow your own. Packed on the day it is sent.",
    level: "VERIFIED",
    joinedDaysAgo: 220,
    sold: 84,
    completed: 82,
    stars: 48,
    answersInMinutes: 35,
    promises: { returns: 0, shipsIn: 2 },
  },
  nsukka: {
    handle: "nsukka-second-chance",
    name: "Nsukka Second Chance",
    owner: "Kosisochukwu Ani",
    state: "EN",
    lga: "Nsukka",
    about:
      "Things students no longer need, from books to keyboards and dumbbells. I test it, clean it and say what is wrong with it.",
    level: "BASIC",
    joinedDaysAgo: 140,
    sold: 38,
    completed: 37,
    stars: 47,
    answersInMinutes: 10,
    promises: { returns: 3, shipsIn: 1 },
  },
} as const satisfies Record<string, DemoStore>;

export type StoreName = keyof typeof stores;
