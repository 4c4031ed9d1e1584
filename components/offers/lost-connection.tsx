"use client";
import { Component, type ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";

type LostConnectionProps = {
  /** Where to see what has become of it. */
  href: string;
  children: ReactNode;
};

/**
 * Around a form whose answer may be lost on its way: then nobody here knows whether the deed was done, and the page it
 * leads to does. What is not the network's fault goes on to the page's own error screen.
 */
export class LostConnection extends Component<LostConnectionProps, { isLost: boolean }> {
  override state = { isLost: false };

  static getDerivedStateFromError(error: unknown) {
    // What fetch throws when there was no answer; redirects pass through here too.
    if (!(error instanceof TypeError)) throw error;
    return { isLost: true };
  }

  override render() {
    if (!this.state.isLost) return this.props.children;
    return (
      <div role="alert" className="grid gap-3 rounded-inset bg-wait-soft p-4 text-wait">
        <p>
          <span className="font-semibold">The connection was lost.</span> See whether your payment has
          arrived. You cannot pay twice: if it has, you find your trade there.
        </p>
        <a href={this.props.href} className={buttonClass({ wide: true })}>
          See where it stands
        </a>
      </div>
    );
  }
}
