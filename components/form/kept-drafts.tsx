"use client";
import { useEffect } from "react";
import { keepDrafts } from "./kept-input";

/** Keeps what is typed into forms through a failed send and a load of the page. Stands once on every page. */
export function KeptDrafts() {
  useEffect(keepDrafts, []);
  return null;
}
