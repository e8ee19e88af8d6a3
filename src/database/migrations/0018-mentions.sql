-- Members by the beginning of their handle or name, for completion while a mention is typed. By code points, so that a range finds them
-- whatever the database's locale.
CREATE INDEX members_handle_prefix ON members (handle COLLATE "C");
CREATE INDEX members_name_prefix ON members (display_name COLLATE "C");
CREATE INDEX members_admins ON members (id) WHERE role = 'ADMIN';
