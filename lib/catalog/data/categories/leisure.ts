import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

export const leisure: CategoryNode = {
  slug: "books-sports-and-music",
  name: "Books, sports and music",
  describes: "Books, sport, instruments, and what fills free time.",
  children: [
    ask.leaf({
      slug: "books",
      name: "Books",
      describes: "Novels, Bibles, Qur’ans, business and children’s books.",
      words:
        "book, novel, bible, quran, chimamanda, achebe, story book, motivational book, comics, literature",
      attributes: [
        ask.kind("Novel, Religion, Business, History, Children, Comics, Cookery, Other"),
        ask.text("author", "Author", 80, "required"),
        ask.choice(
          "language",
          "Language",
          "English, Hausa, Igbo, Yoruba, Pidgin, French, Arabic, Other",
          "facet",
        ),
        ask.choice("cover", "Cover", "Paperback, Hardcover", "facet", "onCard"),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOREIGN_USED"],
      conditionMeans: {
        GOOD: "Read, all pages there, no writing.",
        FAIR: "Read often: notes, marks or a worn spine.",
      },
      grams: 500,
      risk: 10,
    }),
    ask.leaf({
      slug: "textbooks",
      name: "Textbooks and past questions",
      describes: "For primary, secondary and university, JAMB, WAEC and ICAN.",
      words:
        "textbook, text book, past question, jamb, waec, neco, post utme, ican, new general mathematics, primary, secondary school, ielts, sat",
      attributes: [
        ask.choice(
          "level",
          "Level",
          "Nursery, Primary, JSS, SSS, University, JAMB and WAEC, Professional, Languages",
          "required",
          "facet",
          "onCard",
        ),
        ask.text("subject", "Subject", 60, "required"),
        ask.number("edition", "Edition", "", [1, 50, 1]),
      ],
      conditions: ["NEW", "LIKE_NEW", "GOOD", "FAIR"],
      grams: 700,
      risk: 15,
    }),
    ask.leaf({
      slug: "fitness",
      name: "Gym and fitness",
      describes: "Dumbbells, treadmills, mats and benches.",
      words:
        "dumbbell, dumb bell, treadmill, gym, barbell, kettlebell, yoga mat, skipping rope, bench, exercise bike, waist trainer, weights",
      attributes: [
        ask.kind("Dumbbells, Weights, Treadmill, Exercise bike, Bench, Mat, Rope, Other"),
        ask.number("weight", "Weight", "kg", [0.5, 300, 0.5], "facet", "onCard"),
        ask.someBrand("York, Body Fit, Domyos, Reebok, American Fitness"),
      ],
      conditions: ask.working,
      grams: 15_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "football-and-team-sports",
      name: "Football and other sports",
      describes: "Balls, boots, jerseys, table tennis, boxing and swimming.",
      words:
        "football, ball, jersey, boot, soccer boot, super eagles, goal post, table tennis, snooker, boxing glove, basketball, volleyball, racket, shin guard",
      attributes: [
        ask.kind("Ball, Boots, Jersey, Gloves, Racket, Table, Net, Other"),
        ask.choice(
          "sport",
          "Sport",
          "Football, Basketball, Volleyball, Tennis, Table tennis, Boxing, Swimming, Snooker, Other",
          "required",
          "facet",
          "onCard",
        ),
        ask.choice(
          "size",
          "Size",
          "S, M, L, XL, XXL, Ball 3, Ball 4, Ball 5, 39, 40, 41, 42, 43, 44, 45, 46, Other",
          "facet",
        ),
      ],
      conditions: ask.worn,
      conditionMeans: { FOREIGN_USED: "Used abroad, washed and whole." },
      grams: 800,
      risk: 15,
    }),
    ask.leaf({
      slug: "bicycles",
      name: "Bicycles and scooters",
      describes: "Bicycles, electric scooters and their parts.",
      words:
        "bicycle, bike, mountain bike, kids bicycle, electric scooter, basikur, keke bicycle, bmx, helmet, roadmaster",
      attributes: [
        ask.kind("Mountain, Road, City, BMX, Children, Electric, Scooter, Part"),
        ask.choice(
          "wheel",
          "Wheel",
          "12 inch, 16 inch, 20 inch, 24 inch, 26 inch, 27.5 inch, 29 inch, 28 inch",
          "facet",
          "onCard",
        ),
        ask.number("gears", "Gears", "", [1, 30, 1]),
        ask.colours(),
      ],
      conditions: ask.anyCondition,
      conditionMeans: { FOREIGN_USED: "Tokunbo: used abroad, rides and brakes well." },
      grams: 16_000,
      risk: 20,
    }),
    ask.leaf({
      slug: "keyboards-and-pianos",
      name: "Keyboards and pianos",
      describes: "Keyboards, pianos, and what goes with them.",
      words: "piano, keyboard, yamaha, casio keyboard, psr, roland, korg, midi, organ, accordion",
      attributes: [
        ask.brands("Yamaha, Casio, Roland, Korg, Nord, M-Audio, Medeli"),
        ask.number("keys", "Keys", "keys", [25, 97, 1], "required", "facet", "onCard"),
        ask.model(),
        ask.choices("comes_with", "Comes with", "Stand, Bag, Adapter, Pedal"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: { FOREIGN_USED: "UK used: every key sounds, every button works." },
      grams: 9_000,
      risk: 25,
    }),
    ask.leaf({
      slug: "guitars-and-strings",
      name: "Guitars and strings",
      describes: "Acoustic, electric and bass guitars, violins, strings and amplifiers.",
      words:
        "guitar, acoustic guitar, bass guitar, electric guitar, box guitar, violin, ukulele, guitar amp, strings, capo",
      attributes: [
        ask.kind("Acoustic, Electric, Bass, Semi-acoustic, Violin, Ukulele, Amplifier, Strings and parts"),
        ask.someBrand("Yamaha, Fender, Ibanez, Gibson, Epiphone, Premier, Cort"),
        ask.choice("strung", "Strings", "4, 5, 6, 7, 12", "facet"),
        ask.colours(),
      ],
      conditions: ask.anyCondition,
      grams: 4_500,
      risk: 20,
    }),
    ask.leaf({
      slug: "drums-and-wind",
      name: "Drums, brass and wind",
      describes: "Talking drums, djembe, drum sets, trumpets, saxophones and shekere.",
      words:
        "drum, talking drum, gangan, djembe, drum set, cymbal, trumpet, saxophone, sax, flute, shekere, ekwe, oja, conga, recorder",
      attributes: [
        ask.kind("Talking drum, Djembe, Drum set, Conga, Cymbal, Trumpet, Saxophone, Flute, Shekere, Other"),
        ask.someBrand("Yamaha, Pearl, Premier, Tama, Mapex, Hand made"),
        ask.choice("material", "Made of", "Wood and skin, Wood, Brass, Metal, Plastic", "facet", "onCard"),
      ],
      conditions: ask.anyCondition,
      grams: 5_000,
      risk: 15,
    }),
    ask.leaf({
      slug: "studio-and-stage",
      name: "Studio, stage and church sound",
      describes: "Microphones, mixers, loudspeakers, stands and studio monitors.",
      words:
        "microphone, mic, mixer, wireless mic, sound card, studio, condenser mic, loudspeaker, amplifier, church, pa system, horn speaker, shure",
      attributes: [
        ask.kind("Microphone, Mixer, Loudspeaker, Amplifier, Sound card, Studio monitor, Stand, Megaphone"),
        ask.brands("Shure, Yamaha, Behringer, Soundprince, BM, JBL, Focusrite, Sennheiser, Ahuja"),
        ask.flag("wireless", "Wireless", "facet"),
      ],
      conditions: ask.anyCondition,
      grams: 4_000,
      risk: 25,
    }),
    ask.leaf({
      slug: "games-and-crafts",
      name: "Board games and crafts",
      describes: "Ayo, ludo, chess, Scrabble, Whot, paints and beads to thread.",
      words:
        "ayo, ludo, chess, scrabble, whot, draught, monopoly, board game, paint, canvas board, beads, art, craft, puzzle",
      attributes: [
        ask.kind("Ayo, Chess, Ludo, Scrabble, Draughts, Cards, Painting, Beads, Other"),
        ask.choice("material", "Made of", "Wood, Plastic, Card, Glass, Other", "facet", "onCard"),
      ],
      conditions: ask.working,
      grams: 900,
      risk: 5,
    }),
  ],
};
