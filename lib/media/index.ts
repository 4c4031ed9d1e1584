import "server-only";

export { madeOf } from "./beside";
export { removeMedia } from "./commands";
export { commitKept } from "./commit-kept";
export { addImages, type ImageAdded } from "./images/add-image";
export { attachImages, type ImageFacts, type ImageSubject, readImages, releaseImages } from "./images/attach";
export { type Lookalike, lookalikes } from "./images/queries";
export { type Box, blacken, type CardWords, drawCard } from "./making/make";
export { digestOf, type KeptFile, keepFile, newShownName, receiveFile } from "./receive";
export { type MediaUse, readPage, type ShownPicture } from "./shelf";
export { putSealed } from "./vault";
