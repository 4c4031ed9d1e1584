import { formatPhone, type Viewer } from "@/lib/identity";
import type { FormAction } from "@/lib/web/form-state";
import { CodeForm } from "./code-form";
import { ProofCard } from "./proof-card";
import { TextCodeForm } from "./text-code-form";

type PhoneProofProps = {
  viewer: Viewer;
  /** When the code now under way was texted; undefined where none is. */
  sent: { sentAt: Date; now: Date } | undefined;
  next: string;
  send: FormAction;
  prove: FormAction;
};

/** First have a code texted, then type it; the number can be changed until then. */
export function PhoneProof({ viewer, sent, next, send, prove }: PhoneProofProps) {
  const phone = formatPhone(viewer.phone);
  return (
    <ProofCard title="Your phone" subject={phone} proven={viewer.phoneProven}>
      {sent ? (
        <>
          <CodeForm
            key={sent.sentAt.getTime()}
            action={prove}
            next={next}
            hint={`We texted it to ${phone}. It’s valid for 10 minutes.`}
          />
          <TextCodeForm
            action={send}
            phone={phone}
            next={next}
            sentSecondsAgo={Math.floor((sent.now.getTime() - sent.sentAt.getTime()) / 1000)}
          />
        </>
      ) : (
        <TextCodeForm action={send} phone={phone} next={next} />
      )}
    </ProofCard>
  );
}
