import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const cars =
  "Toyota, Honda, Lexus, Nissan, Mercedes-Benz, Hyundai, Kia, Ford, Volkswagen, Peugeot, Mazda, Mitsubishi, Acura, Suzuki, Innoson, Any car, Other";
const fits = () => [
  ask.choice("car", "For", cars, "required", "facet", "onCard"),
  ask.hinted(ask.text("fits", "Model and years", 80, "required"), "As ‘Corolla 2008 to 2013’."),
];
const tokunbo = {
  FOREIGN_USED: "Tokunbo: taken from a car abroad, not yet used in Nigeria.",
  NIGERIAN_USED: "Taken from a car that drove in Nigeria.",
};

export const vehicles: CategoryNode = {
  slug: "vehicle-parts",
  name: "Vehicle parts",
  describes: "Parts and accessories for cars, motorcycles and tricycles.",
  children: [
    ask.leaf({
      slug: "tyres-and-rims",
      name: "Tyres and rims",
      describes: "Tyres, rims and wheel covers.",
      words: "tyre, tire, tyres, rim, rims, alloy wheel, wheel cover, michelin, dunlop, tokunbo tyre, taya",
      attributes: [
        ask.kind("Tyre, Rim, Tyre on rim, Wheel cover"),
        ask.choice("rim", "Rim", "12, 13, 14, 15, 16, 17, 18, 19, 20, 22", "required", "facet", "onCard"),
        ask.text("size", "Size on the tyre", 20),
        ask.someBrand(
          "Michelin, Dunlop, Bridgestone, Goodyear, Pirelli, Austone, Maxxis, Westlake, Linglong",
        ),
        ask.hinted(
          ask.number("made", "Made in", "", [2000, 2100, 1]),
          "The last two of the four digits on the wall are the year.",
        ),
        ask.number("pieces", "Pieces", "", [1, 8, 1]),
      ],
      conditions: ask.working,
      conditionMeans: tokunbo,
      grams: 10_000,
      risk: 40,
    }),
    ask.leaf({
      slug: "car-batteries",
      name: "Car batteries",
      describes: "Batteries, chargers and jump starters.",
      words: "car battery, battery, 75ah, 100ah, 62ah, solite, varta, jump starter, battery charger, exide",
      attributes: [
        ask.brands("Solite, Varta, Bosch, Rocket, Exide, Amaron, Mercury, Forgo, Ibeto"),
        ask.number("capacity", "Capacity", "Ah", [30, 250, 1], "required", "facet", "onCard"),
        ask.choice("kind", "Kind", "Dry, Wet, Jump starter, Charger", "facet", "onCard"),
        ask.date("made_on", "Made on"),
      ],
      conditions: ["NEW", "GOOD", "FOREIGN_USED"],
      grams: 18_000,
      risk: 40,
    }),
    ask.leaf({
      slug: "engines-and-gearboxes",
      name: "Engines and gearboxes",
      describes: "Engines, gearboxes and what turns in them.",
      words:
        "engine, gearbox, gear box, tokunbo engine, alternator, starter, kick starter, radiator, injector, top cylinder, compressor, knock engine",
      attributes: [
        ask.choice(
          "kind",
          "Part",
          "Engine, Gearbox, Alternator, Starter, Radiator, Injectors, AC compressor, Other",
          "required",
          "facet",
          "onCard",
        ),
        ...fits(),
        ask.text("code", "Code on it", 40),
        ask.flag("tested", "Tested before sending"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: tokunbo,
      days: 7,
      grams: 120_000,
      risk: 50,
    }),
    ask.leaf({
      slug: "brakes-and-suspension",
      name: "Brakes and suspension",
      describes: "Pads, discs, shocks, ball joints and bushings.",
      words:
        "brake pad, disc, shock absorber, shocks, ball joint, bushing, suspension, caliper, stabilizer linkage, control arm",
      attributes: [
        ask.choice(
          "kind",
          "Part",
          "Brake pads, Discs, Shocks, Springs, Arms and joints, Bushings, Other",
          "required",
          "facet",
          "onCard",
        ),
        ...fits(),
      ],
      conditions: ["NEW", "GOOD", "FOREIGN_USED", "NIGERIAN_USED"],
      conditionMeans: tokunbo,
      days: 5,
      grams: 5_000,
      risk: 40,
    }),
    ask.leaf({
      slug: "body-parts-and-lights",
      name: "Body parts and lights",
      describes: "Bumpers, doors, mirrors, lamps and glass.",
      words:
        "headlamp, head lamp, headlight, rear light, bumper, side mirror, bonnet, door, windscreen, fender, grille, fog light",
      attributes: [
        ask.choice(
          "kind",
          "Part",
          "Head lamp, Rear lamp, Bumper, Mirror, Bonnet, Door, Glass, Grille, Other",
          "required",
          "facet",
          "onCard",
        ),
        ...fits(),
        ask.choice("side", "Side", "Left, Right, Both, Neither", "facet"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: tokunbo,
      grams: 6_000,
      risk: 30,
    }),
    ask.leaf({
      slug: "car-electronics",
      name: "Car sound and electronics",
      describes: "Android screens, speakers, trackers, cameras and alarms.",
      words:
        "car stereo, android screen, android player, car radio, car speaker, tracker, car tracker, dash cam, reverse camera, car alarm, car mp3",
      attributes: [
        ask.kind("Android screen, Radio, Speakers, Amplifier, Tracker, Camera, Alarm, Other"),
        ask.someBrand("Pioneer, Sony, Kenwood, JBL, Alpine, Viper"),
        ask.text("fits", "Fits", 80),
      ],
      conditions: ask.working,
      grams: 2_500,
      risk: 25,
    }),
    ask.leaf({
      slug: "car-care-and-accessories",
      name: "Car accessories and care",
      describes: "Mats, covers, seat covers, oil, polish and tools for the boot.",
      words:
        "car mat, seat cover, car cover, engine oil, steering cover, jack, wheel spanner, car polish, fire extinguisher, caution sign, car vacuum",
      attributes: [
        ask.kind("Mats, Covers, Oil and fluids, Cleaning, Jack and tools, Safety, Other"),
        ask.text("fits", "Fits", 80),
        ask.number("volume", "Holds", "litres", [0.1, 210, 0.1]),
      ],
      conditions: ask.working,
      grams: 3_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "motorcycle-parts",
      name: "Motorcycle and keke parts",
      describes: "Parts, helmets and tyres for okada and keke.",
      words:
        "motorcycle, okada, bike, helmet, keke, tricycle, bajaj, machine, chain and sprocket, carburettor, achaba",
      attributes: [
        ask.kind("Helmet, Engine part, Tyre, Chain, Lamp, Body, Clothing, Other"),
        ask.choice(
          "make",
          "For",
          "Bajaj, TVS, Honda, Qlink, Suzuki, Daylong, Any, Other",
          "required",
          "facet",
          "onCard",
        ),
        ask.text("fits", "Model", 80),
      ],
      conditions: ask.anyCondition,
      conditionMeans: tokunbo,
      grams: 2_500,
      risk: 25,
    }),
  ],
};
