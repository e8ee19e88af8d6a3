/**
 * Since when the idea `i` is idle under the settings `c`: the latest public vote, comment or change, its import or revival, or the moment when
 * somebody last changed how long that may be.
 */
export const IDLE_SINCE = 'greatest(i.active_at, i.updated_at, i.idle_from, c.archive_setting_changed_at)';
