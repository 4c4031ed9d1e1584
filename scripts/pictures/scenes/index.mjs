import { babiesScenes } from "./babies.mjs";
import { careScenes } from "./care.mjs";
import { carriedScenes } from "./carried.mjs";
import { clothesScenes } from "./clothes.mjs";
import { comfortScenes } from "./comfort.mjs";
import { deskScenes } from "./desk.mjs";
import { foodScenes } from "./food.mjs";
import { gadgetsScenes } from "./gadgets.mjs";
import { garageScenes } from "./garage.mjs";
import { homeScenes } from "./home.mjs";
import { kitchenScenes } from "./kitchen.mjs";
import { leisureScenes } from "./leisure.mjs";
import { musicScenes } from "./music.mjs";
import { phoneScenes } from "./phones.mjs";
import { powerScenes } from "./power.mjs";
import { soundScenes } from "./sound.mjs";
import { sunScenes } from "./sun.mjs";
import { workroomScenes } from "./workroom.mjs";
import { wornScenes } from "./worn.mjs";

/** Every picture by its name. */
export const scenes = {
  ...babiesScenes,
  ...careScenes,
  ...carriedScenes,
  ...clothesScenes,
  ...comfortScenes,
  ...deskScenes,
  ...foodScenes,
  ...gadgetsScenes,
  ...garageScenes,
  ...homeScenes,
  ...kitchenScenes,
  ...leisureScenes,
  ...musicScenes,
  ...phoneScenes,
  ...powerScenes,
  ...soundScenes,
  ...sunScenes,
  ...workroomScenes,
  ...wornScenes,
};
