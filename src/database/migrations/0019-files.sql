-- What a file belonged to until it was taken out or that was deleted: moderators may look at it some days longer, since it may be what was reported.
ALTER TABLE attachments ADD former_idea_id bigint REFERENCES ideas, ADD former_comment_id bigint REFERENCES comments,
  ADD CHECK ((former_idea_id IS NULL AND former_comment_id IS NULL) OR loose_since IS NOT NULL),
  ADD CHECK (former_idea_id IS NULL OR former_comment_id IS NULL);
CREATE INDEX attachments_former_idea ON attachments (former_idea_id) WHERE former_idea_id IS NOT NULL;
CREATE INDEX attachments_former_comment ON attachments (former_comment_id) WHERE former_comment_id IS NOT NULL;

-- The files that a version had.
ALTER TABLE idea_revisions ADD attachment_ids bigint[] NOT NULL DEFAULT '{}';
ALTER TABLE comment_revisions ADD attachment_ids bigint[] NOT NULL DEFAULT '{}';
