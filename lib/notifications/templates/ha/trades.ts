import type { SomeTemplates } from "../parts";

const step = "{step, select, start {fara aikawa} send {aikawa} other {tabbatarwa}}";
const open = "Buɗe cinikin";

export const trades: SomeTemplates = {
  "trade.accepted": {
    title: "{other} ya sayi {title} ɗinku",
    body: "{amount} yana ajiye a escrow. Ku fara kuma ku isar kafin {deadline}. Idan ba ku fara a kan lokaci ba, {other} zai karɓi kuɗinsa.",
    push: "Kuna da sabon ciniki. Ku buɗe ku fara.",
    text: "Amana: {other} ya biya {amount} don {title} dinku. Ku isar cikin {deadline_left}: {link}",
    button: open,
  },
  "trade.begun": {
    title: "{other} yana aika {title} ɗinku",
    body: "Za mu nemi ku tabbatar idan ya iso. {other} yana da lokaci har {deadline}.",
    push: "Mai sayarwa ya fara cinikinku.",
    text: "Amana: {other} yana aika {title} dinku. Ku lura da shi, ku tabbatar a nan: {link}",
    button: open,
  },
  "trade.delivered": {
    title: "{title} ɗinku ya iso?",
    body: "{other} ya ce ya aika. Ku duba ko kun samu, sannan ku tabbatar kafin {deadline}: hakan zai biya {other} {amount}. Idan babu amsa, mai sulhu zai duba kafin a biya kowa.",
    push: "An ce an aika kayan cinikinku. Ku duba ku tabbatar.",
    text: "Amana: {other} ya ce ya aika {title}. Ku duba, ku tabbatar ko ku yi kara cikin {deadline_left}: {link}",
    button: "Duba ka tabbatar",
  },
  "trade.half_time": {
    title: "Rabin lokacinku ya wuce: {title}",
    body: `Lokacinku ne na ${step}. Kuna da har {deadline}.`,
    push: "Wani ciniki yana jiranku. Rabin lokacin ya wuce.",
    text: `Amana: saura {deadline_left} na ${step} a cinikinku da {other} ({title}): {link}`,
    button: open,
  },
  "trade.last_fifth": {
    title: "Saura {deadline_left}: {title}",
    body: `Lokacinku ne na ${step}, kafin {deadline}. {step, select, start {Idan ba ku yi komai ba, za a soke cinikin kuma mai saye zai karɓi kuɗinsa.} other {Idan ba ku yi komai ba, mai sulhu zai duba cinikin.}}`,
    push: "Wani ciniki yana jiranku. Lokaci ya kusa ƙarewa.",
    text: `Amana: kira na karshe. Saura {deadline_left} na ${step} a ciniki da {other} ({title}): {link}`,
    button: open,
  },
  "trade.late": {
    title: "Lokaci ya ƙare: {title}",
    body: "Ba ku amsa a kan lokaci ba, don haka mai sulhu yana duba cinikin. Ku buɗe shi ku faɗi abin da ya faru.",
    push: "Lokacin cinikinku ya ƙare. Mai sulhu yana dubawa.",
    text: "Amana: lokacin cinikinku da {other} ({title}) ya kare. Mai sulhu yana dubawa: {link}",
    button: open,
  },
  "trade.completed": {
    title: "{role, select, seller {An biya ku {paid}} other {Cinikin ya kammala}}: {title}",
    body: "{role, select, seller {{other} ya tabbatar. {paid} yana walat ɗinku.} other {Kun tabbatar, don haka an biya {other}.}}",
    push: "Wani cinikinku ya kammala.",
    button: open,
  },
  "trade.cancelled": {
    title: "An soke cinikin: {title}",
    body: "{role, select, buyer {{amount} ya koma walat ɗinku.} other {{other} ya karɓi {amount} ɗinsa.}}",
    push: "An soke wani cinikinku.",
    button: open,
  },
  "trade.part_started": {
    title: "Kashi na {part} cikin {parts}: ku aika {title}",
    body: "Kashin da ya gabata ya ƙare. Ku fara wannan kuma ku isar kafin {deadline}. Idan ba ku fara a kan lokaci ba, {other} zai karɓi {amount} da sauran kuɗinsa.",
    push: "Lokacin ku ya yi na aika kashi na gaba.",
    text: "Amana: kashi na {part} cikin {parts}. Ku aika {title} cikin {deadline_left}: {link}",
    button: open,
  },
  "trade.parts_stopped": {
    title: "An tsaya: {parts} na {title}",
    body: "{role, select, buyer {{amount} ya koma walat ɗinku.} other {{other} ya karɓi {amount} ɗinsa.}}",
    push: "An tsai da wasu kasoshin cinikinku.",
    button: open,
  },
  "trade.lapsed": {
    title: "Ba a fara cinikin a kan lokaci ba: {title}",
    body: "{role, select, buyer {{other} bai fara ba, don haka {amount} ya koma walat ɗinku.} other {Ba ku fara a kan lokaci ba, don haka {other} ya karɓi {amount} ɗinsa kuma an janye tayinku.}}",
    push: "Wani cinikinku ya ƙare: lokaci ya wuce.",
    button: open,
  },
  "trade.rated": {
    title: "{other} ya ba ku maki: {title}",
    body: "Za ku iya karantawa idan ku biyu kun ba da maki, ko idan lokacin bayarwa ya ƙare. Ana iya ba da maki har kwana 14 bayan ciniki.",
    push: "An ba ku maki bayan wani ciniki.",
    button: open,
  },
  "trade.extended": {
    title: "An ƙara lokaci: {title}",
    body: "Wa’adin cinikin yanzu {deadline} ne.",
    push: "An ƙara wa wani cinikinku lokaci.",
    button: open,
  },
  "trade.proposal": {
    title:
      "{other} {proposal, select, extension {yana neman ƙarin lokaci} meeting {ya ba da shawarar wurin haɗuwa} return {yana neman a mayar da kayan} split {yana neman a mayar da wani kuɗi ba tare da kayan ba} other {yana neman a soke}}: {title}",
    body: "{proposal, select, extension {Ku amince idan za ku iya ƙara jira.} meeting {{place}, {at}, agogon Lagos. Ku amince, ko ku ƙi ku ba da shawarar wani wuri ko lokaci.} return {{cost, select, buyer {Mai saye zai biya kuɗin zuwa da na dawowa, don haka ba a mayar da kuɗin aikawa ba} way_back {Mai sayarwa zai biya kuɗin zuwa da na dawowa, kuma zai ajiye {adds} don mayarwa} other {Mai sayarwa zai biya kuɗin zuwa da na dawowa}}. Idan kun amince, mai saye zai karɓi {back} idan kayan sun koma hannun mai sayarwa.} split {Idan kun amince, mai saye zai riƙe kayan ya karɓi {back}, a biya mai sayarwa sauran, bayan ladanmu, kuma odar ta ƙare.} other {Idan kun amince, mai saye zai karɓi {amount} ɗinsa nan take.}} Idan ba ku amsa ba, komai zai ci gaba yadda yake.",
    push: "Ɗaya ɓangaren ciniki yana tambayar ku wani abu.",
    button: "Amsa",
  },
  "trade.clock_stopped": {
    title: "An matsar da wa’adinku: {title}",
    body: "Wani abin da cinikinku ke buƙata bai yi aiki ba, don haka agogonsa ya tsaya. Yanzu kuna da har {deadline}.",
    push: "An matsar da wa’adin wani cinikinku.",
    button: open,
  },
  "trade.proposal_ended": {
    title:
      "{end, select, declined {{other} bai amince da shawararku ba} other {Lokacin shawararku ya wuce}}: {title}",
    body: "Komai zai ci gaba yadda yake.",
    push: "Ba a amince da shawararku a wani ciniki ba.",
    button: open,
  },
  "trade.undelivered": {
    title: "{other} ya janye ‘an aika’: {title}",
    body: "Kada ku tabbatar tukuna. {other} yana da har {deadline} ya aika.",
    push: "An janye ‘an aika’ a wani cinikinku.",
    button: open,
  },
};

const again =
  "Farashin {price} ne, har {until}. Ku sake sa shi na tsawon lokaci idan har yanzu kuna son sayarwa.";

export const offers: SomeTemplates = {
  "offer.expiring_72h": {
    title: "Tayinku zai ƙare nan da kwana uku: {title}",
    body: again,
    push: "Wani tayinku zai ƙare nan da kwana uku.",
    button: "Duba tayin",
  },
  "offer.expiring_24h": {
    title: "Tayinku zai ƙare gobe: {title}",
    body: again,
    push: "Wani tayinku zai ƙare gobe.",
    button: "Duba tayin",
  },
  "offer.expired": {
    title: "Tayinku ya ƙare: {title}",
    body: "Babu wanda ya saya a {price}. Kuna iya sake sa shi, watakila da rangwame.",
    push: "Wani tayinku ya ƙare.",
    button: "Duba tayin",
  },
  "offer.withdrawn_for_you": {
    title: "Mun janye tayinku: {title}",
    body: "An toshe asusunku, don haka babu wanda zai iya saya.",
    push: "An janye wani tayinku.",
    button: "Duba tayin",
  },
  "offer.extended": {
    title: "An ƙara wa tayinku lokaci: {title}",
    body: "Yanzu yana buɗe har {until}, agogon Lagos.\n\nDalilinmu: “{reason}”\n\nKuna iya janye shi kafin wani ya karɓa.",
    push: "An ƙara wa wani tayinku lokaci.",
    button: "Duba tayin",
  },
};

export const chat: SomeTemplates = {
  "chat.message": {
    title: "{what, select, picture {{other} ya aiko da hoto} other {{other} ya rubuto muku}}",
    body: "Game da cinikinku ne: {title}.",
    push: "Kuna da sabon saƙo game da wani ciniki.",
    button: "Karanta",
  },
};
