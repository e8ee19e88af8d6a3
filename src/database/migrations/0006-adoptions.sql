-- Adoptions as the public reads them: their links, their order in lists, and their names in feeds.

-- Where the work is tracked or shipped, in the team's order.
CREATE TABLE adoption_links (
  adoption_id bigint NOT NULL REFERENCES adoptions ON DELETE CASCADE,
  position smallint NOT NULL CHECK (position > 0),
  title text NOT NULL,
  url text NOT NULL,
  PRIMARY KEY (adoption_id, position)
);

-- What a feed's reader knows a delivery by: it stays whatever the title, and wherever the site moves.
ALTER TABLE adoptions ADD feed_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();
-- The same for whole feeds.
CREATE TABLE feeds (
  name text PRIMARY KEY,
  feed_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid()
);
INSERT INTO feeds (name) VALUES ('ideas-in-action');

CREATE INDEX adoptions_newest ON adoptions (adopted_at DESC, id DESC);
CREATE INDEX adoptions_delivered ON adoptions (coalesce(delivered_at, timestamptz '1970-01-01 00:00:00+00') DESC, id DESC);
CREATE INDEX adoptions_team ON adoptions (team_id);
-- Who is credited for an extension.
CREATE INDEX comments_extensions ON comments (idea_id) WHERE is_extension;
CREATE INDEX comments_extensions_author ON comments (author_id) WHERE is_extension;
