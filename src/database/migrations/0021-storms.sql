-- Written to very many at once: a call to everybody goes out after whatever one person did for another.
ALTER TABLE mails
  ADD is_bulk boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT (is_urgent AND is_bulk));
DROP INDEX mails_waiting;
CREATE INDEX mails_waiting ON mails (is_urgent, is_bulk, due_at, id) WHERE state = 'WAITING';
