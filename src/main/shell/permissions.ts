/** The page asks for nothing, so everything is refused: permissions, devices, downloads, and any network at all. */
import type { Session } from 'electron';

/** `allowed` are the beginnings of the addresses the page itself is made of. */
export function refuseEverything(session: Session, allowed: readonly string[]): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !allowed.some((start) => url.startsWith(start)) });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
