-- Likes, what comments said before, and what keeps a thread together.

-- A reply stands on the idea of the comment that it replies to, and is a note exactly where that is one.
ALTER TABLE comments
  ADD UNIQUE (id, idea_id, is_internal),
  ADD FOREIGN KEY (parent_id, idea_id, is_internal) REFERENCES comments (id, idea_id, is_internal);
CREATE INDEX comments_extension ON comments (idea_id) WHERE is_extension;

CREATE TABLE comment_likes (
  comment_id bigint NOT NULL REFERENCES comments ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES members,
  liked_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (comment_id, member_id)
);
CREATE INDEX comment_likes_member ON comment_likes (member_id);

-- What a comment said before its author changed it; for moderators.
CREATE TABLE comment_revisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  comment_id bigint NOT NULL REFERENCES comments ON DELETE CASCADE,
  body text NOT NULL,
  replaced_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX comment_revisions_comment ON comment_revisions (comment_id, id);
