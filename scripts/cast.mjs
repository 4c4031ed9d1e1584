/** The people of the demo, the tests and the seed. They sign in with their address and `demoPassword`. */
export const cast = {
  ada: { name: "Ada Obi", email: "ada@amana.test", phone: "08031234567", does: "buys" },
  bayo: { name: "Bayo Adeyemi", email: "bayo@amana.test", phone: "08061234567", does: "sells" },
  chidi: { name: "Chidi Eze", email: "chidi@amana.test", phone: "08021234567", does: "moderates" },
  efe: { name: "Efe Okoro", email: "efe@amana.test", phone: "08051234567", does: "keeps the books" },
  gbenga: {
    name: "Gbenga Alabi",
    email: "gbenga@amana.test",
    phone: "08071234567",
    does: "agrees with Efe, or does not",
  },
};

export const demoPassword = "correct-horse-battery";
