-- From version 1 of the database to version 2: answers that do not score, and topics. The
-- responses that are there have neither. See schema.sql for what the columns hold.

ALTER TABLE responses ADD COLUMN topic TEXT;

CREATE TABLE statements (
    response_id TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    item        TEXT NOT NULL,
    statement   TEXT NOT NULL,
    PRIMARY KEY (response_id, item)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
