/** Given names and surnames that go together, from all over the country. All people of the demo are made up. */
export const nameTables: readonly (readonly [given: string, surnames: string])[] = [
  [
    "Aminu Aisha Bashir Fatima Garba Halima Jamila Kabiru Maryam Nasiru Rabi’u Safiya Sadiq Umar Yakubu Zahra",
    "Abubakar Bala Ɗanladi Gambo Idris Jibril Ƙaura Lawal Maikuɗi Mu’azu Shehu Tanko Usman Wada Yaro Zubairu",
  ],
  [
    "Adaeze Chinedu Chiamaka Ebuka Ifeanyi Ijeoma Ikenna Kelechi Nkechi Nneka Obinna Ogechi Ụzọma Somto Ụchenna Chukwuemeka",
    "Agu Anyanwu Chukwu Ezeala Ibe Igwe Iwu Madu Mbah Nnadi Nwafọr Nwachukwu Ọkọrọ Onuoha Ụba Umeh",
  ],
  [
    "Abíọ́dún Adéọlá Ayọ̀bámi Bísọ́lá Dámilọ́lá Fẹ́mi Fúnmiláyọ̀ Kẹ́hìndé Káyọ̀dé Morẹ́nikẹ́ Oluwatobiloba Rónkẹ́ Ṣẹ́gun Ṣọlá Táíwò Yéwándé",
    "Adéyẹmọ Ajíbádé Akínwálé Alàbí Ayọ̀délé Babátúndé Ẹniọlá Fáshọlá Ìdòwú Ògúndélé Ojó Ọláwálé Olúfẹ́mi Ọ̀ṣúnkẹ́yẹ Ṣóyọmbọ̀ Sulaimon",
  ],
  [
    "Osaze Isoken Nosa Itohan Osagie Esosa Efosa Ivie",
    "Aigbe Edosa Igbinedo Ihama Obaseigie Ogbemudia Omoruyi Uwaifo",
  ],
  [
    "Ebiere Tari Preye Timi Ebikabowei Tonye Ibinabo Dienye",
    "Agbedi Briggs Dokubo Ekiyor Jumbo Ogbomade Pere Woyengi",
  ],
  [
    "Terkimbi Mbakeren Terver Nguvan Aondoaver Iveren Msughter Doosuur",
    "Agba Akume Gbor Iorliam Kpamor Tor Tyav Uza",
  ],
  [
    "Edidiong Ekaette Emem Idara Nsikak Ubong Uduak Mfoniso",
    "Akpan Bassey Edet Ekpo Essien Inyang Udoh Umoren",
  ],
  ["Oghenekaro Ejiro Efemena Onome Ufuoma Ogheneruemu", "Akpor Edewor Emuobo Oghenevwede Okpako Umukoro"],
  ["Ene Ochanya Agbo Onyilo Ladi Oche", "Adaji Agada Echono Ochefu Odeh Ogwuche"],
  ["Ndagi Tsado Kolo Nnadzwa", "Baba Gana Jiya Ndako"],
  ["Pam Chundung Davou Nerat Dung", "Bot Choji Gyang Pwajok Zang"],
  ["Modu Falmata Kachalla Yagana", "Bukar Goni Kyari Mustapha"],
];

/** As people call themselves who give one name, or a shop's. */
export const singleNames =
  "Ejima Smallie Bigsam Tboy Mamaput Slimzy Ọmọtọ́lá Sharpsharp Kingsley Ƙasimu Adúkẹ́ Northside Zainabu Padi Ebube".split(
    " ",
  );

/** As long as names on papers get. */
export const longNames = [
  "Oluwafúnmiláyọ̀ Adéṣẹwà Ọláńrewájú-Ọ̀ṣúnkẹ́yẹ",
  "Chukwuebuka Onyedikachi Nwachukwu-Anyaegbunam",
  "Muhammadu Sanusi Ɗanladi Abdulrahman",
  "Aondofa Terhemba Iorliam-Kpamor",
  "Oghenetejiri Ufuomanefe Oghenevwede",
];
