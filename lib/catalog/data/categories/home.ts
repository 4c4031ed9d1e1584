import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const wood = () =>
  ask.choice(
    "material",
    "Made of",
    "Solid wood, Board, Metal, Plastic, Rattan, Glass, Marble, Leather, Velvet, Fabric",
    "facet",
    "onCard",
  );

export const home: CategoryNode = {
  slug: "home-and-tools",
  name: "Home, furniture and tools",
  describes: "Furniture, kitchen and decoration, and the tools to mend them.",
  children: [
    ask.leaf({
      slug: "sofas-and-chairs",
      name: "Sofas and chairs",
      describes: "Sofas, armchairs and sets for the parlour.",
      words:
        "sofa, settee, couch, cushion chair, parlour chair, chair, 3 seater, 7 seater, l-shape, armchair, upholstery",
      attributes: [
        ask.choice("seats", "Seats", "1, 2, 3, 4, 5, 6, 7, 8 or more", "required", "facet", "onCard"),
        wood(),
        ask.choice("shape", "Shape", "Straight, L-shape, Set, Armchair, Recliner", "facet"),
        ask.colours(),
      ],
      conditions: ask.working,
      grams: 60_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "beds-and-mattresses",
      name: "Beds and mattresses",
      describes: "Bed frames, foams and pillows.",
      words:
        "bed, bed frame, mattress, foam, vitafoam, mouka, orthopaedic, pillow, 6 by 6, 4.5 by 6, family bed, bunk bed",
      attributes: [
        ask.kind("Mattress, Bed frame, Bed and mattress, Bunk bed, Pillow"),
        ask.choice(
          "size",
          "Size",
          "2.5 x 6 ft, 3.5 x 6 ft, 4 x 6 ft, 4.5 x 6 ft, 5 x 6 ft, 6 x 6 ft, 7 x 7 ft, Other",
          "required",
          "facet",
          "onCard",
        ),
        ask.someBrand("Vitafoam, Mouka, Royal Foam, Winco Foam, Sara Foam, Unifoam"),
        ask.number("thickness", "Thickness", "inch", [2, 24, 1]),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOREIGN_USED"],
      grams: 35_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "tables-and-dining",
      name: "Tables and dining sets",
      describes: "Dining sets, centre tables, desks and TV stands.",
      words:
        "table, dining, dining set, center table, centre table, tv stand, reading table, console table, stool",
      attributes: [
        ask.kind("Dining set, Dining table, Centre table, TV stand, Desk, Stool"),
        wood(),
        ask.number("seats", "Seats", "", [0, 20, 1], "facet"),
        ask.colours(),
      ],
      conditions: ask.working,
      grams: 40_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "wardrobes-and-shelves",
      name: "Wardrobes and shelves",
      describes: "Wardrobes, shelves, shoe racks and cabinets.",
      words: "wardrobe, shelf, bookshelf, shoe rack, cabinet, drawer, kitchen cabinet, mobile wardrobe",
      attributes: [
        ask.kind("Wardrobe, Shelf, Shoe rack, Cabinet, Drawers"),
        wood(),
        ask.number("doors", "Doors", "", [0, 12, 1]),
      ],
      conditions: ask.working,
      grams: 40_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "office-furniture",
      name: "Office furniture",
      describes: "Office chairs, desks, safes and filing cabinets.",
      words:
        "office chair, office table, executive chair, filing cabinet, safe, swivel chair, workstation, conference table",
      attributes: [ask.kind("Chair, Desk, Workstation, Cabinet, Safe, Reception"), wood(), ask.colours()],
      conditions: ask.working,
      grams: 20_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "cookware",
      name: "Pots and kitchenware",
      describes: "Pots, flasks, plates, knives and mortars.",
      words:
        "pot, pots, pot set, non stick, frying pan, cooler, flask, plates, cutlery, mortar, kitchen utensils, tray, food warmer",
      attributes: [
        ask.kind("Pot, Pot set, Frying pan, Food flask, Plates and cups, Knives, Mortar, Other"),
        ask.choice(
          "material",
          "Made of",
          "Aluminium, Stainless steel, Non-stick, Granite, Cast iron, Glass, Ceramic, Plastic, Wood",
          "facet",
          "onCard",
        ),
        ask.number("pieces", "Pieces", "", [1, 100, 1]),
      ],
      conditions: ask.working,
      grams: 4_000,
      risk: 10,
    }),
    ask.leaf({
      slug: "gas-cylinders",
      name: "Gas cylinders",
      describes: "Cylinders, regulators, hoses and burners. Sent empty.",
      words: "gas cylinder, cylinder, cooking gas, 12.5kg, 6kg, 3kg, 5kg gas, regulator, hose, camping gas",
      attributes: [
        ask.choice(
          "size",
          "Size",
          "3 kg, 5 kg, 6 kg, 10 kg, 12.5 kg, 25 kg, 50 kg, Not a cylinder",
          "required",
          "facet",
          "onCard",
        ),
        ask.someBrand("Cepsa, Techno Gas, Total, Oando, Amcon, Newman"),
        ask.choices("comes_with", "Comes with", "Regulator, Hose, Burner, Clips"),
        ask.date("tested_on", "Tested on"),
      ],
      conditions: ["NEW", "GOOD", "FAIR"],
      grams: 15_000,
      risk: 25,
    }),
    ask.leaf({
      slug: "bedding-and-curtains",
      name: "Bedding and curtains",
      describes: "Bedsheets, duvets, curtains, towels and rugs.",
      words:
        "bedsheet, bed sheet, duvet, curtain, day and night, towel, rug, centre rug, pillow case, blinds, foot mat",
      attributes: [
        ask.kind("Bedsheet set, Duvet, Curtain, Blind, Towel, Rug, Other"),
        ask.choice(
          "size",
          "Size",
          "3.5 x 6 ft, 4.5 x 6 ft, 6 x 6 ft, 6 x 7 ft, 7 x 7 ft, Other",
          "facet",
          "onCard",
        ),
        ask.colours(),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FOREIGN_USED"],
      grams: 2_000,
      risk: 10,
    }),
    ask.leaf({
      slug: "decoration",
      name: "Decoration and lights",
      describes: "Wall clocks, art, mirrors, flowers, lamps and chandeliers.",
      words:
        "wall clock, frame, painting, artwork, mirror, chandelier, flower vase, artificial flower, table lamp, wallpaper, decor",
      attributes: [
        ask.kind("Clock, Art, Mirror, Vase or plant, Lamp, Chandelier, Wallpaper, Other"),
        ask.colours(),
        ask.text("size", "Size", 40),
      ],
      conditions: ask.working,
      grams: 2_500,
      risk: 10,
    }),
    ask.leaf({
      slug: "power-tools",
      name: "Power and hand tools",
      describes: "Drills, saws, welders, ladders and tool boxes.",
      words:
        "drill, drilling machine, grinder, filing machine, welding machine, saw, toolbox, tool box, spanner, ladder, hammer, cordless",
      attributes: [
        ask.brands("Bosch, Makita, DeWalt, Ingco, Total, Stanley, Maktec, Harden, Tolsen"),
        ask.kind("Drill, Grinder, Saw, Welder, Tool box, Ladder, Compressor, Other"),
        ask.choice("runs_on", "Runs on", "Mains, Battery, Petrol, Hand", "facet", "onCard"),
      ],
      conditions: ask.anyCondition,
      grams: 4_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "sewing-machines",
      name: "Sewing machines",
      describes: "Sewing, industrial and weaving machines.",
      words:
        "sewing machine, tailoring machine, butterfly machine, singer, industrial machine, overlock, weaving machine, two lion",
      attributes: [
        ask.brands("Butterfly, Two Lion, Singer, Brother, Juki, Emel, Typical, Gemsy, Jack"),
        ask.kind("Hand, Treadle, Electric, Industrial, Overlock"),
      ],
      conditions: ask.anyCondition,
      grams: 20_000,
      risk: 20,
    }),
  ],
};
