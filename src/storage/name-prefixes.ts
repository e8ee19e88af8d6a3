/** What the names of exports' pieces begin with; the export's key follows, and the piece's number. */
export const EXPORT_PREFIX = 'export-';
