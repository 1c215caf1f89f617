/** Electron's life cycle: one process per profile, one window, an orderly end. Everything else is composed elsewhere. */
import { app } from 'electron';
import { compose, type Running } from './compose';
import { chooseProfile } from './shell/app-status';
import { declareAppScheme } from './shell/protocol';

declareAppScheme();
chooseProfile();

// Two programs on one profile would overwrite each other's settings: the second hands over to the first.
if (app.requestSingleInstanceLock()) {
  const started = app.whenReady().then(compose);
  app.on('second-instance', () => void started.then(({ focus }) => focus()));
  app.on('activate', () => void started.then(({ focus }) => focus()));
  app.on('window-all-closed', () => app.quit());
  settleBeforeEnd(started);
} else {
  app.quit();
}

/** Its windows are gone by then; whoever cannot wait may kill it, and nothing is lost. */
function settleBeforeEnd(started: Promise<Running>): void {
  let settled = false;
  app.on('will-quit', (event) => {
    if (settled) return;
    event.preventDefault();
    settled = true;
    void started
      .then(({ settle }) => settle())
      .catch(() => undefined)
      .finally(() => app.quit());
  });
}
