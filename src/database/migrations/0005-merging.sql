-- A deleted idea stands alone: deleting takes it out of its merges first, and what was merged into it comes back.
ALTER TABLE ideas ADD CONSTRAINT ideas_deleted_alone CHECK (deleted_at IS NULL OR (merged_into_id IS NULL AND merged_count = 0));
