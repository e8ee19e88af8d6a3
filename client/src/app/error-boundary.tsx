import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** A new value gives the children another chance. */
  resetKey: string;
  children: ReactNode;
}

interface ErrorBoundaryState {
  failed: boolean;
  resetKey: string;
}

/** The last resort: a fault in the client, or a page whose script could not be fetched. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: ErrorBoundaryState) {
    return resetKey === state.resetKey ? null : { failed: false, resetKey };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="page" role="alert">
        <h1>
          <Trans>This page broke</Trans>
        </h1>
        <p>
          <Trans>
            That is our fault, not yours. What you had written is kept; loading the page again usually helps.
          </Trans>
        </p>
        <p className="form-actions">
          <button type="button" className="button button-main" onClick={() => window.location.reload()}>
            <Trans>Load again</Trans>
          </button>
          <a className="button" href="/">
            <Trans>See all ideas</Trans>
          </a>
        </p>
      </div>
    );
  }
}
