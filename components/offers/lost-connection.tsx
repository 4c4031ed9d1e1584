"use client";
import { Component, type ReactNode } from "react";

type LostConnectionProps = {
  /** What is shown instead, drawn by the server: its words need no script. */
  lost: ReactNode;
  children: ReactNode;
};

/**
 * Around a form whose answer may be lost on its way: then nobody here knows whether the deed was done, and a
 * page that is loaded afresh does. What is not the connection's fault goes on to the page's own error screen.
 */
export class LostConnection extends Component<LostConnectionProps, { isLost: boolean }> {
  override state = { isLost: false };

  static getDerivedStateFromError(error: unknown) {
    // What fetch throws when there was no answer; redirects pass through here too.
    if (!(error instanceof TypeError)) throw error;
    return { isLost: true };
  }

  override render() {
    return this.state.isLost ? this.props.lost : this.props.children;
  }
}
