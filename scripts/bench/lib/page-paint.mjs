/** Functions that are sent into a page as text to watch what it paints: each stands alone, on the page's globals only. */

/**
 * Tells when the first frame with the element was on screen, on the wall clock. Where the element is there already that
 * cannot be seen any more: then what the page noted itself is told, or nothing that is a number.
 * @param {string} selector
 */
export function reportPaint(selector) {
  const page = /** @type {any} */ (globalThis);
  if (document.querySelector(selector)) {
    page.benchPainted(String(page.benchPaintedAt));
    return;
  }
  const tell = () =>
    requestAnimationFrame(() => {
      // The message arrives once the frame that was just being prepared is done.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => page.benchPainted(String(performance.timeOrigin + performance.now()));
      port2.postMessage(0);
    });
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    tell();
  });
  observer.observe(document, { childList: true, subtree: true });
}
