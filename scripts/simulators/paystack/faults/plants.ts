import type { Listed, ListedRecord } from "../listed-record";
import { namesOf, type Shape } from "./body-faults";
import type { Strikes } from "./fault-modes";

/** A difference between what happened and what Paystack returns, in lists and lookups. */
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

/** The planted differences, for testing reconciliation. They don't move money. */
export class Plants {
  #plants: { plant: Plant; extra: ListedRecord | undefined }[] = [];

  list(): Plant[] {
    return this.#plants.map(({ plant }) => plant);
  }

  /** Adds one; `extra` is the record to return for an extra one. */
  add(plant: Plant, extra: ListedRecord | undefined): void {
    this.#plants = [...this.#plants, { plant, extra }].slice(-1_000);
  }

  clear(): void {
    this.#plants = [];
  }

  /** A list's records with the differences applied. */
  over(list: Listed, actual: ListedRecord[]): ListedRecord[] {
    let records = actual;
    for (const { plant, extra } of this.#plants) {
      if (plant.in !== list) continue;
      const isTarget = ({ keys }: ListedRecord) => keys.includes(plant.id);
      if (plant.kind === "missing") records = records.filter((record) => !isTarget(record));
      else if (plant.kind === "duplicate")
        records = records.flatMap((record) => (isTarget(record) ? [record, record] : [record]));
      else if (plant.kind === "alter")
        records = records.map((record) => (isTarget(record) ? altered(record, plant) : record));
      else if (extra) records = [extra, ...records];
    }
    return records;
  }
}

/** A record with a plant's changes. */
export function altered(record: ListedRecord, plant: Plant): ListedRecord {
  const shape = (strikes: Strikes): Shape => {
    const fields = { ...record.shape(strikes) };
    const names = namesOf(fields);
    if (plant.amount !== undefined) fields[names.amount] = plant.amount;
    if (plant.fee !== undefined) fields[names.fee] = plant.fee;
    if (plant.currency !== undefined) fields.currency = plant.currency;
    if (plant.status !== undefined) fields.status = plant.status;
    return fields;
  };
  return { ...record, status: plant.status ?? record.status, shape };
}
