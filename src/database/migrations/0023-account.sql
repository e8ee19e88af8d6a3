-- What goes with an account goes whole: pieces of exports, handles in texts that are saved meanwhile, who is remembered by a shared link.

-- Pieces of the file that its maker has begun to write; they go with it, whether or not all of them are there.
ALTER TABLE data_exports ADD pieces integer NOT NULL DEFAULT 0;

-- Addresses that were asked for and never confirmed are kept for a day.
CREATE INDEX email_changes_age ON email_changes (requested_at);

-- Whose link a sign-up came by: found at the sign-up, so that neither another handle nor an erasure leads to somebody else.
ALTER TABLE mail_links ADD via_member_id bigint, ADD CHECK (via_member_id IS NULL OR purpose = 'SIGN_UP');
UPDATE mail_links l SET via_member_id = m.id FROM members m WHERE m.handle = l.via_handle AND m.erased_at IS NULL;
ALTER TABLE mail_links DROP via_handle;
UPDATE mails SET payload = payload - 'viaHandle' WHERE state IN ('WAITING', 'SENDING', 'FAILED', 'UNCERTAIN') AND payload ? 'viaHandle';

-- All erasures that are due go through everybody's texts together, in one pass, and once more later, for what was saved meanwhile. `part` is set
-- while a pass is under way; until the last is over nobody else takes the handles.
ALTER TABLE name_erasures ADD is_due boolean NOT NULL DEFAULT true, ADD is_last boolean NOT NULL DEFAULT false;
UPDATE name_erasures SET part = NULL, after_id = 0, is_last = true;
