import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

export const electronics: CategoryNode = {
  slug: "tv-audio-and-games",
  name: "TV, audio and games",
  describes: "Televisions, sound, cameras and games.",
  children: [
    ask.leaf({
      slug: "televisions",
      name: "Televisions",
      describes: "Smart and plain televisions.",
      words:
        "tv, television, smart tv, led tv, oled, hisense, lg tv, samsung tv, 43 inch, 55 inch, 32 inch, plasma, telly",
      attributes: [
        ask.brands(
          "Hisense, LG, Samsung, Sony, TCL, Skyrun, Polystar, Infinix, Royal, Syinix, Bruhm, Panasonic",
        ),
        ask.number("screen", "Screen", "inch", [17, 120, 1], "required", "facet", "onCard"),
        ask.choice("resolution", "Resolution", "HD, Full HD, 4K, 8K", "required", "facet", "onCard"),
        ask.flag("smart", "Smart TV", "facet"),
        ask.choices("comes_with", "Comes with", "Remote, Stand, Wall bracket, Carton, Receipt"),
        ask.flag("screen_whole", "Screen without lines or spots"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: {
        FOREIGN_USED: "Used abroad. The screen has no line, spot or crack.",
        FOR_PARTS: "Broken screen or no picture.",
      },
      grams: 12_000,
      risk: 35,
    }),
    ask.leaf({
      slug: "headphones",
      name: "Headphones and earbuds",
      describes: "Headphones, earbuds and earpieces.",
      words:
        "headphone, headphones, headset, earbuds, ear pod, airpods, earpiece, freepods, jbl, oraimo, beats",
      attributes: [
        ask.brands("Oraimo, Apple, JBL, Sony, Samsung, Beats, Soundcore, Itel, New Age, Celebrat"),
        ask.kind("Over the ear, Earbuds, Neckband, With a wire"),
        ask.flag("noise", "Keeps noise out", "facet"),
        ask.colours(),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOREIGN_USED"],
      grams: 350,
      risk: 40,
    }),
    ask.leaf({
      slug: "speakers",
      name: "Speakers",
      describes: "Bluetooth speakers, party speakers and radios.",
      words:
        "speaker, bluetooth speaker, boombox, party speaker, zealot, jbl speaker, radio, transistor radio, woofer",
      attributes: [
        ask.brands("JBL, Zealot, Sony, LG, Oraimo, Djack, Anker, Bose, Samsung, Sanyo"),
        ask.kind("Portable, Party, Shelf, Radio"),
        ask.number("power", "Power", "W", [1, 5000, 1], "facet", "onCard"),
        ask.number("battery_hours", "Battery lasts", "hours", [0, 100, 1]),
      ],
      conditions: ask.anyCondition,
      grams: 2_500,
      risk: 35,
    }),
    ask.leaf({
      slug: "home-theatres",
      name: "Home theatres and soundbars",
      describes: "Home theatres, soundbars, amplifiers and DVD players.",
      words:
        "home theatre, home theater, soundbar, sound bar, amplifier, dvd, dvd player, sub woofer, subwoofer, surround",
      attributes: [
        ask.brands("LG, Sony, Samsung, JBL, Hisense, Djack, Sanyo, Polystar, Bose"),
        ask.kind("Home theatre, Soundbar, Amplifier, DVD player"),
        ask.number("power", "Power", "W", [10, 10_000, 1], "facet", "onCard"),
      ],
      conditions: ask.anyCondition,
      grams: 9_000,
      risk: 30,
    }),
    ask.leaf({
      slug: "cameras",
      name: "Cameras",
      describes: "Cameras, lenses, drones, lights and CCTV.",
      words:
        "camera, canon, nikon, dslr, mirrorless, lens, drone, dji, gopro, cctv, security camera, tripod, camcorder",
      attributes: [
        ask.brands("Canon, Nikon, Sony, Fujifilm, DJI, GoPro, Panasonic, Hikvision, Dahua"),
        ask.kind("DSLR, Mirrorless, Compact, Action, Drone, Lens, CCTV, Light or stand"),
        ask.text("model", "Model", 60, "required"),
        ask.number("shutter", "Shutter count", "", [0, 1_000_000, 1]),
        ask.choices("comes_with", "Comes with", "Battery, Charger, Lens, Bag, Memory card, Strap"),
        ask.text("serial", "Serial number", 40, "private"),
      ],
      conditions: ask.anyCondition,
      grams: 2_000,
      risk: 40,
    }),
    ask.leaf({
      slug: "game-consoles",
      name: "Game consoles",
      describes: "PlayStation, Xbox, Nintendo, and their pads.",
      words:
        "ps5, ps4, ps3, playstation, xbox, nintendo, switch, game pad, gamepad, pad, controller, console, dualsense",
      attributes: [
        ask.brands("Sony PlayStation, Microsoft Xbox, Nintendo, Sega"),
        ask.kind("Console, Pad, Headset, Steering wheel, Part"),
        ask.text("model", "Model", 60, "required"),
        ask.choice("storage", "Storage", "32 GB, 64 GB, 500 GB, 825 GB, 1 TB, 2 TB", "facet"),
        ask.number("pads", "Pads with it", "", [0, 4, 1]),
      ],
      conditions: ask.anyCondition,
      grams: 4_500,
      risk: 35,
    }),
    ask.leaf({
      slug: "video-games",
      name: "Video games",
      describes: "Games on disc or cartridge. No accounts and no codes.",
      words:
        "fifa, ea fc, fc 25, fc 26, game cd, ps4 game, ps5 game, gta, call of duty, mortal kombat, game disc",
      attributes: [
        ask.choice(
          "plays_on",
          "Plays on",
          "PS5, PS4, PS3, Xbox Series, Xbox One, Nintendo Switch, PC",
          "required",
          "facet",
          "onCard",
        ),
        ask.choice("age", "From age", "3, 7, 12, 16, 18", "facet"),
        ask.flag("case", "With its case"),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOREIGN_USED"],
      grams: 150,
      risk: 15,
    }),
    ask.leaf({
      slug: "decoders",
      name: "Decoders and TV boxes",
      describes: "Decoders, dishes, Android boxes and projectors.",
      words: "decoder, dstv, gotv, startimes, free to air, android box, tv box, dish, projector, fire stick",
      attributes: [
        ask.kind("Decoder, Dish, TV box, TV stick, Projector"),
        ask.someBrand("DStv, GOtv, StarTimes, Xiaomi, Amazon, Epson, Strong"),
        ask.choices("comes_with", "Comes with", "Remote, Dish, Cable, Card, Carton"),
      ],
      conditions: ask.anyCondition,
      grams: 1_500,
      risk: 25,
    }),
  ],
};
