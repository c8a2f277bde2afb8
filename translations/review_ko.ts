<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Review</name>
    <message>
        <source>High risk</source>
        <translation>높은 위험</translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation>중간 위험</translation>
    </message>
    <message>
        <source>No risk</source>
        <translation>위험 없음</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>적용 대상 아님</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>미응답</translation>
    </message>
    <message>
        <source>High</source>
        <extracomment>A level of risk, in a narrow column</extracomment>
        <translation>높음</translation>
    </message>
    <message>
        <source>Medium</source>
        <extracomment>A level of risk, in a narrow column</extracomment>
        <translation>중간</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>The level &quot;no risk&quot;, in a narrow column</extracomment>
        <translation>없음</translation>
    </message>
    <message>
        <source>N/A</source>
        <extracomment>&quot;Not applicable&quot;, in a narrow column</extracomment>
        <translation>제외</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>&quot;Unanswered&quot;, in a narrow column</extracomment>
        <translation>미응답</translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation>범위 밖</translation>
    </message>
    <message>
        <source>Business priorities</source>
        <translation>사업 우선순위</translation>
    </message>
    <message>
        <source>Architecture constraints</source>
        <translation>아키텍처 제약</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>기타 사유</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>사유 없음</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>운영 환경</translation>
    </message>
    <message>
        <source>Pre-production</source>
        <translation>운영 전 환경</translation>
    </message>
    <message>
        <source>Low effort</source>
        <translation>노력 낮음</translation>
    </message>
    <message>
        <source>High effort</source>
        <translation>노력 높음</translation>
    </message>
    <message>
        <source>Medium effort</source>
        <translation>노력 중간</translation>
    </message>
    <message>
        <source>Core</source>
        <extracomment>Weight of a practice: without it the risk is high</extracomment>
        <translation>핵심</translation>
    </message>
    <message>
        <source>Worse way</source>
        <extracomment>A way of working that is worse than the practices beside it</extracomment>
        <translation>미흡한 방식</translation>
    </message>
    <message>
        <source>Better alternative</source>
        <extracomment>Weight of a practice: it or one of its alternatives is needed</extracomment>
        <translation>더 나은 대안</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>대안</translation>
    </message>
    <message>
        <source>Secondary</source>
        <extracomment>Weight of a practice: without it the risk is medium</extracomment>
        <translation>보조</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>높음 %1</translation>
    </message>
    <message>
        <source>%1 medium</source>
        <translation>중간 %1</translation>
    </message>
    <message>
        <source>%1 without risk</source>
        <translation>위험 없음 %1</translation>
    </message>
    <message>
        <source>%1 not applicable</source>
        <translation>적용 대상 아님 %1</translation>
    </message>
    <message>
        <source>%1 unanswered</source>
        <translation>미응답 %1</translation>
    </message>
    <message>
        <source>The question does not apply: %1.</source>
        <translation>적용 대상이 아닌 질문입니다: %1.</translation>
    </message>
    <message>
        <source>None of the practices applies.</source>
        <translation>모든 모범 사례가 적용 대상이 아닙니다.</translation>
    </message>
    <message>
        <source>Every practice that counts is in place.</source>
        <translation>판정에 필요한 모범 사례를 모두 갖추었습니다.</translation>
    </message>
    <message>
        <source>What is essential is in place, but not everything.</source>
        <translation>핵심 모범 사례는 갖추었으나 남은 항목이 있습니다.</translation>
    </message>
    <message>
        <source>None of the practices is in place.</source>
        <translation>갖춘 모범 사례가 없습니다.</translation>
    </message>
    <message>
        <source>Something essential is missing.</source>
        <translation>핵심 모범 사례가 빠져 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is selected yet.</source>
        <translation>아직 선택한 항목이 없습니다.</translation>
    </message>
    <message>
        <source>Going from question to question</source>
        <translation>질문 이동</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>다음 질문</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>이전 질문</translation>
    </message>
    <message>
        <source>Next unanswered question</source>
        <translation>다음 미응답 질문</translation>
    </message>
    <message>
        <source>Filter the list of questions</source>
        <translation>질문 목록 거르기</translation>
    </message>
    <message>
        <source>Search the whole review</source>
        <translation>검토 전체에서 찾기</translation>
    </message>
    <message>
        <source>From the list to the practices</source>
        <translation>목록에서 모범 사례로 이동</translation>
    </message>
    <message>
        <source>Back to the practices</source>
        <translation>모범 사례로 돌아가기</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>Tick practice 1 to 9, and 10</source>
        <translation>1~9번, 10번 모범 사례 선택</translation>
    </message>
    <message>
        <source>From practice to practice</source>
        <translation>모범 사례 사이 이동</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>Tick the practice</source>
        <translation>모범 사례 선택</translation>
    </message>
    <message>
        <source>Show and hide the first steps</source>
        <translation>첫 단계 펼치기, 접기</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>해당 사항 없음</translation>
    </message>
    <message>
        <source>The practice does not apply, with the reason</source>
        <translation>모범 사례를 사유와 함께 적용 대상 아님으로 표시</translation>
    </message>
    <message>
        <source>The question does not apply, with the reason</source>
        <translation>질문을 사유와 함께 적용 대상 아님으로 표시</translation>
    </message>
    <message>
        <source>Write notes</source>
        <translation>메모 작성</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>English, Korean, both side by side</source>
        <translation>영어, 한국어, 두 언어 나란히</translation>
    </message>
    <message>
        <source>Explanations on and off</source>
        <translation>설명 켜기, 끄기</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>이 키 목록</translation>
    </message>
    <message>
        <source>Stop and start the clock</source>
        <translation>시계 멈춤, 다시 시작</translation>
    </message>
    <message>
        <source>Write notes; Esc goes back to the practices</source>
        <translation>메모 작성, Esc로 모범 사례로 돌아가기</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Practices</source>
        <translation>모범 사례</translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>발견 사항</translation>
    </message>
    <message>
        <source>Facilitator mode, for a projector</source>
        <translation>진행자 모드(프로젝터용)</translation>
    </message>
    <message>
        <source>In facilitator mode</source>
        <translation>진행자 모드에서</translation>
    </message>
    <message>
        <source>Leave facilitator mode; everything is saved</source>
        <translation>진행자 모드 나가기, 모든 내용은 저장되어 있음</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Risk acknowledged</source>
        <translation>위험 인지함</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>조치 불필요</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>1 · rare</source>
        <translation>1 · 드묾</translation>
    </message>
    <message>
        <source>2 · unlikely</source>
        <translation>2 · 가능성 낮음</translation>
    </message>
    <message>
        <source>3 · possible</source>
        <translation>3 · 있을 수 있음</translation>
    </message>
    <message>
        <source>4 · likely</source>
        <translation>4 · 가능성 높음</translation>
    </message>
    <message>
        <source>5 · almost certain</source>
        <translation>5 · 거의 확실</translation>
    </message>
    <message>
        <source>1 · negligible</source>
        <translation>1 · 미미함</translation>
    </message>
    <message>
        <source>2 · minor</source>
        <translation>2 · 경미함</translation>
    </message>
    <message>
        <source>3 · moderate</source>
        <translation>3 · 보통</translation>
    </message>
    <message>
        <source>4 · major</source>
        <translation>4 · 큼</translation>
    </message>
    <message>
        <source>5 · severe</source>
        <translation>5 · 심각함</translation>
    </message>
    <message>
        <source>Expired on %1 (%2)</source>
        <translation>%1 만료(%2)</translation>
    </message>
    <message>
        <source>%1, without end</source>
        <translation>%1, 기한 없음</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, %2까지</translation>
    </message>
    <message>
        <source>Tick what the evidence shows</source>
        <translation>근거가 보여 주는 모범 사례 선택</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>발견 사항</translation>
    </message>
    <message>
        <source>Density run</source>
        <translation>밀도 실행</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>관찰 내용</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>effort</comment>
        <extracomment>Effort, in a narrow column</extracomment>
        <translation>낮음</translation>
    </message>
    <message>
        <source>High</source>
        <comment>effort</comment>
        <extracomment>Effort, in a narrow column</extracomment>
        <translation>높음</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>effort</comment>
        <extracomment>Effort, in a narrow column</extracomment>
        <translation>중간</translation>
    </message>
    <message>
        <source>Essential and missing: %1</source>
        <translation>꼭 필요하지만 빠진 모범 사례: %1</translation>
    </message>
    <message>
        <source>One of these is essential: %1</source>
        <translation>다음 가운데 하나는 꼭 필요합니다: %1</translation>
    </message>
    <message>
        <source>A worse way of working: %1</source>
        <translation>그만두어야 할 방식: %1</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>아직 빠진 모범 사례: %1</translation>
    </message>
    <message>
        <source>The rule of the lens: %1</source>
        <translation>렌즈의 규칙: %1</translation>
    </message>
    <message>
        <source>In the improvement plan</source>
        <translation>개선 계획에서</translation>
    </message>
    <message>
        <source>Select several rows; ← and → choose the column</source>
        <translation>여러 행 선택, ←와 →로 열 고르기</translation>
    </message>
    <message>
        <source>Edit the cell, in all selected rows; or just type</source>
        <translation>고른 행의 칸 편집, 바로 입력해도 됨</translation>
    </message>
    <message>
        <source>What the cell leads to: editor, acceptance, question</source>
        <translation>칸에 따라 편집, 위험 수용, 질문으로</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Empty the cell</source>
        <translation>칸 비우기</translation>
    </message>
    <message>
        <source>Accept the risk</source>
        <translation>위험 수용</translation>
    </message>
    <message>
        <source>Show the question</source>
        <translation>질문 보기</translation>
    </message>
    <message>
        <source>Lenses of the workload: another one, add, take off</source>
        <translation>워크로드의 렌즈: 전환, 추가, 제외</translation>
    </message>
    <message>
        <source>Next lens of the workload</source>
        <translation>워크로드의 다음 렌즈</translation>
    </message>
    <message>
        <source>A note on the practice; Enter goes back to it</source>
        <translation>모범 사례에 메모. Enter로 돌아갑니다</translation>
    </message>
    <message>
        <source>Park the question, or take it up again</source>
        <translation>질문 보류 또는 보류 해제</translation>
    </message>
    <message>
        <source>Park the question and go on; again: take it up</source>
        <translation>질문을 보류하고 다음으로, 다시 누르면 보류 해제</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>보류</translation>
    </message>
</context>
<context>
    <name>pb::ui::AcceptanceDialog</name>
    <message>
        <source>Who accepts the risk? A name or a role.</source>
        <translation>누가 위험을 수용합니까? 이름이나 직책을 적으십시오.</translation>
    </message>
    <message>
        <source>Why can it be accepted?</source>
        <translation>수용할 수 있는 이유는 무엇입니까?</translation>
    </message>
    <message>
        <source>The reason is too long: %1 of %2 characters.</source>
        <translation>사유가 너무 깁니다. %2자 중 %1자입니다.</translation>
    </message>
    <message>
        <source>Until when? A day such as 2026-12-31, or +6m for six months from today; empty is without end.</source>
        <translation>언제까지입니까? 2026-12-31처럼 날짜를 적거나, 오늘부터 여섯 달이면 +6m으로 적으십시오. 비워 두면 기한이 없습니다.</translation>
    </message>
    <message>
        <source>That day has passed: the risk would be open at once.</source>
        <translation>이미 지난 날짜입니다. 바로 열린 위험이 됩니다.</translation>
    </message>
    <message>
        <source>From the day after %1 on it is an open risk again.</source>
        <translation>%1 다음 날부터 다시 열린 위험이 됩니다.</translation>
    </message>
    <message>
        <source>Accept risk</source>
        <translation>위험 수용</translation>
    </message>
    <message>
        <source>The risk is known and stays as it is. Somebody answers for that.</source>
        <translation>위험을 알고도 그대로 둡니다. 그 결정을 책임질 사람을 남깁니다.</translation>
    </message>
    <message>
        <source>These %1 risks are known and stay as they are. Somebody answers for that.</source>
        <translation>위험 %1건을 알고도 그대로 둡니다. 그 결정을 책임질 사람을 남깁니다.</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>승인자</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>만료일</translation>
    </message>
    <message>
        <source>Name or role</source>
        <translation>이름 또는 직책</translation>
    </message>
    <message>
        <source>What speaks for living with it, and what limits the damage</source>
        <translation>감수하는 이유와 피해를 줄이는 장치</translation>
    </message>
    <message>
        <source>2026-12-31, +6m; empty: without end</source>
        <translation>2026-12-31, +6m, 비우면 기한 없음</translation>
    </message>
    <message>
        <source>Withdraw acceptance</source>
        <translation>수용 철회</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>pb::ui::AttachDialog</name>
    <message>
        <source>Attach to question</source>
        <translation>질문에 근거로 첨부</translation>
    </message>
    <message>
        <source>Search questions</source>
        <translation>질문 검색</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>무엇을 보여 주는지</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>첨부</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>%1 (attached already)</source>
        <translation>%1 (이미 첨부함)</translation>
    </message>
    <message>
        <source>Attach evidence to %1</source>
        <translation>%1에 근거 첨부</translation>
    </message>
</context>
<context>
    <name>pb::ui::ChoiceRow</name>
    <message>
        <source>Does not apply: %1</source>
        <translation>적용 대상 아님: %1</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>첫 단계</translation>
    </message>
    <message>
        <source>Hide the first steps (Left)</source>
        <translation>첫 단계 숨기기(왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Show the first steps (Right)</source>
        <translation>첫 단계 보기(오른쪽 화살표)</translation>
    </message>
    <message>
        <source>Does not apply…</source>
        <translation>적용 대상 아님…</translation>
    </message>
    <message>
        <source>The evidence speaks against this: %1</source>
        <translation>근거와 어긋납니다: %1</translation>
    </message>
    <message>
        <source>Not ticked, but the evidence shows it: %1 (Y ticks it)</source>
        <translation>선택하지 않았지만 근거가 있습니다: %1 (Y로 선택)</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>메모 추가…</translation>
    </message>
    <message>
        <source>Edit the note…</source>
        <translation>메모 편집…</translation>
    </message>
    <message>
        <source>A note on this practice (C)</source>
        <translation>이 모범 사례의 메모(C)</translation>
    </message>
    <message>
        <source>Note on this practice</source>
        <translation>이 모범 사례의 메모</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>%1의 메모</translation>
    </message>
</context>
<context>
    <name>pb::ui::EvidenceList</name>
    <message>
        <source>%1 guests ready</source>
        <translation>게스트 %1대 준비</translation>
    </message>
    <message>
        <source>%1 per guest</source>
        <translation>게스트당 %1</translation>
    </message>
    <message>
        <source>run queue p99 %1</source>
        <translation>실행 큐 p99 %1</translation>
    </message>
    <message>
        <source>%1 (waived)</source>
        <translation>%1 (예외 처리됨)</translation>
    </message>
    <message>
        <source>Density run: %1</source>
        <translation>밀도 실행: %1</translation>
    </message>
    <message>
        <source>No finding of the network drawing and no density run speaks to this question.</source>
        <translation>네트워크 구성도의 발견 사항이나 밀도 실행 가운데 이 질문과 관련된 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::KeysOverview</name>
    <message>
        <source>Keys of the review</source>
        <translation>검토 키 목록</translation>
    </message>
    <message>
        <source>F1 lists the keys of the window. Any key closes this.</source>
        <translation>창 전체의 키는 F1에서 볼 수 있습니다. 아무 키나 누르면 닫힙니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::LensSwitch</name>
    <message>
        <source>Review with another lens too</source>
        <translation>다른 렌즈로도 검토</translation>
    </message>
    <message>
        <source>Make &quot;%1&quot; the first lens</source>
        <translation>&quot;%1&quot;을(를) 기본 렌즈로 지정</translation>
    </message>
    <message>
        <source>Take &quot;%1&quot; off this workload</source>
        <translation>이 워크로드에서 &quot;%1&quot; 제외</translation>
    </message>
    <message>
        <source>Import and edit lenses…</source>
        <translation>렌즈 가져오기와 편집…</translation>
    </message>
    <message>
        <source>%1. This workload is reviewed with %2 lenses (G).</source>
        <translation>%1. 이 워크로드는 렌즈 %2개로 검토합니다(G).</translation>
    </message>
    <message>
        <source>%1. The lens that asks the questions; further ones can be added (G).</source>
        <translation>%1. 질문을 정하는 렌즈입니다. 다른 렌즈를 더할 수 있습니다(G).</translation>
    </message>
    <message>
        <source>Lens: %1</source>
        <translation>렌즈: %1</translation>
    </message>
</context>
<context>
    <name>pb::ui::LinkDialog</name>
    <message>
        <source>Attach evidence</source>
        <translation>근거 첨부</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>무엇을 보여 주는지</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>첨부</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>파일 경로</translation>
    </message>
    <message>
        <source>Write down what was seen.</source>
        <translation>확인한 내용을 적으십시오.</translation>
    </message>
    <message>
        <source>An address that begins with https:// or http://.</source>
        <translation>https:// 또는 http://로 시작하는 주소가 필요합니다.</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>어느 파일입니까?</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>파일 첨부</translation>
    </message>
</context>
<context>
    <name>pb::ui::LinkList</name>
    <message>
        <source>Take it off</source>
        <translation>첨부 해제</translation>
    </message>
    <message>
        <source>Attach evidence…</source>
        <translation>근거 첨부…</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>지금은 없음</translation>
    </message>
</context>
<context>
    <name>pb::ui::NextPanel</name>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>pillar of priority %1</source>
        <translation>우선순위 %1위 핵심 요소</translation>
    </message>
    <message>
        <source>likelihood × impact %1</source>
        <translation>가능성×영향 %1</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>기한 지남</translation>
    </message>
    <message>
        <source>of use for %1 too</source>
        <translation>%1에도 도움</translation>
    </message>
    <message>
        <source>Best next steps</source>
        <translation>다음에 할 일</translation>
    </message>
    <message>
        <source>No open risk is left to bring down. Every high or medium risk is planned as done or accepted.</source>
        <translation>낮출 수 있는 열린 위험이 없습니다. 높은 위험과 중간 위험이 모두 완료되었거나 수용되었습니다.</translation>
    </message>
    <message>
        <source>Plan this</source>
        <translation>계획에 넣기</translation>
    </message>
    <message>
        <source>Writes the effort and these practices into the plan of %1, as one step of undo</source>
        <translation>%1의 계획에 노력과 이 모범 사례들을 적습니다. 실행 취소 한 번으로 되돌릴 수 있습니다</translation>
    </message>
</context>
<context>
    <name>pb::ui::NotesEdit</name>
    <message>
        <source>Full, the rest was left out: %1</source>
        <translation>길이 제한을 넘어 나머지는 입력되지 않았습니다: %1</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>What was said, decided and promised. Markdown works: - lists, **bold**, [links](https://…)</source>
        <translation>논의하고 결정하고 약속한 내용을 적습니다. Markdown을 쓸 수 있습니다: - 목록, **굵게**, [링크](https://…)</translation>
    </message>
</context>
<context>
    <name>pb::ui::PlanImportDialog</name>
    <message>
        <source>What %1 would change</source>
        <translation>%1 파일로 바뀌는 내용</translation>
    </message>
    <message>
        <source>The file says what is here already. Nothing would change.</source>
        <translation>파일의 내용이 지금과 같습니다. 바뀌는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Changes: %1. Nothing has changed yet.</source>
        <translation>변경 %1건. 아직 아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Changes: %1. Not possible: %2, shown at the end and left out.</source>
        <translation>변경 %1건, 적용할 수 없는 것 %2건. 적용할 수 없는 것은 끝에 표시하고 제외합니다.</translation>
    </message>
    <message>
        <source>Apply (%1)</source>
        <translation>적용(%1)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>변경 후</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>%1행</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>적용 불가</translation>
    </message>
</context>
<context>
    <name>pb::ui::PlanModel</name>
    <message>
        <source>As the lens says</source>
        <translation>렌즈가 정한 값</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>평가 안 함</translation>
    </message>
    <message>
        <source>2026-12-31, +14, +2w</source>
        <translation>2026-12-31, +14, +2w</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>담당자 없음</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>수용함</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 기한 지남</translation>
    </message>
    <message>
        <source>As the lens rates the practices that are missing</source>
        <translation>렌즈가 빠진 모범 사례마다 정해 둔 값</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>위험</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>담당자</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>기한</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>노력</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>L</source>
        <translation>가능성</translation>
    </message>
    <message>
        <source>I</source>
        <translation>영향</translation>
    </message>
    <message>
        <source>L × I</source>
        <translation>위험도</translation>
    </message>
    <message>
        <source>Risk acceptance</source>
        <translation>위험 수용</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Likelihood, 1 to 5</source>
        <translation>가능성, 1~5</translation>
    </message>
    <message>
        <source>Impact, 1 to 5</source>
        <translation>영향, 1~5</translation>
    </message>
    <message>
        <source>Likelihood times impact, at most 25</source>
        <translation>가능성과 영향의 곱, 최대 25</translation>
    </message>
    <message>
        <source>The evidence speaks against the answer.</source>
        <translation>답변이 근거와 어긋납니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::PlanPage</name>
    <message>
        <source>Open risks</source>
        <translation>열린 위험</translation>
    </message>
    <message>
        <source>High risks</source>
        <translation>높은 위험</translation>
    </message>
    <message>
        <source>Medium risks</source>
        <translation>중간 위험</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>기한 지남</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>담당자 없음</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>수용함</translation>
    </message>
    <message>
        <source>Acceptance expired</source>
        <translation>수용 만료</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>By pillar</source>
        <translation>핵심 요소별</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>담당자별</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>상태별</translation>
    </message>
    <message>
        <source>By risk</source>
        <translation>위험별</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>묶지 않음</translation>
    </message>
    <message>
        <source>Search the Plan</source>
        <translation>계획에서 찾기</translation>
    </message>
    <message>
        <source>Accept Risk</source>
        <translation>위험 수용</translation>
    </message>
    <message>
        <source>Show the Question</source>
        <translation>질문 보기</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>열림 %1</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>높음 %1</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>기한 지남 %1</translation>
    </message>
    <message>
        <source>%1 without owner</source>
        <translation>담당자 없음 %1</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>수용 %1</translation>
    </message>
    <message>
        <source>%1 with an expired acceptance</source>
        <translation>수용 만료 %1</translation>
    </message>
    <message>
        <source>%1 rows selected: what you enter in one applies to all of them, as one step of undo.</source>
        <translation>%1개 행을 골랐습니다. 한 칸에 입력하면 모두에 적용되고, 실행 취소도 한 번에 됩니다.</translation>
    </message>
    <message>
        <source>Type or press F2 to edit a cell, Enter for what it leads to, Delete to empty it. Select several rows with Shift or Ctrl to edit them together.</source>
        <translation>바로 입력하거나 F2로 편집하고, Enter로 이동하며, Delete로 비웁니다. Shift나 Ctrl로 여러 행을 고르면 함께 편집합니다.</translation>
    </message>
    <message>
        <source>%1 risks</source>
        <translation>위험 %1건</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no day. Write 2026-12-31, +14 for fourteen days from today, +2w or +3m.</source>
        <translation>&quot;%1&quot;은(는) 날짜가 아닙니다. 2026-12-31, 오늘부터 14일이면 +14, 또는 +2w, +3m처럼 적으십시오.</translation>
    </message>
    <message>
        <source>Plan %1</source>
        <translation>%1 계획</translation>
    </message>
    <message>
        <source>Accept risk %1</source>
        <translation>%1 위험 수용</translation>
    </message>
    <message>
        <source>Withdraw acceptance %1</source>
        <translation>%1 위험 수용 철회</translation>
    </message>
    <message>
        <source>Improvement plan: %1</source>
        <translation>개선 계획: %1</translation>
    </message>
    <message>
        <source>Improvement plan</source>
        <translation>개선 계획</translation>
    </message>
    <message>
        <source>Search questions, owners, notes</source>
        <translation>질문, 담당자, 메모 찾기</translation>
    </message>
    <message>
        <source>Which risks</source>
        <translation>위험 고르기</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>묶기</translation>
    </message>
    <message>
        <source>Accept risk…</source>
        <translation>위험 수용…</translation>
    </message>
    <message>
        <source>Somebody answers for living with the selected risks (Ctrl+R)</source>
        <translation>고른 위험을 감수하기로 한 책임자를 남깁니다(Ctrl+R)</translation>
    </message>
    <message>
        <source>Show question</source>
        <translation>질문 보기</translation>
    </message>
    <message>
        <source>Show the question in the review (Ctrl+Enter)</source>
        <translation>검토에서 질문 보기(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Denied by evidence</source>
        <translation>근거와 어긋남</translation>
    </message>
    <message>
        <source>%1 denied by evidence</source>
        <translation>근거와 어긋남 %1</translation>
    </message>
    <message>
        <source>%1 plan</source>
        <translation>%1 개선 계획</translation>
    </message>
    <message>
        <source>Export the plan</source>
        <translation>계획 내보내기</translation>
    </message>
    <message>
        <source>Excel (*.xlsx);;CSV, to be read back (*.csv);;Markdown (*.md);;JSON with the answers (*.json)</source>
        <translation>Excel (*.xlsx);;다시 읽을 수 있는 CSV (*.csv);;Markdown (*.md);;답변을 포함한 JSON (*.json)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장함: %1</translation>
    </message>
    <message>
        <source>Read a plan back</source>
        <translation>계획 다시 읽기</translation>
    </message>
    <message>
        <source>Exported plans and answers (*.csv *.json);;All files (*)</source>
        <translation>내보낸 계획과 답변 (*.csv *.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>%1 읽어 오기</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>다음에 할 일</translation>
    </message>
    <message>
        <source>The five best things to do next, and why</source>
        <translation>지금 하면 효과가 가장 큰 일 다섯 가지와 그 이유</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>As Excel, CSV, Markdown or JSON</source>
        <translation>Excel, CSV, Markdown, JSON으로</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Read a CSV or JSON file back; shows first what would change</source>
        <translation>CSV나 JSON 파일을 다시 읽습니다. 바뀔 내용을 먼저 보여 줍니다.</translation>
    </message>
    <message>
        <source>By lens</source>
        <translation>렌즈별</translation>
    </message>
    <message>
        <source>- Put in place: %1</source>
        <translation>- 갖출 것: %1</translation>
    </message>
    <message>
        <source>- Give up: %1</source>
        <translation>- 그만둘 것: %1</translation>
    </message>
</context>
<context>
    <name>pb::ui::PlanView</name>
    <message>
        <source>There is nothing to plan yet. Answer questions in the review: every high and medium risk stands here, to be planned.</source>
        <translation>아직 계획할 것이 없습니다. 검토에서 질문에 답하면 높은 위험과 중간 위험이 모두 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Nothing passes the filter.</source>
        <translation>조건에 맞는 항목이 없습니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::QuestionList</name>
    <message>
        <source>Search questions and practices</source>
        <translation>질문과 모범 사례 검색</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Filter by risk</source>
        <translation>위험별 필터</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>모든 질문</translation>
    </message>
    <message>
        <source>No question matches.</source>
        <translation>일치하는 질문이 없습니다.</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>보류</translation>
    </message>
</context>
<context>
    <name>pb::ui::QuestionView</name>
    <message>
        <source>Not applicable…</source>
        <translation>적용 대상 아님…</translation>
    </message>
    <message>
        <source>Applies again</source>
        <translation>다시 적용</translation>
    </message>
    <message>
        <source>The question does not apply to this workload (A)</source>
        <translation>이 워크로드에는 해당하지 않는 질문입니다(A)</translation>
    </message>
    <message>
        <source>Not applicable: %1. What was selected is kept.</source>
        <translation>적용 대상 아님: %1. 선택한 내용은 그대로 보존됩니다.</translation>
    </message>
    <message>
        <source>Why this risk</source>
        <translation>위험 판정 이유</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Ask to see</source>
        <translation>확인할 자료</translation>
    </message>
    <message>
        <source>Not applicable when</source>
        <translation>적용 대상이 아닌 경우</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>담당자</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>이 질문의 담당자</translation>
    </message>
    <message>
        <source>Practices</source>
        <translation>모범 사례</translation>
    </message>
    <message>
        <source>Plan this…</source>
        <translation>계획 세우기…</translation>
    </message>
    <message>
        <source>Change the plan…</source>
        <translation>계획 바꾸기…</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>Set the question aside, to take it up again at the end of a session or later (P)</source>
        <translation>질문을 보류하고, 회의 끝이나 나중에 다시 다룹니다(P)</translation>
    </message>
</context>
<context>
    <name>pb::ui::ReadingSwitch</name>
    <message>
        <source>Both</source>
        <translation>두 언어</translation>
    </message>
    <message>
        <source>Read the questions in English (L)</source>
        <translation>질문을 영어로 읽기(L)</translation>
    </message>
    <message>
        <source>Read the questions in Korean (L)</source>
        <translation>질문을 한국어로 읽기(L)</translation>
    </message>
    <message>
        <source>Read the questions in Korean and English side by side (L)</source>
        <translation>질문을 한국어와 영어로 나란히 읽기(L)</translation>
    </message>
    <message>
        <source>Korean: %1 of %2 texts</source>
        <translation>한국어 문구 %2개 중 %1개</translation>
    </message>
    <message>
        <source>English: %1 of %2 texts</source>
        <translation>영어 문구 %2개 중 %1개</translation>
    </message>
    <message>
        <source>This question is not complete in both languages; what is missing is shown in the other.</source>
        <translation>이 질문은 두 언어가 모두 갖춰져 있지 않습니다. 없는 문구는 다른 언어로 표시합니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::ReasonMenu</name>
    <message>
        <source>Does not apply, because</source>
        <translation>적용 대상이 아닌 사유</translation>
    </message>
    <message>
        <source>Applies again</source>
        <translation>다시 적용</translation>
    </message>
</context>
<context>
    <name>pb::ui::ReviewPage</name>
    <message>
        <source>Next Question</source>
        <translation>다음 질문</translation>
    </message>
    <message>
        <source>Previous Question</source>
        <translation>이전 질문</translation>
    </message>
    <message>
        <source>Next Unanswered Question</source>
        <translation>다음 미응답 질문</translation>
    </message>
    <message>
        <source>Toggle None of These</source>
        <translation>해당 사항 없음 선택/해제</translation>
    </message>
    <message>
        <source>Question Not Applicable</source>
        <translation>질문을 적용 대상 아님으로 표시</translation>
    </message>
    <message>
        <source>Write Notes</source>
        <translation>메모 작성</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%2개 중 %1개 응답</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>%1 답변</translation>
    </message>
    <message>
        <source>The workload under review</source>
        <translation>검토 중인 워크로드</translation>
    </message>
    <message>
        <source>Previous question (K, Alt+Up)</source>
        <translation>이전 질문(K, Alt+Up)</translation>
    </message>
    <message>
        <source>Next question (J, Alt+Down)</source>
        <translation>다음 질문(J, Alt+Down)</translation>
    </message>
    <message>
        <source>Next unanswered</source>
        <translation>다음 미응답</translation>
    </message>
    <message>
        <source>Next unanswered question (Ctrl+Down)</source>
        <translation>다음 미응답 질문(Ctrl+Down)</translation>
    </message>
    <message>
        <source>This workload was reviewed with the lens &quot;%1&quot;, which this program does not have. Its answers are kept.</source>
        <translation>이 워크로드는 이 프로그램에 없는 렌즈 &quot;%1&quot;로 검토되었습니다. 답변은 그대로 보존됩니다.</translation>
    </message>
    <message>
        <source>There is no workload to review yet.</source>
        <translation>검토할 워크로드가 아직 없습니다.</translation>
    </message>
    <message>
        <source>New workload…</source>
        <translation>새 워크로드…</translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Filter the List of Questions</source>
        <translation>질문 목록 거르기</translation>
    </message>
    <message>
        <source>Search the Review</source>
        <translation>검토에서 찾기</translation>
    </message>
    <message>
        <source>Read in English, Korean or Both</source>
        <translation>영어, 한국어, 두 언어로 읽기</translation>
    </message>
    <message>
        <source>Show Explanations</source>
        <translation>설명 표시</translation>
    </message>
    <message>
        <source>Keys of the Review</source>
        <translation>검토 키 목록</translation>
    </message>
    <message>
        <source>Show what good looks like under each practice (E)</source>
        <translation>모범 사례마다 바람직한 모습 표시(E)</translation>
    </message>
    <message>
        <source>Facilitator Mode</source>
        <translation>진행자 모드</translation>
    </message>
    <message>
        <source>Facilitate</source>
        <translation>진행자 모드</translation>
    </message>
    <message>
        <source>Facilitator mode: one question at a time in large letters (F5)</source>
        <translation>진행자 모드: 큰 글자로 한 번에 한 질문씩(F5)</translation>
    </message>
    <message>
        <source>Tick What the Evidence Shows</source>
        <translation>근거가 보여 주는 모범 사례 선택</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>수용: %1</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>계획: %1</translation>
    </message>
    <message>
        <source>Lenses of the Workload</source>
        <translation>워크로드의 렌즈</translation>
    </message>
    <message>
        <source>Next Lens</source>
        <translation>다음 렌즈</translation>
    </message>
    <message>
        <source>Use lens %1</source>
        <translation>%1 렌즈 사용</translation>
    </message>
    <message>
        <source>Take off lens %1</source>
        <translation>%1 렌즈 제외</translation>
    </message>
    <message>
        <source>First lens %1</source>
        <translation>%1 렌즈를 기본 렌즈로 지정</translation>
    </message>
    <message>
        <source>Park %1</source>
        <translation>%1 보류</translation>
    </message>
    <message>
        <source>Take up %1 again</source>
        <translation>%1 보류 해제</translation>
    </message>
    <message>
        <source>Park the Question</source>
        <translation>질문 보류</translation>
    </message>
</context>
<context>
    <name>pb::ui::SearchPanel</name>
    <message>
        <source>Every word must be there. Initials find Korean words: ㅂㅇ finds 보안.</source>
        <translation>입력한 단어가 모두 들어 있는 곳을 찾습니다. 초성으로도 찾습니다. ㅂㅇ → 보안</translation>
    </message>
    <message>
        <source>Nothing in this review holds that.</source>
        <translation>이 검토에는 찾는 내용이 없습니다.</translation>
    </message>
    <message>
        <source>Up, Down: choose  ·  Enter: go there  ·  Esc: close</source>
        <translation>위, 아래: 선택  ·  Enter: 이동  ·  Esc: 닫기</translation>
    </message>
    <message>
        <source>Search questions, practices, explanations, notes and findings</source>
        <translation>질문, 모범 사례, 설명, 메모, 발견 사항에서 찾기</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>찾은 결과</translation>
    </message>
</context>
<context>
    <name>pb::ui::SessionStart</name>
    <message>
        <source>Questions: %1</source>
        <translation>질문 %1개</translation>
    </message>
    <message>
        <source>No question is left with this choice. Take more pillars, or all questions.</source>
        <translation>이 조건에 남은 질문이 없습니다. 핵심 요소를 더 고르거나 모든 질문을 선택하십시오.</translation>
    </message>
    <message>
        <source>Pillars</source>
        <translation>핵심 요소</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>진행 경로</translation>
    </message>
    <message>
        <source>Unanswered ones</source>
        <translation>미응답 질문</translation>
    </message>
    <message>
        <source>High risks</source>
        <translation>높은 위험</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Every question</source>
        <translation>모든 질문</translation>
    </message>
    <message>
        <source>Core path: %1 questions</source>
        <translation>핵심 경로: 질문 %1개</translation>
    </message>
    <message>
        <source>Begin (Enter)</source>
        <translation>시작(Enter)</translation>
    </message>
    <message>
        <source>Facilitator mode: %1</source>
        <translation>진행자 모드: %1</translation>
    </message>
    <message>
        <source>Lenses and pillars</source>
        <translation>렌즈와 핵심 요소</translation>
    </message>
    <message>
        <source>Parked ones</source>
        <translation>보류한 질문</translation>
    </message>
</context>
<context>
    <name>pb::ui::SessionView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Not applicable: %1</source>
        <translation>적용 대상 아님: %1</translation>
    </message>
    <message>
        <source>Parked: %1</source>
        <translation>보류: %1</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>질문의 취지</translation>
    </message>
    <message>
        <source>What good looks like</source>
        <translation>바람직한 모습</translation>
    </message>
    <message>
        <source>%1 on this question  ·  %2 in all</source>
        <translation>이 질문 %1  ·  전체 %2</translation>
    </message>
    <message>
        <source>Parked:</source>
        <translation>보류한 질문:</translation>
    </message>
    <message>
        <source>Enter: go through the parked questions</source>
        <translation>Enter: 보류한 질문 진행</translation>
    </message>
    <message>
        <source>Page up: back to the last question  ·  Esc: leave</source>
        <translation>Page Up: 마지막 질문으로  ·  Esc: 나가기</translation>
    </message>
    <message>
        <source>The path is walked. Time: %1</source>
        <translation>정한 경로를 마쳤습니다. 소요 시간 %1</translation>
    </message>
    <message>
        <source>Ask to see</source>
        <translation>확인할 자료</translation>
    </message>
    <message>
        <source>1–9 tick  ·  N none  ·  A not applicable  ·  M notes  ·  P park  ·  J, K next, back  ·  L language  ·  T clock  ·  ? keys  ·  Esc leave</source>
        <translation>1–9 선택  ·  N 해당 사항 없음  ·  A 적용 대상 아님  ·  M 메모  ·  P 보류  ·  J, K 다음, 이전  ·  L 언어  ·  T 시계  ·  ? 키 목록  ·  Esc 나가기</translation>
    </message>
    <message>
        <source>Facilitator mode</source>
        <translation>진행자 모드</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1개</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>보류</translation>
    </message>
</context>
<context>
    <name>pb::ui::WhyPanel</name>
    <message>
        <source>To come down to medium risk, add:</source>
        <translation>중간 위험으로 낮추려면:</translation>
    </message>
    <message>
        <source>For no risk, add:</source>
        <translation>위험을 없애려면:</translation>
    </message>
    <message>
        <source>Give up:</source>
        <translation>그만두어야 할 방식:</translation>
    </message>
    <message>
        <source>or:</source>
        <translation>또는:</translation>
    </message>
    <message>
        <source>Further ways of the same kind: %1</source>
        <translation>같은 방식의 다른 방법: %1개</translation>
    </message>
</context>
</TS>
