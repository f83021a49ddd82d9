-- Programs as canonical JSON, with the plan in force. `version` is never used twice, not even after a
-- deletion, so that an old version can never match something new.
CREATE TABLE programs (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    program TEXT NOT NULL,
    rule_book TEXT NOT NULL,
    schedule TEXT
) STRICT;

CREATE TABLE versions (last INTEGER NOT NULL) STRICT;
INSERT INTO versions (last) VALUES (0);
