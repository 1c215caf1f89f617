/** Files of datacenters for the whole window: asks for one, or takes what was dropped, and shows what it would bring. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { ProfilePreview } from '@contract/types/profile';
import { describeError } from '@renderer/lib/errors/describe-error';
import { toast } from '@renderer/ui/toast/toast-store';
import i18next from 'i18next';
import { useMemo, useRef, useState } from 'react';

export interface Profiles {
  /** Why the last file was not taken, for a place that shows it. */
  readonly error: AppError | null;
  readonly choose: () => void;
  readonly read: (text: string) => void;
  readonly refuse: (error: AppError) => void;
}

/** `isShownInPlace`: the first start says itself what was wrong; elsewhere it comes as a message. */
export function useProfiles(
  bridge: Bridge,
  isShownInPlace: boolean,
  onPreview: (preview: ProfilePreview) => void,
): Profiles {
  const [error, setError] = useState<AppError | null>(null);
  // One file at a time: the system's dialog would open twice.
  const asking = useRef(false);
  const calls = useMemo(() => {
    const refuse = (next: AppError) => {
      setError(next);
      if (isShownInPlace) return;
      const { title, text, next: step } = describeError(next, i18next.language);
      toast({ title, detail: `${text} ${step}`, tone: 'fail' });
    };
    const read = async (text: string | null) => {
      if (asking.current) return;
      asking.current = true;
      setError(null);
      const answer = await bridge.call('profiles.read', { text });
      asking.current = false;
      if (!answer.ok) refuse(answer.error);
      else if (answer.value) onPreview(answer.value);
    };
    return { refuse, choose: () => void read(null), read: (text: string) => void read(text) };
  }, [bridge, isShownInPlace, onPreview]);
  return { error, ...calls };
}
