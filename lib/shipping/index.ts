import "server-only";

export { addAddress, addresses, addressOf, changeAddress, chooseAddress, deleteAddress } from "./addresses";
export { addProfile, changeProfile, deleteProfile, profiles, sendingOf, type WayToSend } from "./profiles";
