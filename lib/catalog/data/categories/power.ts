import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

export const power: CategoryNode = {
  slug: "power-and-solar",
  name: "Power and solar",
  describes: "Generators, inverters, batteries, solar, and light when there is none.",
  children: [
    ask.leaf({
      slug: "petrol-generators",
      name: "Petrol and gas generators",
      describes: "Small generators, from ‘I better pass my neighbour’ to 10 kVA.",
      words:
        "gen, generator, i better pass my neighbour, i pass my neighbour, tiger gen, sumec firman, elepaq, elemax, thermocool gen, petrol gen, 2.5kva, 3.5kva, 5kva, janareto",
      attributes: [
        ask.brands(
          "Sumec Firman, Elepaq, Elemax, Haier Thermocool, Tiger, Honda, Maxi, Senwei, Lutian, Parsun, Hyundai",
        ),
        ask.number("power", "Power", "kVA", [0.5, 15, 0.05], "required", "facet", "onCard"),
        ask.choice("start", "Starts by", "Rope, Key, Key and remote", "required", "facet", "onCard"),
        ask.choice("fuel", "Fuel", "Petrol, Gas, Petrol and gas", "required", "facet"),
        ask.choice("coil", "Coil", "Copper, Aluminium, Not known", "facet"),
        ask.number("hours_run", "Hours run, about", "hours", [0, 50_000, 1]),
        ask.flag("with_battery", "Battery included"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: {
        GOOD: "Starts at once and carries its load. Serviced.",
        FAIR: "Works, but smokes, leaks or wants a part that is named.",
        FOREIGN_USED: "Tokunbo: used abroad, started here under load.",
        NIGERIAN_USED: "Used in Nigeria, with the hours it has run, about.",
        FOR_PARTS: "Doesn’t start, or the coil is burnt.",
      },
      grams: 45_000,
      risk: 30,
    }),
    ask.leaf({
      slug: "diesel-generators",
      name: "Diesel generators",
      describes: "Diesel sets for houses, shops and sites.",
      words:
        "diesel generator, diesel gen, soundproof, perkins, mikano, cummins, lister, 20kva, 10kva, 60kva, fg wilson",
      attributes: [
        ask.brands(
          "Mikano, Perkins, Cummins, FG Wilson, Caterpillar, Lister, Jubaili, Marapco, Kubota, Deutz",
        ),
        ask.number("power", "Power", "kVA", [3, 2000, 0.5], "required", "facet", "onCard"),
        ask.choice("phases", "Phases", "Single, Three", "required", "facet", "onCard"),
        ask.flag("soundproof", "Soundproof", "facet"),
        ask.number("hours_run", "Hours run", "hours", [0, 200_000, 1]),
      ],
      conditions: ask.anyCondition,
      days: 5,
      grams: 400_000,
      risk: 35,
    }),
    ask.leaf({
      slug: "inverters",
      name: "Inverters",
      describes: "Inverters that keep light on, with and without a solar charger.",
      words:
        "inverter, hybrid inverter, luminous, felicity, growatt, su-kam, genus, mercury inverter, 3.5kva inverter, pure sine",
      attributes: [
        ask.brands(
          "Luminous, Felicity, Growatt, Deye, Su-Kam, Genus, Mercury, Itel, Must, Blue Gate, Prag, Victron",
        ),
        ask.number("power", "Power", "kVA", [0.5, 50, 0.1], "required", "facet", "onCard"),
        ask.choice("voltage", "Battery voltage", "12 V, 24 V, 48 V, 96 V", "required", "facet", "onCard"),
        ask.choice("wave", "Wave", "Pure sine, Modified sine", "facet"),
        ask.choice("solar", "Solar charger", "MPPT, PWM, None", "facet"),
      ],
      conditions: ask.anyCondition,
      days: 4,
      grams: 15_000,
      risk: 35,
    }),
    ask.leaf({
      slug: "inverter-batteries",
      name: "Inverter batteries",
      describes: "Tubular, gel and lithium batteries for inverter and solar.",
      words:
        "inverter battery, 200ah, 220ah, tubular battery, lithium battery, deep cycle, gel battery, dry cell, lifepo4, quanta",
      attributes: [
        ask.brands(
          "Luminous, Quanta, Felicity, Ritar, Gennex, Genus, Su-Kam, Pylontech, Itel, Cworth, Rocket",
        ),
        ask.kind("Tubular, Gel, Lithium, AGM"),
        ask.number("capacity", "Capacity", "Ah", [7, 1000, 1], "required", "facet", "onCard"),
        ask.choice("voltage", "Voltage", "2 V, 12 V, 24 V, 48 V", "required", "facet"),
        ask.date("made_on", "Made on"),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOR_PARTS"],
      conditionMeans: {
        GOOD: "Holds most of its charge. Age and hours of backup are named.",
        FOR_PARTS: "Scrap battery, sold by weight.",
      },
      days: 5,
      grams: 60_000,
      risk: 45,
    }),
    ask.leaf({
      slug: "solar-panels",
      name: "Solar panels",
      describes: "Panels for roofs, and what holds them.",
      words:
        "solar panel, solar, panel, mono panel, monocrystalline, jinko, canadian solar, 550w, 400w, 200w",
      attributes: [
        ask.brands("Jinko, Canadian Solar, Longi, JA Solar, Trina, Rubitec, Felicity, Africell, Itel"),
        ask.number("power", "Power", "W", [5, 1000, 1], "required", "facet", "onCard"),
        ask.kind("Monocrystalline, Polycrystalline, Flexible"),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOREIGN_USED"],
      conditionMeans: { FOREIGN_USED: "Taken from a roof abroad. Glass whole, measured in sun." },
      days: 4,
      grams: 24_000,
      risk: 35,
    }),
    ask.leaf({
      slug: "solar-kits",
      name: "Solar kits and lights",
      describes: "Solar generators, street lights, lamps, controllers and home kits.",
      words:
        "solar generator, solar light, solar street light, solar kit, charge controller, solar lamp, solar fan, portable power station, ecoflow",
      attributes: [
        ask.kind("Power station, Home kit, Street light, Lamp, Charge controller, Solar fan, Other"),
        ask.someBrand("Sun King, EcoFlow, Itel, Lontor, D.light, Felicity, Bluetti, Oraimo"),
        ask.number("power", "Power", "W", [1, 10_000, 1], "facet", "onCard"),
      ],
      conditions: ask.working,
      grams: 5_000,
      risk: 35,
    }),
    ask.leaf({
      slug: "stabilisers-and-ups",
      name: "Stabilisers and surge protection",
      describes: "Stabilisers, surge guards, changeovers and extension boxes.",
      words:
        "stabilizer, stabiliser, avr, surge protector, changeover, extension box, extension, transformer, century stabilizer",
      attributes: [
        ask.brands("Century, Binatone, Qasa, Bluegate, Rite-Tek, Sollatek, Philips, Scanfrost, Super Master"),
        ask.kind("Stabiliser, Surge guard, Changeover, Extension box, Transformer"),
        ask.number("power", "Power", "VA", [100, 100_000, 1], "facet", "onCard"),
      ],
      conditions: ask.anyCondition,
      grams: 6_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "rechargeable-lamps",
      name: "Lamps and torches",
      describes: "Rechargeable lamps, torches, bulbs and emergency lights.",
      words:
        "lamp, rechargeable lamp, torch, torchlight, lantern, emergency light, bulb, ac/dc bulb, lontor lamp",
      attributes: [
        ask.kind("Lantern, Torch, Bulb, Desk lamp, Emergency light, Head lamp"),
        ask.someBrand("Lontor, Sun King, Duration Power, Geepas, Philips, Akko, Qasa"),
        ask.flag("solar", "Charges from the sun", "facet"),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR"],
      grams: 900,
      risk: 15,
    }),
  ],
};
