import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const sealed = {
  NEW: "Fresh and clean, packed for the way, with its date in the pictures where it has one.",
};
const weight = () => ask.number("weight", "Weight", "kg", [0.05, 1000, 0.05], "required", "facet", "onCard");
const foods = { conditions: ask.onlyNew, conditionMeans: sealed, days: 1 };

export const food: CategoryNode = {
  slug: "food-and-farm",
  name: "Food and farm",
  describes: "Food that travels well, and what farms need.",
  children: [
    ask.leaf({
      slug: "grains-and-flours",
      name: "Rice, beans and flours",
      describes: "Rice, beans, garri, yam flour, millet and other dry food.",
      words:
        "rice, beans, garri, gari, elubo, amala, yam flour, semo, wheat, millet, guinea corn, ofada, abakaliki rice, oloyin, poundo, corn, shinkafa, wake",
      attributes: [
        ask.kind("Rice, Beans, Garri, Yam flour, Corn, Millet, Semo and wheat, Poundo, Other"),
        weight(),
        ask.choice("grown", "Grown", "In Nigeria, Abroad", "facet"),
        ask.flag("stone_free", "Without stones", "facet"),
      ],
      ...foods,
      grams: 25_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "oils",
      name: "Palm oil and other oils",
      describes: "Palm oil, groundnut oil, honey and shea.",
      words: "palm oil, red oil, groundnut oil, vegetable oil, honey, coconut oil, epo, manja, keg, zuma",
      attributes: [
        ask.kind("Palm oil, Groundnut oil, Vegetable oil, Coconut oil, Honey"),
        ask.number("volume", "Holds", "litres", [0.1, 200, 0.05], "required", "facet", "onCard"),
        ask.text("from", "From", 40),
      ],
      ...foods,
      grams: 5_500,
      risk: 30,
    }),
    ask.leaf({
      slug: "dried-fish-and-spices",
      name: "Dried fish, spices and soup things",
      describes: "Stockfish, crayfish, dried fish, egusi, ogbono, pepper and suya spice.",
      words:
        "crayfish, stockfish, okporoko, panla, dried fish, catfish, egusi, ogbono, pepper, suya spice, yaji, cameroon pepper, locust beans, iru, dawadawa, dry pepper, ponmo",
      attributes: [
        ask.kind("Dried fish, Stockfish, Crayfish, Egusi, Ogbono, Pepper, Spice, Iru, Ponmo, Other"),
        weight(),
        ask.choice("form", "Form", "Whole, Ground, Cut", "facet"),
      ],
      ...foods,
      grams: 1_500,
      risk: 25,
    }),
    ask.leaf({
      slug: "snacks-and-drinks",
      name: "Snacks and drinks",
      describes: "Chin chin, plantain chips, kilishi, zobo, tea and cereals.",
      words:
        "chin chin, plantain chips, kilishi, kuli kuli, peanuts, groundnut, zobo, tea, milo, milk, cereal, tigernut, dates, dabino, cashew, biscuit",
      attributes: [
        ask.kind("Chin chin, Chips, Kilishi, Nuts, Kuli kuli, Dried fruit, Tea and cocoa, Drinks, Other"),
        weight(),
        ask.date("expires_on", "Best before"),
        ask.text("nafdac", "NAFDAC number", 20),
      ],
      ...foods,
      grams: 1_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "farm-tools",
      name: "Farm tools and sprayers",
      describes: "Hoes, cutlasses, sprayers, wheelbarrows and boots.",
      words:
        "hoe, cutlass, sprayer, knapsack sprayer, wheelbarrow, shovel, rake, rain boot, watering can, machete, farm tool",
      attributes: [
        ask.kind("Sprayer, Hoe, Cutlass, Wheelbarrow, Shovel and rake, Boots, Watering, Other"),
        ask.number("volume", "Holds", "litres", [0.5, 1000, 0.5], "facet", "onCard"),
        ask.choice("runs_on", "Runs on", "Hand, Battery, Petrol", "facet"),
      ],
      conditions: ask.working,
      grams: 4_000,
      risk: 10,
    }),
    ask.leaf({
      slug: "farm-machines",
      name: "Grinding and farm machines",
      describes: "Grinders, shellers, mills, pumps and incubators.",
      words:
        "grinding machine, engine grinder, milling machine, sheller, incubator, water pump, chaff cutter, garri machine, thresher, tiller, pellet machine",
      attributes: [
        ask.kind("Grinder, Sheller, Mill, Pump, Incubator, Tiller, Cutter, Fryer, Other"),
        ask.choice("runs_on", "Runs on", "Mains, Petrol, Diesel, Hand, Sun", "required", "facet", "onCard"),
        ask.number("power", "Power", "HP", [0.1, 100, 0.1], "facet"),
      ],
      conditions: ask.anyCondition,
      days: 5,
      grams: 60_000,
      risk: 30,
    }),
    ask.leaf({
      slug: "poultry-and-fish-farming",
      name: "Poultry and fish farming",
      describes: "Feeders, drinkers, cages, feed, ponds and nets. No live animals.",
      words:
        "poultry, feeder, drinker, cage, battery cage, fish feed, layers mash, tarpaulin pond, fish pond, fishing net, brooder",
      attributes: [
        ask.kind("Feeder or drinker, Cage, Feed, Pond, Net, Brooder, Other"),
        ask.choice("farmed", "For", "Chicken, Fish, Rabbit, Goat, Bees, Any", "required", "facet", "onCard"),
        ask.number("weight", "Weight", "kg", [0.05, 1000, 0.05], "facet"),
      ],
      conditions: ask.working,
      grams: 10_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "seeds-and-seedlings",
      name: "Seeds and fertiliser",
      describes: "Seeds, seedlings, fertiliser and compost.",
      words:
        "seed, seeds, seedling, fertilizer, fertiliser, npk, urea, maize seed, tomato seed, hybrid seed, compost, sucker",
      attributes: [
        ask.kind("Seeds, Seedlings, Fertiliser, Compost"),
        ask.text("crop", "Crop", 40),
        weight(),
        ask.date("expires_on", "Sow before"),
      ],
      ...foods,
      days: 3,
      grams: 2_000,
      risk: 35,
    }),
  ],
};
