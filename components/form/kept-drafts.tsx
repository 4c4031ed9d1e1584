"use client";
import { useEffect } from "react";
import { keepDrafts } from "./kept-input";

/** Notes what forms send, and keeps what is typed into them when the page is loaded. Stands once on every page. */
export function KeptDrafts() {
  useEffect(keepDrafts, []);
  return null;
}
