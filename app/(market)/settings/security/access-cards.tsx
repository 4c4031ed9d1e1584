import { PhoneCard } from "@/components/identity/security/phone-card";
import { SecurityLogCard } from "@/components/identity/security/security-log-card";
import { SessionsCard } from "@/components/identity/security/sessions-card";
import { ownSessions, readPhoneChange, securityLog, type Viewer } from "@/lib/identity";
import { changeMyNumber, endOtherSessions, endSession, textMyNewNumber } from "./access-actions";

/** Phone number, sessions and security events. */
export async function AccessCards({ viewer }: { viewer: Viewer }) {
  const { id, phone, phoneProven, sessionId } = viewer;
  const [change, sessions, lines] = await Promise.all([
    readPhoneChange(id),
    ownSessions(id),
    securityLog(id),
  ]);
  return (
    <>
      {phoneProven && (
        <PhoneCard phone={phone} change={change} ask={textMyNewNumber} confirm={changeMyNumber} />
      )}
      <SessionsCard sessions={sessions} currentId={sessionId} end={endSession} endOthers={endOtherSessions} />
      <SecurityLogCard lines={lines} />
    </>
  );
}
