"use client";
import { useEffect } from "react";

/**
 * Takes the mark and the sentence of an error off a field as soon as it is edited, in every form: it may be right now. Sending the form
 * puts them back, for the answer to replace.
 */
export function EditedFields() {
  useEffect(() => {
    const edited = ({ target }: Event) => {
      if (!(target instanceof Element)) return;
      const control = target.closest("[aria-invalid=true]");
      control?.setAttribute("aria-invalid", "false");
      // Of several choices the error stands below all of them.
      if (control || target.matches("[type=radio], [type=checkbox]"))
        (control ?? target)
          .closest("[data-field]")
          ?.setAttribute("data-edited", control ? "control" : "choices");
    };
    const sent = ({ target }: Event) => {
      const fields = target instanceof HTMLFormElement ? target.querySelectorAll("[data-edited]") : [];
      for (const field of fields) {
        if (field.getAttribute("data-edited") === "control")
          field.querySelector("[aria-invalid=false]")?.setAttribute("aria-invalid", "true");
        field.removeAttribute("data-edited");
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
