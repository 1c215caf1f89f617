/** At most twelve rings turn at once: beyond that motion stops telling anything. The rest are drawn still. */
import { useEffect, useState } from 'react';

const LIMIT = 12;
let turning = 0;

/** True while this ring holds one of the slots. A ring that found none stays still until it is mounted again. */
export function useRingSlot(wanted: boolean): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!wanted || turning >= LIMIT) return;
    turning += 1;
    setHeld(true);
    return () => {
      turning -= 1;
      setHeld(false);
    };
  }, [wanted]);
  return held;
}
