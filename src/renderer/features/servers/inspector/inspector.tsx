/** The inspector: one server, all of it, beside the racks. */
import type { AppError } from '@contract/errors';
import type { JsonValue } from '@contract/types/json';
import type { ServerDetail, WebConsole } from '@contract/types/server';
import { describeError } from '@renderer/lib/errors/describe-error';
import { useKnownPlace } from '@renderer/lib/server-line/place-context';
import { formatAge, formatMoment } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { CopyButton } from '@renderer/ui/copy-button/copy-button';
import { DatacenterTag } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { IconButton } from '@renderer/ui/icon-button/icon-button';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { Menu } from '@renderer/ui/menu/menu';
import { ProgressCard } from '@renderer/ui/progress/progress-card';
import { SectionHead } from '@renderer/ui/section-head/section-head';
import { Tag } from '@renderer/ui/tag/tag';
import { Ellipsis, ExternalLink, PanelRightClose } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allFields, type FieldWords } from '../model/all-fields';
import { unknownFields } from '../model/unknown-fields';
import type { OpenServer } from '../store';
import { BLOCKED_NOTE, BlockedNote } from './blocked-note';
import styles from './inspector.module.css';
import { JsonTree } from './json-tree';
import { AddressesSection, BmcSection, FactsSection, FeedSection, PlaceSection, PortsSection } from './sections';

export interface InspectorProps {
  readonly open: OpenServer;
  readonly now: number;
  readonly onOpenWebConsole: () => void;
  readonly onRead: () => void;
  readonly onCopy: (text: string) => void;
  /** Copies the line that the racks copy too. */
  readonly onCopyLine: () => void;
  readonly onClose: () => void;
  /** The power menu. */
  readonly power: ReactNode;
  /** What the program itself is doing to this server. */
  readonly run: ReactNode;
  /** State, power and links are what was last known: the datacenter cannot be asked, or they are old. */
  readonly lastKnown: boolean;
  /** Why nothing can be asked of the datacenter or sent to it; said before anything is clicked. */
  readonly blocked: string | null;
  /** Nothing can be done to what is shown: it is the past. */
  readonly past: boolean;
  readonly datacenter: { readonly code: string; readonly hue: number };
  readonly note: ReactNode;
  readonly history: ReactNode;
}

export function Inspector(props: InspectorProps) {
  const { open } = props;
  const { t } = useTranslation('servers');
  if (open.detail) return <Detail {...props} detail={open.detail} />;
  return (
    <div className={styles.inspector} aria-busy={!open.error}>
      {open.error ? <ReadError {...props} error={open.error} /> : <p className={styles.absent}>{t('loading')}</p>}
    </div>
  );
}

function Detail(props: InspectorProps & { readonly detail: ServerDetail }) {
  const { detail, open, now, onRead, onCopy, power, run } = props;
  const { server, readAtMs, webConsole } = detail;
  const { t, i18n } = useTranslation('servers');
  const [raw, setRaw] = useState(false);
  const age = now - readAtMs;
  const shownAge = formatAge(age, i18n.language);
  const old: string | false = props.lastKnown ? shownAge : false;
  const place = useKnownPlace(open.instanceId, server.id);
  const section = { server, onCopy, old, place };
  const bmcs = [server.ipmi, server.amt].filter((bmc) => bmc !== null);
  return (
    <div className={styles.inspector}>
      <Head {...props} />
      <div className={styles.actions}>
        <ConsoleButton page={webConsole} past={props.past} onOpen={props.onOpenWebConsole} />
        {power}
        <MoreMenu
          detail={detail}
          blocked={props.blocked}
          onRead={onRead}
          onCopy={onCopy}
          onCopyLine={props.onCopyLine}
          onRaw={() => setRaw(true)}
        />
      </div>
      <ConsoleNote page={webConsole} />
      <BlockedNote reason={props.blocked} />
      {run}
      <OperationCard detail={detail} />
      {open.error ? <ReadError {...props} error={open.error} /> : null}
      {props.note}
      <FactsSection {...section} />
      <AddressesSection {...section} />
      <PortsSection {...section} />
      <FeedSection {...section} />
      {bmcs.map((bmc) => (
        <BmcSection key={bmc.kind} bmc={bmc} onCopy={onCopy} old={section.old} />
      ))}
      <PlaceSection {...section} />
      {props.history}
      {server.diagErrors.length > 0 ? (
        <Tree title={t('section.diagnostics')} value={server.diagErrors as unknown as JsonValue} openAtFirst />
      ) : null}
      <Tree title={t('section.hardware')} value={server.hardware} />
      <Tree title={t('section.performance')} value={server.performance} />
      <Tree title={t('section.settings')} value={server.settings} />
      <Tree title={t('section.all')} value={allFields(server, t('field', { returnObjects: true }) as FieldWords)} />
      <Tree title={t('section.more')} value={unknownFields(detail.raw)} />
      <div className={styles.age}>
        <span>
          {props.past
            ? t('copyFrom', { time: formatMoment(readAtMs, now, i18n.language) })
            : t('read', { age: shownAge })}
        </span>
        <Button
          busy={open.reading}
          onClick={onRead}
          {...(props.blocked === null ? {} : { disabledReason: { describedBy: BLOCKED_NOTE } })}
        >
          {t('readAgain')}
        </Button>
      </div>
      {raw ? (
        <RawDialog detail={detail} datacenter={props.datacenter} onCopy={onCopy} onClose={() => setRaw(false)} />
      ) : null}
    </div>
  );
}

function Head({
  detail,
  datacenter,
  now,
  lastKnown,
  past,
  onCopy,
  onClose,
}: InspectorProps & { readonly detail: ServerDetail }) {
  const { t, i18n } = useTranslation('servers');
  const { server, readAtMs } = detail;
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <ServerStateGlyph state={server.state} label={t(`state.${server.state}`)} />
        <DatacenterTag code={datacenter.code} hue={datacenter.hue} />
        <h2 className="type-inspector-name" data-selectable>
          {server.name}
        </h2>
        <Tag>{t('id', { id: server.id })}</Tag>
        <IconButton label={t('hide')} icon={PanelRightClose} kbd="I" className={styles.close} onClick={onClose} />
      </div>
      {lastKnown || past ? (
        <p className={styles.copyFrom}>{t('copyFrom', { time: formatMoment(readAtMs, now, i18n.language) })}</p>
      ) : null}
      {server.domain ? (
        <div className={styles.domain}>
          <span data-selectable>{server.domain}</span>
          <CopyButton
            label={t('copy', { what: t('label.domain') })}
            copiedLabel={t('copied')}
            onCopy={() => onCopy(server.domain ?? '')}
          />
        </div>
      ) : null}
    </header>
  );
}

interface ConsoleButtonProps {
  readonly page: WebConsole;
  readonly past: boolean;
  readonly onOpen: () => void;
}

function ConsoleButton({ page, past, onOpen }: ConsoleButtonProps) {
  const { t } = useTranslation('servers');
  const note = past ? BLOCKED_NOTE : 'web-console-note';
  const allowed = page.kind === 'allowed' && !past;
  return (
    <Button
      size="md"
      kind="primary"
      icon={ExternalLink}
      onClick={onOpen}
      aria-describedby={note}
      {...(allowed ? {} : { disabledReason: { describedBy: note } })}
    >
      {t('console')}
    </Button>
  );
}

/** The host is said before the first visit, and a refusal before the click. */
function ConsoleNote({ page }: { readonly page: WebConsole }) {
  const { t } = useTranslation('servers');
  const text = {
    none: () => t('consoleNone'),
    allowed: () => t('consoleHost', { host: page.kind === 'allowed' ? page.host : '' }),
    refused: () => (page.kind === 'refused' ? t(`consoleRefused.${page.reason}`) : ''),
  }[page.kind]();
  return (
    <p id="web-console-note" className={styles.note} data-kind={page.kind}>
      {text}
    </p>
  );
}

interface MoreMenuProps {
  readonly detail: ServerDetail;
  readonly blocked: string | null;
  readonly onRead: () => void;
  readonly onCopy: (text: string) => void;
  readonly onCopyLine: () => void;
  readonly onRaw: () => void;
}

function MoreMenu({ detail, blocked, onRead, onCopy, onCopyLine, onRaw }: MoreMenuProps) {
  const { t } = useTranslation('servers');
  const { server, raw } = detail;
  return (
    <Menu
      align="end"
      head={server.name}
      trigger={<IconButton label={t('more')} icon={Ellipsis} kind="secondary" size="md" tooltip={false} />}
      items={[
        { kind: 'item', id: 'read', label: t('readAgain'), reason: blocked ?? undefined, onSelect: onRead },
        { kind: 'item', id: 'line', label: t('copyLine'), onSelect: onCopyLine },
        { kind: 'item', id: 'json', label: t('copyJson'), onSelect: () => onCopy(JSON.stringify(raw, null, 2)) },
        { kind: 'item', id: 'raw', label: t('showRaw'), onSelect: onRaw },
      ]}
    />
  );
}

function OperationCard({ detail }: { readonly detail: ServerDetail }) {
  const { t } = useTranslation('servers');
  const { operation } = detail.server;
  if (!operation || operation.phase === 'finished') return null;
  if (operation.phase === 'failed') {
    return <InlineError title={t('operation.failed')}>{operation.label ?? operation.status}</InlineError>;
  }
  const { step, percent } = operation;
  return (
    <ProgressCard
      title={operation.label ?? t('operation.running')}
      value={percent === null ? null : percent / 100}
      valueText={percent === null ? operation.status : `${Math.round(percent)}%`}
      {...(step ? { segments: step.count, step: t('operation.step', { ...step }) } : {})}
    />
  );
}

function Tree({ title, value, openAtFirst = false }: { title: string; value: JsonValue; openAtFirst?: boolean }) {
  const { t } = useTranslation('servers');
  const size = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  return (
    <details className={styles.section} open={openAtFirst}>
      <summary className={styles.summary}>
        <SectionHead title={title} count={size} />
      </summary>
      <JsonTree value={value} empty={t('absent.value')} />
    </details>
  );
}

interface ReadErrorProps extends Pick<InspectorProps, 'blocked' | 'onRead'> {
  readonly error: AppError;
}

function ReadError({ error, blocked, onRead }: ReadErrorProps) {
  const { t, i18n } = useTranslation('servers');
  const { title, text, next } = describeError(error, i18n.language);
  return (
    <InlineError
      title={title}
      {...(blocked === null ? { actions: <Button onClick={onRead}>{t('readAgain')}</Button> } : {})}
    >
      {`${text} ${next}`}
    </InlineError>
  );
}

interface RawDialogProps extends Pick<InspectorProps, 'datacenter'> {
  readonly detail: ServerDetail;
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
}

function RawDialog({ detail, datacenter, onCopy, onClose }: RawDialogProps) {
  const { t } = useTranslation('servers');
  const text = JSON.stringify(detail.raw, null, 2);
  return (
    <Dialog
      open
      size="lg"
      title={t('rawTitle')}
      subtitle={detail.server.name}
      tag={<DatacenterTag code={datacenter.code} hue={datacenter.hue} />}
      closeLabel={t('close')}
      closeOnScrim
      onClose={onClose}
      footer={<Button onClick={() => onCopy(text)}>{t('copyJson')}</Button>}
    >
      <pre className={styles.raw}>{text}</pre>
    </Dialog>
  );
}
