-- What members are looked for by, computed once: folding a million names for one search takes half a minute. The table is rewritten, half a minute for a million members.
ALTER TABLE members
  ADD name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (fold_name(display_name)) STORED,
  ADD search_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (' ' || fold_name(handle || ' ' || display_name)) STORED;
DROP INDEX members_by_name, members_officers, members_search;
CREATE INDEX members_by_name ON members (name_key, id) WHERE NOT is_unclaimed AND erased_at IS NULL;
CREATE INDEX members_officers ON members (role, name_key, id) WHERE role <> 'MEMBER';
CREATE INDEX members_search ON members USING gin (search_key gin_trgm_ops);
