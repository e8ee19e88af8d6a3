/** A difference that the header's whole seconds and the way there and back may make by themselves, ms. */
const NOISE = 3000;

/** How far the server's clock is ahead of this browser's, ms. */
let ahead = 0;

/** The server's time, as near as its answers tell it: many a browser's clock is minutes wrong. */
export const serverNow = (): number => Date.now() + ahead;

/** Reads the server's clock from an answer's `Date`, where it has one. @param asked when it was asked, by this browser's clock */
export function readServerClock(response: Response, asked: number): void {
  const sent = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(sent)) return;
  // The header has lost half a second on average, and the answer was given about half-way.
  const difference = sent + 500 - (asked + Date.now()) / 2;
  ahead = Math.abs(difference) > NOISE ? difference : 0;
}

/** `fetch`, which keeps the clock. */
export const clockedFetch: typeof fetch = async (...request) => {
  const asked = Date.now();
  const response = await fetch(...request);
  readServerClock(response, asked);
  return response;
};
