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
  ife: {
    name: "Ife Adebayo",
    email: "ife@amana.test",
    phone: "08081234567",
    does: "administers: grants roles",
  },
  jide: {
    name: "Jide Balogun",
    email: "jide@amana.test",
    phone: "08091234567",
    does: "agrees with Ife, or does not",
  },
  amina: {
    name: "Amina Sule",
    email: "amina@amana.test",
    phone: "08101234567",
    does: "is in charge of compliance",
  },
  funmi: { name: "Funmi Bankole", email: "funmi@amana.test", phone: "08111234567", does: "answers support" },
  kelechi: {
    name: "Kelechi Okeke",
    email: "kelechi@amana.test",
    phone: "08121234567",
    does: "edits content",
  },
  ladi: {
    name: "Ladi Gwani",
    email: "ladi@amana.test",
    phone: "08131234567",
    does: "audits: reads everything",
  },
};

export const demoPassword = "correct-horse-battery";
