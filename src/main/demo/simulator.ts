/** The embedded DCImanager: starts one HTTPS server per simulated datacenter. Plain Node, no Electron. */
import type { Simulator, SimulatorOptions } from './simulator-types';

export type {
  Account,
  FaultEffect,
  FaultMoment,
  FaultRule,
  Faults,
  LoggedRequest,
  Role,
  Simulator,
  SimulatorClock,
  SimulatorOptions,
  Site,
  SiteControl,
  SiteKey,
  SiteOptions,
  SiteQuirks,
  SiteSummary,
} from './simulator-types';

export function createSimulator(_options: SimulatorOptions = {}): Promise<Simulator> {
  return Promise.reject(new Error('not written yet'));
}
