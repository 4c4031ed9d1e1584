import "server-only";

export { type BannerForStaff, bannersForStaff, runningBanners } from "./banners/queries";
export { type FlagOverview, type FlagVersion, flagHistory, flagsForStaff } from "./flags/queries";
