<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>WorkloadTemplate</name>
    <message>
        <source>Three-tier web application on AWS</source>
        <translation>AWS의 3계층 웹 애플리케이션</translation>
    </message>
    <message>
        <source>Public web tier behind a load balancer, application tier in private subnets, a managed database in two availability zones.</source>
        <translation>로드 밸런서 뒤의 공개 웹 계층, 프라이빗 서브넷의 애플리케이션 계층, 가용 영역 두 곳의 관리형 데이터베이스.</translation>
    </message>
    <message>
        <source>Containers on Azure (AKS)</source>
        <translation>Azure의 컨테이너(AKS)</translation>
    </message>
    <message>
        <source>Services on a private AKS cluster behind an application gateway, in a spoke of a hub network; images from one registry.</source>
        <translation>허브 네트워크의 스포크에서 애플리케이션 게이트웨이 뒤의 프라이빗 AKS 클러스터로 운영하는 서비스. 이미지는 레지스트리 한 곳에서 받습니다.</translation>
    </message>
    <message>
        <source>Data analytics platform</source>
        <translation>데이터 분석 플랫폼</translation>
    </message>
    <message>
        <source>Batch and stream ingestion into a data lake, scheduled transformations, a warehouse for reports. Personal data is masked on the way in.</source>
        <translation>데이터 레이크로 배치와 스트림 수집, 정기 변환, 보고서용 웨어하우스. 개인정보는 들어올 때 마스킹합니다.</translation>
    </message>
    <message>
        <source>Serverless API on AWS</source>
        <translation>AWS의 서버리스 API</translation>
    </message>
    <message>
        <source>An API gateway, functions and a key-value store; asynchronous work through queues with dead-letter queues.</source>
        <translation>API 게이트웨이, 함수, 키-값 저장소. 비동기 작업은 대기열로 처리하고 실패한 메시지는 배달 못 한 편지 대기열에 모읍니다.</translation>
    </message>
    <message>
        <source>Hybrid system with a data centre</source>
        <translation>데이터센터와 연결한 하이브리드 시스템</translation>
    </message>
    <message>
        <source>A core system on premises, extensions in the cloud, joined by redundant private links. Names and addresses are planned together.</source>
        <translation>핵심 시스템은 온프레미스, 확장 기능은 클라우드에 두고 이중화한 전용 연결로 잇습니다. 이름과 주소는 함께 계획합니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::HomePage</name>
    <message>
        <source>Delete workload %1</source>
        <translation>%1 워크로드 삭제</translation>
    </message>
    <message>
        <source>New workload…</source>
        <translation>새 워크로드…</translation>
    </message>
    <message>
        <source>Add the first workload</source>
        <translation>첫 워크로드 추가</translation>
    </message>
    <message>
        <source>A workload is the system under review: its questions, networks and measurements belong together.</source>
        <translation>워크로드는 검토 대상 시스템입니다. 질문과 네트워크, 측정 결과를 워크로드별로 함께 관리합니다.</translation>
    </message>
    <message>
        <source>Delete workload</source>
        <translation>워크로드 삭제</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>답변 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>네트워크 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n density run(s)</source>
        <translation>
            <numerusform>밀도 실행 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Delete the workload &quot;%1&quot;?

This goes with it: %2
Undo brings everything back.</source>
        <translation>&quot;%1&quot; 워크로드를 삭제할까요?

함께 삭제되는 항목: %2
실행 취소로 모두 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Look at the sample</source>
        <translation>예제 살펴보기</translation>
    </message>
    <message>
        <source>A finished review to try everything on</source>
        <translation>완성된 검토 예제로 모든 기능을 살펴봅니다</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>표 내보내기</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장함: %1</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>카드</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV 내보내기…</translation>
    </message>
    <message>
        <source>Write the table, as it is filtered and sorted, for a spreadsheet</source>
        <translation>거르고 정렬한 그대로 스프레드시트용 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Search name, owner, industry, region, account</source>
        <translation>이름, 책임자, 업종, 리전, 계정 찾기</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>워크로드</translation>
    </message>
    <message>
        <source>Which workloads</source>
        <translation>워크로드 고르기</translation>
    </message>
    <message>
        <source>All workloads</source>
        <translation>모든 워크로드</translation>
    </message>
    <message>
        <source>With high risks</source>
        <translation>높은 위험이 있는 워크로드</translation>
    </message>
    <message>
        <source>With unanswered questions</source>
        <translation>미응답 질문이 있는 워크로드</translation>
    </message>
    <message>
        <source>Without high risks</source>
        <translation>높은 위험이 없는 워크로드</translation>
    </message>
    <message>
        <source>Save as a template</source>
        <translation>템플릿으로 저장</translation>
    </message>
    <message>
        <source>Workload templates (*.json)</source>
        <translation>워크로드 템플릿 (*.json)</translation>
    </message>
</context>
<context>
    <name>pb::ui::PortfolioModel</name>
    <message>
        <source>unchanged</source>
        <translation>변화 없음</translation>
    </message>
    <message>
        <source>high %1</source>
        <translation>높음 %1</translation>
    </message>
    <message>
        <source>medium %1</source>
        <translation>중간 %1</translation>
    </message>
    <message>
        <source>Most important: %1</source>
        <translation>우선순위: %1</translation>
    </message>
    <message>
        <source>Since the milestone &quot;%1&quot;</source>
        <translation>마일스톤 &quot;%1&quot; 이후</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>워크로드</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>Review owner</source>
        <translation>검토 책임자</translation>
    </message>
    <message>
        <source>High</source>
        <translation>높음</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>중간</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>응답</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>추세</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>발견 사항</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>마지막 답변</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>업종</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>리전</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>렌즈</translation>
    </message>
    <message>
        <source>%1: high</source>
        <translation>%1: 높음</translation>
    </message>
    <message>
        <source>%1: medium</source>
        <translation>%1: 중간</translation>
    </message>
    <message>
        <source>%1: unanswered</source>
        <translation>%1: 미응답</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Pillar priorities</source>
        <translation>핵심 요소 우선순위</translation>
    </message>
</context>
<context>
    <name>pb::ui::PortfolioTable</name>
    <message>
        <source>Open review</source>
        <translation>검토 열기</translation>
    </message>
    <message>
        <source>Rename and edit…</source>
        <translation>이름 변경 및 편집…</translation>
    </message>
    <message>
        <source>New workload from this…</source>
        <translation>이 워크로드로 새로 만들기…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>No workload matches.</source>
        <translation>조건에 맞는 워크로드가 없습니다.</translation>
    </message>
    <message>
        <source>Save as a template…</source>
        <translation>템플릿으로 저장…</translation>
    </message>
</context>
<context>
    <name>pb::ui::RecentFiles</name>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1 (파일을 찾을 수 없음)</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>최근 작업 공간</translation>
    </message>
</context>
<context>
    <name>pb::ui::Welcome</name>
    <message>
        <source>Review a cloud architecture, draw and check its network, measure its VM density, and hand over one report.</source>
        <translation>클라우드 아키텍처를 검토하고, 네트워크를 그려 검증하고, VM 밀도를 측정해 보고서 하나로 전달합니다.</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>새 작업 공간</translation>
    </message>
    <message>
        <source>Start a review in a file of your own</source>
        <translation>새 파일에서 검토를 시작합니다</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>작업 공간 열기</translation>
    </message>
    <message>
        <source>Go on with a .pillar file</source>
        <translation>.pillar 파일을 열어 이어서 작업합니다</translation>
    </message>
    <message>
        <source>Look at the sample</source>
        <translation>예제 살펴보기</translation>
    </message>
    <message>
        <source>A finished review to try everything on</source>
        <translation>완성된 검토 예제로 모든 기능을 살펴봅니다</translation>
    </message>
</context>
<context>
    <name>pb::ui::WorkloadCard</name>
    <message>
        <source>Reviewed with the lens &quot;%1&quot;, which this program does not have.</source>
        <translation>이 프로그램에 없는 렌즈 &quot;%1&quot;로 검토되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>네트워크 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>발견 사항 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n density run(s)</source>
        <translation>
            <numerusform>밀도 실행 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the review</source>
        <translation>검토 열기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Open review</source>
        <translation>검토 열기</translation>
    </message>
    <message>
        <source>Rename and edit…</source>
        <translation>이름 및 속성 편집…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>New workload from this…</source>
        <translation>이 워크로드로 새로 만들기…</translation>
    </message>
    <message>
        <source>Save as a template…</source>
        <translation>템플릿으로 저장…</translation>
    </message>
</context>
<context>
    <name>pb::ui::WorkloadDialog</name>
    <message numerus="yes">
        <source>The description is too long by %n character(s).</source>
        <translation>
            <numerusform>설명이 제한보다 %n자 깁니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change workload %1</source>
        <translation>%1 워크로드 변경</translation>
    </message>
    <message>
        <source>Add workload %1</source>
        <translation>%1 워크로드 추가</translation>
    </message>
    <message>
        <source>Workload properties</source>
        <translation>워크로드 속성</translation>
    </message>
    <message>
        <source>New workload</source>
        <translation>새 워크로드</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>Review owner</source>
        <translation>검토 책임자</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>업종</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>리전</translation>
    </message>
    <message>
        <source>Architecture link</source>
        <translation>아키텍처 문서 링크</translation>
    </message>
    <message>
        <source>What everybody calls it</source>
        <translation>널리 부르는 이름</translation>
    </message>
    <message>
        <source>What it does, for whom</source>
        <translation>무엇을 하는, 누구를 위한 시스템인지</translation>
    </message>
    <message>
        <source>AWS account or Azure subscription ids, separated by commas</source>
        <translation>AWS 계정 또는 Azure 구독 ID를 쉼표로 구분</translation>
    </message>
    <message>
        <source>ap-northeast-2, koreacentral</source>
        <translation>ap-northeast-2, koreacentral</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Pillar priorities</source>
        <translation>핵심 요소 우선순위</translation>
    </message>
    <message>
        <source>Practices that do not apply</source>
        <translation>적용 대상이 아닌 모범 사례</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>are left out, as the AWS tool does</source>
        <translation>판정에서 제외(AWS 도구와 같음)</translation>
    </message>
    <message>
        <source>count as missing (strict)</source>
        <translation>빠진 것으로 판정(엄격)</translation>
    </message>
    <message>
        <source>A blank review</source>
        <translation>빈 검토</translation>
    </message>
    <message>
        <source>Most important first. Drag, or press Alt with Up or Down.</source>
        <translation>중요한 것부터 놓습니다. 끌어서 옮기거나 Alt와 위, 아래 키를 누르십시오.</translation>
    </message>
    <message>
        <source>Start from a template</source>
        <translation>템플릿에서 시작</translation>
    </message>
    <message>
        <source>Workload templates (*.json);;All files (*)</source>
        <translation>워크로드 템플릿 (*.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>A template file…</source>
        <translation>템플릿 파일…</translation>
    </message>
</context>
</TS>
