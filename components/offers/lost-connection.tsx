"use client";
import { Component, type ReactNode } from "react";

type LostConnectionProps = {
  /** What is shown instead, drawn by the server: its words need no script. */
  lost: ReactNode;
  children: ReactNode;
};

/**
 * An error boundary for a form with a lost response: the browser cannot know whether it succeeded, and a reloaded page can.
 * Other errors are passed on to the page's error screen.
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
