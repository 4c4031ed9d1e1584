import { storiesOfActs } from "./stories-of-acts";
import { storiesOfCheckouts } from "./stories-of-checkouts";
import { storiesOfDisputes } from "./stories-of-disputes";
import { storiesOfListings } from "./stories-of-listings";
import { storiesOfMoney } from "./stories-of-money";
import { storiesOfParts } from "./stories-of-parts";
import { storiesOfPeople } from "./stories-of-people";
import { storiesOfReturns } from "./stories-of-returns";
import { storiesOfSettings } from "./stories-of-settings";
import { storiesOfShipments } from "./stories-of-shipments";
import { storiesOfTrades } from "./stories-of-trades";
import type { Story } from "./world";

/** How the rows of every machine are lawfully made and moved: what a plan says of a move is looked up in the first that says anything. */
export const stories: Story[] = [
  ...storiesOfTrades,
  ...storiesOfCheckouts,
  ...storiesOfReturns,
  ...storiesOfShipments,
  ...storiesOfDisputes,
  ...storiesOfParts,
  ...storiesOfListings,
  ...storiesOfMoney,
  ...storiesOfPeople,
  ...storiesOfSettings,
  ...storiesOfActs,
];
