-- From version 2 of the database to version 3: the part of the day, where an agency asks for it,
-- and answers that were randomised before they were sent. The responses that are there have
-- neither. See schema.sql for what the columns hold.

ALTER TABLE responses ADD COLUMN slot TEXT;
ALTER TABLE respondent ADD COLUMN epsilon TEXT;

PRAGMA user_version = 3;
