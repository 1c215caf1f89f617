/** Functions that are sent into a page as text to watch what it paints: each stands alone, on the page's globals only. */

/**
 * Tells when the first frame with the element was on screen, on the wall clock.
 * @param {string} selector
 */
export function reportPaint(selector) {
  const tell = () =>
    requestAnimationFrame(() => {
      // The message arrives once the frame that was just being prepared is done.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const page = /** @type {any} */ (globalThis);
        page.benchPainted(String(performance.timeOrigin + performance.now()));
      };
      port2.postMessage(0);
    });
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    tell();
  });
  observer.observe(document, { childList: true, subtree: true });
}
