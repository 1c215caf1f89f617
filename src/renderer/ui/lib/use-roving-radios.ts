/** Keyboard behaviour of a radio group made of buttons: one tab stop, arrows move and choose, Home and End jump. */
import { type KeyboardEvent, useRef } from 'react';

export interface RovingRadio {
  readonly role: 'radio';
  readonly 'aria-checked': boolean;
  readonly 'aria-disabled': true | undefined;
  readonly tabIndex: number;
  readonly ref: (node: HTMLElement | null) => void;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface Options<T> {
  readonly values: readonly T[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly isDisabled?: (value: T) => boolean;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function useRovingRadios<T>({ values, value, onChange, isDisabled = () => false }: Options<T>) {
  const nodes = useRef(new Map<T, HTMLElement>());
  const enabled = values.filter((candidate) => !isDisabled(candidate));
  const tabStop = value !== null && enabled.includes(value) ? value : enabled[0];

  const choose = (next: T | undefined) => {
    if (next === undefined) return;
    nodes.current.get(next)?.focus();
    if (next !== value) onChange(next);
  };

  const onKeyDown = (event: KeyboardEvent, current: T) => {
    const at = enabled.indexOf(current);
    const step = STEPS[event.key];
    if (step !== undefined) choose(enabled[(at + step + enabled.length) % enabled.length]);
    else if (event.key === 'Home') choose(enabled[0]);
    else if (event.key === 'End') choose(enabled.at(-1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (candidate: T): RovingRadio => ({
    role: 'radio',
    'aria-checked': candidate === value,
    'aria-disabled': isDisabled(candidate) ? true : undefined,
    tabIndex: candidate === tabStop ? 0 : -1,
    ref: (node) => {
      if (node) nodes.current.set(candidate, node);
      else nodes.current.delete(candidate);
    },
    onClick: () => {
      if (!isDisabled(candidate)) choose(candidate);
    },
    onKeyDown: (event) => onKeyDown(event, candidate),
  });
}
