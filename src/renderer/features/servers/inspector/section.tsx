/** A part of the inspector under a quiet title; the collapsed kind builds its content only once it is opened. */

import { Icon } from '@renderer/ui/icon/icon';
import { SectionHead } from '@renderer/ui/section-head/section-head';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import styles from './inspector.module.css';

export interface SectionProps {
  readonly title: string;
  readonly count?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, count, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <SectionHead id={id} title={title} {...(count === undefined ? {} : { count })} />
      {children}
    </section>
  );
}

export function FoldedSection({ title, count, children }: SectionProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section className={styles.section}>
      <h3>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon of={ChevronRight} size={12} className={styles.chevron} />
          <span>{title}</span>
          {count === undefined ? null : <span className={styles.foldCount}>{count}</span>}
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open ? children : null}
      </div>
    </section>
  );
}
