import { formatView, parseView, type TriageView } from './triage-view.js';

/** A view that somebody has named; kept in this browser. */
export interface OwnView {
  name: string;
  view: TriageView;
}

const KEY = 'triage:views';
export const OWN_VIEW_NAME_MAX = 40;

export function loadOwnViews(): OwnView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((entry: unknown) => {
      if (!Array.isArray(entry)) return [];
      const [name, query]: unknown[] = entry;
      return typeof name === 'string' && typeof query === 'string'
        ? [{ name, view: parseView(new URLSearchParams(query)) }]
        : [];
    });
  } catch {
    return [];
  }
}

function store(views: readonly OwnView[]): void {
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify(views.map(({ name, view }) => [name, formatView(view).toString()])),
    );
  } catch {
    // Storage is closed or full: the view lasts as long as the page.
  }
}

/** Under a name that is taken, the view takes its place. */
export function withOwnView(views: readonly OwnView[], added: OwnView): OwnView[] {
  const next = [...views.filter(({ name }) => name !== added.name), added];
  store(next);
  return next;
}

export function withoutOwnView(views: readonly OwnView[], gone: string): OwnView[] {
  const next = views.filter(({ name }) => name !== gone);
  store(next);
  return next;
}
