import { Notice } from "@/components/ui/notice";

/** Why somebody can start nothing, and what to do about it. */
export const FrozenNotice = () => (
  <div className="mb-5">
    <Notice tone="wait" title="Your account is frozen">
      You can finish open trades, but not publish, buy or withdraw. If a bank has disputed one of your
      payments, the payment’s page and our mail about it say what you can do. Otherwise, write to support.
    </Notice>
  </div>
);
