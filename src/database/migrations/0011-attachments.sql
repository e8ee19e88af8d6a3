-- Files that members upload. What they hold lies in the storage under their keys, images smaller beside it as `<key>-thumbnail`.
CREATE TABLE attachments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Stands in addresses, and can't be guessed.
  key text NOT NULL UNIQUE CHECK (key ~ '^[0-9a-f]{32}$'),
  purpose text NOT NULL CHECK (purpose IN ('CONTENT', 'AVATAR', 'LOGO')),
  -- Null once the person is erased.
  uploader_id bigint REFERENCES members ON DELETE SET NULL,
  file_name text NOT NULL,
  content_type text NOT NULL CHECK (content_type IN ('image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf')),
  byte_size integer NOT NULL CHECK (byte_size > 0),
  thumbnail_byte_size integer CHECK (thumbnail_byte_size > 0),
  width integer CHECK (width > 0),
  height integer CHECK (height > 0),
  idea_id bigint REFERENCES ideas,
  comment_id bigint REFERENCES comments,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Null until its bytes are kept: the row is written first, so that no bytes are ever kept that no row tells of.
  stored_at timestamptz(3),
  -- Since when nothing has it; null while an idea, a comment, a profile or the community does.
  loose_since timestamptz(3) DEFAULT now(),
  -- From then on nobody gets it; a job deletes its bytes and then the row.
  discarded_at timestamptz(3),
  CHECK (idea_id IS NULL OR comment_id IS NULL),
  CHECK (purpose = 'CONTENT' OR (idea_id IS NULL AND comment_id IS NULL)),
  CHECK (purpose <> 'CONTENT' OR (loose_since IS NULL) = (idea_id IS NOT NULL OR comment_id IS NOT NULL)),
  CHECK (loose_since IS NOT NULL OR stored_at IS NOT NULL),
  CHECK ((content_type = 'application/pdf') = (width IS NULL)),
  CHECK ((width IS NULL) = (height IS NULL))
);
CREATE INDEX attachments_idea ON attachments (idea_id, id) WHERE idea_id IS NOT NULL;
CREATE INDEX attachments_comment ON attachments (comment_id, id) WHERE comment_id IS NOT NULL;
CREATE INDEX attachments_uploader ON attachments (uploader_id, id);
CREATE INDEX attachments_loose ON attachments (loose_since) WHERE loose_since IS NOT NULL AND discarded_at IS NULL;
CREATE INDEX attachments_discarded ON attachments (id) WHERE discarded_at IS NOT NULL;

-- The keys themselves, so that lists of members read nothing else.
ALTER TABLE members ADD avatar_key text REFERENCES attachments (key);
CREATE INDEX members_avatar ON members (avatar_key) WHERE avatar_key IS NOT NULL;
ALTER TABLE community_settings ADD logo_key text REFERENCES attachments (key);
