-- Mail that waits to be sent. The letter itself is composed when it is sent, so that nothing secret lies here.
CREATE TABLE mails (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template text NOT NULL,
  -- What the letter is made of; emptied when it has gone out or has nothing to say any more.
  payload jsonb NOT NULL,
  member_id bigint REFERENCES members ON DELETE CASCADE,
  -- Somebody sits there waiting for it: goes out before the others.
  is_urgent boolean NOT NULL DEFAULT false,
  -- SENDING is committed before the server is spoken to: whatever is found in it after a crash may have gone out, and is UNCERTAIN.
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'DROPPED', 'FAILED', 'UNCERTAIN')),
  -- How often it was taken to be sent; how often a server that was there refused it.
  attempts integer NOT NULL DEFAULT 0,
  refusals integer NOT NULL DEFAULT 0,
  due_at timestamptz(3) NOT NULL DEFAULT now(),
  -- An attempt that fails for now after this is the last.
  patient_until timestamptz(3) NOT NULL DEFAULT now() + interval '3 days',
  -- The process that is sending it, or was.
  sender text,
  -- Why the last attempt came to nothing; without anybody's address.
  error text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3),
  CHECK ((state IN ('WAITING', 'SENDING')) = (ended_at IS NULL)),
  CHECK (state <> 'SENDING' OR sender IS NOT NULL)
);
CREATE INDEX mails_waiting ON mails (is_urgent, due_at, id) WHERE state = 'WAITING';
-- What administrators look at and count.
CREATE INDEX mails_listed ON mails (state, id) WHERE state IN ('WAITING', 'SENDING', 'FAILED', 'UNCERTAIN');
CREATE INDEX mails_member ON mails (member_id) WHERE member_id IS NOT NULL;

-- At most one row, while the mail server cannot be reached or takes nothing from us: until when nobody tries.
CREATE TABLE mail_outage (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  failures integer NOT NULL DEFAULT 1,
  until timestamptz(3) NOT NULL
);
