import type { CategoryNode } from "../../category-schema";
import * as ask from "../builders";

const memory = () =>
  ask.choice(
    "memory",
    "Memory (RAM)",
    "2 GB, 4 GB, 8 GB, 12 GB, 16 GB, 24 GB, 32 GB, 64 GB",
    "required",
    "facet",
    "onCard",
  );
const disk = () =>
  ask.choice(
    "disk",
    "Disk",
    "64 GB, 128 GB, 256 GB, 320 GB, 500 GB, 512 GB, 1 TB, 2 TB, 4 TB",
    "required",
    "facet",
    "onCard",
  );
const processor = () =>
  ask.choice(
    "processor",
    "Processor",
    "Intel Celeron, Intel Pentium, Core i3, Core i5, Core i7, Core i9, Core Ultra, Xeon, AMD Ryzen 3, AMD Ryzen 5, AMD Ryzen 7, AMD A-series, Apple M1, Apple M2, Apple M3, Apple M4, Other",
    "required",
    "facet",
  );

export const computers: CategoryNode = {
  slug: "computers",
  name: "Computers",
  describes: "Laptops, desktops, printers, and what is plugged into them.",
  children: [
    ask.leaf({
      slug: "laptops",
      name: "Laptops",
      describes: "Laptops and MacBooks, new and UK used.",
      words:
        "laptop, macbook, hp, dell, lenovo, thinkpad, elitebook, probook, latitude, chromebook, notebook, ideapad, pavilion, asus, acer, uk used laptop, system",
      attributes: [
        ask.brands("HP, Dell, Lenovo, Apple, Asus, Acer, Microsoft, Toshiba, Samsung, MSI, Zinox"),
        ask.text("model", "Model", 60, "required"),
        processor(),
        memory(),
        disk(),
        ask.choice("disk_kind", "Kind of disk", "SSD, HDD, eMMC", "required", "facet"),
        ask.number("screen", "Screen", "inch", [10, 18, 0.1], "required", "facet"),
        ask.flag("touch", "Touchscreen", "facet"),
        ask.flag("backlit", "Keyboard light", "facet"),
        ask.choice(
          "battery",
          "Battery lasts",
          "Under 1 hour, 1 to 2 hours, 2 to 4 hours, Over 4 hours, Not tried",
        ),
        ask.choices("in_the_box", "Comes with", "Charger, Bag, Mouse, Carton, Receipt"),
        ask.text("serial", "Serial number", 40, "private"),
      ],
      conditions: ask.anyCondition,
      conditionMeans: {
        FOREIGN_USED: "UK used or US used: from an office abroad, tried here, not opened.",
        FOR_PARTS: "Doesn’t start or has a fault that is named.",
      },
      grams: 3_000,
      risk: 40,
    }),
    ask.leaf({
      slug: "desktops",
      name: "Desktop computers",
      describes: "Towers, all-in-ones and mini computers.",
      words: "desktop, all in one, all-in-one, tower, imac, mini pc, gaming pc, optiplex, cpu, system unit",
      attributes: [
        ask.brands("HP, Dell, Lenovo, Apple, Asus, Acer, Built by hand"),
        ask.choice("kind", "Kind", "Tower, All-in-one, Mini, Gaming", "required", "facet"),
        processor(),
        memory(),
        disk(),
        ask.flag("with_monitor", "With a monitor", "facet"),
      ],
      conditions: ask.anyCondition,
      grams: 9_000,
      risk: 30,
    }),
    ask.leaf({
      slug: "monitors",
      name: "Monitors",
      describes: "Screens for a computer.",
      words: "monitor, computer screen, curved monitor, 24 inch monitor, led monitor",
      attributes: [
        ask.brands("HP, Dell, Samsung, LG, Lenovo, Acer, AOC, Asus, BenQ"),
        ask.number("screen", "Size", "inch", [15, 49, 0.5], "required", "facet", "onCard"),
        ask.choice("resolution", "Resolution", "HD, Full HD, 2K, 4K", "facet", "onCard"),
        ask.choices("ports", "Ports", "HDMI, VGA, DisplayPort, USB-C, DVI"),
      ],
      conditions: ask.anyCondition,
      grams: 6_000,
      risk: 25,
    }),
    ask.leaf({
      slug: "printers",
      name: "Printers and scanners",
      describes: "Printers, photocopiers, scanners, ink and toner.",
      words:
        "printer, scanner, photocopier, photocopy, laserjet, deskjet, ecotank, toner, cartridge, ink, pos printer, thermal printer",
      attributes: [
        ask.brands("HP, Canon, Epson, Brother, Xerox, Sharp, Kyocera, Ricoh"),
        ask.kind("Laser, Inkjet, Ink tank, Thermal, Photocopier, Scanner, Ink or toner"),
        ask.flag("colour_print", "Prints in colour", "facet"),
        ask.flag("wireless", "Wireless", "facet"),
        ask.model(),
      ],
      conditions: ask.anyCondition,
      grams: 8_000,
      risk: 25,
    }),
    ask.leaf({
      slug: "networking",
      name: "Internet and networking",
      describes: "Routers, MiFi, modems, cables and antennas.",
      words:
        "router, mifi, wifi, modem, starlink, 4g router, 5g router, tp-link, mikrotik, extender, switch, lan cable",
      attributes: [
        ask.brands("TP-Link, Huawei, ZTE, Starlink, MikroTik, Ubiquiti, Tenda, D-Link, Oraimo"),
        ask.kind("MiFi, Router, Modem, Satellite kit, Extender, Switch, Antenna, Cable"),
        ask.choice("takes", "Takes", "Any SIM, SIM of one operator, No SIM", "required", "facet"),
      ],
      conditions: ask.anyCondition,
      grams: 700,
      risk: 25,
    }),
    ask.leaf({
      slug: "storage-devices",
      name: "Hard drives and flash",
      describes: "External drives, SSDs, flash drives and memory cards.",
      words:
        "hard drive, hard disk, external, ssd, nvme, flash drive, flash, usb stick, 1tb, sandisk, seagate, wd",
      attributes: [
        ask.brands("Seagate, WD, SanDisk, Samsung, Kingston, Toshiba, Transcend, Crucial, HP"),
        ask.kind("External drive, Internal HDD, SSD, Flash drive, Memory card"),
        ask.choice(
          "size",
          "Size",
          "8 GB, 16 GB, 32 GB, 64 GB, 128 GB, 256 GB, 512 GB, 500 GB, 1 TB, 2 TB, 4 TB, 8 TB",
          "required",
          "facet",
          "onCard",
        ),
      ],
      conditions: ask.working,
      grams: 300,
      risk: 45,
    }),
    ask.leaf({
      slug: "computer-accessories",
      name: "Computer accessories",
      describes: "Keyboards, mice, chargers, bags, webcams and UPS.",
      words:
        "keyboard, mouse, laptop charger, laptop bag, webcam, ups, hub, laptop stand, cooling pad, hdmi, headset",
      attributes: [
        ask.kind("Keyboard, Mouse, Charger, Bag, Webcam, UPS, Hub or adapter, Stand, Other"),
        ask.someBrand("HP, Dell, Logitech, Lenovo, Apple, Microsoft, Oraimo, Mercury, Bluegate"),
        ask.flag("wireless", "Wireless", "facet"),
        ask.text("fits", "Fits", 80),
      ],
      conditions: ask.working,
      grams: 700,
      risk: 15,
    }),
    ask.leaf({
      slug: "computer-parts",
      name: "Computer parts",
      describes: "Memory, processors, graphics cards, boards and laptop screens.",
      words:
        "ram, ddr4, graphics card, gpu, motherboard, laptop screen, laptop battery, processor, rtx, power supply",
      attributes: [
        ask.choice(
          "kind",
          "Part",
          "Memory, Graphics card, Processor, Board, Screen, Battery, Power supply, Cooling, Other",
          "required",
          "facet",
          "onCard",
        ),
        ask.text("model", "Model", 60, "required"),
        ask.text("fits", "Fits", 80),
      ],
      conditions: ask.anyCondition,
      grams: 600,
      risk: 35,
    }),
  ],
};
