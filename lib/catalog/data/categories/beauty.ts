import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const nafdac = () =>
  ask.hinted(
    ask.text("nafdac", "NAFDAC number", 20),
    "As on the label. Products without one may be taken down.",
  );
const sealed = { NEW: "Sealed, with its date of expiry in the pictures." };

export const beauty: CategoryNode = {
  slug: "beauty-and-hair",
  name: "Beauty and hair",
  describes: "Hair, skin, scent and the tools of salons.",
  children: [
    ask.leaf({
      slug: "wigs",
      name: "Wigs",
      describes: "Human hair and fibre wigs, with and without a frontal.",
      words:
        "wig, human hair wig, frontal wig, closure wig, bob wig, bone straight, braided wig, pixie, glueless, headband wig, hd lace",
      attributes: [
        ask.choice("hair", "Hair", "Human hair, Blend, Fibre", "required", "facet", "onCard"),
        ask.choice(
          "style",
          "Style",
          "Straight, Bone straight, Body wave, Curly, Bob, Pixie, Braided, Other",
          "required",
          "facet",
        ),
        ask.number("length", "Length", "inch", [4, 40, 1], "required", "facet", "onCard"),
        ask.choice("lace", "Lace", "Frontal, Closure, Full lace, U-part, None", "facet"),
        ask.colours(),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD"],
      conditionMeans: {
        LIKE_NEW: "Worn once or twice, washed.",
        GOOD: "Worn, washed and styled again. Little shedding.",
      },
      grams: 400,
      risk: 45,
    }),
    ask.leaf({
      slug: "hair-extensions",
      name: "Hair and attachments",
      describes: "Weave-on, braids, attachments, closures and crochet.",
      words:
        "weavon, weave-on, attachment, expression, braids, x-pression, bundles, closure, frontal, crochet, kinky, brazilian hair, dreadlocks, darling",
      attributes: [
        ask.kind("Bundles, Closure or frontal, Braids, Crochet, Clip-in, Locs"),
        ask.choice("hair", "Hair", "Human hair, Blend, Fibre", "required", "facet"),
        ask.number("length", "Length", "inch", [4, 40, 1], "facet", "onCard"),
        ask.someBrand("X-pression, Darling, Lush, Noble Gold, Outre"),
        ask.colours(),
      ],
      conditions: ["NEW", "LIKE_NEW"],
      grams: 400,
      risk: 40,
    }),
    ask.leaf({
      slug: "fragrances",
      name: "Perfumes",
      describes: "Perfumes, body sprays, oils and turaren wuta.",
      words:
        "perfume, body spray, fragrance, oud, perfume oil, turare, humra, cologne, edp, deodorant, sure, nivea",
      attributes: [
        ask.kind("Perfume, Oil, Body spray, Incense, Humra"),
        ask.text("name", "Name", 60, "required"),
        ask.number("volume", "Holds", "ml", [1, 1000, 1], "required", "facet", "onCard"),
        ask.choice("for_whom", "For", "Men, Women, Both", "facet"),
        ask.choice("made_by", "Made by", "Brand itself, Inspired by a brand", "required", "facet"),
      ],
      conditions: ask.onlyNew,
      conditionMeans: sealed,
      grams: 400,
      risk: 55,
    }),
    ask.leaf({
      slug: "skin-care",
      name: "Skin and body care",
      describes: "Creams, soaps, oils, shea butter and sunscreen.",
      words:
        "cream, body cream, lotion, soap, black soap, dudu osun, shea butter, ori, face cream, serum, sunscreen, scrub, cerave, nivea cream",
      attributes: [
        ask.kind("Cream or lotion, Soap, Oil, Shea butter, Serum, Sunscreen, Scrub, Set"),
        ask.number("volume", "Holds", "ml or g", [1, 5000, 1], "onCard"),
        ask.date("expires_on", "Expires on", "required"),
        nafdac(),
      ],
      conditions: ask.onlyNew,
      conditionMeans: sealed,
      grams: 500,
      risk: 45,
    }),
    ask.leaf({
      slug: "make-up",
      name: "Make-up",
      describes: "Powder, foundation, lipstick, lashes, nails and brushes.",
      words:
        "makeup, make up, make-up, lipstick, lip gloss, powder, foundation, zaron, lashes, brushes, eyeshadow, mascara, nails, press on nails, tiro",
      attributes: [
        ask.kind("Lips, Face, Eyes, Nails, Brushes, Box or set"),
        ask.someBrand("Zaron, MAC, House of Tara, Maybelline, Milani, Ruby Rose, Classic, Nuban"),
        ask.text("shade", "Shade", 40),
        ask.date("expires_on", "Expires on"),
      ],
      conditions: ask.onlyNew,
      conditionMeans: sealed,
      grams: 300,
      risk: 40,
    }),
    ask.leaf({
      slug: "hair-tools",
      name: "Hair tools and salon",
      describes: "Clippers, dryers, straighteners and what salons use.",
      words:
        "clipper, clippers, barbing, barbing clipper, hair dryer, straightener, hand dryer, curling iron, salon, steamer, sterilizer, chaoba",
      attributes: [
        ask.kind("Clipper, Dryer, Straightener, Curler, Steamer, Salon chair, Steriliser, Other"),
        ask.someBrand("Chaoba, Wahl, Philips, Kemei, Sonik, VGR, Babyliss, Andis"),
        ask.flag("rechargeable", "Rechargeable", "facet"),
      ],
      conditions: ask.working,
      grams: 1_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "hair-care",
      name: "Hair care",
      describes: "Shampoo, relaxer, oils, dye and edge control.",
      words:
        "shampoo, conditioner, relaxer, hair cream, hair oil, hair dye, edge control, ozone, mega growth, cantu, castor oil",
      attributes: [
        ask.kind("Shampoo, Conditioner, Relaxer, Oil, Cream, Dye, Set"),
        ask.number("volume", "Holds", "ml or g", [1, 5000, 1], "onCard"),
        ask.date("expires_on", "Expires on", "required"),
        nafdac(),
      ],
      conditions: ask.onlyNew,
      conditionMeans: sealed,
      grams: 500,
      risk: 30,
    }),
  ],
};
