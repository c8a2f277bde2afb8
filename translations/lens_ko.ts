<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>pb::ui::ChoiceEditor</name>
    <message>
        <source>What good looks like</source>
        <translation>바람직한 모습</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>첫 단계</translation>
    </message>
    <message>
        <source>Address of more about it</source>
        <translation>자세한 설명 주소</translation>
    </message>
    <message>
        <source>Address of more steps</source>
        <translation>자세한 단계 주소</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>노력</translation>
    </message>
</context>
<context>
    <name>pb::ui::CompareDialog</name>
    <message>
        <source>Compare lenses</source>
        <translation>렌즈 비교</translation>
    </message>
    <message>
        <source>The two lenses ask the same questions in the same words.</source>
        <translation>두 렌즈의 질문과 문구가 같습니다.</translation>
    </message>
    <message>
        <source>Questions in both: %1, of these changed: %2. Only left: %3. Only right: %4.</source>
        <translation>양쪽에 있는 질문 %1개, 그중 바뀐 질문 %2개. 왼쪽에만 %3개, 오른쪽에만 %4개.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>다른 점</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Only in the left lens</source>
        <translation>왼쪽 렌즈에만 있음</translation>
    </message>
    <message>
        <source>Only in the right lens</source>
        <translation>오른쪽 렌즈에만 있음</translation>
    </message>
    <message>
        <source>Perhaps the same question under another id</source>
        <translation>ID만 다른 같은 질문일 수 있음</translation>
    </message>
    <message>
        <source>Alike: %1 %</source>
        <translation>유사도 %1%</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>핵심 요소</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>중요한 이유</translation>
    </message>
    <message>
        <source>Ask to see</source>
        <translation>확인할 자료</translation>
    </message>
    <message>
        <source>Out of scope when</source>
        <translation>범위 밖인 경우</translation>
    </message>
    <message>
        <source>Risk rules</source>
        <translation>위험 규칙</translation>
    </message>
    <message>
        <source>Where to read more</source>
        <translation>더 읽을거리</translation>
    </message>
    <message>
        <source>Choice came</source>
        <translation>추가된 선택 항목</translation>
    </message>
    <message>
        <source>Choice went</source>
        <translation>없어진 선택 항목</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>선택 항목</translation>
    </message>
    <message>
        <source>Weight: %1</source>
        <translation>비중: %1</translation>
    </message>
    <message>
        <source>What good looks like</source>
        <translation>바람직한 모습</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>첫 단계</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>주소</translation>
    </message>
</context>
<context>
    <name>pb::ui::ImportDialog</name>
    <message>
        <source>Import lens</source>
        <translation>렌즈 가져오기</translation>
    </message>
    <message>
        <source>Questions: %1. With flaws in their rules: %2. Repairs: %3.</source>
        <translation>질문 %1개, 규칙에 문제가 있는 질문 %2개, 고친 곳 %3건</translation>
    </message>
    <message>
        <source>The file is in order; nothing had to be repaired.</source>
        <translation>파일에 문제가 없어 고친 곳이 없습니다.</translation>
    </message>
    <message>
        <source>Add to workspace</source>
        <translation>작업 공간에 추가</translation>
    </message>
    <message>
        <source>Replace &quot;%1&quot;</source>
        <translation>&quot;%1&quot; 대체</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>pb::ui::LensOutline</name>
    <message>
        <source>Without an area</source>
        <translation>영역 없음</translation>
    </message>
    <message>
        <source>Proved: nothing is wrong with the rules</source>
        <translation>증명됨: 규칙에 문제가 없습니다</translation>
    </message>
    <message>
        <source>Flaws: %1</source>
        <translation>결함 %1건</translation>
    </message>
    <message>
        <source>Add pillar</source>
        <translation>핵심 요소 추가</translation>
    </message>
    <message>
        <source>Add area</source>
        <translation>영역 추가</translation>
    </message>
    <message>
        <source>Add question</source>
        <translation>질문 추가</translation>
    </message>
    <message>
        <source>Remove question</source>
        <translation>질문 삭제</translation>
    </message>
    <message>
        <source>Remove area</source>
        <translation>영역 삭제</translation>
    </message>
    <message>
        <source>Remove pillar</source>
        <translation>핵심 요소 삭제</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 이동</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 이동</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Question (Insert)</source>
        <translation>질문(Insert)</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>핵심 요소</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Remove the chosen question, area or pillar (Delete)</source>
        <translation>선택한 질문, 영역, 핵심 요소 삭제(Delete)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>위로 이동(Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>아래로 이동(Alt+↓)</translation>
    </message>
</context>
<context>
    <name>pb::ui::LensPage</name>
    <message>
        <source>in this workspace</source>
        <translation>이 작업 공간에 있음</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>프로그램에 들어 있음</translation>
    </message>
    <message>
        <source>Questions: %1</source>
        <translation>질문 %1개</translation>
    </message>
    <message>
        <source>Choose a question</source>
        <translation>질문을 선택하십시오</translation>
    </message>
    <message>
        <source>A lens that comes with the program stays as it is. Edit a copy.</source>
        <translation>프로그램에 들어 있는 렌즈는 바뀌지 않습니다. 사본을 편집하십시오.</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 편집</translation>
    </message>
    <message>
        <source>Import lens</source>
        <translation>렌즈 가져오기</translation>
    </message>
    <message>
        <source>Lenses: AWS custom lens, Azure checklist (*.json);;All files (*)</source>
        <translation>렌즈: AWS 사용자 지정 렌즈, Azure 체크리스트 (*.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Add lens %1</source>
        <translation>%1 렌즈 추가</translation>
    </message>
    <message>
        <source>Replace lens %1</source>
        <translation>%1 렌즈 대체</translation>
    </message>
    <message>
        <source>Remove lens %1</source>
        <translation>%1 렌즈 삭제</translation>
    </message>
    <message>
        <source>Use lens %1</source>
        <translation>%1 렌즈 사용</translation>
    </message>
    <message>
        <source>Export lens for AWS</source>
        <translation>AWS용 렌즈 내보내기</translation>
    </message>
    <message>
        <source>AWS custom lens (*.json)</source>
        <translation>AWS 사용자 지정 렌즈 (*.json)</translation>
    </message>
    <message>
        <source>Lens exported</source>
        <translation>렌즈를 내보냈습니다</translation>
    </message>
    <message>
        <source>%1 was written. Changed to fit the AWS format: %2.</source>
        <translation>%1 파일에 썼습니다. AWS 형식에 맞게 바꾼 곳: %2건</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>A workload is reviewed with this lens.</source>
        <translation>이 렌즈로 검토하는 워크로드가 있습니다.</translation>
    </message>
    <message>
        <source>The workload has this lens.</source>
        <translation>워크로드에 이미 이 렌즈가 있습니다.</translation>
    </message>
    <message>
        <source>Lenses</source>
        <translation>렌즈</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export for AWS…</source>
        <translation>AWS용으로 내보내기…</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>사본 편집</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Use for this workload</source>
        <translation>이 워크로드에 사용</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Edit lens %1</source>
        <translation>%1 렌즈 편집</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>Compare with a lens</source>
        <translation>비교할 렌즈</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>pb::ui::PartEditor</name>
    <message>
        <source>Area</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>핵심 요소</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>안내</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>정의</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>렌즈</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
</context>
<context>
    <name>pb::ui::QuestionEditor</name>
    <message>
        <source>none of these</source>
        <translation>해당 사항 없음</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no weight. Write core, secondary, anti or alternative:group.</source>
        <translation>&quot;%1&quot;: 비중이 아닙니다. core, secondary, anti 또는 alternative:그룹으로 쓰십시오.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>중요한 이유</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>선택 항목</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>비중</translation>
    </message>
    <message>
        <source>Risk rules</source>
        <translation>위험 규칙</translation>
    </message>
    <message>
        <source>Write them by hand</source>
        <translation>직접 작성</translation>
    </message>
    <message>
        <source>Otherwise the rules are made of the weights of the choices.</source>
        <translation>선택하지 않으면 선택 항목의 비중으로 규칙을 만듭니다.</translation>
    </message>
    <message>
        <source>Ask to see, one a line</source>
        <translation>확인할 자료(한 줄에 하나)</translation>
    </message>
    <message>
        <source>Out of scope when</source>
        <translation>범위 밖인 경우</translation>
    </message>
    <message>
        <source>Move the choice up</source>
        <translation>선택 항목을 위로</translation>
    </message>
    <message>
        <source>Move the choice down</source>
        <translation>선택 항목을 아래로</translation>
    </message>
</context>
<context>
    <name>pb::ui::QuestionProofView</name>
    <message>
        <source>Proved: nothing is wrong with the rules</source>
        <translation>증명됨: 규칙에 문제가 없습니다</translation>
    </message>
    <message>
        <source>Not proved</source>
        <translation>증명되지 않음</translation>
    </message>
    <message>
        <source>Selections judged: %1 (%2)</source>
        <translation>검사한 선택 조합 %1가지 (%2)</translation>
    </message>
    <message>
        <source>Every selection</source>
        <translation>모든 선택 조합</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
</context>
<context>
    <name>pb::ui::RepairList</name>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>고친 내용</translation>
    </message>
</context>
<context>
    <name>pb::ui::TextFields</name>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
</context>
<context>
    <name>pb::ui::TruthTableModel</name>
    <message>
        <source>Risk</source>
        <translation>위험</translation>
    </message>
</context>
</TS>
