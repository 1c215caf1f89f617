/** What the kit needs once around the whole window: no inline style elements, tooltip timing, toasts, announcements. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { LiveRegion } from '../live-region/live-region';
import { ToastHost } from '../toast/toast-host';

const TOOLTIP_DELAY_MS = 500;

export interface UiProviderProps {
  /** Name of the region toasts appear in. */
  readonly toastsLabel: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

export function UiProvider({ toastsLabel, closeLabel, children }: UiProviderProps) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={TOOLTIP_DELAY_MS}>
        {/* Before the children, so that it already listens when their first effects run. */}
        <ToastHost label={toastsLabel} closeLabel={closeLabel} />
        {children}
        <LiveRegion />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
