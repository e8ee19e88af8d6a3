export type Density = 'comfortable' | 'compact';

const KEY = 'density';

export function storedDensity(): Density {
  try {
    return localStorage.getItem(KEY) === 'compact' ? 'compact' : 'comfortable';
  } catch {
    return 'comfortable';
  }
}

export function storeDensity(density: Density): void {
  try {
    localStorage.setItem(KEY, density);
  } catch {
    // Storage is closed to us: the choice lasts until the page is left.
  }
}
