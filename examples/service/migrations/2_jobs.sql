-- Plans that were asked for, each with everything that it needs, so that it can be made again after a
-- restart: a plan depends on nothing else.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    program_id TEXT NOT NULL,
    base INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    program TEXT NOT NULL,
    rule_book TEXT NOT NULL,
    in_force TEXT,
    today TEXT,
    steps INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    schedule TEXT,
    summary TEXT
) STRICT;

CREATE INDEX jobs_by_state ON jobs (state);
