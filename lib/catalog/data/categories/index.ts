import type { CategoryNode } from "../../category-schema";
import { appliances } from "./appliances";
import { babies } from "./babies";
import { beauty } from "./beauty";
import { computers } from "./computers";
import { electronics } from "./electronics";
import { fashion } from "./fashion";
import { food } from "./food";
import { home } from "./home";
import { leisure } from "./leisure";
import { phones } from "./phones";
import { power } from "./power";
import { vehicles } from "./vehicles";

/** The tree as it is first put into the database: 12 nodes of the first level, in the order in which pages show them. */
export const categoryTree: readonly CategoryNode[] = [
  phones,
  fashion,
  power,
  home,
  computers,
  appliances,
  electronics,
  beauty,
  babies,
  vehicles,
  food,
  leisure,
];
