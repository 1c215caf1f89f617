/** Services that nobody used for a while are suspended and answer 503 until they are up again (notes, section 1). */
export interface SleepyServices {
  /** True when this request still falls on a sleeping service. */
  isAsleep(service: string): boolean;
  sleepAll(): void;
}

/** Requests a service swallows while waking up. */
const REFUSALS: Readonly<Record<string, number>> = { auth: 1, dci: 2, ip: 1 };

export function createSleepyServices(now: () => number, sleepAfterMs: number): SleepyServices {
  const services = new Map<string, { usedAt: number; refusalsLeft: number }>();
  return {
    isAsleep: (service) => {
      const known = services.get(service);
      const idle = !known || now() - known.usedAt >= sleepAfterMs;
      const refusalsLeft = idle ? (REFUSALS[service] ?? 0) : known.refusalsLeft;
      services.set(service, { usedAt: now(), refusalsLeft: Math.max(0, refusalsLeft - 1) });
      return refusalsLeft > 0;
    },
    sleepAll: () => services.clear(),
  };
}
