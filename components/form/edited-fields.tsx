"use client";
import { useEffect } from "react";

/**
 * Takes the mark and the sentence of an error off a field as soon as it is edited, in every form: it may be right now. Sending the form
 * puts them back, for the answer to replace.
 */
export function EditedFields() {
  useEffect(() => {
    const edited = ({ target }: Event) => {
      const control = target instanceof Element ? target.closest("[aria-invalid=true]") : null;
      control?.setAttribute("aria-invalid", "false");
      control?.closest("[data-field]")?.setAttribute("data-edited", "");
    };
    const sent = ({ target }: Event) => {
      const fields = target instanceof HTMLFormElement ? target.querySelectorAll("[data-edited]") : [];
      for (const field of fields) {
        field.removeAttribute("data-edited");
        field.querySelector("[aria-invalid=false]")?.setAttribute("aria-invalid", "true");
      }
    };
    document.addEventListener("input", edited);
    document.addEventListener("submit", sent, true);
    return () => {
      document.removeEventListener("input", edited);
      document.removeEventListener("submit", sent, true);
    };
  }, []);
  return null;
}
