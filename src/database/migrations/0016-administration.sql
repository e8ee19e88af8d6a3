-- What administrators do to boards and members, and votes that teams cast for customers.

-- A closed board's row stays for the rows of deleted ideas; nobody reads it, and its name in addresses is free again.
ALTER TABLE boards ADD deleted_at timestamptz(3);

-- A customer for whom a team voted, until a verified sign-up with that address makes a member of the row. No profile, no address of its own: nobody
-- can sign in as one.
ALTER TABLE members
  ADD is_unclaimed boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT is_unclaimed OR (email IS NULL AND password_hash IS NULL AND role = 'MEMBER'));
CREATE TABLE unclaimed_addresses (
  email text PRIMARY KEY CHECK (email = lower(email)),
  member_id bigint NOT NULL UNIQUE REFERENCES members ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Who cast it for the member; null for a vote of their own.
ALTER TABLE votes ADD cast_by_id bigint REFERENCES members ON DELETE SET NULL;
CREATE INDEX votes_cast_for ON votes (idea_id, member_id) WHERE cast_by_id IS NOT NULL;

-- Names are searched without regard to case and marks, whatever the database's LC_CTYPE.
CREATE FUNCTION fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
  translate(lower(name COLLATE "C"),
    'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІЇҐЎёÀÁÂÃÄÅĀĂĄàáâãäåāăąÇĆČçćčĎĐďđÈÉÊËĒĖĘĚèéêëēėęěĞğÌÍÎÏĪİıìíîïīŁłÑŃŇñńňÒÓÔÕÖØŌŐòóôõöøōőŘřŚŞŠśşšŢŤţťÙÚÛÜŪŮŰùúûüūůűÝýÿŹŻŽźżž',
    'абвгдеежзийклмнопрстуфхцчшщъыьэюяєіїґўеaaaaaaaaaaaaaaaaaaccccccddddeeeeeeeeeeeeeeeeggiiiiiiiiiiiillnnnnnnoooooooooooooooorrssssssttttuuuuuuuuuuuuuuyyyzzzzzz') COLLATE "C";
CREATE INDEX members_by_name ON members (fold_name(display_name), id) WHERE NOT is_unclaimed AND erased_at IS NULL;
CREATE INDEX members_officers ON members (role, fold_name(display_name), id) WHERE role <> 'MEMBER';
CREATE INDEX members_search ON members USING gin ((' ' || fold_name(handle || ' ' || display_name)) gin_trgm_ops);
CREATE INDEX members_email_search ON members USING gin (email gin_trgm_ops);
