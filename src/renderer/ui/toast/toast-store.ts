/** The one queue of toasts. For finished background work only; never for something the person is looking at. */
import { Toast } from '@base-ui/react/toast';
import type { StateTone } from '../lib/tones';

export interface ToastAction {
  readonly label: string;
  readonly onSelect: () => void;
}

export interface ToastMessage {
  readonly title: string;
  /** Where and when: "AMS1, 2 failed, 14:52". */
  readonly detail?: string;
  readonly tone: StateTone;
  /** Index into the datacenter hues for the bar at the left; without it the bar is neutral. */
  readonly hue?: number;
  readonly action?: ToastAction;
}

export interface ToastData {
  readonly tone: StateTone;
  readonly hue: number | null;
  readonly action: ToastAction | null;
}

const SHOWN_MS = 6_000;

export const toastManager = Toast.createToastManager<ToastData>();

/** Shows a message and returns its id. It goes after six seconds unless it is hovered or focused; a failure stays. */
export function toast({ title, detail, tone, hue, action }: ToastMessage): string {
  const failed = tone === 'fail';
  return toastManager.add({
    title,
    description: detail,
    timeout: failed ? 0 : SHOWN_MS,
    priority: failed ? 'high' : 'low',
    data: { tone, hue: hue ?? null, action: action ?? null },
  });
}
