-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1: workloads with their answers, networks, density runs, audit trail.
-- Statements are separated by an empty line. A `body` is the JSON of core/exchange and the truth of its row; the columns
-- beside it are copies to look things up by. Changed by later steps only, never here.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE workload (
    id   INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    lens TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE answer (
    workload    INTEGER NOT NULL REFERENCES workload (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    question    TEXT NOT NULL,
    updated_utc TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (workload, question)
) STRICT;

CREATE TABLE network (
    id       INTEGER NOT NULL PRIMARY KEY,
    workload INTEGER NOT NULL REFERENCES workload (id) DEFERRABLE INITIALLY DEFERRED,
    name     TEXT NOT NULL,
    as_of    TEXT NOT NULL -- ISO 8601; '' is today
) STRICT;

CREATE TABLE element (
    network  INTEGER NOT NULL REFERENCES network (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    id       INTEGER NOT NULL,
    parent   INTEGER NOT NULL, -- 0 is the canvas itself
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    cloud_id TEXT NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (network, id)
) STRICT;

CREATE TABLE waiver (
    network     INTEGER NOT NULL REFERENCES network (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    finding_key TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (network, finding_key)
) STRICT;

CREATE TABLE run (
    id          INTEGER NOT NULL PRIMARY KEY,
    workload    INTEGER NOT NULL REFERENCES workload (id) DEFERRABLE INITIALLY DEFERRED,
    name        TEXT NOT NULL,
    started_utc TEXT NOT NULL,
    body        TEXT NOT NULL
) STRICT;

-- The event lines of a run, in pieces; outlives its run until the file is opened again, so that undo finds it.
CREATE TABLE run_event (
    run   INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    body  BLOB NOT NULL, -- NDJSON: length as 4 bytes, highest first, then a zlib stream
    PRIMARY KEY (run, piece)
) STRICT;

CREATE TABLE change (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc  TEXT NOT NULL,
    who     TEXT NOT NULL,
    schema  INTEGER NOT NULL,
    edit    TEXT NOT NULL,
    inverse TEXT NOT NULL
) STRICT;

CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;
