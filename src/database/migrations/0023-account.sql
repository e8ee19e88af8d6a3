-- What goes with an account goes whole: pieces of exports, handles in texts that are saved meanwhile, who is remembered by a shared link.

-- Pieces of the file that its maker has begun to write; they go with it, whether or not all of them are there.
ALTER TABLE data_exports ADD pieces integer NOT NULL DEFAULT 0;
