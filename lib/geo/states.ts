import { lgas } from "./lgas";

/** A geopolitical zone. */
export type Region =
  | "North Central"
  | "North East"
  | "North West"
  | "South East"
  | "South South"
  | "South West";

export interface State {
  /** As ISO 3166-2:NG has it, without 'NG-': 'LA'. */
  code: string;
  /** As people say it: 'Lagos', 'Abuja FCT'. */
  name: string;
  region: Region;
  /** Its local government areas, in the order of the alphabet. */
  lgas: readonly string[];
}

const rows: readonly (readonly [code: keyof typeof lgas, name: string, region: Region])[] = [
  ["AB", "Abia", "South East"],
  ["AD", "Adamawa", "North East"],
  ["AK", "Akwa Ibom", "South South"],
  ["AN", "Anambra", "South East"],
  ["BA", "Bauchi", "North East"],
  ["BY", "Bayelsa", "South South"],
  ["BE", "Benue", "North Central"],
  ["BO", "Borno", "North East"],
  ["CR", "Cross River", "South South"],
  ["DE", "Delta", "South South"],
  ["EB", "Ebonyi", "South East"],
  ["ED", "Edo", "South South"],
  ["EK", "Ekiti", "South West"],
  ["EN", "Enugu", "South East"],
  ["FC", "Abuja FCT", "North Central"],
  ["GO", "Gombe", "North East"],
  ["IM", "Imo", "South East"],
  ["JI", "Jigawa", "North West"],
  ["KD", "Kaduna", "North West"],
  ["KN", "Kano", "North West"],
  ["KT", "Katsina", "North West"],
  ["KE", "Kebbi", "North West"],
  ["KO", "Kogi", "North Central"],
  ["KW", "Kwara", "North Central"],
  ["LA", "Lagos", "South West"],
  ["NA", "Nasarawa", "North Central"],
  ["NI", "Niger", "North Central"],
  ["OG", "Ogun", "South West"],
  ["ON", "Ondo", "South West"],
  ["OS", "Osun", "South West"],
  ["OY", "Oyo", "South West"],
  ["PL", "Plateau", "North Central"],
  ["RI", "Rivers", "South South"],
  ["SO", "Sokoto", "North West"],
  ["TA", "Taraba", "North East"],
  ["YO", "Yobe", "North East"],
  ["ZA", "Zamfara", "North West"],
];

/** The 36 states and the Federal Capital Territory. */
export const states: readonly State[] = rows.map(([code, name, region]) => ({
  code,
  name,
  region,
  lgas: lgas[code].split(", "),
}));

const byCode = new Map(states.map((state) => [state.code, state]));

/** The state of a code: 'LA'. */
export const stateOf = (code: string): State | undefined => byCode.get(code);

/** Whether the state has a local government area of that name. */
export const isLga = (code: string, lga: string): boolean => byCode.get(code)?.lgas.includes(lga) ?? false;
