import "server-only";

export { CarrierNoAnswer, CarrierRefused, isCarrierError } from "./errors";
export { assertFitCarriers, carrierOf, configuredCarriers } from "./registry";
