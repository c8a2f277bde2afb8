-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: several lenses on a workload, improvement plans, lenses of the workspace's own, milestones.

CREATE TABLE answer_by_lens (
    workload    INTEGER NOT NULL REFERENCES workload (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    lens        TEXT NOT NULL,
    question    TEXT NOT NULL,
    updated_utc TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (workload, lens, question)
) STRICT;

-- Until now a workload had one lens, the one that its row names.
INSERT INTO answer_by_lens (workload, lens, question, updated_utc, body)
    SELECT answer.workload, workload.lens, answer.question, answer.updated_utc, answer.body
    FROM answer JOIN workload ON workload.id = answer.workload;

DROP TABLE answer;

ALTER TABLE answer_by_lens RENAME TO answer;

CREATE TABLE plan (
    workload    INTEGER NOT NULL REFERENCES workload (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    lens        TEXT NOT NULL,
    question    TEXT NOT NULL,
    updated_utc TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (workload, lens, question)
) STRICT;

CREATE TABLE lens (
    id   TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE milestone (
    id       INTEGER NOT NULL PRIMARY KEY,
    workload INTEGER NOT NULL REFERENCES workload (id) DEFERRABLE INITIALLY DEFERRED,
    name     TEXT NOT NULL,
    at_utc   TEXT NOT NULL,
    body     TEXT NOT NULL, -- without the content
    content  BLOB NOT NULL  -- UTF-8: the JSON of what it holds
) STRICT;
