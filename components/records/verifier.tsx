"use client";
import { type ChangeEvent, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type Verdict, verifyRecord } from "@/scripts/verify-record.mjs";

type VerifierProps = {
  /** The roots that this page shows, as a list. */
  list: string;
  /** The first day of that list. */
  firstListed: string | undefined;
};

/** Verifies a chosen file in this browser: nothing is sent anywhere. */
export function Verifier({ list, firstListed }: VerifierProps) {
  const [record, setRecord] = useState<string>();
  const [saved, setSaved] = useState<string>();
  const [verdict, setVerdict] = useState<Verdict>();
  const verify = async (text: string | undefined, own: string | undefined) => {
    setVerdict(
      text === undefined ? undefined : await verdictOn(text, own ?? list, own ? undefined : firstListed),
    );
  };
  const chooseRecord = async (event: ChangeEvent<HTMLInputElement>) => {
    const text = await textOf(event);
    setRecord(text);
    await verify(text, saved);
  };
  const chooseList = async (event: ChangeEvent<HTMLInputElement>) => {
    const text = await textOf(event);
    setSaved(text);
    await verify(record, text);
  };
  return (
    <div className="grid gap-4">
      <p>
        Everything is worked out on your device. The file isn’t uploaded, and it works without a connection.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <FileInput
          label="Record of a trade"
          accept=".json,application/json"
          onChange={(event) => void chooseRecord(event)}
        />
        <FileInput
          label="List of roots you saved (optional)"
          accept=".jsonl"
          onChange={(event) => void chooseList(event)}
        />
      </div>
      <div aria-live="polite">{verdict && <Outcome verdict={verdict} />}</div>
    </div>
  );
}

/** A record older than the list is not compared with it. */
async function verdictOn(text: string, list: string, since: string | undefined): Promise<Verdict> {
  const alone = await verifyRecord(text);
  const isListed = alone.seal && (since === undefined || alone.seal.day >= since);
  return isListed ? verifyRecord(text, list) : alone;
}

/** The file's text; one that is no UTF-8 is no record, and is read as it can be. */
const textOf = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<string | undefined> => {
  const bytes = await target.files?.[0]?.arrayBuffer();
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
};

type FileInputProps = {
  label: string;
  accept: string;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
};

const FileInput = ({ label, ...input }: FileInputProps) => (
  <label className="grid gap-1.5 text-sm font-semibold">
    {label}
    <input
      type="file"
      {...input}
      className="block min-h-11 w-full text-sm font-normal text-muted file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-field file:border file:border-edge file:bg-raised file:px-4 file:font-semibold file:text-ink"
    />
  </label>
);

function Outcome({ verdict }: { verdict: Verdict }) {
  const { problems, entries, head } = verdict;
  if (problems.length > 0) {
    return (
      <Notice tone="danger" title="This record is broken">
        <ul className="list-disc pl-5">
          {problems.map(({ says }) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <div className="grid gap-4">
      <Notice tone={verdict.seal ? "ok" : "wait"} title="This record is complete and unchanged">
        {sealOf(verdict)} Its code is <span className="font-mono">{head.slice(0, 16)}</span>.
      </Notice>
      <ol className="grid gap-2 text-sm">
        {entries.map(({ number, kind, facts, text }) => (
          <li key={number} className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2">
            <span className="text-right text-muted tabular-nums">{number}</span>
            <span className="break-words">
              <span className="text-muted">{formatDateTime(new Date(facts.at ?? 0))}</span>{" "}
              <span className="font-medium">{namesOf(kind, facts.move)}</span>
              {text && <> “{text}”</>}
              {text === undefined && <em> (text not included)</em>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function sealOf({ seal, entries }: Verdict): string {
  if (!seal) return "No root covers it yet. The next one is published after midnight, Lagos time.";
  const held =
    seal.entries === entries.length
      ? "All entries are"
      : `Entries 1 to ${seal.entries} of ${entries.length} are`;
  const listed = seal.isListed
    ? "which is in the list"
    : "which is older than the list here: choose a list that you saved to compare";
  return `${held} covered by the root of ${seal.day}, ${listed}.`;
}

/** 'Message', 'Move: deliver'. */
function namesOf(kind: string, move: string | null | undefined): string {
  const named = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  return move ? `${named}: ${move}` : named;
}
