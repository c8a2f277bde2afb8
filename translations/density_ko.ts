<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Density</name>
    <message>
        <source>Quick check: 100 nano guests</source>
        <translation>빠른 확인: 나노 게스트 100개</translation>
    </message>
    <message>
        <source>Article: 6,417 nano guests</source>
        <translation>i3.metal 사례: 나노 게스트 6,417개</translation>
    </message>
    <message>
        <source>Firmware guests under QEMU</source>
        <translation>QEMU 펌웨어 게스트</translation>
    </message>
    <message>
        <source>guests ready, of %1</source>
        <translation>준비된 게스트, 상한 %1</translation>
    </message>
    <message>
        <source>guests ready</source>
        <translation>준비된 게스트</translation>
    </message>
    <message>
        <source>guests a second</source>
        <translation>초당 게스트</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>memory per guest</source>
        <translation>게스트당 메모리</translation>
    </message>
    <message>
        <source>run-queue p99</source>
        <translation>실행 큐 p99</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>guests at most</source>
        <translation>최대 게스트</translation>
    </message>
    <message>
        <source>time to get there</source>
        <translation>도달 시간</translation>
    </message>
    <message>
        <source>boot p95</source>
        <translation>부팅 p95</translation>
    </message>
    <message>
        <source>run-queue p50 at the peak</source>
        <translation>최대 시점 실행 큐 p50</translation>
    </message>
    <message>
        <source>run-queue p99 at the peak</source>
        <translation>최대 시점 실행 큐 p99</translation>
    </message>
    <message>
        <source>Ended. Left behind on the host: %1</source>
        <translation>종료됨. 호스트에 남은 항목: %1</translation>
    </message>
    <message>
        <source>Ended. Nothing was left behind on the host.</source>
        <translation>종료됨. 호스트에 아무것도 남기지 않았습니다.</translation>
    </message>
    <message>
        <source>Waiting for the agent</source>
        <translation>에이전트 대기 중</translation>
    </message>
    <message>
        <source>Looking at the host</source>
        <translation>호스트 확인 중</translation>
    </message>
    <message>
        <source>Starting guests</source>
        <translation>게스트 시작 중</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>유지 중</translation>
    </message>
    <message>
        <source>%1 - stage %2 of %3</source>
        <translation>%1 - %3단계 중 %2단계</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>중지 중</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>실행 중이 아님</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>Sending the agent</source>
        <translation>에이전트 전송 중</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message numerus="yes">
        <source>%Ln guest(s)</source>
        <translation>
            <numerusform>게스트 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, interrupted</source>
        <translation>%1, 중단됨</translation>
    </message>
    <message>
        <source>Stage %1 of %2: up to %3 guests</source>
        <translation>%2단계 중 %1단계: 게스트 %3개까지</translation>
    </message>
    <message>
        <source>%1 guests are there; holding</source>
        <translation>게스트 %1개 준비 완료, 유지 중</translation>
    </message>
    <message>
        <source>%1 (measured %2, limit %3)</source>
        <translation>%1(측정값 %2, 한도 %3)</translation>
    </message>
    <message>
        <source>Stopping: %1</source>
        <translation>중지 중: %1</translation>
    </message>
    <message>
        <source>Unusable lines from the agent: %1 malformed, %2 too long, %3 out of order, %4 missing, %5 of unknown type</source>
        <translation>에이전트가 보낸 줄 가운데 사용할 수 없는 것: 형식 오류 %1, 길이 초과 %2, 순서 어긋남 %3, 누락 %4, 알 수 없는 종류 %5</translation>
    </message>
</context>
<context>
    <name>pb::ui::ChartBoard</name>
    <message>
        <source>Show the whole run</source>
        <translation>전체 실행 보기</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Save picture...</source>
        <translation>그림 저장...</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
</context>
<context>
    <name>pb::ui::DensityPage</name>
    <message>
        <source>This workspace is read-only; a run could not be kept.</source>
        <translation>이 작업 공간은 읽기 전용이므로 실행 결과를 보관할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 guests on %2</source>
        <translation>%2, 게스트 %1개</translation>
    </message>
    <message>
        <source>Rename run</source>
        <translation>실행 이름 바꾸기</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>Import a recorded run</source>
        <translation>기록된 실행 가져오기</translation>
    </message>
    <message>
        <source>Recorded runs (*.ndjson *.jsonl)</source>
        <translation>기록된 실행 (*.ndjson *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save series</source>
        <translation>시계열 저장</translation>
    </message>
    <message>
        <source>Save events</source>
        <translation>이벤트 저장</translation>
    </message>
    <message>
        <source>Series (*.csv)</source>
        <translation>시계열 (*.csv)</translation>
    </message>
    <message>
        <source>Events (*.ndjson)</source>
        <translation>이벤트 (*.ndjson)</translation>
    </message>
    <message>
        <source>Density runs</source>
        <translation>밀도 실행</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>새 실행</translation>
    </message>
    <message>
        <source>Import recorded run...</source>
        <translation>기록된 실행 가져오기...</translation>
    </message>
    <message>
        <source>How many guests does a host carry?</source>
        <translation>호스트 한 대는 게스트를 몇 개까지 감당할까요?</translation>
    </message>
    <message>
        <source>A density run starts virtual machines on a Linux host that you reach with ssh, in stages, and shows live what they do to its memory and its run queue. The result becomes evidence for PERF 1, PERF 2 and COST 5.</source>
        <translation>밀도 실행은 ssh로 접속할 수 있는 Linux 호스트에서 가상 머신을 단계별로 시작하고, 메모리와 실행 큐에 미치는 영향을 실시간으로 보여 줍니다. 결과는 PERF 1, PERF 2, COST 5의 근거가 됩니다.</translation>
    </message>
    <message>
        <source>Set up the first run</source>
        <translation>첫 실행 준비</translation>
    </message>
    <message>
        <source>Import a recorded run...</source>
        <translation>기록된 실행 가져오기...</translation>
    </message>
</context>
<context>
    <name>pb::ui::PlanForm</name>
    <message>
        <source>Guests</source>
        <translation>게스트</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Stop rules</source>
        <translation>중지 규칙</translation>
    </message>
    <message>
        <source>for example: i3.metal, kernel 6.1</source>
        <translation>예: i3.metal, 커널 6.1</translation>
    </message>
    <message>
        <source>searched in PATH</source>
        <translation>PATH에서 검색</translation>
    </message>
    <message>
        <source>off</source>
        <translation>사용 안 함</translation>
    </message>
</context>
<context>
    <name>pb::ui::PreflightPanel</name>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Threads / cores / NUMA nodes</source>
        <translation>스레드 / 코어 / NUMA 노드</translation>
    </message>
    <message>
        <source>Memory, available</source>
        <translation>메모리, 가용량</translation>
    </message>
    <message>
        <source>KVM usable</source>
        <translation>KVM 사용 가능</translation>
    </message>
    <message>
        <source>QEMU</source>
        <translation>QEMU</translation>
    </message>
    <message>
        <source>Kernel modules</source>
        <translation>커널 모듈</translation>
    </message>
    <message>
        <source>Kernel options</source>
        <translation>커널 옵션</translation>
    </message>
    <message>
        <source>Run-queue latency</source>
        <translation>실행 큐 지연 시간</translation>
    </message>
    <message>
        <source>KSM / PSI / BTF</source>
        <translation>KSM / PSI / BTF</translation>
    </message>
    <message>
        <source>Guests held by</source>
        <translation>게스트 관리 방식</translation>
    </message>
    <message>
        <source>process group</source>
        <translation>프로세스 그룹</translation>
    </message>
    <message>
        <source>cgroup %1</source>
        <translation>cgroup %1</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>루트 권한</translation>
    </message>
    <message>
        <source>%1 - below the ceiling</source>
        <translation>%1 - 상한보다 작음</translation>
    </message>
    <message>
        <source>What the host offers</source>
        <translation>호스트 사양</translation>
    </message>
    <message>
        <source>Limits on the way</source>
        <translation>도중에 만나는 한도</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한도</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Guests it allows</source>
        <translation>허용하는 게스트</translation>
    </message>
    <message>
        <source>CPU flag (vmx, svm)</source>
        <translation>CPU 가상화 플래그(vmx, svm)</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>표시되지 않음</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>제한 없음</translation>
    </message>
</context>
<context>
    <name>pb::ui::RunList</name>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>pb::ui::RunView</name>
    <message>
        <source>Reading the run</source>
        <translation>실행을 읽는 중</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>This run is evidence for %1.</source>
        <translation>이 실행은 다음 질문의 근거입니다: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>End all guests and the run. What was measured is kept.</source>
        <translation>모든 게스트와 실행을 끝냅니다. 측정한 내용은 보관됩니다.</translation>
    </message>
    <message>
        <source>Pause view</source>
        <translation>화면 멈춤</translation>
    </message>
    <message>
        <source>Hold the picture still. The run goes on and is recorded.</source>
        <translation>화면만 멈춥니다. 실행과 기록은 계속됩니다.</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Zoom: drag over a chart, or Ctrl and the wheel. Move: Shift and drag. Back: double click.</source>
        <translation>확대: 차트 위에서 끌기 또는 Ctrl+휠. 이동: Shift+끌기. 되돌리기: 두 번 클릭.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Series as CSV...</source>
        <translation>시계열을 CSV로...</translation>
    </message>
    <message>
        <source>Events as NDJSON...</source>
        <translation>이벤트를 NDJSON으로...</translation>
    </message>
    <message>
        <source>Attach to question…</source>
        <translation>질문에 첨부…</translation>
    </message>
    <message>
        <source>Evidence for a question of the review</source>
        <translation>검토 질문의 근거로 첨부합니다</translation>
    </message>
</context>
<context>
    <name>pb::ui::SetupPanel</name>
    <message>
        <source>New run</source>
        <translation>새 실행</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>user@host, or a name from your ssh configuration</source>
        <translation>사용자@호스트 또는 ssh 설정에 있는 이름</translation>
    </message>
    <message>
        <source>Your own OpenSSH makes the connection, with your keys and your configuration. Pillarbench asks for no password and stores none. Nothing is installed on the host.</source>
        <translation>사용자의 OpenSSH가 사용자의 키와 설정으로 연결합니다. Pillarbench는 암호를 묻거나 저장하지 않으며, 호스트에 아무것도 설치하지 않습니다.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>시작 설정</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>사전 점검</translation>
    </message>
    <message>
        <source>Look at the host and its limits without starting a guest</source>
        <translation>게스트를 시작하지 않고 호스트와 한도를 확인합니다</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
</TS>
