import "server-only";

export { removeMedia } from "./commands";
export { type Box, blacken } from "./making/make";
export { digestOf, dropFile, type KeptFile, keepFile, newShownName, receiveFile } from "./receive";
export { type MediaUse, readPage, type ShownPicture } from "./shelf";
export { putSealed } from "./vault";
