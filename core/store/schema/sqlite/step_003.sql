-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: changes that a merge took over from another file, with who made them and when. They are kept as they were
-- there; `merge` is the change of this file that brought in what they did.

CREATE TABLE merged_change (
    merge   INTEGER NOT NULL REFERENCES change (seq) DEFERRABLE INITIALLY DEFERRED,
    place   INTEGER NOT NULL, -- 1, 2, … among those of one merge
    seq     INTEGER NOT NULL, -- in the file in which the change was made
    at_utc  TEXT NOT NULL,
    who     TEXT NOT NULL,
    schema  INTEGER NOT NULL,
    edit    TEXT NOT NULL,
    inverse TEXT NOT NULL,
    PRIMARY KEY (merge, place)
) STRICT;

CREATE TRIGGER merged_change_is_never_updated BEFORE UPDATE ON merged_change
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;

CREATE TRIGGER merged_change_is_never_deleted BEFORE DELETE ON merged_change
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;
