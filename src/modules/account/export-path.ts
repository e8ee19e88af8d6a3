/** Where the ZIP is fetched, below the site's address. */
export const EXPORT_PATH = 'account/export';
