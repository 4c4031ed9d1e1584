import type { Listed, Told } from "../told";
import type { Strikes } from "./fault-modes";
import { namesOf, type Shape } from "./lies";

/** A record that Paystack tells otherwise than it happened, in lists and where it is asked for by its key. */
export type Plant = {
  in: Listed;
  kind: "missing" | "extra" | "duplicate" | "alter";
  /** The record's id or reference; for an extra one, its reference. */
  id: string;
  amount?: number | undefined;
  fee?: number | undefined;
  currency?: string | undefined;
  status?: string | undefined;
};

/** The differences planted, for whoever compares the books. Money does not move by any of them. */
export class Plants {
  #plants: { plant: Plant; extra: Told | undefined }[] = [];

  list(): Plant[] {
    return this.#plants.map(({ plant }) => plant);
  }

  /** Plants one; `extra` is the record that an extra one is told as. */
  add(plant: Plant, extra: Told | undefined): void {
    this.#plants = [...this.#plants, { plant, extra }].slice(-1_000);
  }

  clear(): void {
    this.#plants = [];
  }

  /** The records of a list as they are told. */
  over(list: Listed, truly: Told[]): Told[] {
    let told = truly;
    for (const { plant, extra } of this.#plants) {
      if (plant.in !== list) continue;
      const isIt = ({ keys }: Told) => keys.includes(plant.id);
      if (plant.kind === "missing") told = told.filter((record) => !isIt(record));
      else if (plant.kind === "duplicate") told = told.flatMap((one) => (isIt(one) ? [one, one] : [one]));
      else if (plant.kind === "alter") told = told.map((one) => (isIt(one) ? altered(one, plant) : one));
      else if (extra) told = [extra, ...told];
    }
    return told;
  }
}

/** A record with what a plant says of it. */
export function altered(record: Told, plant: Plant): Told {
  const shape = (strikes: Strikes): Shape => {
    const told = { ...record.shape(strikes) };
    const names = namesOf(told);
    if (plant.amount !== undefined) told[names.amount] = plant.amount;
    if (plant.fee !== undefined) told[names.fee] = plant.fee;
    if (plant.currency !== undefined) told.currency = plant.currency;
    if (plant.status !== undefined) told.status = plant.status;
    return told;
  };
  return { ...record, status: plant.status ?? record.status, shape };
}
