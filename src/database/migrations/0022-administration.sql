-- Erased people are in the counters of members, not in their list: the list's number is told without reading a million rows.
CREATE INDEX members_erased ON members (id) WHERE erased_at IS NOT NULL;
