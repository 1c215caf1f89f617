/** An error beside its cause: what happened, what was kept, what to do. */
import type { ReactNode } from 'react';
import { Banner } from '../banner/banner';

export interface InlineErrorProps {
  /** What happened: "Ports were not read". */
  readonly title: string;
  /** What was kept, with the code if there is one. */
  readonly children?: ReactNode;
  /** What to do; the first is the one to try. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

export function InlineError({ title, children, actions, className }: InlineErrorProps) {
  return (
    <Banner tone="fail" live="assertive" title={title} actions={actions} {...(className ? { className } : {})}>
      {children}
    </Banner>
  );
}
