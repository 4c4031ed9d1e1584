import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const clothSizes =
  "XS, S, M, L, XL, XXL, 3XL and above, Free size, UK 6, UK 8, UK 10, UK 12, UK 14, UK 16, UK 18, UK 20 and above";
const size = (options: string) => ask.choice("size", "Size", options, "required", "facet", "onCard");
const shoeSize = () => size("35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48");
const worn = { conditions: ask.worn, conditionMeans: ask.clothesMean, risk: 15 };

export const fashion: CategoryNode = {
  slug: "fashion",
  name: "Fashion",
  describes: "Clothes, fabrics, shoes, bags, watches and jewellery.",
  children: [
    ask.leaf({
      slug: "ankara-and-african-prints",
      name: "Ankara and African fabrics",
      describes: "Ankara, lace, aso-oke, adire, atiku and other cloth by the yard.",
      words:
        "ankara, lace, aso oke, aso-oke, adire, atiku, senator material, fabric, yards, hollandis, vlisco, george wrapper, guinea brocade, kampala, material, asoebi",
      attributes: [
        ask.choice(
          "cloth",
          "Cloth",
          "Ankara, Lace, Aso-oke, Adire, Brocade, Cashmere, Senator, George, Velvet, Silk, Cotton, Other",
          "required",
          "facet",
          "onCard",
        ),
        ask.number("yards", "Yards", "yards", [0.5, 100, 0.5], "required", "facet", "onCard"),
        ask.someBrand("Vlisco, Hitarget, ABC, Woodin, GTP, Nichem, Da Viva"),
        ask.colours(),
      ],
      conditions: ["NEW", "LIKE_NEW"],
      grams: 1_500,
      risk: 20,
    }),
    ask.leaf({
      slug: "womens-clothing",
      name: "Women’s clothing",
      describes: "Gowns, tops, trousers, skirts and two-pieces.",
      words:
        "gown, dress, ankara gown, top, blouse, skirt, jumpsuit, two piece, palazzo, dinner gown, crop top, lady, ladies",
      attributes: [
        ask.kind("Gown, Top, Trousers, Skirt, Two-piece, Jumpsuit, Jacket, Underwear, Other"),
        size(clothSizes),
        ask.choice(
          "cloth",
          "Cloth",
          "Ankara, Chiffon, Cotton, Crepe, Denim, Lace, Silk, Velvet, Wool, Other",
          "facet",
        ),
        ask.colours(),
      ],
      ...worn,
      grams: 600,
    }),
    ask.leaf({
      slug: "mens-clothing",
      name: "Men’s clothing",
      describes: "Shirts, jeans, suits, T-shirts and joggers.",
      words:
        "shirt, t-shirt, polo, jeans, trouser, chinos, suit, jogger, hoodie, singlet, boxers, corporate shirt, vintage",
      attributes: [
        ask.kind("Shirt, T-shirt, Trousers, Jeans, Suit, Jacket, Sportswear, Underwear, Other"),
        size(
          "S, M, L, XL, XXL, 3XL and above, Waist 28, Waist 30, Waist 32, Waist 34, Waist 36, Waist 38, Waist 40 and above",
        ),
        ask.someBrand(
          "Nike, Adidas, Zara, Polo Ralph Lauren, Tommy Hilfiger, Levi’s, Marks & Spencer, Turkey made",
        ),
        ask.colours(),
      ],
      ...worn,
      grams: 600,
    }),
    ask.leaf({
      slug: "native-wear",
      name: "Native wear",
      describes: "Agbada, kaftan, senator, buba and iro, isiagu, caps and gele.",
      words:
        "agbada, kaftan, senator wear, senator, native, buba, iro, isiagu, jalabia, babban riga, cap, fila, gele, abaya, hula, boubou, bubu",
      attributes: [
        ask.kind("Agbada, Kaftan, Senator, Buba and iro, Isiagu, Boubou, Abaya, Jalabia, Cap, Gele, Other"),
        ask.choice("for_whom", "For", "Men, Women, Both", "required", "facet"),
        size(clothSizes),
        ask.flag("embroidered", "Embroidered", "facet"),
        ask.colours(),
      ],
      ...worn,
      grams: 900,
    }),
    ask.leaf({
      slug: "okrika-bales",
      name: "Okrika and bales",
      describes: "Second-hand clothes by the bale, the dozen or the piece, for those who resell.",
      words:
        "okrika, okirika, bale, bend down select, bend-down, thrift, thrift bale, first grade, tokunbo clothes, akube, gwanjo, bosikona",
      attributes: [
        ask.kind("Whole bale, Half bale, By the dozen, Picked pieces"),
        ask.choice(
          "clothes",
          "Clothes",
          "Women, Men, Children, Mixed, Jeans, Jackets, Bedding, Shoes, Bags",
          "required",
          "facet",
          "onCard",
        ),
        ask.choice("grade", "Grade", "First grade, Second grade, Third grade", "required", "facet"),
        ask.number("pieces", "Pieces, about", "", [1, 2000, 1]),
        ask.number("weight", "Weight", "kg", [1, 120, 1], "facet"),
      ],
      conditions: ["FOREIGN_USED", "GOOD", "FAIR"],
      conditionMeans: {
        FOREIGN_USED: "As it came from abroad: opened only to grade it.",
        GOOD: "Picked and washed: no holes, no stains.",
        FAIR: "Mixed: some pieces are marked or want mending.",
      },
      grams: 50_000,
      risk: 45,
    }),
    ask.leaf({
      slug: "womens-shoes",
      name: "Women’s shoes",
      describes: "Heels, flats, slippers and trainers for women.",
      words:
        "heels, heel, flat shoe, ladies shoe, sandals, slippers, wedge, mules, pumps, female shoe, stilettos",
      attributes: [
        ask.kind("Heels, Flats, Sandals, Slippers, Trainers, Boots"),
        shoeSize(),
        ask.number("heel", "Heel", "cm", [0, 20, 0.5]),
        ask.colours(),
      ],
      ...worn,
      grams: 900,
    }),
    ask.leaf({
      slug: "mens-shoes",
      name: "Men’s shoes",
      describes: "Trainers, office shoes, palm slippers and boots for men.",
      words:
        "sneakers, sneaker, canvas, trainers, loafers, men shoe, palm slippers, pam, boots, nike, adidas, jordan, air force, aba made, brogues, half shoe",
      attributes: [
        ask.kind("Trainers, Office shoes, Loafers, Slippers, Sandals, Boots, Football boots"),
        shoeSize(),
        ask.someBrand("Nike, Adidas, Puma, Clarks, Timberland, New Balance, Vans, Aba made"),
        ask.choice("material", "Made of", "Leather, Suede, Canvas, Synthetic", "facet"),
        ask.colours(),
      ],
      ...worn,
      grams: 1_100,
      risk: 35,
    }),
    ask.leaf({
      slug: "bags",
      name: "Bags",
      describes: "Handbags, backpacks, travelling bags and purses.",
      words:
        "bag, handbag, hand bag, backpack, school bag, travelling box, box, purse, clutch, tote, wallet, suitcase, ghana must go",
      attributes: [
        ask.kind("Handbag, Backpack, Travelling bag, Purse, Clutch, Laptop bag, Wallet, Other"),
        ask.choice(
          "material",
          "Made of",
          "Leather, Faux leather, Canvas, Ankara, Raffia, Nylon",
          "facet",
          "onCard",
        ),
        ask.colours(),
      ],
      ...worn,
      grams: 900,
      risk: 30,
    }),
    ask.leaf({
      slug: "watches",
      name: "Wrist watches",
      describes: "Wrist watches for men, women and children.",
      words: "wristwatch, wrist watch, watch, rolex, casio, fossil, chain watch, leather watch, timepiece",
      attributes: [
        ask.brands("Casio, Seiko, Fossil, Citizen, Naviforce, Curren, Tissot, Rolex, Skmei"),
        ask.choice("for_whom", "For", "Men, Women, Both, Children", "required", "facet"),
        ask.choice("strap", "Strap", "Steel, Leather, Rubber, Cloth", "facet", "onCard"),
        ask.choice("works_by", "Works by", "Battery, Automatic, Hand wound, Light", "facet"),
      ],
      conditions: ask.anyCondition,
      grams: 300,
      risk: 50,
    }),
    ask.leaf({
      slug: "jewellery",
      name: "Jewellery and beads",
      describes: "Chains, earrings, rings, coral beads and waist beads.",
      words:
        "jewellery, jewelry, chain, necklace, earring, ring, bracelet, coral beads, beads, waist beads, gold, silver, bangle, wedding ring",
      attributes: [
        ask.kind("Necklace, Earrings, Ring, Bracelet, Set, Coral beads, Waist beads, Anklet"),
        ask.choice(
          "material",
          "Made of",
          "Gold, Silver, Gold plated, Steel, Coral, Beads, Brass, Other",
          "required",
          "facet",
          "onCard",
        ),
        ask.number("weight", "Weight", "g", [0.1, 2000, 0.1]),
        ask.flag("certificate", "With a certificate", "facet"),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD"],
      days: 4,
      grams: 100,
      risk: 55,
    }),
  ],
};
