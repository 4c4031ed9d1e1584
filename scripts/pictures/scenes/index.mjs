import { phoneScenes } from "./phones.mjs";
import { powerScenes } from "./power.mjs";

/** Every picture by its name. */
export const scenes = { ...phoneScenes, ...powerScenes };
