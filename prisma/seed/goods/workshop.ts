import { listed } from "./listed";

/** What work is done with, and sat on. */
export const workshop = [
  listed(
    "cordless-drill",
    "power-tools",
    "20 V cordless drill with battery",
    68_000,
    "FOREIGN_USED",
    { brand: "makita", kind: "drill", runs_on: "battery" },
    ["ladipo", 3_000],
    "Foreign used drill, strong for wood and block. Battery holds well, charger is included. Try it before you confirm.",
  ),
  listed(
    "sewing-machine",
    "sewing-machines",
    "Hand sewing machine, black, complete head",
    98_000,
    "GOOD",
    { brand: "butterfly", kind: "hand" },
    ["aisha", 6_000],
    "The strong old type. I serviced and oiled it, it sews ankara and jeans without jumping stitch. With wooden base.",
  ),
  listed(
    "wall-clock",
    "decoration",
    "Wooden wall clock, 16 inch, silent",
    16_500,
    "NEW",
    { kind: "clock", colour: "brown", size: "40 cm" },
    ["woodcraft", 2_500, 10],
    "Made from mahogany off-cuts, silent movement, uses one AA battery. We can burn a name on it.",
  ),
  listed(
    "office-chair",
    "office-furniture",
    "Executive office chair, black leather",
    92_000,
    "FOREIGN_USED",
    { kind: "chair", material: "leather", colour: "black" },
    ["mama", 6_500, 3],
    "Tokunbo executive chair, goes up and down, leans back. Leather is clean, gas is strong.",
  ),
];
