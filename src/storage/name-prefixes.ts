/** What the names of exports' pieces begin with; whoever sweeps the store for other things leaves them alone. */
export const EXPORT_PREFIX = 'export-';
