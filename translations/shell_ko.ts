<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New Workspace…</source>
        <translation>새 작업 공간(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>최근 작업 공간 열기(&amp;R)</translation>
    </message>
    <message>
        <source>Open the &amp;Sample Workspace</source>
        <translation>예제 작업 공간 열기(&amp;S)</translation>
    </message>
    <message>
        <source>Save a &amp;Copy…</source>
        <translation>사본 저장(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Export Report as PDF…</source>
        <translation>보고서를 PDF로 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Show &amp;History</source>
        <translation>작업 이력 보기(&amp;H)</translation>
    </message>
    <message>
        <source>New &amp;Workload…</source>
        <translation>새 워크로드(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Home</source>
        <translation>홈(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>검토(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>네트워크(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>밀도(&amp;D)</translation>
    </message>
    <message>
        <source>R&amp;eport</source>
        <translation>보고서(&amp;E)</translation>
    </message>
    <message>
        <source>Len&amp;ses</source>
        <translation>렌즈(&amp;S)</translation>
    </message>
    <message>
        <source>Switch &amp;Language (Korean/English)</source>
        <translation>언어 전환(한국어/영어)(&amp;L)</translation>
    </message>
    <message>
        <source>Theme: &amp;Follow the Desktop</source>
        <translation>테마: 데스크톱 설정 따르기(&amp;F)</translation>
    </message>
    <message>
        <source>Theme: &amp;Light</source>
        <translation>테마: 밝게(&amp;L)</translation>
    </message>
    <message>
        <source>Theme: &amp;Dark</source>
        <translation>테마: 어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>전체 화면(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>명령 팔레트(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Pillarbench</source>
        <translation>Pillarbench 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>실행 취소(&amp;U): %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>다시 실행(&amp;R): %1</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>개선 계획(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Merge Another File…</source>
        <translation>다른 파일 병합(&amp;M)…</translation>
    </message>
    <message>
        <source>Set a &amp;Milestone…</source>
        <translation>마일스톤 저장(&amp;M)…</translation>
    </message>
    <message>
        <source>Move to Another &amp;Lens…</source>
        <translation>다른 렌즈로 이전(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>이력(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>About Pillarbench</source>
        <translation>Pillarbench 정보</translation>
    </message>
    <message>
        <source>Workbench for cloud architecture reviews: review, network and density as one chain of evidence.</source>
        <translation>클라우드 아키텍처 검토 도구. 검토, 네트워크, 밀도 실행을 하나의 근거 사슬로 잇습니다.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>GNU General Public License 버전 3 이상에 따른 자유 소프트웨어이며, 어떠한 보증도 제공하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>pb::ui::CommandPalette</name>
    <message>
        <source>Type a command, in English or Korean</source>
        <translation>명령을 한국어나 영어로 입력하십시오</translation>
    </message>
</context>
<context>
    <name>pb::ui::MainWindow</name>
    <message>
        <source>History</source>
        <translation>작업 이력</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>처음 연 상태</translation>
    </message>
    <message>
        <source>%1 - Pillarbench</source>
        <translation>%1 - Pillarbench</translation>
    </message>
    <message>
        <source>Pillarbench</source>
        <translation>Pillarbench</translation>
    </message>
    <message>
        <source>Another Pillarbench has this workspace open. It is shown read-only; close the other one and open the file again to change it.</source>
        <translation>다른 Pillarbench가 이 작업 공간을 열고 있어 읽기 전용으로 표시합니다. 변경하려면 다른 창을 닫고 파일을 다시 여십시오.</translation>
    </message>
    <message>
        <source>You may not write to this file or its folder. It is shown read-only; save a copy to change it.</source>
        <translation>이 파일이나 폴더에 쓰기 권한이 없어 읽기 전용으로 표시합니다. 변경하려면 사본을 저장하십시오.</translation>
    </message>
    <message>
        <source>Attached to %1</source>
        <translation>%1에 첨부했습니다</translation>
    </message>
</context>
<context>
    <name>pb::ui::RunGuard</name>
    <message>
        <source>A density run is going on</source>
        <translation>밀도 실행이 진행 중입니다</translation>
    </message>
    <message>
        <source>Stop the run? Its guests are ended, and what was measured is kept.</source>
        <translation>측정을 중지하시겠습니까? 게스트는 모두 종료되고 측정한 데이터는 보관됩니다.</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>측정 중지</translation>
    </message>
    <message>
        <source>Go on measuring</source>
        <translation>계속 측정</translation>
    </message>
</context>
<context>
    <name>pb::ui::StatusRow</name>
    <message>
        <source>Switch the language to Korean</source>
        <translation>언어를 한국어로 전환</translation>
    </message>
    <message>
        <source>Switch the language to English</source>
        <translation>언어를 영어로 전환</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>열린 작업 공간 없음</translation>
    </message>
    <message>
        <source>Read-only: changes are not possible</source>
        <translation>읽기 전용: 변경할 수 없음</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>모든 변경 사항 저장됨</translation>
    </message>
    <message>
        <source>Errors: %1   Warnings: %2</source>
        <translation>오류 %1   경고 %2</translation>
    </message>
    <message>
        <source>Show the problems of the network</source>
        <translation>네트워크의 문제 보기</translation>
    </message>
</context>
<context>
    <name>pb::ui::WorkspaceFiles</name>
    <message>
        <source>New workspace</source>
        <translation>새 작업 공간</translation>
    </message>
    <message>
        <source>Pillarbench workspaces (*.pillar)</source>
        <translation>Pillarbench 작업 공간 (*.pillar)</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>작업 공간 열기</translation>
    </message>
    <message>
        <source>Pillarbench workspaces (*.pillar);;All files (*)</source>
        <translation>Pillarbench 작업 공간 (*.pillar);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>사본 저장</translation>
    </message>
    <message>
        <source>No recent workspaces</source>
        <translation>최근 작업 공간 없음</translation>
    </message>
</context>
</TS>
