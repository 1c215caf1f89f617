/** One server of the results. Its finds are marked; those no column shows stand below the name as the reason. */
import type { ServerRow } from '@contract/types/server';
import { PortGlyph, type PortValue } from '@renderer/ui/glyphs/port-glyph';
import { PowerGlyph } from '@renderer/ui/glyphs/power-glyph';
import { ServerStateGlyph } from '@renderer/ui/glyphs/server-state-glyph';
import { memo, type ReactNode } from 'react';
import type { Line } from '../model/lines';
import { type Column, locationText, stateKindOf } from '../model/server-facts';
import styles from './grid.module.css';
import { Marked } from './marked';
import type { Texts } from './texts';
import { TickBox } from './tick-box';

export interface ServerLineProps {
  readonly line: Extract<Line, { readonly kind: 'server' }>;
  readonly words: readonly string[];
  readonly texts: Texts;
  readonly ticked: boolean;
  /** State, power and ports are what they were, not surely what they are. */
  readonly lastKnown: boolean;
}

const NO_WORDS: readonly string[] = [];

export const ServerLine = memo(function ServerLine({ line, words, texts, ticked, lastKnown }: ServerLineProps) {
  const { hit, finds } = line;
  const { row } = hit;
  const sought = (column: Column) => (finds.columns.has(column) ? words : NO_WORDS);
  const location = locationText(row);
  return (
    <>
      <span role="gridcell" data-tick="" className={styles.tick}>
        <TickBox ticked={ticked} />
      </span>
      <StateCell row={row} texts={texts} words={sought('state')} old={lastKnown} />
      <span role="gridcell" className={styles.name}>
        <span data-open="" className={styles.open}>
          <Marked text={row.name} words={sought('name')} room={16} />
        </span>
      </span>
      <Cell mono absent={texts.absent.noAddress} text={row.mainIpv4} words={sought('ipv4')} />
      <Cell absent={texts.absent.noRack} text={location} words={sought('location')} room={16} />
      <Cell
        mono
        absent={texts.absent.noConfiguration}
        text={row.configuration}
        words={sought('configuration')}
        room={24}
      />
      <span role="gridcell" className={styles.power} data-old={lastKnown || undefined}>
        <PowerGlyph power={row.power} muted={lastKnown} />
        <Marked text={texts.power[row.power]} words={sought('power')} />
      </span>
      <PortsCell row={row} texts={texts} old={lastKnown} />
      <Cell absent={texts.absent.noOwner} text={row.owner} words={sought('owner')} room={14} />
      {finds.reasons.length > 0 ? <Reasons line={line} words={words} texts={texts} /> : null}
    </>
  );
});

interface CellProps {
  readonly text: string | null;
  readonly absent: string;
  readonly words: readonly string[];
  readonly mono?: boolean;
  readonly room?: number;
}

function Cell({ text, absent, words, mono = false, room }: CellProps): ReactNode {
  if (text === null)
    return (
      <span role="gridcell" className={styles.absent}>
        {absent}
      </span>
    );
  return (
    <span role="gridcell" className={mono ? styles.mono : undefined}>
      <Marked text={text} words={words} {...(room === undefined ? {} : { room })} />
    </span>
  );
}

interface OldProps {
  readonly row: ServerRow;
  readonly texts: Texts;
  readonly old: boolean;
}

function StateCell({ row, texts, words, old }: OldProps & { readonly words: readonly string[] }) {
  const state = stateKindOf(row);
  return (
    <span role="gridcell" className={styles.state} data-old={old || undefined} data-state={state}>
      <ServerStateGlyph state={state} muted={old && state === 'ok'} progress={(row.operation?.percent ?? 0) / 100} />
      <span className={styles.cut}>
        <Marked text={texts.state[state]} words={words} />
      </span>
    </span>
  );
}

/** More sockets than this do not fit; the count stands for them. */
const SOCKETS = 4;

function PortsCell({ row, texts, old }: OldProps) {
  const { portsUp, portsTotal } = row;
  if (portsTotal === 0)
    return (
      <span role="gridcell" className={styles.absent}>
        {texts.absent.noPorts}
      </span>
    );
  const label = texts.ports.replace('{{up}}', String(portsUp)).replace('{{total}}', String(portsTotal));
  // Suspending a server is switching its ports off; of the others only the count is known here.
  const rest: readonly [PortValue, PortValue] = row.state === 'suspended' ? ['down', 'down'] : ['up', 'down'];
  return (
    <span role="gridcell" aria-label={label} className={styles.ports} data-old={old || undefined}>
      {portsTotal > SOCKETS ? (
        <>
          <PortGlyph admin="up" oper={portsUp === portsTotal ? 'up' : 'down'} muted={old} />
          {`${portsUp}/${portsTotal}`}
        </>
      ) : (
        Array.from({ length: portsTotal }, (_, index) => index).map((index) => (
          <PortGlyph
            key={index}
            muted={old}
            admin={index < portsUp ? 'up' : rest[0]}
            oper={index < portsUp ? 'up' : rest[1]}
          />
        ))
      )}
    </span>
  );
}

function Reasons({ line, words, texts }: Pick<ServerLineProps, 'line' | 'words' | 'texts'>) {
  return (
    <span role="gridcell" className={styles.reasons}>
      {line.finds.reasons.map(({ field, text }) => (
        <span key={`${field} ${text}`} className={styles.reason}>
          {texts.field[field]}{' '}
          <span className={styles.mono}>
            <Marked text={text} words={words} room={48} />
          </span>
        </span>
      ))}
    </span>
  );
}
