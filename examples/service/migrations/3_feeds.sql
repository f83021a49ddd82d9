-- What calendars have been told, so that the next feed knows what to cancel.
CREATE TABLE feeds (
    program_id TEXT NOT NULL,
    of TEXT NOT NULL,
    feed TEXT NOT NULL,
    PRIMARY KEY (program_id, of)
) STRICT;
