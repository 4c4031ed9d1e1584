import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";

/** Ten recovery codes, one a line, the only time that they are shown. */
export function CodeList({ codes }: { codes: string }) {
  return (
    <div aria-live="polite" className="flex flex-col gap-4">
      <Notice tone="wait" title="Save these codes now">
        Print them or write them down. We can’t show them again. If you lose your phone, each code lets you
        sign in once.
      </Notice>
      <ul
        aria-label="Recovery codes"
        className="fig grid grid-cols-2 gap-x-6 gap-y-2 rounded-inset bg-ground p-4 font-semibold"
      >
        {codes.split("\n").map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={codes} label="Copy all codes" />
    </div>
  );
}
