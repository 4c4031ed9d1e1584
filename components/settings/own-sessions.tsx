import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { MonitorIcon, SmartphoneIcon } from "@/components/ui/icons";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnSession } from "@/lib/identity";
import { browserOf, isPhone } from "./browser-names";

/** Where somebody is signed in, for them to recognise; this browser first. */
export function OwnSessions({ sessions, currentId }: { sessions: OwnSession[]; currentId: string }) {
  const [here, elsewhere] = [
    sessions.filter(({ id }) => id === currentId),
    sessions.filter(({ id }) => id !== currentId),
  ];
  return (
    <TitledCard title="Where you are signed in">
      <ul className="divide-y divide-line">
        {[...here, ...elsewhere].map((session) => (
          <SessionLine key={session.id} session={session} isHere={session.id === currentId} />
        ))}
      </ul>
    </TitledCard>
  );
}

function SessionLine({ session, isHere }: { session: OwnSession; isHere: boolean }) {
  const { userAgent, address, createdAt, lastSeenAt, now } = session;
  const Mark = isPhone(userAgent) ? SmartphoneIcon : MonitorIcon;
  return (
    <li className="flex gap-3.5 py-3">
      <Mark size={22} className="mt-0.5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{browserOf(userAgent)}</p>
        <p className="text-sm text-muted">
          {isElsewhere(address) && (
            <>
              <span className="break-all">{address}</span> ·{" "}
            </>
          )}
          since <RelativeTime at={createdAt} now={now} />
          {!isHere && (
            <>
              {" "}
              · last used <RelativeTime at={lastSeenAt} now={now} />
            </>
          )}
        </p>
      </div>
      {isHere && (
        <Badge tone="ok" className="self-start">
          This browser
        </Badge>
      )}
    </li>
  );
}

/** Whoever runs this on their own machine comes from an address that says nothing. */
const isElsewhere = (address: string) => !/^(::1|(::ffff:)?127\.)/.test(address);
