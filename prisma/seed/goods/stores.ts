/** A seller of the demo’s goods. What they have traded and how they were rated is the history of the demo’s crowd, of which they are. */
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
  level: "VERIFIED" | "TRUSTED";
  joinedDaysAgo: number;
  /** What buyers give, out of five, in tenths: 48 is 4.8. */
  stars: number;
  /** Days in which a buyer may send a thing back. */
  returns: 0 | 3 | 7;
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
    stars: 48,
    returns: 7,
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
    stars: 49,
    returns: 3,
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
    stars: 46,
    returns: 7,
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
    stars: 47,
    returns: 3,
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
    stars: 48,
    returns: 0,
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
    stars: 47,
    returns: 3,
  },
  tinytots: {
    handle: "tiny-tots-ph",
    name: "Tiny Tots PH",
    owner: "Blessing Amadi",
    state: "RI",
    lga: "Port Harcourt",
    about:
      "Baby and children’s things, new and gently used, all washed and checked. Mothers, ask me anything.",
    level: "VERIFIED",
    joinedDaysAgo: 180,
    stars: 49,
    returns: 7,
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
    stars: 45,
    returns: 3,
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
    stars: 48,
    returns: 0,
  },
  nsukka: {
    handle: "nsukka-second-chance",
    name: "Nsukka Second Chance",
    owner: "Kosisochukwu Ani",
    state: "EN",
    lga: "Nsukka",
    about:
      "Things students no longer need, from books to keyboards and dumbbells. I test it, clean it and say what is wrong with it.",
    level: "VERIFIED",
    joinedDaysAgo: 140,
    stars: 47,
    returns: 3,
  },
} as const satisfies Record<string, DemoStore>;

export type StoreName = keyof typeof stores;

/** The address with which its owner signs in. */
export const emailOf = ({ handle }: Pick<DemoStore, "handle">): string => `${handle}@amana.test`;
