import { browserOf, isPhone } from "@/components/identity/profile/browser-names";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { MonitorIcon, SmartphoneIcon, TerminalIcon } from "@/components/ui/icons";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnSession } from "@/lib/identity";
import type { FormAction } from "@/lib/web/form-state";
import { SureForm } from "./sure-form";

type SessionsCardProps = {
  sessions: OwnSession[];
  currentId: string;
  end: FormAction;
  endOthers: FormAction;
};

/** The user's sessions, this browser first. */
export function SessionsCard({ sessions, currentId, end, endOthers }: SessionsCardProps) {
  const isHere = ({ id }: OwnSession) => id === currentId;
  const elsewhere = sessions.filter((one) => !isHere(one));
  return (
    <TitledCard title="Where you’re signed in">
      <ul className="divide-y divide-line">
        {sessions.filter(isHere).map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
        {elsewhere.map((session) => (
          <SessionLine key={session.id} session={session} end={end} />
        ))}
      </ul>
      {elsewhere.length > 1 && (
        <div className="mt-4">
          <SureForm
            action={endOthers}
            label="Sign out everywhere else"
            yes="Sign out everywhere else"
            pending="Signing out"
          >
            You’ll have to sign in again everywhere except here.
          </SureForm>
        </div>
      )}
    </TitledCard>
  );
}

/** Without `end` it is this very browser. */
function SessionLine({ session, end }: { session: OwnSession; end?: FormAction }) {
  const { id, kind, userAgent, address, createdAt, lastSeenAt, now } = session;
  const isProgram = kind === "PROGRAM";
  const Mark = isProgram ? TerminalIcon : isPhone(userAgent) ? SmartphoneIcon : MonitorIcon;
  return (
    <li className="flex flex-wrap gap-x-3.5 gap-y-3 py-4">
      <Mark size={22} className="mt-0.5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">
          {isProgram ? `App: ${userAgent || "without a name"}` : browserOf(userAgent)}
        </p>
        <p className="text-sm text-muted">
          {isElsewhere(address) && (
            <>
              <span className="break-all">{address}</span> ·{" "}
            </>
          )}
          since <RelativeTime at={createdAt} now={now} />
          {end && (
            <>
              {" "}
              · last used <RelativeTime at={lastSeenAt} now={now} />
            </>
          )}
        </p>
      </div>
      {end ? (
        <div className="basis-full pl-9 sm:basis-auto sm:pl-0">
          <SureForm id={id} action={end} label="Sign out" yes="Sign out" pending="Signing out">
            That device will have to sign in again.
          </SureForm>
        </div>
      ) : (
        <Badge tone="ok" className="self-start">
          This browser
        </Badge>
      )}
    </li>
  );
}

/** Loopback addresses are not shown. */
const isElsewhere = (address: string) => !/^(::1|(::ffff:)?127\.)/.test(address);
