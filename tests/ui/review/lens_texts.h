// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lenses in the formats of others, for tests of several lenses on one workload.
namespace pb::test {

/// Its question has the id and the code of one of the built-in lens.
inline constexpr const char* kAws = R"({"schemaVersion":"2021-11-01","name":"Serverless","description":"Functions",
"pillars":[{"id":"reliability","name":"Reliability","questions":[{"id":"rel_1","title":"Retries",
"description":"How do you retry?","choices":[
{"id":"rel_1_queue","title":"Failed events go to a queue","helpfulResource":{"displayText":"A dead-letter queue."},
"improvementPlan":{"displayText":"Name a dead-letter queue."}},
{"id":"rel_1_backoff","title":"Retries back off","helpfulResource":{"displayText":"With jitter."},
"improvementPlan":{"displayText":"Use the SDK."}},
{"id":"rel_1_no","title":"None of these","helpfulResource":{"displayText":"None."}}],
"riskRules":[{"condition":"rel_1_queue && rel_1_backoff","risk":"NO_RISK"},{"condition":"rel_1_queue",
"risk":"MEDIUM_RISK"},{"condition":"default","risk":"HIGH_RISK"}]}]}]})";

inline constexpr const char* kAzure =
    R"({"$schema":"https://raw.githubusercontent.com/Azure/review-checklists/main/checklists/)"
    R"(checklist.schema.json","categories":[{"name":"Networking"}],
"severities":[{"name":"High"},{"name":"Medium"},{"name":"Low"}],"metadata":{"name":"Kluster checklist","state":"GA"},
"waf":[{"name":"Reliability"}],"status":[{"name":"Open"}],"yesno":[{"name":"Yes"}],"items":[
{"category":"Networking","subcategory":"Ingress","text":"Use a private cluster","waf":"Reliability","service":"AKS",
"guid":"0f1e2d3c-0000-4000-8000-000000000001","id":"A01.01","severity":"High","link":"https://example.org/a"}]})";

}  // namespace pb::test
