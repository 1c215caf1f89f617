/** Copies what it stands beside. What is copied and how is the caller's; the tick and the announcement are here. */
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../button-link/button-link';
import { IconButton } from '../icon-button/icon-button';
import { announce } from '../live-region/live-region';

const TICK_MS = 1_200;

export interface CopyButtonProps {
  /** What it does: "Copy address". */
  readonly label: string;
  /** Announced and shown once it is done: "Copied". */
  readonly copiedLabel: string;
  /** Does the copying; a rejected promise shows no tick, and telling why is the caller's. */
  readonly onCopy: () => void | Promise<void>;
  /** Show a word beside the icon. */
  readonly text?: string;
  readonly kbd?: string;
}

export function CopyButton({ label, copiedLabel, onCopy, text, kbd }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), TICK_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await onCopy();
    } catch {
      return;
    }
    setCopied(true);
    announce(copiedLabel);
  };

  const icon = copied ? Check : Copy;
  if (text) {
    return (
      <ButtonLink icon={icon} aria-label={label} onClick={() => void copy()}>
        {copied ? copiedLabel : text}
      </ButtonLink>
    );
  }
  return <IconButton label={label} icon={icon} iconSize={12} size="sm" kbd={kbd} onClick={() => void copy()} />;
}
