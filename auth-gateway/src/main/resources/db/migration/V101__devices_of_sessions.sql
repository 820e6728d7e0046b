-- What a person recognises a session by, in words of ours: never the text that the browser sent. Null: not known to us.
ALTER TABLE session ADD COLUMN browser text;
ALTER TABLE session ADD COLUMN system text;
