"use client";
import { useRef, useState } from "react";
import { Field, inputClass } from "@/components/form/field";
import { useRefresh } from "@/components/realtime/use-refresh";
import { buttonClass } from "@/components/ui/button-class";
import { CopyButton } from "@/components/ui/copy-button";
import { ChevronDownIcon } from "@/components/ui/icons";
import { ApiProblem, apiPost, newKey } from "@/lib/web/browser-api";

type OpenLink = { id: string; label: string; address: string | null; until: string };

/** Links by which others, such as a carrier, send a file without an account. */
export function EvidenceLinks({ disputeId, links }: { disputeId: string; links: OpenLink[] }) {
  const refresh = useRefresh();
  const label = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const act = async (path: string, body: object) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await apiPost(path, body, newKey());
      if (label.current) label.current.value = "";
      refresh();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.message : "That didn’t work. Try again.");
    } finally {
      setIsBusy(false);
    }
  };
  const make = () => {
    const given = label.current?.value.trim() ?? "";
    if (given === "") setProblem("Say who gets the link.");
    else void act(`/disputes/${disputeId}/evidence-links`, { label: given });
  };
  return (
    <details className="group text-sm">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 font-semibold">
        Ask someone else for a file
        <ChevronDownIcon size={16} className="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-3 flex flex-col gap-3">
        <p className="text-muted">
          A carrier or a bank can send one file by a link, without an account. It counts among yours and works
          for 7 days.
        </p>
        {links.map(({ id, label: name, address, until }) => (
          <div key={id} className="flex flex-col gap-2 rounded-inset bg-ground p-3">
            <p className="font-semibold wrap-anywhere">
              {name} <span className="font-normal text-muted">until {until}</span>
            </p>
            {address && <p className="text-muted wrap-anywhere select-all">{address}</p>}
            <div className="flex flex-wrap gap-2">
              {address && <CopyButton text={address} label="Copy link" />}
              <button
                type="button"
                aria-busy={isBusy}
                className={buttonClass({ kind: "quiet", size: "small" })}
                onClick={() => void act(`/evidence-links/${id}/revoke`, {})}
              >
                Cancel link
              </button>
            </div>
          </div>
        ))}
        <Field label="Who is it for?" name="label" hint="Such as GIG Logistics, Ikeja" error={problem}>
          {(wiring) => <input {...wiring} ref={label} maxLength={60} className={inputClass} />}
        </Field>
        <button
          type="button"
          aria-busy={isBusy}
          className={buttonClass({ kind: "quiet", size: "small" })}
          onClick={make}
        >
          Make a link
        </button>
      </div>
    </details>
  );
}
