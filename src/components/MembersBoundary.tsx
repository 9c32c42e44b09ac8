import { Component, type ReactNode } from "react";
import { mistakeIn } from "../core/session/mistakeIn.js";

interface MembersBoundaryProps {
  onError: (error: unknown) => void;
  children: ReactNode;
}

/**
 * Catches what the query throws, so that a failing page takes neither the rows nor the app with it.
 * A mistake in the app's code is passed on: no retry helps.
 */
export class MembersBoundary extends Component<
  MembersBoundaryProps,
  { failed: boolean; mistake: Error | null }
> {
  override state = { failed: false, mistake: null as Error | null };

  static getDerivedStateFromError(error: unknown) {
    return { failed: true, mistake: mistakeIn(error) };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }

  override render() {
    const { failed, mistake } = this.state;
    if (mistake !== null) throw mistake;
    return failed ? null : this.props.children;
  }
}
