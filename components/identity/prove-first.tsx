import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Asks an unverified user to verify, then returns to `next`. Children explain why. */
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
