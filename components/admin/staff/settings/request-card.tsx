import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type OpenRequest, type SettingState, settingForms } from "@/lib/staff";
import { wordsFor } from "@/lib/staff/settings/typed";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { RequestForm } from "./request-form";
import { ValueLines } from "./value-lines";

type RequestCardProps = {
  request: OpenRequest;
  current: SettingState | undefined;
  /** Whoever asked cannot agree. */
  isOwn: boolean;
  now: Date;
  actions: { agree: FormAction; end: FormAction };
};

/** A change that waits for a second person: what holds now beside what is asked for. */
export function RequestCard({ request, current, isOwn, now, actions }: RequestCardProps) {
  const { id, name, value, from, reason, creatorName, createdAt } = request;
  const form = settingForms[name];
  const before = current ? wordsFor(form, current.value) : [];
  const after = wordsFor(form, value);
  return (
    <TitledCard title={`${form.title}: a change waits for ${isOwn ? "a colleague" : "you or a colleague"}`}>
      <p className="text-sm text-muted">
        {creatorName} asked for it <RelativeTime at={createdAt} now={now} />, to hold from{" "}
        {from > now ? formatDateTime(from) : "the moment that it is agreed to"}.
      </p>
      <p className="mt-2 [overflow-wrap:anywhere]">“{reason}”</p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <section aria-label="Now" className="rounded-inset bg-ground p-4">
          <h3 className="mb-2 text-sm font-semibold text-muted">Now</h3>
          <ValueLines lines={before} changed={before.filter((line) => !after.includes(line))} />
        </section>
        <section aria-label="Asked for" className="rounded-inset bg-wait-soft p-4">
          <h3 className="mb-2 text-sm font-semibold text-wait">Asked for</h3>
          <ValueLines lines={after} changed={after.filter((line) => !before.includes(line))} />
        </section>
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        {!isOwn && (
          <RequestForm
            action={actions.agree}
            initial={newForm(keyFor("agree to setting", id))}
            id={id}
            says="Agree"
            pending="Agreeing"
          />
        )}
        <RequestForm
          action={actions.end}
          initial={newForm(keyFor("end setting request", id))}
          id={id}
          says={isOwn ? "Take it back" : "Turn it down"}
          pending="Closing"
          isQuiet
        />
      </div>
    </TitledCard>
  );
}
