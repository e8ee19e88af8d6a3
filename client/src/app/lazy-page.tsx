import { lazy, useState, type ComponentType } from 'react';

export interface LazyPage {
  Page: ComponentType;
  preload(): Promise<void>;
}

/** A page in a chunk of its own. Once preloaded it renders at once, without a fallback in between. */
export function lazyPage(load: () => Promise<{ default: ComponentType }>): LazyPage {
  let Loaded: ComponentType | undefined;
  const loadOnce = async () => {
    const loaded = await load();
    Loaded = loaded.default;
    return loaded;
  };
  const Suspending = lazy(loadOnce);
  return {
    Page: function Page() {
      // Chosen once a mount: changing it later would throw the page's state away.
      const [Chosen] = useState(() => Loaded ?? Suspending);
      return <Chosen />;
    },
    preload: async () => void (await loadOnce()),
  };
}
