import "server-only";

export { type FlagOverview, type FlagVersion, flagHistory, flagsForStaff } from "./flags/queries";
