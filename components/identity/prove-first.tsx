import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** For who has not proven address and number yet; back to `next` afterwards. Children say what that is good for. */
export const ProveFirst = ({ next, children }: { next?: string; children?: ReactNode }) => (
  <Notice
    tone="wait"
    title="Verify your email and phone number first"
    aside={
      <ButtonLink href={next ? `/verify?next=${next}` : "/verify"} size="small">
        Verify now
      </ButtonLink>
    }
  >
    {children}
  </Notice>
);
