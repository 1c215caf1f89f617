/** Choice of a datacenter's colour. Colours other datacenters use are striped, and can still be chosen. */
import type { CSSProperties, KeyboardEvent } from 'react';
import { hueColour } from '../datacenter-tag/datacenter-tag';
import { useFieldControl } from '../field/field-context';
import { cx } from '../lib/class-names';
import { useRovingRadios } from '../lib/use-roving-radios';
import styles from './colour-swatches.module.css';

export interface ColourSwatch {
  /** Index into the ten datacenter hues. */
  readonly hue: number;
  /** Name of the colour, with who uses it where it is used: "Blue, used by AMS1". */
  readonly label: string;
  readonly used?: boolean;
}

export interface ColourSwatchesProps {
  /** Name of the group; inside a Field the field's label names it. */
  readonly label?: string;
  readonly swatches: readonly ColourSwatch[];
  readonly value: number | null;
  readonly onChange: (hue: number) => void;
}

export function ColourSwatches({ label, swatches, value, onChange }: ColourSwatchesProps) {
  const field = useFieldControl();
  const radio = useRovingRadios({ values: swatches.map((swatch) => swatch.hue), value, onChange });
  const naming = label ? { 'aria-label': label } : field ? { 'aria-labelledby': field.labelId } : {};
  return (
    <div role="radiogroup" {...naming} className={styles.group} onKeyDown={submitOnEnter}>
      {swatches.map((swatch) => (
        <button
          key={swatch.hue}
          type="button"
          {...radio(swatch.hue)}
          aria-label={swatch.label}
          title={swatch.label}
          className={cx(styles.swatch, swatch.used && styles.used)}
          style={{ '--swatch': hueColour(swatch.hue) } as CSSProperties}
        />
      ))}
    </div>
  );
}

/** As from any other field of a form: a native radio does the same, a button would only choose again. */
function submitOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const form = event.currentTarget.closest('form');
  if (event.key !== 'Enter' || !form) return;
  event.preventDefault();
  form.requestSubmit();
}
