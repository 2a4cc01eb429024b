-- Version 2 of the database. Nothing here says who a respondent was or when in the day they came.
-- WITHOUT ROWID: rows lie in the order of their random ids, not in the order of arrival.

CREATE TABLE responses (
    id                 TEXT PRIMARY KEY NOT NULL, -- random, 32 hexadecimal digits
    receipt            TEXT NOT NULL UNIQUE,      -- random, such as K7QM-42XP
    instrument         TEXT NOT NULL,             -- skm9-2017
    instrument_version INTEGER NOT NULL,
    period             TEXT NOT NULL,             -- 2026-TW4, 2026-S2, 2026
    unit               TEXT NOT NULL,
    service            TEXT NOT NULL,
    day                TEXT NOT NULL,             -- 2026-11-25; no finer time
    profile            TEXT NOT NULL,             -- rule by which the scores were computed
    grouping           TEXT NOT NULL,             -- how items were grouped into unsur and indexes
    comment            TEXT,                      -- NULL: none
    topic              TEXT                       -- what is consulted about; NULL: nothing
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
    response_id TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    item        TEXT NOT NULL,                    -- stable key such as sarana, never U8
    score       INTEGER NOT NULL,                 -- as chosen; in the SKM 1 (worst) to 4 (best)
    PRIMARY KEY (response_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    response_id TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    item        TEXT NOT NULL,                    -- stable key such as masukan
    statement   TEXT NOT NULL,                    -- JSON: "text", ["code"] or [{"key": "text"}]
    PRIMARY KEY (response_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE scores (
    response_id TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    index_key   TEXT NOT NULL,                    -- ikm, ipak, ...
    value       TEXT NOT NULL,                    -- 82.78, as text so that no digit is lost
    mutu        TEXT,                             -- A, B, C or D; NULL: the index has no letters
    PRIMARY KEY (response_id, index_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE respondent (
    response_id TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    field       TEXT NOT NULL,                    -- jenis_kelamin, usia, pendidikan, pekerjaan
    code        TEXT NOT NULL,                    -- a coarse choice; fields left blank have no row
    PRIMARY KEY (response_id, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX responses_by_day ON responses (day, id);

PRAGMA application_id = 1397904976; -- "SRVP"
PRAGMA user_version = 2;
