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
        <translation>이 질문과 관련된 네트워크 발견 사항이나 밀도 실행 결과가 없습니다.</translation>
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
        <source>Search Questions</source>
        <translation>질문 검색</translation>
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
        <source>Show what good looks like under each practice</source>
        <translation>모범 사례마다 충족 기준을 함께 표시합니다</translation>
    </message>
    <message>
        <source>Both languages</source>
        <translation>한국어·영어 함께</translation>
    </message>
    <message>
        <source>Read the questions in Korean and English side by side</source>
        <translation>질문을 한국어와 영어로 나란히 봅니다</translation>
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
</context>
<context>
    <name>pb::ui::WhyPanel</name>
    <message>
        <source>To come down to medium risk, add:</source>
        <translation>중간 위험으로 낮추려면:</translation>
    </message>
    <message>
        <source>And for no risk, add:</source>
        <translation>위험을 없애려면 추가로:</translation>
    </message>
    <message>
        <source>For no risk, add:</source>
        <translation>위험을 없애려면:</translation>
    </message>
    <message>
        <source>Give up:</source>
        <translation>그만두어야 할 방식:</translation>
    </message>
</context>
</TS>
