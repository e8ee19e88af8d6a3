// Runs before the first paint, so that neither theme nor language flickers. The names of the keys are those of
// ui/theme.ts and i18n/locale.ts, which a test holds equal.
(() => {
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const locale = localStorage.getItem('locale');
    if (locale) document.documentElement.lang = locale === 'zh' ? 'zh-Hans' : locale;
  } catch {
    // Storage is closed to us: the browser's own preferences apply.
  }
})();
