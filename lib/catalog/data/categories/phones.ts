import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const imei = ask.hinted(
  ask.text("imei", "IMEI", 15, "required", "private"),
  "Dial *#06# to see it. Only you and our staff can read it.",
);

/** Of a phone that was used abroad. */
const phonesMean = {
  GOOD: "Works fully. Light scratches, screen without cracks.",
  FAIR: "Works. Deep scratches, a tired battery or a mended part, all named in the description.",
  FOREIGN_USED: "UK used or US used: used abroad, unlocked, never opened in Nigeria.",
  NIGERIAN_USED: "Used in Nigeria by one or more owners.",
  FOR_PARTS: "Doesn’t come on, is cracked or has a fault that is named.",
};

export const phones: CategoryNode = {
  slug: "phones-and-tablets",
  name: "Phones and tablets",
  describes: "Phones, tablets, watches, and what goes with them.",
  children: [
    ask.leaf({
      slug: "mobile-phones",
      name: "Mobile phones",
      describes: "Smartphones, new, UK used and Nigerian used.",
      words:
        "phone, smartphone, iphone, samsung, galaxy, tecno, infinix, itel, redmi, xiaomi, pixel, oppo, vivo, realme, nokia, android, camon, spark, hot, note, pova, phantom, fone, foni, promax, uk used phone",
      attributes: [
        ask.brands(
          "Apple, Samsung, Tecno, Infinix, itel, Xiaomi, Google, Oppo, Vivo, Realme, Nokia, Huawei, OnePlus, Gionee",
        ),
        ask.text("model", "Model", 60, "required"),
        ask.choice(
          "storage",
          "Storage",
          "16 GB, 32 GB, 64 GB, 128 GB, 256 GB, 512 GB, 1 TB",
          "required",
          "facet",
          "onCard",
        ),
        ask.choice("memory", "Memory (RAM)", "2 GB, 3 GB, 4 GB, 6 GB, 8 GB, 12 GB, 16 GB", "facet"),
        ask.colours(),
        ask.choice("sim", "SIM", "One SIM, Two SIMs, eSIM only, SIM and eSIM", "facet"),
        ask.choice("lock", "Network lock", "Unlocked, Locked, With a chip", "required", "facet"),
        ask.number("battery_health", "Battery health", "%", [50, 100, 1]),
        ask.choices(
          "works",
          "What works",
          "Face ID or face unlock, Fingerprint, All cameras, Speaker and microphone, Charging port",
        ),
        ask.choices("in_the_box", "In the box", "Charger, Cable, Earphones, Carton, Receipt, Pouch"),
        imei,
      ],
      conditions: ask.anyCondition,
      conditionMeans: phonesMean,
      grams: 500,
      risk: 40,
    }),
    ask.leaf({
      slug: "keypad-phones",
      name: "Keypad phones",
      describes: "Small phones with buttons: torchlight phones and backup phones.",
      words:
        "keypad, torch, torchlight, button phone, small phone, nokia 105, nokia 3310, itel 2160, backup phone, palasa",
      attributes: [
        ask.brands("Nokia, itel, Tecno, Samsung, X-Tigi, Bontel, Gionee"),
        ask.model(),
        ask.choice("sim", "SIM", "One SIM, Two SIMs, Three SIMs, Four SIMs", "facet", "onCard"),
        ask.colours(),
        imei,
      ],
      conditions: ask.anyCondition,
      conditionMeans: phonesMean,
      grams: 250,
      risk: 20,
    }),
    ask.leaf({
      slug: "tablets",
      name: "Tablets",
      describes: "Tablets, iPads and e-book readers.",
      words: "tablet, tab, ipad, galaxy tab, kindle, e-reader, kids tab, android tab, lenovo tab",
      attributes: [
        ask.brands("Apple, Samsung, Lenovo, Amazon, Tecno, itel, Huawei, Modio, Atouch, Xiaomi"),
        ask.text("model", "Model", 60, "required"),
        ask.number("screen", "Screen", "inch", [6, 15, 0.1], "facet", "onCard"),
        ask.choice(
          "storage",
          "Storage",
          "16 GB, 32 GB, 64 GB, 128 GB, 256 GB, 512 GB, 1 TB",
          "required",
          "facet",
          "onCard",
        ),
        ask.flag("takes_sim", "Takes a SIM", "facet"),
        ask.colours(),
        ask.choices("in_the_box", "In the box", "Charger, Cable, Keyboard, Pencil, Case, Carton"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: phonesMean,
      grams: 900,
      risk: 35,
    }),
    ask.leaf({
      slug: "smartwatches",
      name: "Smartwatches",
      describes: "Smartwatches and fitness bands.",
      words:
        "smartwatch, smart watch, apple watch, galaxy watch, oraimo watch, fitness band, mi band, series 9, ultra watch",
      attributes: [
        ask.brands("Apple, Samsung, Oraimo, Xiaomi, Huawei, Amazfit, Garmin, Itel"),
        ask.model(),
        ask.number("case_size", "Case", "mm", [30, 55, 1], "onCard"),
        ask.choice("works_with", "Works with", "iPhone, Android, Both", "required", "facet"),
        ask.colours(),
      ],
      conditions: ask.anyCondition,
      grams: 300,
      risk: 30,
    }),
    ask.leaf({
      slug: "power-banks",
      name: "Power banks",
      describes: "Batteries that charge a phone on the way.",
      words:
        "power bank, powerbank, oraimo power bank, 20000mah, 10000mah, 30000mah, new age, portable charger",
      attributes: [
        ask.brands("Oraimo, New Age, Anker, Xiaomi, Baseus, Itel, Romoss, Ugreen, Samsung"),
        ask.number("capacity", "Capacity", "mAh", [1000, 100_000, 1], "required", "facet", "onCard"),
        ask.number("power", "Power", "W", [5, 240, 0.5], "facet"),
        ask.colours(),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR"],
      grams: 500,
      risk: 35,
    }),
    ask.leaf({
      slug: "phone-accessories",
      name: "Phone accessories",
      describes: "Chargers, cables, pouches, screen guards, stands and ring lights.",
      words:
        "charger, cable, cord, pouch, phone case, screen guard, screen protector, ring light, tripod, selfie stick, adapter, type c, lightning, memory card, otg",
      attributes: [
        ask.kind(
          "Charger, Cable, Pouch or case, Screen guard, Stand or holder, Ring light, Memory card, Other",
        ),
        ask.someBrand("Oraimo, Apple, Samsung, Anker, Ugreen, Baseus, SanDisk, Itel, Tecno"),
        ask.text("fits", "Fits", 80),
        ask.colours(),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD"],
      grams: 200,
      risk: 20,
    }),
    ask.leaf({
      slug: "phone-parts",
      name: "Phone parts",
      describes: "Screens, batteries, boards and tools for those who repair phones.",
      words:
        "phone screen, lcd, panel, phone battery, motherboard, back glass, charging port, flex, repair kit, engineer",
      attributes: [
        ask.choice(
          "kind",
          "Part",
          "Screen, Battery, Board, Camera, Back glass, Charging port, Repair tools, Other",
          "required",
          "facet",
          "onCard",
        ),
        ask.choice("made_by", "Made by", "Maker’s original, Pulled from a phone, Copy", "required", "facet"),
        ask.text("fits", "Fits", 80, "required"),
      ],
      conditions: ask.anyCondition,
      grams: 200,
      risk: 35,
    }),
  ],
};
