-- What comments, votes for customers and mentions need beyond what they had.

-- Who was told already that a comment is part of the idea; and what is told of one goes with it.
CREATE INDEX notification_causes_comment ON notification_causes (comment_id) WHERE comment_id IS NOT NULL;

-- Authors hear of what moderators delete, too.
ALTER TABLE notification_causes
  DROP CONSTRAINT notification_causes_moderation_check,
  ADD CONSTRAINT notification_causes_moderation_check CHECK (moderation IN ('HIDDEN', 'RESTORED', 'APPROVED', 'DELETED'));

-- Names that are offered while a mention is typed: without customers, who would all stand at "a customer", and without the erased.
DROP INDEX members_handle_prefix;
DROP INDEX members_name_prefix;
CREATE INDEX members_handle_prefix ON members (handle COLLATE "C") WHERE NOT is_unclaimed AND erased_at IS NULL;
CREATE INDEX members_name_prefix ON members (display_name COLLATE "C") WHERE NOT is_unclaimed AND erased_at IS NULL;

-- The same as comments_extensions.
DROP INDEX comments_extension;

-- Notes of what customers said, and by what name the team called them there: erasing the person takes it out.
CREATE TABLE customer_notes (
  comment_id bigint PRIMARY KEY REFERENCES comments ON DELETE CASCADE,
  -- A customer without profile, or whose profile the address led to.
  member_id bigint NOT NULL REFERENCES members,
  -- Null where the team gave none.
  name text
);
CREATE INDEX customer_notes_member ON customer_notes (member_id);

-- Whose votes count and show nobody.
CREATE INDEX members_erased ON members (id) WHERE erased_at IS NOT NULL;
