/** What a `fetch` handed to the client throws when the network or TLS failed: an expected failure, already translated. */
import type { AppError } from '@contract/errors';

export type TransportFailure = Extract<
  AppError,
  {
    code:
      | 'network.unreachable'
      | 'network.timed-out'
      | 'network.cut'
      | 'tls.untrusted'
      | 'tls.changed'
      | 'tls.authority'
      | 'tls.failed'
      | 'dci.not-dcimanager';
  }
>;

/**
 * Thrown by transports, never by the client: whatever else a fetch throws counts as a bug and is passed on.
 *
 * `network.unreachable` and `tls.*` mean that nothing was sent, and writes rely on it: a transport that cannot tell must
 * say `network.cut` or `network.timed-out`. `dci.not-dcimanager`: the address redirects elsewhere and the transport
 * cannot hand the redirect over as an answer.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly failure: TransportFailure;

  constructor(failure: TransportFailure, options?: ErrorOptions) {
    super(failure.code, options);
    this.failure = failure;
  }
}
