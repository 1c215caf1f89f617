/** English sentences of every error code. */
import type { AddressRefusal, ConsoleRefusal, ErrorDetails, PowerSkipReason } from '@contract/errors';
import { aboutFile, authorityWordsEn } from './authority-words';
import { type DriftWords, driftWords, type ErrorTexts, foreignWords, refusalCode, wholeSeconds } from './error-text';
import { keptTextsEn } from './error-texts-kept-en';

const unreachable: Record<
  ErrorDetails['network.unreachable']['reason'],
  (host: string) => [text: string, next: string]
> = {
  name: (host) => [`The name ${host} is not known.`, 'Check the spelling, or the VPN this name needs.'],
  refused: (host) => [
    `${host} refuses connections on this port.`,
    'Check the port, and whether DCImanager is running.',
  ],
  route: (host) => [`There is no way to ${host} from this network.`, 'Check the VPN or the network, then try again.'],
  proxy: (host) => [`The proxy did not let us through to ${host}.`, 'Check the proxy settings of this computer.'],
  offline: () => ['This computer has no network.', 'Connect to a network, then try again.'],
  other: (host) => [`No connection to ${host} came about.`, 'Check the address and the network, then try again.'],
};

const address: Record<AddressRefusal, [text: string, next: string]> = {
  empty: ['An address is needed.', 'Enter one such as https://dci.example.net.'],
  'not-a-url': ['This does not read as an address.', 'Enter one such as https://dci.example.net.'],
  'not-https': ['Only https is used, so that the password is never sent in clear.', 'Start the address with https://.'],
  'has-credentials': ['A name or password in the address is not used.', 'Remove everything before the @.'],
  'has-query': ['The address ends in ? or #.', 'Keep the part before it.'],
  'bad-host': ['The host name is not valid.', 'Check it for spaces and stray signs.'],
};

const consoleRefusal: Record<ConsoleRefusal, string> = {
  'not-a-url': 'The web address DCImanager gives for this BMC cannot be read.',
  scheme: 'The web address of this BMC is neither http nor https, so it was not opened.',
  credentials: 'The web address of this BMC carries a password, so it was not opened.',
  host: 'The web address leads to another host than this BMC, so it was not opened.',
};

const notEligible: Record<PowerSkipReason, [text: string, next: string]> = {
  'already-on': ['The server is already on.', 'Nothing is left to do.'],
  'already-off': ['The server is already off.', 'Nothing is left to do.'],
  'operation-running': ['An operation is running on the server.', 'Wait until it ends.'],
  'no-power-control': ['Neither a PDU port nor a BMC controls this server.', 'Connect one in DCImanager.'],
  'signed-out': ['You are signed out of this datacenter.', 'Sign in, then plan again.'],
  'not-an-action-for-unknown': ['The power state is not known.', 'Read the server again first.'],
};

const unreadable: Readonly<Record<string, { text: string; next: string }>> = {
  damaged: {
    text: 'The settings file was damaged. It was put aside, and Coldaisle began without datacenters.',
    next: 'Add them again, or restore the file and start Coldaisle again.',
  },
  'in-place': {
    text: 'The settings file is damaged and could not be put aside, so nothing is saved over it.',
    next: 'Restore or move the file, then start Coldaisle again.',
  },
  newer: {
    text: 'A newer Coldaisle wrote the settings file, so nothing is saved over it.',
    next: 'Start the newer Coldaisle, or move the file and start this one again.',
  },
};

const drift: DriftWords = {
  fields: { name: 'name', owner: 'owner', operation: 'operation', power: 'power' },
  empty: { name: 'empty', owner: 'nobody', operation: 'none', power: 'unknown' },
  powers: { on: 'on', off: 'off', in_progress: 'changing', unknown: 'unknown' },
};

export const errorTextsEn: ErrorTexts = {
  'network.unreachable': ({ host, reason }) => {
    const [text, next] = unreachable[reason](host);
    return { title: 'No connection', text, next };
  },
  'network.timed-out': ({ host, afterMs }) => ({
    title: 'No answer',
    text: `${host} did not answer within ${wholeSeconds(afterMs)} s.`,
    next: 'Check the address and the network, then try again.',
  }),
  'network.cut': ({ host }) => ({
    title: 'Connection cut',
    text: `The connection to ${host} broke off.`,
    next: 'Try again.',
  }),
  'tls.untrusted': ({ host }) => ({
    title: 'Certificate not trusted',
    text: `No known authority vouches for ${host}, so nothing was sent.`,
    next: 'Compare the fingerprint with the one on the server.',
  }),
  'tls.changed': ({ host }) => ({
    title: 'Certificate changed',
    text: `${host} shows another certificate than the one you pinned, so nothing was sent.`,
    next: 'Compare the new one on the server before you pin it.',
  }),
  'tls.authority': ({ host, verdict, authority }) => ({
    title: 'Authority does not vouch for it',
    text: `${host} was not sent anything: ${authorityWordsEn.verdict[verdict]} (${authority}).`,
    next: 'Stay offline until you know why, then sign in again.',
  }),
  'authority.refused': ({ reason, subject }) => ({
    title: 'File cannot be used',
    text: aboutFile(authorityWordsEn, reason, subject),
    next: 'Choose the certificate of your private authority, in PEM or DER.',
  }),
  'tls.failed': ({ host }) => ({
    title: 'No secure connection',
    text: `${host} did not agree on a secure connection.`,
    next: 'Check that the port speaks https.',
  }),
  'dci.not-dcimanager': ({ host }) => ({
    title: 'Not a DCImanager',
    text: `${host} answers, but not as DCImanager 6.`,
    next: 'Check the host, the port and the path.',
  }),
  'dci.unauthorised': () => ({
    title: 'Session ended',
    text: 'DCImanager no longer accepts this session.',
    next: 'Sign in again.',
  }),
  'dci.forbidden': (details) => ({
    title: 'Not allowed',
    text: `Your account may not do this (${refusalCode(details)}).`,
    next: 'Ask an administrator of this DCImanager for the right.',
  }),
  'dci.refused': (details) => ({
    title: 'Request refused',
    text: `DCImanager refused the request, code ${refusalCode(details)}${quoted(details.apiMessage)}.`,
    next: 'Change what it names, then try again.',
  }),
  'dci.asleep': ({ waitedMs }) => ({
    title: 'Service is asleep',
    text: `DCImanager said for ${wholeSeconds(waitedMs)} s that the service is still starting.`,
    next: 'Try again in a minute.',
  }),
  'dci.malformed': ({ where }) => ({
    title: 'Answer not understood',
    text: `DCImanager’s answer does not have the expected form at ${foreignWords(where, 60)}.`,
    next: 'Try again; if it stays, report it with the log.',
  }),
  'dci.unsupported': ({ path }) => ({
    title: 'Not offered here',
    text: `This DCImanager does not know ${foreignWords(path, 80)}.`,
    next: 'Check its version and modules.',
  }),
  'dci.outcome-unknown': ({ cause }) => ({
    title: 'Result unknown',
    text: `The request may have arrived, but ${outcomeCause[cause]}.`,
    next: 'Check the result; it is not sent again by itself.',
  }),
  'auth.rejected': () => ({
    title: 'Sign-in refused',
    text: 'The e-mail or the password was not accepted.',
    next: 'Correct it, then sign in again.',
  }),
  'auth.second-factor': () => ({
    title: 'Two-factor code needed',
    text: 'The password was accepted. This account also asks for a code.',
    next: 'Enter the six digits your app shows now.',
  }),
  'auth.code-refused': ({ apiMessage }) => ({
    title: 'Code refused',
    text: `The code was not accepted${quoted(apiMessage)}.`,
    next: 'Enter the next code from your app, then sign in again.',
  }),
  'auth.second-factor-failed': ({ reason }) => ({
    title: 'The second factor could not be finished',
    text:
      reason === 'no-handler'
        ? 'DCImanager does not document this step, and this instance takes the code in none of the assumed forms.'
        : 'DCImanager took the code, but the session still opens nothing. It was not kept.',
    next: 'Use an account without a second factor, for example one made for Coldaisle.',
  }),
  'auth.step-over': () => ({
    title: 'This sign-in is over',
    text: 'It was left or replaced by another one before the code was accepted.',
    next: 'Enter the password again.',
  }),
  'auth.signed-out': () => ({
    title: 'Signed out',
    text: 'You are signed out of this datacenter.',
    next: 'Sign in to go on.',
  }),
  'instance.not-found': () => ({
    title: 'Datacenter is gone',
    text: 'This datacenter was removed.',
    next: 'Choose another one, or add it again.',
  }),
  'instance.address-refused': ({ reason }) => {
    const [text, next] = address[reason];
    return { title: 'Address not usable', text, next };
  },
  'instance.code-taken': ({ code }) => ({
    title: 'Code in use',
    text: `${code} already stands for another datacenter.`,
    next: 'Choose another code.',
  }),
  'instance.certificate-not-confirmed': () => ({
    title: 'Certificate not confirmed',
    text: 'The certificate is not the one you confirmed, so nothing was sent.',
    next: 'Compare the fingerprint again.',
  }),
  'keychain.unavailable': () => ({
    title: 'No keychain answers',
    text: 'The session is kept in memory until Coldaisle is closed.',
    next: 'Unlock or install a keychain, then check again.',
  }),
  'keychain.failed': ({ reason }) => ({
    title: 'Keychain failed',
    text: `The keychain did not take the session${quoted(reason)}.`,
    next: 'Unlock it, then try again.',
  }),
  ...keptTextsEn,
  'server.not-found': () => ({
    title: 'Server is gone',
    text: 'DCImanager no longer lists this server.',
    next: 'Read the datacenter again.',
  }),
  'console.none': () => ({
    title: 'No web console',
    text: 'DCImanager gives no web address for this server’s BMC.',
    next: 'Add an IPMI or Intel AMT connection in DCImanager.',
  }),
  'console.refused': ({ reason }) => ({
    title: 'Link not opened',
    text: consoleRefusal[reason],
    next: 'Correct the address in DCImanager.',
  }),
  'operation.not-eligible': ({ reason }) => {
    const [text, next] = notEligible[reason];
    return { title: 'Nothing was sent', text, next };
  },
  'operation.plan-unknown': () => ({
    title: 'Plan is gone',
    text: 'This plan is no longer kept.',
    next: 'Plan again.',
  }),
  'operation.plan-expired': () => ({
    title: 'Plan is too old',
    text: 'The plan expired before it was approved, so nothing was sent.',
    next: 'Plan again from fresh values.',
  }),
  'operation.plan-changed': () => ({
    title: 'Plan has changed',
    text: 'The plan is not the one you approved, so nothing was sent.',
    next: 'Review it and approve it again.',
  }),
  'operation.drift': (details) => {
    const { field, planned, now } = driftWords(drift, details);
    return {
      title: 'Server has changed',
      text: `Its ${field} was ${planned} in the plan and is ${now} now, so nothing was sent.`,
      next: 'Plan again from the new values.',
    };
  },
  'inventory.not-read': () => ({
    title: 'Not read yet',
    text: 'Nothing was read from this datacenter yet.',
    next: 'Read it now.',
  }),
  'inventory.sealed': () => ({
    title: 'Copy is sealed',
    text: 'The copy on this computer is past its lifetime and stays encrypted.',
    next: 'Sign in to open it.',
  }),
  'inventory.no-generation': () => ({
    title: 'This reading is not kept',
    text: 'The reading you chose was given up for newer ones.',
    next: 'Choose another date.',
  }),
  'inventory.cancelled': () => ({
    title: 'Reading was cancelled',
    text: 'The inventory from before is kept.',
    next: 'Read again when it suits.',
  }),
  'store.unwritable': ({ reason }) => ({
    title: 'Settings not saved',
    text: `The settings file cannot be written (${foreignWords(reason, 40)}), so the change was not made.`,
    next: 'Free some space or correct the rights, then try again.',
  }),
  'store.unreadable': ({ reason }) => ({
    title: 'Settings not read',
    ...(unreadable[reason] ?? {
      text: `The settings file cannot be read (${foreignWords(reason, 40)}), and nothing is saved over it.`,
      next: 'Correct its rights, then start Coldaisle again.',
    }),
  }),
  'store.newer': ({ version }) => ({
    title: 'Copy is from a newer version',
    text: `A newer Coldaisle wrote it (format ${version}), so it was left alone.`,
    next: 'Open it with that version.',
  }),
  'demo.failed': ({ reason }) => ({
    title: 'Demo did not start',
    text: `The demo sites could not be started${quoted(reason)}.`,
    next: 'Try again; the log has the details.',
  }),
  'ipc.unknown-call': () => bug('The window asked for something this version does not have.'),
  'ipc.bad-input': ({ field }) => ({
    title: 'Value not accepted',
    text: `The value of “${foreignWords(field, 40)}” is not valid.`,
    next: 'Correct it, then try again.',
  }),
  'ipc.foreign-sender': () => bug('A request from outside the window was turned away.'),
  'internal.bug': () => bug('Something in Coldaisle went wrong; nothing was sent twice.'),
};

const outcomeCause: Record<ErrorDetails['dci.outcome-unknown']['cause'], string> = {
  'timed-out': 'no answer came in time',
  cut: 'the connection broke before the answer',
  malformed: 'the answer could not be read',
  'server-error': 'DCImanager answered with an error of its own',
};

function bug(text: string) {
  return { title: 'Error in Coldaisle', text, next: 'Try again; the log has the details.' };
}

function quoted(words: string): string {
  const text = foreignWords(words).replace(/\.$/, '');
  return text === '' ? '' : `: “${text}”`;
}
