"use client";
import { type FormEvent, useRef, useState } from "react";
import { Field, inputClass } from "@/components/form/field";
import { useRefresh } from "@/components/realtime/use-refresh";
import { buttonClass } from "@/components/ui/button-class";
import { EVIDENCE_BYTES, EVIDENCE_TYPES, FILE_TOO_LARGE } from "@/lib/media/purposes";
import { ApiProblem, apiUpload, newKey } from "@/lib/web/browser-api";
import { fileInput } from "./file-input";

type Sending = { part: number } | null;

/** What is chosen, and how far it is on its way. */
function useUpload(disputeId: string) {
  const refresh = useRefresh();
  const file = useRef<HTMLInputElement>(null);
  const caption = useRef<HTMLInputElement>(null);
  /** The same for one file until it was sent, so that a retry adds it once. */
  const key = useRef<string>("");
  const [sending, setSending] = useState<Sending>(null);
  const [problem, setProblem] = useState<string>();
  const chosen = () => {
    key.current = newKey();
    const isTooLarge = (file.current?.files?.[0]?.size ?? 0) > EVIDENCE_BYTES;
    setProblem(isTooLarge ? FILE_TOO_LARGE : undefined);
  };
  const send = async () => {
    const picked = file.current?.files?.[0];
    if (!picked) return setProblem("Choose a file.");
    if (picked.size > EVIDENCE_BYTES) return setProblem(FILE_TOO_LARGE);
    const body = new FormData();
    body.set("file", picked);
    const words = caption.current?.value.trim();
    if (words) body.set("caption", words);
    setProblem(undefined);
    setSending({ part: 0 });
    try {
      key.current ||= newKey();
      const onProgress = (part: number) => setSending({ part });
      await apiUpload(`/disputes/${disputeId}/evidence`, body, { key: key.current, onProgress });
      if (file.current) file.current.value = "";
      if (caption.current) caption.current.value = "";
      key.current = "";
      refresh();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.message : "It couldn’t be sent. Try again.");
    } finally {
      setSending(null);
    }
  };
  return { file, caption, sending, problem, chosen, send };
}

const buttonWords = (sending: Sending, hasFailed: boolean): string => {
  if (sending) return stageOf(sending);
  return hasFailed ? "Try again" : "Add to evidence";
};

const stageOf = ({ part }: { part: number }): string => (part < 1 ? "Uploading" : "Checking the file");

/** Adds a file: from the camera or the files of a phone, with progress; what could not be sent stays chosen, and a retry is safe. */
export function EvidenceUpload({ disputeId, left }: { disputeId: string; left: number }) {
  const { file, caption, sending, problem, chosen, send } = useUpload(disputeId);
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    if (!sending) void send();
  };
  return (
    <form method="dialog" onSubmit={submitted} noValidate className="flex flex-col gap-3">
      <Field
        label="Add a photo or PDF"
        name="file"
        hint={`JPEG, PNG, WebP or PDF, up to 10 MB. You can add ${left} more. The other side and our moderators see it, without any record of where it was taken.`}
        error={problem}
      >
        {(wiring) => (
          <input
            {...wiring}
            ref={file}
            type="file"
            accept={EVIDENCE_TYPES}
            onChange={chosen}
            className={fileInput}
          />
        )}
      </Field>
      <Field label="What it shows" name="caption" required={false}>
        {(wiring) => <input {...wiring} ref={caption} maxLength={200} className={inputClass} />}
      </Field>
      {sending && (
        <progress className="h-2 w-full" max={1} value={sending.part} aria-label={stageOf(sending)} />
      )}
      <button type="submit" aria-busy={sending !== null} className={buttonClass({ kind: "quiet" })}>
        {buttonWords(sending, Boolean(problem))}
      </button>
      <noscript>
        <p className="text-sm text-muted">Adding files needs JavaScript.</p>
      </noscript>
    </form>
  );
}
