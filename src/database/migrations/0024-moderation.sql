-- What a ban's end needs to know, what moderators must still see of posts that were reported, and cases about nothing.

-- Whether the ban closed its case, reports and all, which opens again with the ban's end.
ALTER TABLE hidden_content ADD closed_case boolean NOT NULL DEFAULT false;
CREATE INDEX hidden_content_latest ON hidden_content (hidden_at DESC, id DESC);

-- What a moderator lets be seen although the ban of its author hides all else; until that ban ends.
CREATE TABLE spared_content (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id bigint NOT NULL REFERENCES members,
  idea_id bigint UNIQUE REFERENCES ideas ON DELETE CASCADE,
  comment_id bigint UNIQUE REFERENCES comments ON DELETE CASCADE,
  CHECK (num_nonnulls(idea_id, comment_id) = 1)
);
CREATE INDEX spared_content_member ON spared_content (member_id);

-- Files of posts with open reports, with the post that had them: moderators get them until they have decided, whatever their author does.
CREATE TABLE kept_files (
  attachment_id bigint PRIMARY KEY REFERENCES attachments ON DELETE CASCADE,
  idea_id bigint REFERENCES ideas ON DELETE CASCADE,
  comment_id bigint REFERENCES comments ON DELETE CASCADE,
  CHECK (num_nonnulls(idea_id, comment_id) = 1)
);
CREATE INDEX kept_files_idea ON kept_files (idea_id) WHERE idea_id IS NOT NULL;
CREATE INDEX kept_files_comment ON kept_files (comment_id) WHERE comment_id IS NOT NULL;
INSERT INTO kept_files (attachment_id, idea_id, comment_id)
SELECT a.id, a.idea_id, a.comment_id FROM moderation_items q JOIN attachments a ON a.idea_id = q.idea_id OR a.comment_id = q.comment_id
WHERE q.closed_at IS NULL AND a.discarded_at IS NULL
  AND EXISTS (SELECT 1 FROM content_reports r WHERE r.item_id = q.id AND r.closed_at IS NULL);

-- Cases about what was deleted closed with nothing so far.
WITH dead AS (
  UPDATE moderation_items q SET closed_at = now()
  WHERE q.closed_at IS NULL AND (
    EXISTS (SELECT 1 FROM ideas i WHERE i.id = q.idea_id AND i.deleted_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM comments c JOIN ideas i ON i.id = c.idea_id
               WHERE c.id = q.comment_id AND (c.deleted_at IS NOT NULL OR i.deleted_at IS NOT NULL)))
  RETURNING q.id
)
UPDATE content_reports r SET closed_at = now() FROM dead WHERE r.item_id = dead.id AND r.closed_at IS NULL;
