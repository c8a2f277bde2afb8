<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>History</name>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1(현재)</translation>
    </message>
    <message>
        <source>title</source>
        <translation>제목</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) reworded</source>
        <translation>
            <numerusform>문구가 바뀐 선택 항목 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) added</source>
        <translation>
            <numerusform>추가된 선택 항목 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) removed</source>
        <translation>
            <numerusform>삭제된 선택 항목 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>risk rules</source>
        <translation>위험 규칙</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) kept without a choice</source>
        <translation>
            <numerusform>선택 항목 없이 보존된 결정 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>explanation</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>evidence and scope</source>
        <translation>근거와 적용 범위</translation>
    </message>
</context>
<context>
    <name>pb::ui::ChangesPanel</name>
    <message>
        <source>Everybody</source>
        <translation>모든 작성자</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 외 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>This came with a merge from another file.</source>
        <translation>다른 파일을 병합하면서 가져온 변경입니다.</translation>
    </message>
    <message>
        <source>Nothing to do: it is so already, or later changes stand in the way.</source>
        <translation>적용할 내용이 없습니다. 이미 같은 상태이거나 이후 변경과 충돌합니다.</translation>
    </message>
    <message>
        <source>Question or words</source>
        <translation>질문 또는 검색어</translation>
    </message>
    <message>
        <source>Show only changes with these words</source>
        <translation>이 검색어가 있는 변경만 표시</translation>
    </message>
    <message>
        <source>Show only changes of this person</source>
        <translation>이 작성자의 변경만 표시</translation>
    </message>
    <message>
        <source>Show only changes of this time</source>
        <translation>이 기간의 변경만 표시</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>최근 1일</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>최근 1년</translation>
    </message>
    <message>
        <source>Sets what this change touched to how it was before it</source>
        <translation>이 변경이 바꾼 항목을 변경 전으로 되돌립니다</translation>
    </message>
    <message>
        <source>Sets what this change touched to how it was after it</source>
        <translation>이 변경이 바꾼 항목을 변경 직후 상태로 되돌립니다</translation>
    </message>
    <message>
        <source>Choose a change to see all of it. What it did can be undone or applied again; that is a new step, and nothing else is lost.</source>
        <translation>변경을 선택하면 전체 내용을 볼 수 있습니다. 변경을 되돌리거나 다시 적용할 수 있으며, 새로운 작업으로 기록되므로 다른 내용은 사라지지 않습니다.</translation>
    </message>
    <message>
        <source>Undo change of %1</source>
        <translation>%1 변경 되돌리기</translation>
    </message>
    <message>
        <source>Apply change of %1 again</source>
        <translation>%1 변경 다시 적용</translation>
    </message>
    <message>
        <source>Undo This Change</source>
        <translation>이 변경 되돌리기</translation>
    </message>
    <message>
        <source>Apply It Again</source>
        <translation>다시 적용</translation>
    </message>
</context>
<context>
    <name>pb::ui::DiffTree</name>
    <message>
        <source>What differs</source>
        <translation>차이 항목</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>워크로드</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>질문 없음</translation>
    </message>
    <message>
        <source>The answer is the same; the rules of the question have changed.</source>
        <translation>답변은 같지만 질문의 위험 규칙이 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::HistoryModel</name>
    <message>
        <source>When</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>작성자</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
</context>
<context>
    <name>pb::ui::HistoryPage</name>
    <message>
        <source>Choose the file to merge</source>
        <translation>병합할 파일 선택</translation>
    </message>
    <message>
        <source>Workspaces (*.pillar)</source>
        <translation>작업 공간 (*.pillar)</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>병합</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>마일스톤</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경 이력</translation>
    </message>
    <message>
        <source>Merge Another File…</source>
        <translation>다른 파일 병합…</translation>
    </message>
    <message>
        <source>Bring in what somebody else did in a copy of this file</source>
        <translation>이 파일의 사본에서 다른 사람이 작업한 내용을 가져옵니다</translation>
    </message>
    <message>
        <source>Move to Another Lens…</source>
        <translation>다른 렌즈로 이전…</translation>
    </message>
    <message>
        <source>Move the answers to another lens, or to a newer version of this one</source>
        <translation>답변을 다른 렌즈나 이 렌즈의 새 버전으로 옮깁니다</translation>
    </message>
    <message>
        <source>Re-review (%1)</source>
        <translation>재검토 (%1)</translation>
    </message>
    <message>
        <source>Re-review</source>
        <translation>재검토</translation>
    </message>
</context>
<context>
    <name>pb::ui::MergeDialog</name>
    <message>
        <source>Taken as a whole</source>
        <translation>통째로 선택할 항목</translation>
    </message>
    <message>
        <source>Workload %1</source>
        <translation>워크로드 %1</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>네트워크 %1</translation>
    </message>
    <message>
        <source>Density run %1</source>
        <translation>밀도 실행 %1</translation>
    </message>
    <message>
        <source>Milestone %1</source>
        <translation>마일스톤 %1</translation>
    </message>
    <message>
        <source>Lens %1</source>
        <translation>렌즈 %1</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>변경됨</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>내 값</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>상대 값</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>Taken over from the other file</source>
        <translation>상대 파일에서 가져올 변경</translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation>%1 병합</translation>
    </message>
    <message>
        <source>Both files were one until somebody went on with a copy; what each changed since is known.</source>
        <translation>두 파일은 같은 파일에서 갈라졌습니다. 그 이후 양쪽에서 바뀐 내용만 비교합니다.</translation>
    </message>
    <message>
        <source>Both files have a milestone in common; what each changed since is known.</source>
        <translation>두 파일에 공통된 마일스톤이 있습니다. 그 이후 양쪽에서 바뀐 내용만 비교합니다.</translation>
    </message>
    <message>
        <source>The files have no past in common. Whatever differs has to be chosen.</source>
        <translation>두 파일에 공통된 이력이 없습니다. 서로 다른 항목은 모두 직접 선택해야 합니다.</translation>
    </message>
    <message>
        <source>Taken over: %1. Yours that stay: %2. To decide: %3.</source>
        <translation>가져올 변경 %1개 · 유지되는 내 변경 %2개 · 결정할 항목 %3개</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Keep All of Mine</source>
        <translation>모두 내 값으로</translation>
    </message>
    <message>
        <source>Keep All of Theirs</source>
        <translation>모두 상대 값으로</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>병합</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>pb::ui::MilestonesPanel</name>
    <message>
        <source>Choose two states to compare.</source>
        <translation>비교할 두 시점을 선택하십시오.</translation>
    </message>
    <message>
        <source>There is no difference.</source>
        <translation>차이가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) differ</source>
        <translation>
            <numerusform>질문 %n개가 다름</numerusform>
        </translation>
    </message>
    <message>
        <source>High: %1 → %2, Medium: %3 → %4, Unanswered: %5 → %6</source>
        <translation>높음 %1 → %2, 중간 %3 → %4, 미응답 %5 → %6</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>Set a milestone</source>
        <translation>마일스톤 저장</translation>
    </message>
    <message>
        <source>Name of the milestone: what was reached, or for whom</source>
        <translation>마일스톤 이름(달성한 내용이나 보고 대상)</translation>
    </message>
    <message>
        <source>Review of %1</source>
        <translation>%1 검토</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Set milestone %1</source>
        <translation>마일스톤 %1 저장</translation>
    </message>
    <message>
        <source>Rename milestone</source>
        <translation>마일스톤 이름 바꾸기</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>새 이름</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Rename milestone %1</source>
        <translation>마일스톤 이름을 %1(으)로 변경</translation>
    </message>
    <message>
        <source>Delete milestone %1</source>
        <translation>마일스톤 %1 삭제</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>마일스톤</translation>
    </message>
    <message>
        <source>A milestone keeps the review, the drawing and the findings as they are now. Later you see what has changed since.</source>
        <translation>마일스톤은 현재의 검토, 구성도, 발견 사항을 그대로 보존합니다. 나중에 그때와 무엇이 달라졌는지 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Set a Milestone…</source>
        <translation>마일스톤 저장…</translation>
    </message>
    <message>
        <source>Keep the present state under a name (Ctrl+M)</source>
        <translation>현재 상태를 이름을 붙여 보존합니다(Ctrl+M)</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>with</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>이전 시점</translation>
    </message>
    <message>
        <source>State after</source>
        <translation>이후 시점</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>렌즈</translation>
    </message>
</context>
<context>
    <name>pb::ui::RecheckPanel</name>
    <message>
        <source>Without a question in the lens, kept with the workload</source>
        <translation>렌즈에 질문이 없어 워크로드에 보존된 답변</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>%1 확정</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n answer(s)</source>
        <translation>
            <numerusform>답변 %n개 확정</numerusform>
        </translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>답변 내용</translation>
    </message>
    <message>
        <source>Go to the Question</source>
        <translation>질문으로 이동</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>확정</translation>
    </message>
    <message>
        <source>To be re-reviewed</source>
        <translation>재검토 대상</translation>
    </message>
    <message>
        <source>A question that no lens here knows (%1)</source>
        <translation>여기 있는 어느 렌즈에도 없는 질문(%1)</translation>
    </message>
    <message>
        <source>These are to be looked at again: they were parked, or the lens has changed since they were answered. Correct each where needed, and confirm it.</source>
        <translation>다시 확인할 질문입니다. 보류했거나, 답변한 뒤 렌즈가 바뀌었습니다. 필요하면 고친 뒤 확정하십시오.</translation>
    </message>
    <message>
        <source>Nothing is to be re-reviewed. Questions that were parked are listed here and, after a move to another lens, the answers whose question has changed.</source>
        <translation>재검토할 질문이 없습니다. 보류한 질문과, 다른 렌즈로 이전한 뒤 질문이 바뀐 답변이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>The answer holds as it is now (Space)</source>
        <translation>지금의 답변을 그대로 확정합니다(Space)</translation>
    </message>
</context>
<context>
    <name>pb::ui::UpgradeDialog</name>
    <message>
        <source>New questions</source>
        <translation>새 질문</translation>
    </message>
    <message>
        <source>There is no other lens to move to. Import one first; it can be a newer version of this one.</source>
        <translation>이전할 다른 렌즈가 없습니다. 먼저 렌즈를 가져오십시오. 이 렌즈의 새 버전도 가능합니다.</translation>
    </message>
    <message>
        <source>Nothing that was answered is lost. Answers whose question has changed are carried over and marked, so that somebody looks at them again.</source>
        <translation>답변은 하나도 사라지지 않습니다. 질문이 바뀐 답변은 옮긴 뒤 재검토 대상으로 표시합니다.</translation>
    </message>
    <message>
        <source>Kept as they are</source>
        <translation>그대로 유지</translation>
    </message>
    <message>
        <source>Without a question, kept with the workload</source>
        <translation>질문이 없어 워크로드에 보존</translation>
    </message>
    <message>
        <source>Move to lens %1</source>
        <translation>렌즈 %1(으)로 이전</translation>
    </message>
    <message>
        <source>Move to another lens</source>
        <translation>다른 렌즈로 이전</translation>
    </message>
    <message>
        <source>From</source>
        <translation>현재 렌즈</translation>
    </message>
    <message>
        <source>To</source>
        <translation>이전할 렌즈</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>바뀐 내용</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Carried over, to be re-reviewed</source>
        <translation>옮긴 뒤 재검토</translation>
    </message>
</context>
</TS>
