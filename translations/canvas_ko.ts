<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>CanvasTr</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>요소 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: place it on the empty canvas.</source>
        <translation>%1: 빈 캔버스에 놓으십시오.</translation>
    </message>
    <message>
        <source>%1: place it in one of these: %2.</source>
        <translation>%1: 다음 중 하나에 놓으십시오. %2</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 이동</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 삭제</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 이름 바꾸기</translation>
    </message>
    <message>
        <source>Connect %1 with %2</source>
        <translation>%1 - %2 연결</translation>
    </message>
    <message>
        <source>Disconnect %1 from %2</source>
        <translation>%1 - %2 연결 해제</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>%1 잘라내기</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that belongs in a drawing.</source>
        <translation>클립보드에 구성도에 붙여넣을 수 있는 요소가 없습니다.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 복제</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 해제</translation>
    </message>
    <message>
        <source>main</source>
        <translation>기본</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>경로 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>규칙 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n row(s)…</source>
        <translation>
            <numerusform>행 %n개 편집…</numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%2의 %1 변경</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>인터넷</translation>
    </message>
    <message>
        <source>On-premises network</source>
        <translation>온프레미스 네트워크</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Other resource</source>
        <translation>기타 리소스</translation>
    </message>
    <message>
        <source>AWS Region</source>
        <translation>AWS 리전</translation>
    </message>
    <message>
        <source>VPC</source>
        <translation>VPC</translation>
    </message>
    <message>
        <source>Availability Zone</source>
        <translation>가용 영역</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>서브넷</translation>
    </message>
    <message>
        <source>Internet gateway</source>
        <translation>인터넷 게이트웨이</translation>
    </message>
    <message>
        <source>Egress-only internet gateway</source>
        <translation>송신 전용 인터넷 게이트웨이</translation>
    </message>
    <message>
        <source>NAT gateway</source>
        <translation>NAT 게이트웨이</translation>
    </message>
    <message>
        <source>Virtual private gateway</source>
        <translation>가상 프라이빗 게이트웨이</translation>
    </message>
    <message>
        <source>Customer gateway</source>
        <translation>고객 게이트웨이</translation>
    </message>
    <message>
        <source>VPN connection</source>
        <translation>VPN 연결</translation>
    </message>
    <message>
        <source>VPC peering</source>
        <translation>VPC 피어링</translation>
    </message>
    <message>
        <source>VPC endpoint</source>
        <translation>VPC 엔드포인트</translation>
    </message>
    <message>
        <source>Prefix list</source>
        <translation>프리픽스 목록</translation>
    </message>
    <message>
        <source>Route table</source>
        <translation>라우팅 테이블</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>보안 그룹</translation>
    </message>
    <message>
        <source>Network ACL</source>
        <translation>네트워크 ACL</translation>
    </message>
    <message>
        <source>Network interface</source>
        <translation>네트워크 인터페이스</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>인스턴스</translation>
    </message>
    <message>
        <source>Azure region</source>
        <translation>Azure 리전</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>가상 네트워크</translation>
    </message>
    <message>
        <source>Azure subnet</source>
        <translation>Azure 서브넷</translation>
    </message>
    <message>
        <source>Network security group</source>
        <translation>네트워크 보안 그룹</translation>
    </message>
    <message>
        <source>Application security group</source>
        <translation>애플리케이션 보안 그룹</translation>
    </message>
    <message>
        <source>Azure route table</source>
        <translation>Azure 라우팅 테이블</translation>
    </message>
    <message>
        <source>Azure network interface</source>
        <translation>Azure 네트워크 인터페이스</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>가상 머신</translation>
    </message>
    <message>
        <source>Azure NAT gateway</source>
        <translation>Azure NAT 게이트웨이</translation>
    </message>
    <message>
        <source>Virtual network gateway</source>
        <translation>가상 네트워크 게이트웨이</translation>
    </message>
    <message>
        <source>Local network gateway</source>
        <translation>로컬 네트워크 게이트웨이</translation>
    </message>
    <message>
        <source>Gateway connection</source>
        <translation>게이트웨이 연결</translation>
    </message>
    <message>
        <source>VNet peering</source>
        <translation>VNet 피어링</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Cloud ID</source>
        <translation>클라우드 ID</translation>
    </message>
    <message>
        <source>Prefixes</source>
        <translation>프리픽스</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Source text</source>
        <translation>원본 텍스트</translation>
    </message>
    <message>
        <source>Region code</source>
        <translation>리전 코드</translation>
    </message>
    <message>
        <source>IPv4 blocks</source>
        <translation>IPv4 블록</translation>
    </message>
    <message>
        <source>IPv6 blocks</source>
        <translation>IPv6 블록</translation>
    </message>
    <message>
        <source>Default of its VPC</source>
        <translation>VPC의 기본값</translation>
    </message>
    <message>
        <source>Default VPC</source>
        <translation>기본 VPC</translation>
    </message>
    <message>
        <source>Tenancy</source>
        <translation>테넌시</translation>
    </message>
    <message>
        <source>DNS resolution</source>
        <translation>DNS 확인</translation>
    </message>
    <message>
        <source>DNS host names</source>
        <translation>DNS 호스트 이름</translation>
    </message>
    <message>
        <source>Zone number</source>
        <translation>영역 번호</translation>
    </message>
    <message>
        <source>Assigns public IPv4 addresses</source>
        <translation>퍼블릭 IPv4 주소 자동 할당</translation>
    </message>
    <message>
        <source>Already deployed</source>
        <translation>배포됨</translation>
    </message>
    <message>
        <source>Attached VPC</source>
        <translation>연결된 VPC</translation>
    </message>
    <message>
        <source>Connectivity</source>
        <translation>연결 유형</translation>
    </message>
    <message>
        <source>Private address</source>
        <translation>프라이빗 주소</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>퍼블릭 주소</translation>
    </message>
    <message>
        <source>BGP ASN</source>
        <translation>BGP ASN</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>게이트웨이</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>라우팅 방식</translation>
    </message>
    <message>
        <source>Static routes</source>
        <translation>정적 경로</translation>
    </message>
    <message>
        <source>Tunnels up</source>
        <translation>작동 중인 터널 수</translation>
    </message>
    <message>
        <source>Requester VPC</source>
        <translation>요청자 VPC</translation>
    </message>
    <message>
        <source>Accepter VPC</source>
        <translation>수락자 VPC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Service name</source>
        <translation>서비스 이름</translation>
    </message>
    <message>
        <source>Route tables</source>
        <translation>라우팅 테이블</translation>
    </message>
    <message>
        <source>Maximum entries</source>
        <translation>최대 항목 수</translation>
    </message>
    <message>
        <source>Main table of the VPC</source>
        <translation>VPC의 기본 라우팅 테이블</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>Propagating gateways</source>
        <translation>경로를 전파하는 게이트웨이</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Private addresses</source>
        <translation>프라이빗 주소</translation>
    </message>
    <message>
        <source>Security groups</source>
        <translation>보안 그룹</translation>
    </message>
    <message>
        <source>Source/destination check</source>
        <translation>원본/대상 확인</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>운영 체제</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>계층</translation>
    </message>
    <message>
        <source>Served TCP ports</source>
        <translation>서비스하는 TCP 포트</translation>
    </message>
    <message>
        <source>Address spaces</source>
        <translation>주소 공간</translation>
    </message>
    <message>
        <source>DNS servers</source>
        <translation>DNS 서버</translation>
    </message>
    <message>
        <source>Default outbound access</source>
        <translation>기본 아웃바운드 액세스</translation>
    </message>
    <message>
        <source>Delegations</source>
        <translation>위임</translation>
    </message>
    <message>
        <source>Gateway route propagation</source>
        <translation>게이트웨이 경로 전파</translation>
    </message>
    <message>
        <source>Public IP SKU</source>
        <translation>퍼블릭 IP SKU</translation>
    </message>
    <message>
        <source>Application security groups</source>
        <translation>애플리케이션 보안 그룹</translation>
    </message>
    <message>
        <source>IP forwarding</source>
        <translation>IP 전달</translation>
    </message>
    <message>
        <source>Public addresses</source>
        <translation>퍼블릭 주소</translation>
    </message>
    <message>
        <source>Active-active</source>
        <translation>활성-활성</translation>
    </message>
    <message>
        <source>Peer prefix</source>
        <translation>상대 프리픽스</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>상대</translation>
    </message>
    <message>
        <source>BGP</source>
        <translation>BGP</translation>
    </message>
    <message>
        <source>First virtual network</source>
        <translation>첫 번째 가상 네트워크</translation>
    </message>
    <message>
        <source>Second virtual network</source>
        <translation>두 번째 가상 네트워크</translation>
    </message>
    <message>
        <source>Peering created in the first</source>
        <translation>첫 번째 쪽 피어링 생성됨</translation>
    </message>
    <message>
        <source>Peering created in the second</source>
        <translation>두 번째 쪽 피어링 생성됨</translation>
    </message>
    <message>
        <source>First accepts forwarded traffic</source>
        <translation>첫 번째 쪽이 전달된 트래픽 허용</translation>
    </message>
    <message>
        <source>Second accepts forwarded traffic</source>
        <translation>두 번째 쪽이 전달된 트래픽 허용</translation>
    </message>
    <message>
        <source>First offers its gateway</source>
        <translation>첫 번째 쪽이 게이트웨이 제공</translation>
    </message>
    <message>
        <source>Second offers its gateway</source>
        <translation>두 번째 쪽이 게이트웨이 제공</translation>
    </message>
    <message>
        <source>First uses the remote gateway</source>
        <translation>첫 번째 쪽이 원격 게이트웨이 사용</translation>
    </message>
    <message>
        <source>Second uses the remote gateway</source>
        <translation>두 번째 쪽이 원격 게이트웨이 사용</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Propagated</source>
        <translation>전파됨</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>포트</translation>
    </message>
    <message>
        <source>Peer security group</source>
        <translation>상대 보안 그룹</translation>
    </message>
    <message>
        <source>Peer prefix list</source>
        <translation>상대 프리픽스 목록</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Service tag</source>
        <translation>서비스 태그</translation>
    </message>
    <message>
        <source>Next hop type</source>
        <translation>다음 홉 유형</translation>
    </message>
    <message>
        <source>Next hop address</source>
        <translation>다음 홉 주소</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>우선순위</translation>
    </message>
    <message>
        <source>Source service tags</source>
        <translation>원본 서비스 태그</translation>
    </message>
    <message>
        <source>Source groups</source>
        <translation>원본 그룹</translation>
    </message>
    <message>
        <source>Source ports</source>
        <translation>원본 포트</translation>
    </message>
    <message>
        <source>Destination service tags</source>
        <translation>대상 서비스 태그</translation>
    </message>
    <message>
        <source>Destination groups</source>
        <translation>대상 그룹</translation>
    </message>
    <message>
        <source>Destination ports</source>
        <translation>대상 포트</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>활성</translation>
    </message>
    <message>
        <source>Black hole</source>
        <translation>블랙홀</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>인바운드</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>아웃바운드</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>허용</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>공유</translation>
    </message>
    <message>
        <source>Dedicated</source>
        <translation>전용</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>퍼블릭</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>프라이빗</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>정적</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>인터페이스</translation>
    </message>
    <message>
        <source>Linux</source>
        <translation>Linux</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>Virtual appliance</source>
        <translation>가상 어플라이언스</translation>
    </message>
    <message>
        <source>None (drop)</source>
        <translation>없음(삭제)</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>ExpressRoute</source>
        <translation>ExpressRoute</translation>
    </message>
    <message>
        <source>CIDR blocks, one to a line, for example 10.0.0.0/16</source>
        <translation>한 줄에 하나씩 CIDR 블록을 입력합니다. 예: 10.0.0.0/16</translation>
    </message>
    <message>
        <source>CIDR blocks, one to a line, for example 2001:db8::/56</source>
        <translation>한 줄에 하나씩 CIDR 블록을 입력합니다. 예: 2001:db8::/56</translation>
    </message>
    <message>
        <source>CIDR blocks, one to a line, for example 192.168.0.0/16</source>
        <translation>한 줄에 하나씩 CIDR 블록을 입력합니다. 예: 192.168.0.0/16</translation>
    </message>
    <message>
        <source>CIDR blocks, one to a line, for example 10.1.0.0/16</source>
        <translation>한 줄에 하나씩 CIDR 블록을 입력합니다. 예: 10.1.0.0/16</translation>
    </message>
    <message>
        <source>CIDR blocks, one to a line</source>
        <translation>한 줄에 하나씩 CIDR 블록을 입력합니다.</translation>
    </message>
    <message>
        <source>Addresses, one to a line; the first is the primary one</source>
        <translation>한 줄에 하나씩 주소를 입력합니다. 첫 번째가 기본 주소입니다.</translation>
    </message>
    <message>
        <source>Addresses, one to a line</source>
        <translation>한 줄에 하나씩 주소를 입력합니다.</translation>
    </message>
    <message>
        <source>Addresses, one to a line; empty: provided by Azure</source>
        <translation>한 줄에 하나씩 주소를 입력합니다. 비워 두면 Azure가 제공하는 DNS를 사용합니다.</translation>
    </message>
    <message>
        <source>Ports, separated by commas, for example 443, 8080-8090</source>
        <translation>쉼표로 구분해 포트를 입력합니다. 예: 443, 8080-8090</translation>
    </message>
    <message>
        <source>Empty: the main table of the VPC</source>
        <translation>비워 두면 VPC의 기본 라우팅 테이블을 사용합니다.</translation>
    </message>
    <message>
        <source>Empty: the default ACL of the VPC</source>
        <translation>비워 두면 VPC의 기본 ACL을 사용합니다.</translation>
    </message>
    <message>
        <source>None selected: the default group of the VPC</source>
        <translation>선택하지 않으면 VPC의 기본 보안 그룹을 사용합니다.</translation>
    </message>
    <message>
        <source>Instances of one tier should survive the loss of a zone, for example web, app, db</source>
        <translation>한 계층의 인스턴스는 가용 영역 하나가 중단되어도 살아남아야 합니다. 예: web, app, db</translation>
    </message>
    <message>
        <source>The block of a deployed AWS subnet can no longer be changed</source>
        <translation>배포된 AWS 서브넷의 블록은 변경할 수 없습니다.</translation>
    </message>
    <message>
        <source>0: as many as there are prefixes</source>
        <translation>0이면 프리픽스 수와 같습니다.</translation>
    </message>
    <message>
        <source>Service names, one to a line, for example Microsoft.Web/serverFarms</source>
        <translation>한 줄에 하나씩 서비스 이름을 입력합니다. 예: Microsoft.Web/serverFarms</translation>
    </message>
    <message>
        <source>Select and move</source>
        <translation>선택 및 이동</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Show all associations</source>
        <translation>모든 연관 관계 표시</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>100 %로 보기</translation>
    </message>
    <message>
        <source>Fit to view</source>
        <translation>화면에 맞추기</translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <translation>선택 항목으로 확대</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Add an element…</source>
        <translation>요소 추가…</translation>
    </message>
    <message>
        <source>Trace from here</source>
        <translation>여기서부터 경로 추적</translation>
    </message>
    <message>
        <source>Trace to here</source>
        <translation>여기까지 경로 추적</translation>
    </message>
    <message>
        <source>New network</source>
        <translation>새 네트워크</translation>
    </message>
    <message>
        <source>Rename the network</source>
        <translation>네트워크 이름 바꾸기</translation>
    </message>
    <message>
        <source>Delete the network</source>
        <translation>네트워크 삭제</translation>
    </message>
    <message>
        <source>Load the example</source>
        <translation>예제 불러오기</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(없음)</translation>
    </message>
    <message>
        <source>missing element %1</source>
        <translation>없는 요소 %1</translation>
    </message>
    <message>
        <source>One to a line. Shift+Enter begins the next line.</source>
        <translation>한 줄에 하나씩 입력합니다. Shift+Enter를 누르면 줄이 바뀝니다.</translation>
    </message>
    <message>
        <source>(the main table of the VPC)</source>
        <translation>(VPC의 기본 라우팅 테이블)</translation>
    </message>
    <message>
        <source>(the default ACL of the VPC)</source>
        <translation>(VPC의 기본 ACL)</translation>
    </message>
    <message>
        <source>Set %1 of %2 to %3</source>
        <translation>%2의 %1을(를) %3(으)로 설정</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Add to %1 of %2: %3</source>
        <translation>%2의 %1에 추가: %3</translation>
    </message>
    <message>
        <source>Remove from %1 of %2: %3</source>
        <translation>%2의 %1에서 삭제: %3</translation>
    </message>
    <message>
        <source>Replace in %1 of %2: %3, now %4</source>
        <translation>%2의 %1에서 바꾸기: %3 → %4</translation>
    </message>
    <message>
        <source>AWS account</source>
        <translation>AWS 계정</translation>
    </message>
    <message>
        <source>Direct Connect connection</source>
        <translation>Direct Connect 연결</translation>
    </message>
    <message>
        <source>Virtual interface</source>
        <translation>가상 인터페이스</translation>
    </message>
    <message>
        <source>Direct Connect gateway</source>
        <translation>Direct Connect 게이트웨이</translation>
    </message>
    <message>
        <source>Transit gateway</source>
        <translation>전송 게이트웨이</translation>
    </message>
    <message>
        <source>Transit gateway attachment</source>
        <translation>전송 게이트웨이 연결</translation>
    </message>
    <message>
        <source>Transit gateway route table</source>
        <translation>전송 게이트웨이 라우팅 테이블</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>로드 밸런서</translation>
    </message>
    <message>
        <source>Azure subscription</source>
        <translation>Azure 구독</translation>
    </message>
    <message>
        <source>Azure public IP address</source>
        <translation>Azure 퍼블릭 IP 주소</translation>
    </message>
    <message>
        <source>ExpressRoute circuit</source>
        <translation>ExpressRoute 회로</translation>
    </message>
    <message>
        <source>Azure Firewall</source>
        <translation>Azure Firewall</translation>
    </message>
    <message>
        <source>Azure Bastion</source>
        <translation>Azure Bastion</translation>
    </message>
    <message>
        <source>Azure load balancer</source>
        <translation>Azure 로드 밸런서</translation>
    </message>
    <message>
        <source>Private endpoint</source>
        <translation>프라이빗 엔드포인트</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>계정 ID</translation>
    </message>
    <message>
        <source>Subscription ID</source>
        <translation>구독 ID</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>대역폭</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>BGP session up</source>
        <translation>BGP 세션 작동</translation>
    </message>
    <message>
        <source>Associated gateways</source>
        <translation>연결된 게이트웨이</translation>
    </message>
    <message>
        <source>Allowed prefixes</source>
        <translation>허용 프리픽스</translation>
    </message>
    <message>
        <source>Accepts attachments by itself</source>
        <translation>연결 자동 수락</translation>
    </message>
    <message>
        <source>Attached resource</source>
        <translation>연결된 리소스</translation>
    </message>
    <message>
        <source>Subnets</source>
        <translation>서브넷</translation>
    </message>
    <message>
        <source>Appliance mode</source>
        <translation>어플라이언스 모드</translation>
    </message>
    <message>
        <source>Associated route table</source>
        <translation>연관된 라우팅 테이블</translation>
    </message>
    <message>
        <source>Propagating attachments</source>
        <translation>경로를 전파하는 연결</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>체계</translation>
    </message>
    <message>
        <source>Listener ports</source>
        <translation>리스너 포트</translation>
    </message>
    <message>
        <source>Target ports</source>
        <translation>대상 포트</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation>사용하는 리소스</translation>
    </message>
    <message>
        <source>Links up</source>
        <translation>작동 중인 링크</translation>
    </message>
    <message>
        <source>Transit</source>
        <translation>전송 게이트웨이용</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>애플리케이션</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>내부</translation>
    </message>
    <message>
        <source>Internet-facing</source>
        <translation>인터넷 연결</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>Premium</translation>
    </message>
    <message>
        <source>Mbps</source>
        <translation>Mbps</translation>
    </message>
    <message>
        <source>Zone numbers, one to a line</source>
        <translation>영역 번호를 한 줄에 하나씩</translation>
    </message>
    <message>
        <source>Block Public Access</source>
        <translation>퍼블릭 액세스 차단</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Blocks what comes in</source>
        <translation>들어오는 트래픽 차단</translation>
    </message>
    <message>
        <source>Blocks both ways</source>
        <translation>양방향 차단</translation>
    </message>
    <message>
        <source>Preserves client addresses</source>
        <translation>클라이언트 주소 유지</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>TCP and UDP</source>
        <translation>TCP와 UDP</translation>
    </message>
    <message>
        <source>In the order of the listener ports; empty: the same ports</source>
        <translation>리스너 포트와 같은 순서. 비워 두면 리스너 포트와 같음</translation>
    </message>
    <message>
        <source>Network load balancers: targets see the address of the client</source>
        <translation>네트워크 로드 밸런서: 대상에게 클라이언트의 주소가 그대로 보임</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>폴더 가져오기…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>파일 가져오기…</translation>
    </message>
    <message>
        <source>Export the network…</source>
        <translation>네트워크 내보내기…</translation>
    </message>
</context>
<context>
    <name>pb::ui::CanvasView</name>
    <message>
        <source>Drag an element from the list on the left, or click one and then the canvas.
Start with an AWS Region or VPC, or an Azure region or virtual network.</source>
        <translation>왼쪽 목록에서 요소를 끌어다 놓거나, 요소를 클릭한 다음 캔버스를 클릭하십시오.
AWS 리전이나 VPC, Azure 리전이나 가상 네트워크부터 시작하면 좋습니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::EmptyNetwork</name>
    <message>
        <source>No network drawn yet</source>
        <translation>아직 그린 네트워크가 없습니다</translation>
    </message>
    <message>
        <source>No workload yet</source>
        <translation>아직 워크로드가 없습니다</translation>
    </message>
    <message>
        <source>Draw the AWS and Azure networks of this workload. The validator checks every step, and its findings become evidence in the review.</source>
        <translation>이 워크로드의 AWS와 Azure 네트워크를 그리십시오. 검증기가 단계마다 검사하고, 발견 사항은 검토의 근거가 됩니다.</translation>
    </message>
    <message>
        <source>Create a workload first; its networks are drawn here.</source>
        <translation>먼저 워크로드를 만드십시오. 워크로드의 네트워크를 여기에 그립니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::ImportNotes</name>
    <message numerus="yes">
        <source>%n element(s) imported from %1.</source>
        <translation>
            <numerusform>%1에서 요소 %n개를 가져왔습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was understood.</source>
        <translation>모든 내용을 해석했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) not understood, or only in part:</source>
        <translation>
            <numerusform>해석하지 못했거나 일부만 해석한 곳 %n군데:</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>아직 가져온 내용이 없습니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>What was not understood</source>
        <translation>해석하지 못한 내용</translation>
    </message>
</context>
<context>
    <name>pb::ui::Inspector</name>
    <message>
        <source>No network is open.</source>
        <translation>열린 네트워크가 없습니다.</translation>
    </message>
    <message>
        <source>The drawing is empty.</source>
        <translation>구성도가 비어 있습니다.</translation>
    </message>
    <message>
        <source>Select an element to see and change its fields.</source>
        <translation>요소를 선택하면 속성을 보고 바꿀 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) selected</source>
        <translation>
            <numerusform>요소 %n개 선택됨</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::IntentsPanel</name>
    <message>
        <source>Intents</source>
        <translation>의도</translation>
    </message>
    <message>
        <source>Intents (%1)</source>
        <translation>의도(%1)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>의도 문장</translation>
    </message>
    <message>
        <source>Shown by</source>
        <translation>확인된 패킷</translation>
    </message>
    <message>
        <source>Add a statement: web must reach app on tcp/8443</source>
        <translation>의도 추가: web must reach app on tcp/8443</translation>
    </message>
    <message>
        <source>New statement</source>
        <translation>새 의도</translation>
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
        <source>Takes the chosen statement from its note</source>
        <translation>선택한 의도를 메모에서 지웁니다</translation>
    </message>
    <message>
        <source>%1 does not get through</source>
        <translation>%1: 통과하지 못함</translation>
    </message>
    <message>
        <source>%1 gets through</source>
        <translation>%1: 통과함</translation>
    </message>
    <message>
        <source>Nothing is said yet about what this network must and must not let through. Statements stand on notes and are checked on every change.</source>
        <translation>이 네트워크에서 허용하거나 차단해야 할 통신이 아직 정해지지 않았습니다. 의도는 메모에 기록되며 변경할 때마다 확인합니다.</translation>
    </message>
    <message>
        <source>Choose a broken statement to see the way of its packet.</source>
        <translation>어긋난 의도를 선택하면 해당 패킷의 경로를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Add a statement</source>
        <translation>의도 추가</translation>
    </message>
    <message>
        <source>Remove a statement</source>
        <translation>의도 삭제</translation>
    </message>
</context>
<context>
    <name>pb::ui::NetworkDocks</name>
    <message>
        <source>Arrange the panels as at first</source>
        <translation>패널을 처음 배치로 되돌리기</translation>
    </message>
</context>
<context>
    <name>pb::ui::NetworkPage</name>
    <message>
        <source>Elements</source>
        <translation>요소</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Routes and rules</source>
        <translation>경로와 규칙</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>경로 추적</translation>
    </message>
    <message>
        <source>Import notes</source>
        <translation>가져오기 결과</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>가져오는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>구성도</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>네트워크 %1</translation>
    </message>
    <message>
        <source>New network</source>
        <translation>새 네트워크</translation>
    </message>
    <message>
        <source>Rename the network</source>
        <translation>네트워크 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Delete the network</source>
        <translation>네트워크 삭제</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 가져오기</translation>
    </message>
    <message>
        <source>Load the example</source>
        <translation>예제 불러오기</translation>
    </message>
    <message>
        <source>Connect: drag from one element to the other, or click both. Esc ends it.</source>
        <translation>연결: 한 요소에서 다른 요소로 끌거나 두 요소를 차례로 누릅니다. Esc를 누르면 끝납니다.</translation>
    </message>
    <message>
        <source>%1: click where it is to stand. Shift+click places several, Esc puts it back.</source>
        <translation>%1: 배치할 위치를 누르십시오. Shift를 누른 채 누르면 여러 개를 배치하고, Esc를 누르면 취소합니다.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Show and hide the panels around the drawing</source>
        <translation>구성도 주위의 패널을 표시하거나 숨깁니다</translation>
    </message>
    <message>
        <source>What AWS CLI, Azure CLI, Terraform, CloudFormation or ARM wrote</source>
        <translation>AWS CLI, Azure CLI, Terraform, CloudFormation, ARM에서 만든 파일</translation>
    </message>
    <message>
        <source>Networks (*.json *.yaml *.yml *.template *.tfstate)</source>
        <translation>네트워크(*.json *.yaml *.yml *.template *.tfstate)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일(*)</translation>
    </message>
    <message>
        <source>Terraform (*.tf.json)</source>
        <translation>Terraform(*.tf.json)</translation>
    </message>
    <message>
        <source>CloudFormation template (*.json)</source>
        <translation>CloudFormation 템플릿(*.json)</translation>
    </message>
    <message>
        <source>ARM template (*.json)</source>
        <translation>ARM 템플릿(*.json)</translation>
    </message>
    <message>
        <source>draw.io drawing (*.drawio)</source>
        <translation>draw.io 구성도(*.drawio)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 그림(*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림(*.png)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>PDF 페이지(*.pdf)</translation>
    </message>
    <message>
        <source>Pillarbench network (*.json)</source>
        <translation>Pillarbench 네트워크(*.json)</translation>
    </message>
    <message>
        <source>Export the network</source>
        <translation>네트워크 내보내기</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1: 쓰지 못했습니다(%2)</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>%1: 내보냈습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) have no resource there; they are kept for the next import.</source>
        <translation>
            <numerusform>요소 %n개는 이 형식에 해당하는 리소스가 없어 다시 가져올 때를 위한 정보로만 남겼습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has %1 resources, and the cloud takes at most %2 in one template.</source>
        <translation>리소스가 %1개로, 한 템플릿의 한도인 %2개를 넘습니다.</translation>
    </message>
</context>
<context>
    <name>pb::ui::OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation>개요</translation>
    </message>
</context>
<context>
    <name>pb::ui::PalettePanel</name>
    <message>
        <source>Search elements</source>
        <translation>요소 검색</translation>
    </message>
    <message>
        <source>Elements to place</source>
        <translation>놓을 수 있는 요소</translation>
    </message>
    <message>
        <source>General</source>
        <translation>공통</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Azure</source>
        <translation>Azure</translation>
    </message>
    <message>
        <source>%1: click, then click in the drawing; or drag it there</source>
        <translation>%1: 누른 다음 구성도를 누르거나, 구성도로 끌어다 놓습니다</translation>
    </message>
</context>
<context>
    <name>pb::ui::ProblemsModel</name>
    <message>
        <source>Waived</source>
        <translation>예외</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>심각도</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>요소</translation>
    </message>
</context>
<context>
    <name>pb::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>문제(%1)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Only the selection</source>
        <translation>선택 항목만</translation>
    </message>
    <message>
        <source>Rules as of</source>
        <translation>규칙 기준일</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Why this is accepted (Enter waives it):</source>
        <translation>예외로 두는 이유(Enter 키로 확정):</translation>
    </message>
    <message>
        <source>Rules date</source>
        <translation>규칙 기준일</translation>
    </message>
    <message>
        <source>Today (%1)</source>
        <translation>오늘(%1)</translation>
    </message>
    <message>
        <source>Another date…</source>
        <translation>다른 날짜…</translation>
    </message>
    <message>
        <source>Change the rules date</source>
        <translation>규칙 기준일 변경</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>발견된 문제가 없습니다.</translation>
    </message>
    <message>
        <source>Select a problem to read about it.</source>
        <translation>문제를 선택하면 설명이 표시됩니다.</translation>
    </message>
    <message>
        <source>Waived by %1: %2</source>
        <translation>예외 처리(%1): %2</translation>
    </message>
    <message>
        <source>Take the waiver back</source>
        <translation>예외 취소</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>예외로 두기…</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>출처: %1</translation>
    </message>
    <message>
        <source>Source: %1, read on %2</source>
        <translation>출처: %1 (%2 확인)</translation>
    </message>
    <message>
        <source>Source (secondary): %1</source>
        <translation>출처(2차 자료): %1</translation>
    </message>
    <message>
        <source>Source: %1 (from memory, to be checked)</source>
        <translation>출처: %1 (일반 지식, 확인 필요)</translation>
    </message>
    <message>
        <source>Follows from the drawing itself</source>
        <translation>구성도 자체에서 도출됨</translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <translation>수정: %1</translation>
    </message>
    <message>
        <source>Waive: %1</source>
        <translation>예외: %1</translation>
    </message>
    <message>
        <source>Take a waiver back</source>
        <translation>예외 취소</translation>
    </message>
    <message>
        <source>Evidence for the questions %1</source>
        <translation>근거로 쓰이는 질문: %1</translation>
    </message>
    <message>
        <source>Other fixes</source>
        <translation>다른 수정 방법</translation>
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
    <name>pb::ui::RowDelegate</name>
    <message>
        <source>(none)</source>
        <translation>(없음)</translation>
    </message>
</context>
<context>
    <name>pb::ui::RowsModel</name>
    <message>
        <source>missing element %1</source>
        <translation>없는 요소 %1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Change row %1 of %2</source>
        <translation>%2의 %1번 행 변경</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>행 추가</translation>
    </message>
    <message>
        <source>Remove a row</source>
        <translation>행 삭제</translation>
    </message>
    <message>
        <source>Move a row</source>
        <translation>행 이동</translation>
    </message>
</context>
<context>
    <name>pb::ui::RowsPanel</name>
    <message>
        <source>Select a route table, security group, network ACL or network security group.</source>
        <translation>라우팅 테이블, 보안 그룹, 네트워크 ACL, 네트워크 보안 그룹 중 하나를 선택하십시오.</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>행 추가</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>행 삭제</translation>
    </message>
    <message>
        <source>Move row up</source>
        <translation>행을 위로 이동</translation>
    </message>
    <message>
        <source>Move row down</source>
        <translation>행을 아래로 이동</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
</context>
<context>
    <name>pb::ui::TracePanel</name>
    <message>
        <source>From</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>To</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>포트</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>경로 추적</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Swap the two ends</source>
        <translation>출발과 도착 바꾸기</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Element, address, internet, or onprem:name</source>
        <translation>요소, 주소, internet 또는 onprem:이름</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>결정한 항목</translation>
    </message>
    <message>
        <source>Steps of the packet</source>
        <translation>패킷의 단계</translation>
    </message>
    <message>
        <source>Say where the packet starts and where it is to arrive.</source>
        <translation>패킷의 출발지와 도착지를 지정하십시오.</translation>
    </message>
    <message>
        <source>Choose two ends and press Trace to follow a packet and its answer.</source>
        <translation>출발과 도착을 고르고 경로 추적을 누르면 패킷과 그 응답을 따라갑니다.</translation>
    </message>
    <message>
        <source>The packet arrives and its answer comes back.</source>
        <translation>패킷이 도착하고 응답이 돌아옵니다.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>가는 길</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>오는 길</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>인터넷</translation>
    </message>
    <message>
        <source>%1 (if what stops it before were lifted)</source>
        <translation>%1 (앞에서 막는 항목을 해제할 경우)</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>선택되지 않음</translation>
    </message>
    <message>
        <source>What stops it</source>
        <translation>막는 항목</translation>
    </message>
    <message>
        <source>on the way back</source>
        <translation>오는 길</translation>
    </message>
    <message>
        <source>on the way there</source>
        <translation>가는 길</translation>
    </message>
    <message>
        <source>Lift this</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>Lift: %1</source>
        <translation>해제: %1</translation>
    </message>
    <message>
        <source>Not reachable. What stops it is listed first.</source>
        <translation>도달할 수 없습니다. 차단 지점이 맨 위에 표시됩니다.</translation>
    </message>
</context>
</TS>
