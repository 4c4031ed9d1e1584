import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const homeBrands =
  "LG, Samsung, Hisense, Haier Thermocool, Scanfrost, Nexus, Polystar, Panasonic, Midea, Skyrun, Bruhm, Royal";

/** What stands in a kitchen and was used abroad. */
const tokunbo = {
  FOREIGN_USED: "Tokunbo: used abroad, tried here on our current. Dents are in the pictures.",
};

export const appliances: CategoryNode = {
  slug: "home-appliances",
  name: "Home appliances",
  describes: "Machines for kitchen, laundry and cool air.",
  children: [
    ask.leaf({
      slug: "fridges-and-freezers",
      name: "Fridges and freezers",
      describes: "Fridges, deep freezers and show-glass coolers.",
      words:
        "fridge, refrigerator, freezer, deep freezer, chest freezer, bedside fridge, double door, show glass, thermocool, frij",
      attributes: [
        ask.brands(`${homeBrands}, Kenstar, Restpoint`),
        ask.kind("Bedside, One door, Two doors, Side by side, Chest freezer, Upright freezer, Show glass"),
        ask.number("volume", "Holds", "litres", [30, 1000, 1], "required", "facet", "onCard"),
        ask.choice("gas", "Gas", "R134a, R600a, Not known"),
        ask.flag("inverter", "Low current", "facet"),
        ask.colours(),
      ],
      conditions: ask.anyCondition,
      conditionMeans: tokunbo,
      grams: 45_000,
      risk: 25,
    }),
    ask.leaf({
      slug: "washing-machines",
      name: "Washing machines",
      describes: "Washing machines and dryers.",
      words: "washing machine, washer, dryer, twin tub, front loader, top loader, automatic washing machine",
      attributes: [
        ask.brands(homeBrands),
        ask.kind("Front loader, Top loader, Twin tub, Dryer"),
        ask.number("load", "Load", "kg", [1, 20, 0.5], "required", "facet", "onCard"),
        ask.flag("inverter", "Low current", "facet"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: tokunbo,
      grams: 45_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "air-conditioners",
      name: "Air conditioners",
      describes: "Split, standing and window units.",
      words: "ac, a/c, air conditioner, split unit, 1hp, 1.5hp, 2hp, standing ac, inverter ac, window ac",
      attributes: [
        ask.brands(`${homeBrands}, Gree, Daikin, TCL`),
        ask.choice("kind", "Kind", "Split, Standing, Window, Portable", "required", "facet"),
        ask.choice("power", "Power", "1 HP, 1.5 HP, 2 HP, 2.5 HP, 3 HP, 5 HP", "required", "facet", "onCard"),
        ask.flag("inverter", "Inverter", "facet"),
        ask.flag("kit", "With installation kit"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: tokunbo,
      grams: 40_000,
      risk: 25,
    }),
    ask.leaf({
      slug: "fans",
      name: "Fans",
      describes: "Standing, ceiling, wall and rechargeable fans.",
      words:
        "fan, standing fan, ceiling fan, rechargeable fan, ox fan, orl, binatone fan, wall fan, qasa, lontor fan",
      attributes: [
        ask.brands("OX, Binatone, Qasa, Lontor, ORL, Panasonic, KDK, Duravolt, Century, Andrakk, Rite-Tek"),
        ask.kind("Standing, Ceiling, Wall, Table, Box, Industrial"),
        ask.number("size", "Size", "inch", [4, 60, 1], "facet", "onCard"),
        ask.flag("rechargeable", "Rechargeable", "facet"),
      ],
      conditions: ask.anyCondition,
      grams: 6_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "cookers-and-ovens",
      name: "Cookers and ovens",
      describes: "Gas cookers, table-top burners, ovens and hot plates.",
      words:
        "cooker, gas cooker, table top gas, burner, oven, hot plate, stove, kerosene stove, camp gas, maxi cooker, baking oven",
      attributes: [
        ask.brands(
          "Maxi, Scanfrost, Haier Thermocool, Hisense, Polystar, Eurosonic, Royal, Nexus, Bosch, Master Chef",
        ),
        ask.choice(
          "fuel",
          "Fuel",
          "Gas, Electric, Gas and electric, Kerosene, Charcoal",
          "required",
          "facet",
        ),
        ask.choice("burners", "Burners", "1, 2, 3, 4, 5, 6, None", "required", "facet", "onCard"),
        ask.flag("oven", "With oven", "facet"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: tokunbo,
      grams: 25_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "microwaves",
      name: "Microwaves",
      describes: "Microwaves, air fryers and toaster ovens.",
      words: "microwave, air fryer, airfryer, toaster oven, microwave oven",
      attributes: [
        ask.brands(`${homeBrands}, Silver Crest, Kenwood, Binatone, Philips`),
        ask.kind("Microwave, Air fryer, Toaster oven"),
        ask.number("volume", "Holds", "litres", [1, 60, 0.5], "required", "facet", "onCard"),
        ask.flag("grill", "With grill", "facet"),
      ],
      conditions: ask.anyCondition,
      grams: 12_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "blenders-and-mixers",
      name: "Blenders and mixers",
      describes: "Blenders, grinders, juicers, mixers and yam pounders.",
      words:
        "blender, grinder, mixer, juicer, yam pounder, food processor, cake mixer, silver crest, smoothie",
      attributes: [
        ask.brands(
          "Binatone, Kenwood, Silver Crest, Philips, Moulinex, Sonik, Eurosonic, Saisho, Century, Nakai, Qasa",
        ),
        ask.kind("Blender, Hand blender, Grinder, Juicer, Mixer, Food processor, Yam pounder"),
        ask.number("volume", "Holds", "litres", [0.2, 20, 0.1], "facet", "onCard"),
        ask.number("power", "Power", "W", [50, 10_000, 1]),
      ],
      conditions: ask.anyCondition,
      grams: 3_500,
      risk: 15,
    }),
    ask.leaf({
      slug: "irons",
      name: "Irons and steamers",
      describes: "Pressing irons, steamers and ironing boards.",
      words: "iron, pressing iron, steam iron, steamer, ironing board, dry iron, industrial iron",
      attributes: [
        ask.brands("Philips, Binatone, Panasonic, Kenwood, Sonik, Tefal, Silver Crest, Eurosonic"),
        ask.kind("Dry, Steam, Garment steamer, Industrial, Board"),
        ask.number("power", "Power", "W", [300, 4000, 1]),
      ],
      conditions: ask.anyCondition,
      grams: 1_800,
      risk: 15,
    }),
    ask.leaf({
      slug: "kettles-and-small-kitchen",
      name: "Kettles and small kitchen machines",
      describes: "Kettles, toasters, rice cookers, coffee machines and sandwich makers.",
      words:
        "kettle, electric kettle, jug, toaster, rice cooker, sandwich maker, coffee machine, pressure cooker, popcorn machine",
      attributes: [
        ask.kind(
          "Kettle, Toaster, Sandwich maker, Rice cooker, Pressure cooker, Coffee machine, Popcorn machine, Other",
        ),
        ask.someBrand("Binatone, Kenwood, Philips, Silver Crest, Master Chef, Sonik, Nespresso, Saisho"),
        ask.number("volume", "Holds", "litres", [0.2, 30, 0.1], "facet", "onCard"),
      ],
      conditions: ask.working,
      grams: 2_500,
      risk: 15,
    }),
    ask.leaf({
      slug: "water-dispensers",
      name: "Water dispensers and heaters",
      describes: "Dispensers, filters, pumps and water heaters.",
      words:
        "water dispenser, dispenser, water heater, water filter, purifier, pumping machine, water pump, sumo",
      attributes: [
        ask.brands(`${homeBrands}, Cway, Ariston, Pedrollo, Interdab`),
        ask.kind("Dispenser, Filter, Heater, Pump"),
        ask.flag("hot_and_cold", "Hot and cold", "facet"),
      ],
      conditions: ask.anyCondition,
      grams: 15_000,
      risk: 20,
    }),
  ],
};
