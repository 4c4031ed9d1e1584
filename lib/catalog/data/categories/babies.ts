import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const ages = () =>
  ask.choice(
    "age",
    "Age",
    "0 to 3 months, 3 to 6 months, 6 to 12 months, 1 to 2 years, 2 to 4 years, 4 to 7 years, 7 to 12 years, Teenager",
    "required",
    "facet",
    "onCard",
  );
const whose = () => ask.choice("for_whom", "For", "Girls, Boys, Both", "facet");

export const babies: CategoryNode = {
  slug: "babies-and-children",
  name: "Babies and children",
  describes: "Clothes, prams, cots, toys and school things.",
  children: [
    ask.leaf({
      slug: "prams-and-strollers",
      name: "Prams and carriers",
      describes: "Strollers, carriers and walkers.",
      words: "stroller, pram, baby carrier, buggy, baby walker, walker, push chair, twin stroller",
      attributes: [
        ask.kind("Stroller, Carrier, Walker, Twin stroller, Travel system"),
        ask.someBrand("Chicco, Graco, Mamas & Papas, Joie, Cosatto, Bebe Confort"),
        ask.flag("folds", "Folds", "facet"),
        ask.colours(),
      ],
      conditions: ask.working,
      grams: 9_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "car-seats",
      name: "Car seats",
      describes: "Seats and boosters for the car.",
      words: "car seat, baby car seat, booster, isofix, carrycot",
      attributes: [
        ask.choice(
          "group",
          "Weight of the child",
          "0 to 13 kg, 9 to 18 kg, 15 to 36 kg, 0 to 36 kg",
          "required",
          "facet",
          "onCard",
        ),
        ask.someBrand("Chicco, Graco, Maxi-Cosi, Joie, Britax, Cosatto"),
        ask.flag("isofix", "Isofix", "facet"),
        ask.flag("accident", "Was in an accident"),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FOREIGN_USED"],
      grams: 7_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "cots-and-baby-room",
      name: "Cots and baby room",
      describes: "Cots, baby nets, mattresses, bouncers and high chairs.",
      words: "cot, baby cot, baby bed, crib, baby net, bouncer, high chair, baby dresser, rocker, play pen",
      attributes: [
        ask.kind("Cot, Net or tent, Mattress, Bouncer, High chair, Playpen, Dresser"),
        ask.choice("material", "Made of", "Wood, Metal, Plastic, Fabric", "facet", "onCard"),
        ask.colours(),
      ],
      conditions: ask.working,
      grams: 15_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "feeding-and-nursing",
      name: "Feeding and bathing",
      describes: "Bottles, sterilisers, pumps, bathtubs and diapers.",
      words:
        "baby bottle, feeding bottle, feeder, breast pump, steriliser, diaper, pampers, huggies, baby bath, wipes, potty, flask",
      attributes: [
        ask.kind("Bottles, Breast pump, Steriliser, Diapers, Bath, Potty, Wipes, Other"),
        ask.someBrand("Tommee Tippee, Avent, Pampers, Huggies, Molfix, Medela, Dr Brown’s"),
        ask.choice("size", "Size of diapers", "Newborn, 2, 3, 4, 5, 6", "facet"),
      ],
      conditions: ["NEW", "LIKE_NEW"],
      grams: 1_500,
      risk: 15,
    }),
    ask.leaf({
      slug: "baby-clothing",
      name: "Baby clothes",
      describes: "Clothes, shawls and shoes up to two years.",
      words:
        "baby clothes, baby wear, romper, overall, onesie, shawl, baby shoe, baby cap, newborn set, bodysuit, bibs",
      attributes: [ages(), whose(), ask.number("pieces", "Pieces", "", [1, 50, 1]), ask.colours()],
      conditions: ask.worn,
      conditionMeans: ask.clothesMean,
      grams: 400,
      risk: 10,
    }),
    ask.leaf({
      slug: "childrens-clothing",
      name: "Children’s clothes and shoes",
      describes: "Clothes and shoes from two years.",
      words:
        "children wear, kids wear, kids shoes, girls gown, boys shirt, kiddies, school shoe, kids sneakers, uniform, cortina",
      attributes: [
        ages(),
        whose(),
        ask.kind("Gown, Shirt, Trousers, Set, Native, Uniform, Shoes, Other"),
        ask.colours(),
      ],
      conditions: ask.worn,
      conditionMeans: ask.clothesMean,
      grams: 500,
      risk: 10,
    }),
    ask.leaf({
      slug: "toys",
      name: "Toys",
      describes: "Toys, dolls, ride-on cars and tricycles.",
      words:
        "toy, toys, doll, teddy, teddy bear, lego, ride on car, toy car, tricycle, scooter, puzzle, bouncing castle, remote car",
      attributes: [
        ask.kind("Soft toy, Doll, Blocks, Car or train, Ride-on, Learning, Outdoor, Other"),
        ages(),
        ask.flag("batteries", "Needs batteries", "facet"),
      ],
      conditions: ask.working,
      grams: 1_500,
      risk: 10,
    }),
    ask.leaf({
      slug: "school-things",
      name: "School things",
      describes: "School bags, lunch boxes, water bottles and stationery.",
      words:
        "school bag, lunch box, lunchbox, water bottle, pencil case, crayons, exercise book, stationery, math set",
      attributes: [ask.kind("Bag, Lunch box, Bottle, Stationery, Set"), whose(), ask.colours()],
      conditions: ["NEW", "LIKE_NEW", "GOOD"],
      grams: 800,
      risk: 10,
    }),
  ],
};
