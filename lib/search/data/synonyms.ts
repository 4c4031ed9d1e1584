import { dictionary } from "@/lib/kernel/input/dictionary";

/**
 * Words that mean the same to those who buy in Nigeria, a group a line, in lower case. A search for one finds what is described by
 * any other of its group. Words of which one means more than the other (a phone may be a Tecno, a Tecno is no other phone) stand in
 * `meantBy` instead.
 */
const groups = `
gen | generator | generating set | gen set | i better pass my neighbour | i pass my neighbour | janareto
tokunbo | tokumbo | foreign used | uk used | us used | london used | belgium | fairly used foreign
okrika | okirika | second hand clothes | bend down select | thrift | akube | gwanjo | bosikona | okirika
fairly used | nigerian used | second hand | secondhand | used
brand new | new | tear rubber | sealed
tv | television | telly | smart tv | led tv
fridge | refrigerator | frij | firiji
freezer | deep freezer | chest freezer
ac | a/c | air conditioner | air condition | aircon | split unit
phone | handset | fone | foni | smartphone | mobile
laptop | notebook | system | lappy
desktop | cpu | system unit
charger | adapter | adaptor
pouch | phone case | phone cover
earpiece | earphone | headset | headphone | earbuds | airpod | ear pod
power bank | powerbank | portable charger
torch | torchlight | flashlight | flash light | lantern | lamp
stabilizer | stabiliser | avr
inverter battery | tubular battery | deep cycle | dry cell
solar light | street light | security light
cooker | gas cooker | stove
gas cylinder | cylinder | gas bottle | cooking gas
pressing iron | iron | electric iron
washing machine | washer
pot | pots | cookware
sofa | couch | settee | cushion chair | parlour chair
mattress | foam | matrass
wardrobe | cupboard
clothes | wears | cloth
gown | dress | frock
trouser | trousers | pant trouser
jeans | denim
native | native wear | traditional wear | trad
fila | cap | hula
wrapper | iro
ankara | african print | wax print | hollandis | hollandaise
aso oke | aso-oke | asooke | aso ofi
asoebi | aso ebi | aso-ebi
senator | senator wear | senator material
sneakers | canvas | trainers | sneaker | snickers
slippers | pam slippers | palm slippers | pam
heels | high heels | heel shoe | stilettos
handbag | hand bag | ladies bag
travelling box | travelling bag | suitcase | luggage | box
wristwatch | wrist watch | timepiece
jewellery | jewelry | jewelries
coral beads | ivie | royal beads
wig | human hair | hair
attachment | braids | x-pression | expression | hair extension
perfume | fragrance | turare | cologne | scent
shea butter | ori | kadanya
clipper | barbing machine | barbing clipper | hair clipper
makeup | make-up | make up
stroller | pram | push chair | buggy
diaper | pampers | nappy
feeding bottle | baby bottle | feeder
romper | overall | bodysuit | onesie
tyre | tire | taya
headlamp | head lamp | headlight | head light
car battery | motor battery
okada | motorcycle | machine | achaba | bike
keke | tricycle | keke napep
bicycle | basikur | basikul | push bike
car | motor | moto
engine oil | motor oil
rice | shinkafa | iresi
beans | ewa | wake | agwa
garri | gari | cassava flakes
palm oil | red oil | epo | epo pupa | manja
honey | oyin | zuma
crayfish | cray fish | ede | oporo
plantain chips | ipekere | plantain crisps
egusi | melon seed
sprayer | knapsack | knapsack sprayer
cutlass | machete | ada
hoe | oko
wheelbarrow | wheel barrow | baro
textbook | text book | school book
football | ball | soccer ball | leather ball
guitar | box guitar | jita
drum | djembe | ilu | gangan
piano | keyboard | organ
dumbbell | dumb bell | weight | weights
ayo | ayo olopon | mancala | ncho
game pad | gamepad | pad | controller | joystick
camera | dslr | digital camera
wifi | wi-fi | internet
router | mifi | modem
flash drive | flash | usb stick | pen drive
hard drive | hard disk | external drive | hdd
receipt | invoice
parlour | sitting room | living room
nepa | phcn | light
drill | drilling machine
sewing machine | tailoring machine | machine for tailor
clock | wall clock
blender | grinder | smoothie maker
fan | standing fan | rechargeable fan
speaker | bluetooth speaker | boombox | woofer
printer | printing machine
teddy | teddy bear | doll
`;

/** Spellings of brands that buyers type, each with the brand as it is listed. */
const brands = `
iphone: i phone, iphne, ihpone, ifone, aifon
samsung: samsumg, sumsung, samsong, sansung, samsun
tecno: techno, teckno, tekno, tecnno
infinix: infinx, infinics, infinix, infinitx
itel: i-tel, aitel, itell
oraimo: oriamo, orimo, oraymo
xiaomi: xaomi, xiomi, shaomi
redmi: red mi, readmi
hp: hewlett packard, h.p
lenovo: lenevo, lenove
toshiba: toshibar
hisense: hisence, highsense, hi sense
lg: l.g
panasonic: panasonics, parasonic
binatone: bina tone, binaton
scanfrost: scan frost
thermocool: thermo cool, tamocool, haier thermocool
sumec firman: sumec, fireman, firman, sumec fireman
elepaq: elepak, elepac
luminous: luminus, luminious
felicity: felisity
century: centuary
qasa: kasa, quasa
lontor: lontour
mouka: moukafoam, mouka foam, muka
vitafoam: vita foam, vitaform
canon: cannon
nikon: nicon
playstation: play station, ps
zealot: zelot
nike: niki, naik
adidas: addidas, adidass
levi's: levis, levi
timberland: timberlan, timbaland
toyota: toyata, tayota
mercedes-benz: benz, mercedes, merc
yamaha: yamah, yahama
hitarget: hi target, high target
avent: advent bottle
chicco: chico
michelin: michellin, mitchelin
`;

const rowsOf = (text: string): string[] => text.trim().split("\n");

/** Each group of words that mean the same. */
export const synonymGroups: readonly (readonly string[])[] = rowsOf(groups).map((row) => [
  ...new Set(row.split(" | ")),
]);

/** Each brand with the ways in which it is misspelt. */
export const brandSpellings: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  rowsOf(brands).map((row) => {
    const at = row.indexOf(": ");
    const brand = row.slice(0, at);
    const typed = row.slice(at + 2).split(", ");
    return [brand, typed.filter((spelling) => spelling !== brand)];
  }),
);

/** Words by which people mean one kind of thing, and what they mean; the other way round it does not hold. */
export const meantBy = dictionary({
  "light wey no dey off": "inverter",
  "something for parlour": "sofa",
  "backup phone": "keypad phone",
  palasa: "keypad phone",
  "cold room": "freezer",
  "small gen": "generator",
  "big screen": "television",
  "wetin dey blow breeze": "fan",
  "baby chair": "stroller",
  "work shoe": "office shoes",
  "church shoe": "heels",
  "wedding cap": "fila",
  "jollof rice": "rice",
  "soup thing": "dried fish",
});
