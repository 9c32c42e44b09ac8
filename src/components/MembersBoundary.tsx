import { Component, type ReactNode } from "react";
import { UsageError } from "../core/UsageError.js";

interface MembersBoundaryProps {
  onError: (error: unknown) => void;
  children: ReactNode;
}

/**
 * Catches what the query throws, so that a failing page takes neither the rows nor the app with it.
 * A mistake in the code above is passed on: no retry can mend it.
 */
export class MembersBoundary extends Component<
  MembersBoundaryProps,
  { failure: { error: unknown } | null }
> {
  override state = { failure: null as { error: unknown } | null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }

  override render() {
    const { failure } = this.state;
    if (failure?.error instanceof UsageError) throw failure.error;
    return failure === null ? this.props.children : null;
  }
}
