import { describe, expect, test } from "vitest";
import { isLga, stateOf, states } from "./states";

/** Written by hand from the first schedule of the constitution, state by state. */
const counts = `
  AB 17 AD 21 AK 31 AN 21 BA 20 BY 8 BE 23 BO 27 CR 18 DE 25 EB 13 ED 18 EK 16 EN 17 FC 6 GO 11 IM 27 JI 27
  KD 23 KN 44 KT 34 KE 21 KO 21 KW 16 LA 20 NA 13 NI 25 OG 20 ON 18 OS 30 OY 33 PL 17 RI 23 SO 23 TA 16 YO 17 ZA 14`;

const expected = [...counts.matchAll(/([A-Z]{2}) (\d+)/g)].map(([, code, held]) => [code, Number(held)]);

describe("the places of Nigeria", () => {
  test("are 37 states with the number of local government areas that the constitution gives each", () => {
    expect(states.map(({ code, lgas }) => [code, lgas.length])).toEqual(expected);
  });

  test("have 774 local government areas, six of them in the capital territory", () => {
    expect(states.reduce((sum, { lgas }) => sum + lgas.length, 0)).toBe(774);
    expect(stateOf("FC")?.lgas).toHaveLength(6);
  });

  test.each(states)("$name names each of its areas once, in order, and spelled out", ({ lgas }) => {
    expect(new Set(lgas).size).toBe(lgas.length);
    expect(lgas.toSorted((a, b) => a.localeCompare(b, "en"))).toEqual(lgas);
    for (const lga of lgas) expect(lga).toMatch(/^[A-Z][A-Za-z'/ -]{1,24}[a-z]$/);
  });

  test("are split into six regions of five to seven states", () => {
    const regions = new Map<string, number>();
    for (const { region } of states) regions.set(region, (regions.get(region) ?? 0) + 1);
    expect(Object.fromEntries(regions)).toEqual({
      "North Central": 7,
      "North East": 6,
      "North West": 7,
      "South East": 5,
      "South South": 6,
      "South West": 6,
    });
  });

  test("an area belongs to its own state only", () => {
    expect(isLga("LA", "Ikeja")).toBe(true);
    expect(isLga("OG", "Ikeja")).toBe(false);
    expect(isLga("LA", "ikeja")).toBe(false);
    expect(isLga("XX", "Ikeja")).toBe(false);
    expect(stateOf("__proto__")).toBeUndefined();
  });
});
