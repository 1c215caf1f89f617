/** Looks at the address as it stands in the form; an answer for an address that changed meanwhile is dropped. */
import type { AppError } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { CertificateSummary } from '@contract/types/certificate';
import type { ProbeResult } from '@contract/types/instance';
import { useCallback, useRef, useState } from 'react';

export type Probe =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly typed: string }
  | { readonly kind: 'answered'; readonly typed: string; readonly result: ProbeResult }
  | { readonly kind: 'failed'; readonly typed: string; readonly error: AppError };

export interface ProbeControl {
  readonly probe: Probe;
  readonly look: (typed: string) => Promise<Probe>;
  /** Whom to ask about certificates from now on: an authority's, or null for the system. */
  readonly vouch: (authorityPem: string | null) => void;
  /** Takes over a certificate that a call met instead of the look. */
  readonly meet: (address: string, certificate: CertificateSummary) => void;
  readonly reset: () => void;
}

export function useProbe(bridge: Bridge, firstAuthority: string | null): ProbeControl {
  const [probe, setProbe] = useState<Probe>({ kind: 'none' });
  const turn = useRef(0);
  const authority = useRef(firstAuthority);
  const look = useCallback(
    async (typed: string): Promise<Probe> => {
      turn.current += 1;
      const mine = turn.current;
      setProbe({ kind: 'asking', typed });
      const answer = await bridge.call('instances.probe', { address: typed, authorityPem: authority.current });
      const next: Probe = answer.ok
        ? { kind: 'answered', typed, result: answer.value }
        : { kind: 'failed', typed, error: answer.error };
      if (mine === turn.current) setProbe(next);
      return next;
    },
    [bridge],
  );
  const meet = useCallback((address: string, certificate: CertificateSummary) => {
    turn.current += 1;
    setProbe((known) => ({
      kind: 'answered',
      typed: address,
      result: { address, latencyMs: known.kind === 'answered' ? known.result.latencyMs : 0, certificate },
    }));
  }, []);
  const vouch = useCallback((pem: string | null) => {
    authority.current = pem;
  }, []);
  const reset = useCallback(() => {
    turn.current += 1;
    setProbe({ kind: 'none' });
  }, []);
  return { probe, look, vouch, meet, reset };
}
